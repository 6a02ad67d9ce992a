/* Vouchers and certificates of the supermarkets (代金券、购物证): their numbers, what they are good
   for and until when. */
#ifndef DIBAO_VOUCHERS_H
#define DIBAO_VOUCHERS_H

#include "../base/idnumber.h"
#include "../policy/policy.h"
#include "../table/codes.h"
#include "../table/writer.h"

enum { VOUCHER_NUMBER = PAYMENT_NUMBER + 1, VOUCHER_OFFICES = 1000, MOST_VOUCHERS = 999999 };

/* The last running number of each subdistrict, by the three digits with which a household's number
   begins. Starts as all zero. */
struct voucher_numbers {
    int last[VOUCHER_OFFICES];
};

/* True for an award of the month that is handed over as a voucher. */
bool is_voucher(const struct row *award, month worked);

/* The next number: "V", then as a payment's. False: the subdistrict has no more. */
bool voucher_number(struct voucher_numbers *numbers, struct text household, month worked,
                    char out[VOUCHER_NUMBER]);

/* The last day on which it is taken: voucher_days after the pay day; NO_DAY: without end. */
day voucher_end(const struct policy *policy, month worked);

/* Writes the voucher of an award; nothing of it is redeemed. */
void voucher_write(const struct row *award, const char *number, const struct policy *policy,
                   month worked, struct values *values);

/* "V200404-001-0000016": true when the number has this form and its check digit is right. */
bool voucher_number_holds(struct text number);
/* The first day of the month of such a number. */
day voucher_begin(struct text number);

#endif
