#include "run_state.h"
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

char *book_table(const char *book, const char *name)
{
    static const char *const endings[] = { ".csv", ".csv.gz", ".jsonl", ".jsonl.gz" };

    for (size_t i = 0; book && i < sizeof endings / sizeof *endings; i++) {
        struct buffer path = { 0 };
        buffer_string(&path, book);
        buffer_byte(&path, '/');
        buffer_string(&path, name);
        buffer_string(&path, endings[i]);
        if (access(path.at, F_OK) == 0)
            return path.at;
        buffer_fini(&path);
    }
    return NULL;
}

char *run_find_table(const struct settings *settings, const char *name)
{
    const char *named = settings_table(settings, name);

    return named ? copy_string(named) : book_table(settings->value[OPTION_BOOK], name);
}

/* The shortest header that the table can have. */
static void list_required(struct buffer *header, const struct schema *schema)
{
    for (size_t i = 0; i < schema->count; i++) {
        if (!(schema->columns[i].flags & (REQUIRED | KEY)))
            continue;
        buffer_string(header, header->size ? "," : "");
        buffer_string(header, schema->columns[i].name);
    }
}

bool table_missing(const struct schema *schema, const char *book, struct problems *problems)
{
    struct buffer header = { 0 };

    list_required(&header, schema);
    problem_add(problems, MESSAGE_TABLE_MISSING, (struct place){ .file = book }, schema->name,
                schema->label, header.at);
    buffer_fini(&header);
    return false;
}

static bool each_row(struct reader *reader, row_taker *take, void *listener,
                     struct problems *problems)
{
    struct row *row;
    enum reading reading;
    bool good = true;

    while ((reading = reader_next(reader, &row, problems)) == READ_ROW || reading == READ_BAD) {
        if (reading == READ_ROW)
            take(listener, row);
        else
            good = false;
    }
    return good && reading == READ_END;
}

bool each_row_of(const char *file, enum table table, row_taker *take, void *listener,
                 struct problems *problems)
{
    struct reader_plan plan = { .file = file, .schema = schema_of(table) };
    struct reader *reader = reader_open(&plan, problems);
    bool good = reader && each_row(reader, take, listener, problems);

    reader_close(reader);
    return good;
}

bool each_good_row_of(const char *file, enum table table, row_taker *take, void *listener,
                      size_t *bad, struct problems *problems)
{
    struct reader_plan plan = { .file = file, .schema = schema_of(table) };
    struct reader *reader = reader_open(&plan, problems);
    enum reading reading = READ_FAILED;
    struct problems passed = { 0 };
    struct row *row;

    *bad = 0;
    while (reader && (reading = reader_next(reader, &row, &passed)) < READ_END) {
        if (reading == READ_ROW)
            take(listener, row);
        *bad += reading == READ_BAD;
        if (reading == READ_BAD)
            problems_clear(&passed);
    }
    if (reader && reading == READ_FAILED)
        problems_move(problems, &passed);
    problems_fini(&passed);
    reader_close(reader);
    return reading == READ_END;
}

bool run_each_row(const struct settings *settings, enum table table, row_taker *take,
                  void *listener, struct problems *problems)
{
    char *file = run_find_table(settings, schema_of(table)->name);
    bool good = file ? each_row_of(file, table, take, listener, problems)
                     : table_missing(schema_of(table), NULL, problems);

    free(file);
    return good;
}

/* Rows that are kept. */
struct kept {
    struct rows *rows;
    struct arena *arena;
};

static void keep_row(void *listener, const struct row *row)
{
    struct kept *kept = listener;
    struct rows *rows = kept->rows;

    if (rows->count == rows->room) {
        size_t room = rows->room ? 2 * rows->room : 64;
        struct row *at = arena_take(kept->arena, room * sizeof *at);
        if (rows->count)
            memcpy(at, rows->at, rows->count * sizeof *at);
        rows->at = at;
        rows->room = room;
    }
    row_keep(&rows->at[rows->count++], row, kept->arena);
}

static int64_t bound(const struct row *row, const char *name, int64_t open)
{
    int column = schema_column(row->schema, text_of(name));

    return column < 0 || row->number[column] == NONE ? open : row->number[column];
}

/* True when both rows are of one month. */
static bool share_a_month(const struct row *a, const struct row *b)
{
    return bound(a, "from", INT64_MIN) <= bound(b, "to", INT64_MAX)
        && bound(b, "from", INT64_MIN) <= bound(a, "to", INT64_MAX);
}

static bool same_key(const struct row *a, const struct row *b)
{
    bool keyed = false, same = true;

    for (size_t i = 0; same && i < (size_t)a->schema->count; i++) {
        if (!(a->schema->columns[i].flags & KEY))
            continue;
        keyed = true;
        same = text_equal(a->field[i], b->field[i]);
    }
    return keyed && same && share_a_month(a, b);
}

static bool check_keys(const struct rows *rows, const char *file, struct problems *problems)
{
    enum { LINE_TEXT = 24 };
    bool good = true;

    for (size_t i = 0; i < rows->count; i++)
        for (size_t j = 0; j < i; j++) {
            const struct row *row = &rows->at[i];
            char line[LINE_TEXT];

            if (!same_key(row, &rows->at[j]))
                continue;
            snprintf(line, sizeof line, "%" PRId64, (int64_t)rows->at[j].line);
            good = problem_add(problems, MESSAGE_ROW_TWICE,
                               (struct place){ file, row->line, NULL }, line, NULL, NULL);
            break;
        }
    return good;
}

bool run_load_table(const struct settings *settings, enum table table, struct rows *rows,
                    struct arena *arena, struct problems *problems)
{
    struct kept kept = { rows, arena };

    *rows = (struct rows){ 0 };
    if (!run_each_row(settings, table, keep_row, &kept, problems))
        return false;
    char *file = run_find_table(settings, schema_of(table)->name);
    bool good = check_keys(rows, file, problems);
    free(file);
    return good;
}
