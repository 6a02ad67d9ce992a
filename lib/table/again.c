#include "again.h"
#include "../base/memory.h"
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include <zlib.h>

enum { BLOCK = 1 << 16 };

static const char *name_of(const struct settings *settings)
{
    return settings->operand_count > 0 ? settings->operands[0] : "-";
}

/* Something is read from standard input: the operand, or a side table. */
static bool is_standard(const struct settings *settings)
{
    bool standard = strcmp(name_of(settings), "-") == 0;

    for (size_t i = 0; i < settings->table_count; i++)
        standard |= strcmp(settings->tables[i].file, "-") == 0;
    return standard;
}

static bool cannot_read(const struct settings *settings, struct problems *problems)
{
    return problem_add(problems, MESSAGE_FILE_READ, (struct place){ .file = name_of(settings) },
                       message_system(errno), NULL, NULL);
}

/* All of standard input into the file; false: errno says why. */
static bool copy_to(int file)
{
    char *block = allocate(BLOCK, 1);
    ssize_t size = 0, written = 0;

    while (written == size && (size = read(STDIN_FILENO, block, BLOCK)) > 0)
        written = write(file, block, (size_t)size);
    free(block);
    return size == 0;
}

bool input_keep(const struct settings *settings, struct problems *problems)
{
    if (!is_standard(settings) || lseek(STDIN_FILENO, 0, SEEK_CUR) == 0)
        return true;
    FILE *file = tmpfile();
    bool good = file && copy_to(fileno(file)) && dup2(fileno(file), STDIN_FILENO) >= 0;

    if (!good)
        cannot_read(settings, problems);
    if (file)
        fclose(file);
    return good && input_rewind(settings, problems);
}

bool input_rewind(const struct settings *settings, struct problems *problems)
{
    return !is_standard(settings) || lseek(STDIN_FILENO, 0, SEEK_SET) == 0
        || cannot_read(settings, problems);
}

/* Reads to the end; false: the gzip stream is damaged, or errno says why. */
static bool sum_up(gzFile file, uint32_t *crc)
{
    unsigned char *block = allocate(BLOCK, 1);
    int size;

    *crc = (uint32_t)crc32(0, NULL, 0);
    while ((size = gzread(file, block, BLOCK)) > 0)
        *crc = (uint32_t)crc32(*crc, block, (unsigned)size);
    free(block);
    return size == 0;
}

bool input_crc(const struct settings *settings, uint32_t *crc, struct problems *problems)
{
    int descriptor = strcmp(name_of(settings), "-") == 0 ? dup(STDIN_FILENO)
                                           : open(name_of(settings), O_RDONLY);
    gzFile file = descriptor < 0 ? NULL : gzdopen(descriptor, "r");
    bool good = file && sum_up(file, crc);

    if (!good && !errno)
        errno = EIO;
    if (!good)
        cannot_read(settings, problems);
    if (file)
        gzclose_r(file);
    return good;
}

int work_with_crc(const struct settings *settings, crc_work *work)
{
    struct problems problems = { 0 };
    uint32_t crc;
    bool good = input_keep(settings, &problems) && input_crc(settings, &crc, &problems)
             && input_rewind(settings, &problems);

    settings_report(settings, &problems);
    problems_fini(&problems);
    return good ? work(settings, crc) : STATUS_FAILED;
}
