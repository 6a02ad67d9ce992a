#include "source.h"
#include "../base/memory.h"
#include "descriptor.h"
#include "gunzip.h"
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>

enum { BLOCK_SIZE = (128 << 10) - LINE_SLACK };

static bool refuse(struct source *source, enum message message, const char *detail,
                   struct problems *problems)
{
    struct place place = { source->file, 0, NULL };

    source->failed = true;
    return problem_add(problems, message, place, detail, NULL, NULL);
}

static bool refuse_system(struct source *source, struct problems *problems)
{
    switch (errno) {
    case ENOENT:
    case ENOTDIR:
        return refuse(source, MESSAGE_FILE_MISSING, NULL, problems);
    case EISDIR:
        return refuse(source, MESSAGE_FILE_FOLDER, NULL, problems);
    case EACCES:
        return refuse(source, MESSAGE_FILE_DENIED, NULL, problems);
    default:
        return refuse(source, MESSAGE_FILE_READ, message_system(errno), problems);
    }
}

/* Reads one block behind `end`; false at the end and on an error. */
static bool read_plain(struct source *source, struct problems *problems)
{
    ptrdiff_t size = descriptor_read(source->descriptor, source->at + source->end,
                                     source->room - source->end);

    if (size < 0)
        return refuse_system(source, problems);
    source->ended = size == 0;
    source->end += (size_t)size;
    return size > 0;
}

static bool read_compressed(struct source *source, struct problems *problems)
{
    enum gunzip_fault fault;
    size_t size = gunzip_read(source->gunzip, source->at + source->end,
                              source->room - source->end, &fault);

    if (fault == GUNZIP_READ)
        return refuse_system(source, problems);
    if (fault == GUNZIP_TRUNCATED)
        return refuse(source, MESSAGE_GZIP_TRUNCATED, NULL, problems);
    if (fault == GUNZIP_DAMAGED)
        return refuse(source, MESSAGE_GZIP_DAMAGED, NULL, problems);
    source->ended = size == 0;
    source->end += size;
    return size > 0;
}

static bool read_block(struct source *source, struct problems *problems)
{
    if (source->ended || source->failed)
        return false;
    return source->gunzip ? read_compressed(source, problems) : read_plain(source, problems);
}

/* What the lines at hand may hold. */
static unsigned look_at(struct text lines)
{
    unsigned marks = 0;

    if (memchr(lines.at, '"', lines.size))
        marks |= MAY_QUOTE;
    if (memchr(lines.at, '\0', lines.size))
        marks |= MAY_NUL;
    if (memchr(lines.at, '\r', lines.size))
        marks |= MAY_RETURN;
    if (utf8_valid(lines) < lines.size)
        marks |= MAY_BREAK;
    return marks;
}

/* The end of the last whole line behind `from`, or `from`. */
static size_t last_line_end(const struct source *source, size_t from)
{
    size_t at = source->end;

    while (at > from && source->at[at - 1] != '\n')
        at--;
    return at;
}

static void have_lines(struct source *source, size_t end, unsigned marks)
{
    source->lines_end = end;
    source->marks = marks | look_at((struct text){ source->at, end });
    if (end > 0 && source->at[end - 1] != '\n')
        source->marks |= MAY_END;
}

/* Makes room for a block, and the slack behind it. */
static void grow(struct source *source, size_t room)
{
    source->room += source->at ? LINE_SLACK : 0;
    source->at = make_room(source->at, &source->room, room + LINE_SLACK, 1);
    source->room -= LINE_SLACK;
}

/* Reads past the rest of a line that is too long. */
static bool skip_line(struct source *source, struct problems *problems)
{
    const char *end;

    while (source->skipping) {
        source->end = 0;
        if (!read_block(source, problems))
            return false;
        end = memchr(source->at, '\n', source->end);
        source->start = end ? (size_t)(end - source->at) + 1 : 0;
        source->skipping = !end;
    }
    return true;
}

