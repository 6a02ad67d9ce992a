/* The numbers of a payroll's payments (发放号), as they must follow each other. */
#ifndef DIBAO_NUMBERS_H
#define DIBAO_NUMBERS_H

#include "../base/text.h"

enum { NUMBER_ENDINGS = 1000 };

/* The last running number of each subdistrict, by the last three digits of its code. Starts as all
   zero. */
struct numbers {
    int last[NUMBER_ENDINGS];
};

/* True when the number has our form and its check digit is right. */
bool number_holds(struct text number);

/* True when the number is above the last one of its subdistrict and its check digit is right, or
   when it has another form than ours. */
bool number_follows(struct numbers *numbers, struct text number);

#endif
