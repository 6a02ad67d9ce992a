/* Single values as other people read them: hidden, labelled, safe in a spreadsheet. */
#ifndef DIBAO_TABLE_MASK_H
#define DIBAO_TABLE_MASK_H

#include "../base/problem.h"
#include "schema.h"

struct mask;

/* `file`: what makes the stand-ins, to be kept secret; NULL: they are made without a key. NULL:
   the file cannot be read; a problem was added. */
struct mask *mask_open(const char *file, struct problems *problems);
void mask_close(struct mask *mask);
/* Adds what stands for a private value, the same each time: an ID number of division 990104 with
   the same birth date and sex, digits for digits, "address-1234567" for words; nothing for codes
   (illness, disability), which a stand-in would give away. */
void mask_value(const struct mask *mask, const struct column *column, struct text text,
                struct buffer *out);

/* Adds the Chinese label of a code, of each member of a set, of yes and no; other values as they
   stand. */
void label_value(const struct column *column, struct text text, struct buffer *out);

/* Adds a value that no spreadsheet computes, rounds or takes for a date: a tab behind numbers of
   papers and months, "'" before "=1+1". `column` NULL: any text. */
void for_spreadsheet(const struct column *column, struct text text, struct buffer *out);

#endif