/* Moves what is left to the front and reads until there are whole lines. */
static bool fill(struct source *source, struct problems *problems)
{
    size_t searched = 0, end;

    if (source->skipping && !skip_line(source, problems))
        return false;
    source->end -= source->start;
    memmove(source->at, source->at + source->start, source->end);
    source->start = source->lines_end = 0;
    while ((end = last_line_end(source, searched)) == searched) {
        searched = source->end;
        if (source->end >= LINE_LIMIT) {
            source->skipping = true;
            have_lines(source, source->end, TOO_LONG);
            return true;
        }
        if (source->end == source->room)
            grow(source, 2 * source->room);
        if (!read_block(source, problems)) {
            have_lines(source, source->failed ? 0 : source->end, 0);
            return source->lines_end > 0;
        }
    }
    have_lines(source, end, 0);
    return true;
}

static bool is_named_gzip(const char *file)
{
    size_t size = strlen(file);

    return size > 3 && strcmp(file + size - 3, ".gz") == 0;
}

/* Reads the first bytes and sees what kind of file it is. */
static bool begin(struct source *source, struct problems *problems)
{
    while (source->end < 2 && read_block(source, problems))
        ;
    if (source->failed)
        return false;
    if (gunzip_magic(source->at, source->end)) {
        source->gunzip = gunzip_open(source->descriptor, source->at, source->end);
        source->end = 0;
        source->ended = false;
    } else if (is_named_gzip(source->file)) {
        return refuse(source, MESSAGE_GZIP_NONE, NULL, problems);
    }
    while (source->end < 3 && read_block(source, problems))
        ;
    if (source->end >= 3 && memcmp(source->at, "\xef\xbb\xbf", 3) == 0)
        source->start = source->lines_end = 3;
    return !source->failed;
}

static bool open_file(struct source *source, struct problems *problems)
{
    struct stat status;

    source->descriptor = strcmp(source->file, "-") == 0 ? STDIN_FILENO
                                                        : open(source->file, O_RDONLY);
    if (source->descriptor < 0 || fstat(source->descriptor, &status) < 0)
        return refuse_system(source, problems);
    if (S_ISDIR(status.st_mode))
        return refuse(source, MESSAGE_FILE_FOLDER, NULL, problems);
    return begin(source, problems);
}

struct source *source_open(const char *file, struct problems *problems)
{
    struct source *source = allocate(1, sizeof *source);

    source->file = file;
    grow(source, BLOCK_SIZE);
    if (open_file(source, problems))
        return source;
    source_close(source);
    return NULL;
}

void source_close(struct source *source)
{
    if (!source)
        return;
    gunzip_close(source->gunzip);
    if (source->descriptor > STDIN_FILENO)
        close(source->descriptor);
    free(source->at);
    free(source);
}

int source_first_byte(const struct source *source)
{
    return source->start < source->end ? (unsigned char)source->at[source->start] : -1;
}

enum source_state source_line(struct source *source, struct line *line,
                              struct problems *problems)
{
    const char *from, *end;
    size_t left;

    if (source->start == source->lines_end && !fill(source, problems))
        return source->failed ? SOURCE_FAILED : SOURCE_END;
    from = source->at + source->start;
    left = source->lines_end - source->start;
    end = memchr(from, '\n', left);
    line->text = (struct text){ from, end ? (size_t)(end - from) : left };
    line->number = ++source->number;
    line->marks = source->marks;
    source->start += line->text.size + (end != NULL);
    if (end && line->text.size > 0 && end[-1] == '\r')
        line->text.size--;
    return SOURCE_LINE;
}

bool source_moves(const struct source *source)
{
    return source->start == source->lines_end;
}

bool source_holds(const struct source *source, struct text bytes)
{
    uintptr_t at = (uintptr_t)bytes.at, from = (uintptr_t)source->at;

    return at >= from && at - from < source->room;
}
