/* Cleaning by type: what the files that make up clean.c share. */
#ifndef DIBAO_CLEAN_PARTS_H
#define DIBAO_CLEAN_PARTS_H

#include "clean.h"

bool starts_with(struct text text, const char *word);
bool ends_with(struct text text, const char *word);
/* Without blanks at its ends. */
struct text trimmed(struct text text);

/* Each adds the value as the column has it, or as it stood when it is not understood. */
enum message clean_count(const struct column *column, struct text text, struct buffer *out);
enum message clean_measure(const struct column *column, struct text text, struct buffer *out);
enum message clean_money(const struct column *column, struct text text, struct buffer *out);
enum message clean_date(const struct column *column, struct text text, struct buffer *out);
enum message clean_month(const struct column *column, struct text text, struct buffer *out);
enum message clean_yesno(const struct column *column, struct text text, struct buffer *out);
enum message clean_code(const struct column *column, struct text text, struct buffer *out);
enum message clean_set(const struct column *column, struct text text, struct buffer *out);

#endif
