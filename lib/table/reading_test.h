/* Shared by the tests of reading: writes a file, reads it as a table, says what came out. */
#ifndef DIBAO_READING_TEST_H
#define DIBAO_READING_TEST_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include <cmocka.h>

#include "reader.h"

static char test_file[64];

static inline void write_file(const char *bytes, size_t size)
{
    int descriptor;

    snprintf(test_file, sizeof test_file, "/tmp/dibao-reading-XXXXXX");
    descriptor = mkstemp(test_file);
    assert_true(descriptor >= 0);
    assert_int_equal(write(descriptor, bytes, size), size);
    close(descriptor);
}

/* " 3:amount [money]" for each problem; all must name the file. */
static inline void list_problems(struct buffer *out, const struct problems *problems,
                                 const char *file)
{
    for (size_t i = 0; i < problems->count; i++) {
        const struct problem *problem = &problems->at[i];
        assert_string_equal(problem->file, file);
        buffer_byte(out, ' ');
        buffer_number(out, problem->line);
        buffer_byte(out, ':');
        buffer_string(out, problem->column ? problem->column : "");
        buffer_string(out, " [");
        buffer_string(out, messages[problem->message].code);
        buffer_byte(out, ']');
    }
}

/* "G" a good row, "B" a bad one, "." the end, "!" cannot go on, "-" not even opened; then the
   problems. `texts` gets what the problems say. */
static inline char *read_plan(const struct reader_plan *plan, struct buffer *texts)
{
    struct problems problems = { 0 };
    struct buffer out = { 0 };
    struct reader *reader = reader_open(plan, &problems);
    enum reading reading = reader ? READ_ROW : READ_FAILED;
    struct row *row;

    if (!reader)
        buffer_byte(&out, '-');
    while (reading == READ_ROW || reading == READ_BAD) {
        reading = reader_next(reader, &row, &problems);
        buffer_byte(&out, "GB.!"[reading]);
    }
    list_problems(&out, &problems, plan->file);
    for (size_t i = 0; texts && i < problems.count; i++)
        buffer_string(texts, problems.at[i].text);
    reader_close(reader);
    problems_fini(&problems);
    return out.at;
}

static inline char *read_sized(enum table table, const char *bytes, size_t size)
{
    struct reader_plan plan = { .file = test_file, .schema = schema_of(table), .sorted = true };
    char *found;

    write_file(bytes, size);
    found = read_plan(&plan, NULL);
    unlink(test_file);
    return found;
}

#define assert_reads(table, bytes, expected)                                   \
    do {                                                                       \
        char *found_ = read_sized(table, bytes, sizeof bytes - 1);             \
        assert_string_equal(found_, expected);                                 \
        free(found_);                                                          \
    } while (0)

#endif
