/* The lines of a file or of standard input, plain or gzip, read in blocks. */
#ifndef DIBAO_SOURCE_H
#define DIBAO_SOURCE_H

#include "../base/encoding.h"
#include "../base/problem.h"

/* The longest line that is read whole. */
enum { LINE_LIMIT = 1 << 20 };

/* So many bytes behind a line's end may be looked at, whatever they are. */
enum { LINE_SLACK = 64 };

/* What a line may hold; a mark that is not set says that it does not. */
enum line_mark {
    MAY_QUOTE = 1,
    MAY_NUL = 2,
    MAY_RETURN = 4,  /* a carriage return that is no part of the line's end */
    MAY_BREAK = 8,   /* bytes that are no UTF-8 */
    MAY_END = 16,    /* nothing: the file ends within the line */
    MAY_SHEET = 64,  /* what spreadsheets write and tables do not: see source_open_as */
    TOO_LONG = 32    /* it does: only the line's first LINE_LIMIT bytes are here */
};

struct line {
    struct text text; /* without "\n" or "\r\n"; stands until source_moves says otherwise */
    long number;      /* from 1 */
    unsigned marks;
};

enum source_state { SOURCE_LINE, SOURCE_END, SOURCE_FAILED };

/* Its parts are source.c's own. */
struct source {
    const char *file;
    int descriptor;
    struct gunzip *gunzip;    /* NULL: plain */
    struct transcode *transcode; /* NULL: UTF-8 */
    enum encoding encoding;
    bool foreign;             /* may be no UTF-8, may come from a spreadsheet */
    bool undecided;           /* foreign, and ASCII alone so far */
    size_t rest;              /* undecided: bytes at the end that are part of a character */
    char *at;
    size_t room, start, end;  /* what was read and not yet given out */
    size_t lines_end;         /* up to here there are whole lines only */
    unsigned marks;           /* of these lines */
    long number;              /* of the line given out last */
    bool ended, failed;
    bool skipping;            /* the rest of a line that is too long */
};

/* `file` is borrowed; "-" is standard input. NULL: a problem was added. */
struct source *source_open(const char *file, struct problems *problems);
/* The same of a file in any encoding, ENCODING_AUTO: by its mark or by its bytes. Its lines come in
   UTF-8, what is broken in it as bytes that are none, and have MAY_SHEET set where they may hold
   blanks, tabs, signs before a text or wide digits. */
struct source *source_open_as(const char *file, enum encoding encoding, struct problems *problems);
/* The encoding as far as it is known; ENCODING_AUTO: ASCII alone so far. */
enum encoding source_encoding(const struct source *source);
void source_close(struct source *source);

/* The first byte that is not part of a byte order mark; -1 when there is none. Before the first
   line only. */
int source_first_byte(const struct source *source);

/* The next line; the last one need not end. SOURCE_FAILED: a problem was added, now or before. */
enum source_state source_line(struct source *source, struct line *line,
                              struct problems *problems);

/* Where the next line begins, if it is at hand, ends with "\n" and has no mark but perhaps
   MAY_QUOTE; NULL otherwise: ask source_line. */
static inline const char *source_plain(const struct source *source)
{
    return source->marks & ~(unsigned)MAY_QUOTE || source->start == source->lines_end
               ? NULL
               : source->at + source->start;
}
/* The plain line is taken, up to the byte behind its end: its number. */
static inline long source_took(struct source *source, const char *end)
{
    source->start = (size_t)(end - source->at);
    return ++source->number;
}

/* True when the next call of source_line takes the bytes of the lines so far for others. */
static inline bool source_moves(const struct source *source)
{
    return source->start == source->lines_end;
}
/* True when these bytes are a line's that stands as long as that. */
bool source_holds(const struct source *source, struct text bytes);

#endif
