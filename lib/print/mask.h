/* Names that the public may read only in part. */
#ifndef DIBAO_MASK_H
#define DIBAO_MASK_H

#include "../base/text.h"

/* Adds the name as the word of a policy has it: "middle" 王*五, 李*; "surname" 王**, of a compound
   surname 欧阳*; anything else (NULL too) whole. */
void add_masked_name(struct buffer *out, struct text name, const char *mask);

/* Adds an ID number with its last four characters alone: beside an age they tell no birth date. */
void add_masked_id(struct buffer *out, struct text number);

#endif
