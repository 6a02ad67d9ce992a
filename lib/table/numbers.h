/* Numbers for families that have none yet (户编号), and finding again those that have. */
#ifndef DIBAO_NUMBERS_H
#define DIBAO_NUMBERS_H

#include "run.h"

/* What a sheet says of a family. */
struct family {
    struct text number; /* household_id; empty: none yet */
    struct text head_id, subdistrict, community, head_name;
};

struct numbers;

/* Takes up the codes of the places and the families that the book (or -t) has: households, and the
   heads among members. NULL: problems were added. */
struct numbers *numbers_open(const struct settings *settings, struct problems *problems);
void numbers_close(struct numbers *numbers);

/* Adds the family's number: its own; that of the family in the book with this head's ID number, or
   else with this head in this community; otherwise the next one of the community, which no family
   had before. MESSAGE_COUNT, or why there is none. */
enum message numbers_find(struct numbers *numbers, const struct family *family,
                          struct buffer *number);

#endif
