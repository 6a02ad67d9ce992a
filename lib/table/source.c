#include "source_parts.h"
#include "../base/memory.h"
#include "gunzip.h"
#include "transcode.h"
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { CHARACTER_SIZE = 8 }; /* and more: there must be room for one */

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

/* A byte of what spreadsheets write. The lead bytes are those of wide signs and blanks. */
static bool holds_signs(struct text lines)
{
    static const char signs[] = { ' ', '\t', '\'', '=', '+', '\xEF', '\xE3', '\xC2' };

    for (size_t i = 0; i < sizeof signs; i++)
        if (memchr(lines.at, signs[i], lines.size))
            return true;
    return false;
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
    struct text lines = { source->at, end };

    source->lines_end = end;
    source->marks = marks | look_at(lines);
    if (end > 0 && source->at[end - 1] != '\n')
        source->marks |= MAY_END;
    if (source->foreign && holds_signs(lines))
        source->marks |= MAY_SHEET;
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
        if (!source_read_block(source, problems))
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
        if (source->room - source->end < CHARACTER_SIZE)
            grow(source, 2 * source->room);
        if (!source_read_block(source, problems)) {
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

/* .xlsx, .ods, .et and the older .xls. */
static bool is_workbook(struct text begin)
{
    return begin.size >= 4 && (memcmp(begin.at, "PK\3\4", 4) == 0
                               || memcmp(begin.at, "\xD0\xCF\x11\xE0", 4) == 0);
}

/* Reads until there are so many bytes, or no more. */
static void read_first(struct source *source, size_t size, struct problems *problems)
{
    while (source->end < size && source_read_block(source, problems))
        ;
}

static bool begin_text(struct source *source, enum encoding encoding, struct problems *problems)
{
    size_t mark;
    struct text bytes;

    read_first(source, 4, problems);
    bytes = (struct text){ source->at, source->end };
    if (is_workbook(bytes))
        return source_refuse(source, MESSAGE_FILE_WORKBOOK, NULL, problems);
    enum encoding marked = encoding_marked(bytes, &mark);
    bool wide = marked == ENCODING_UTF_16LE || marked == ENCODING_UTF_16BE;
    if (marked == ENCODING_UTF_8 || (wide && source->foreign))
        source->start = source->lines_end = mark;
    if (marked != ENCODING_AUTO && encoding == ENCODING_AUTO)
        encoding = marked;
    source->undecided = encoding == ENCODING_AUTO;
    source->encoding = encoding;
    size_t size = source->end - source->start;
    if (source->undecided)
        source_decide(source, size, problems);
    else if (encoding != ENCODING_UTF_8)
        source_convert_from(source, encoding, size, problems);
    read_first(source, source->start + 1, problems);
    return !source->failed;
}

/* Reads the first bytes and sees what kind of file it is. */
static bool begin(struct source *source, enum encoding encoding, struct problems *problems)
{
    read_first(source, 2, problems);
    if (source->failed)
        return false;
    if (gunzip_magic(source->at, source->end)) {
        source->gunzip = gunzip_open(source->descriptor, source->at, source->end);
        source->end = 0;
        source->ended = false;
    } else if (is_named_gzip(source->file)) {
        return source_refuse(source, MESSAGE_GZIP_NONE, NULL, problems);
    }
    return begin_text(source, encoding, problems);
}

static bool open_file(struct source *source, enum encoding encoding, struct problems *problems)
{
    struct stat status;

    source->descriptor = strcmp(source->file, "-") == 0 ? STDIN_FILENO
                                                        : open(source->file, O_RDONLY);
    if (source->descriptor < 0 || fstat(source->descriptor, &status) < 0)
        return source_refuse_system(source, problems);
    if (S_ISDIR(status.st_mode))
        return source_refuse(source, MESSAGE_FILE_FOLDER, NULL, problems);
    return begin(source, encoding, problems);
}

static struct source *open_source(const char *file, enum encoding encoding, bool foreign,
                                  struct problems *problems)
{
    struct source *source = allocate(1, sizeof *source);

    source->file = file;
    source->foreign = foreign;
    grow(source, BLOCK_SIZE);
    if (open_file(source, encoding, problems))
        return source;
    source_close(source);
    return NULL;
}

struct source *source_open(const char *file, struct problems *problems)
{
    return open_source(file, ENCODING_UTF_8, false, problems);
}

struct source *source_open_as(const char *file, enum encoding encoding, struct problems *problems)
{
    return open_source(file, encoding, true, problems);
}

enum encoding source_encoding(const struct source *source)
{
    return source->encoding;
}

void source_close(struct source *source)
{
    if (!source)
        return;
    gunzip_close(source->gunzip);
    transcode_close(source->transcode);
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

bool source_holds(const struct source *source, struct text bytes)
{
    uintptr_t at = (uintptr_t)bytes.at, from = (uintptr_t)source->at;

    return at >= from && at - from < source->room;
}
