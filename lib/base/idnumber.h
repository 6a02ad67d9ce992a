/* Numbers with check digits. */
#ifndef DIBAO_IDNUMBER_H
#define DIBAO_IDNUMBER_H

#include "day.h"

/* Resident ID number: 18 characters with check digit (GB 11643, ISO 7064 MOD 11-2), or the old
   15 digits (19YY, no check digit). */
enum id_fault { ID_GOOD, ID_FORM, ID_DATE, ID_CHECK };

struct id_number {
    char digits[19]; /* the 18-character form, upper-case X, terminated: equal for equal persons */
    day birth;
    bool male;
};

/* `x` is read as `X`. On a fault *result is untouched. */
enum id_fault id_number_parse(struct text text, struct id_number *result);
/* The same where only the day of birth is wanted. */
enum id_fault id_number_birth(struct text text, day *birth);
/* The sex that a good number tells. */
bool id_number_is_male(struct text number);

/* ISO 7064 MOD 11,10 over the digits of `text`, other characters passed over; '0' to '9'. */
char check_digit(struct text text);

/* `household_id` of the district's own form: six digits, '-', five digits and a check digit. */
bool household_number_is_ours(struct text text);
/* True when it has the district's form but the check digit is wrong. */
bool household_number_is_wrong(struct text text);

enum { PAYMENT_NUMBER = 20 };
/* "200404-001-0001239": month, last three digits of the subdistrict's code, running number
   (1 to 999999), check digit. */
void payment_number(char out[PAYMENT_NUMBER], month month_paid, struct text subdistrict_code,
                    int running);

#endif
