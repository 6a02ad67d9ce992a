/* A merged table as files: canonical, or as offices open it in a spreadsheet. */
#ifndef DIBAO_PRESENT_H
#define DIBAO_PRESENT_H

#include "../base/encoding.h"
#include "merge.h"

struct mask;

struct presentation {
    bool jsonl;
    bool labels;          /* Chinese headings and codes */
    bool spreadsheet;     /* numbers of papers stay text, nothing is computed, lines end in CRLF */
    enum encoding encoding; /* of the spreadsheet's file */
    struct mask *mask;    /* hides what is private; NULL: shows it */
};

struct presenter;

/* Once all files of the merge were read. Both are borrowed. NULL: iconv cannot convert; a problem
   was added. */
struct presenter *presenter_open(const struct merge *merge, const struct presentation *how,
                                 struct problems *problems);
void presenter_close(struct presenter *presenter);

/* A file's first bytes: mark and header. */
void present_header(struct presenter *presenter, struct writer *writer);
void present_row(struct presenter *presenter, const struct merged_row *row, struct writer *writer);
/* Columns that were left out because nobody knows whether they are private: "a, b". */
const char *presenter_left_out(const struct presenter *presenter);

#endif
