/* A payroll that was not changed since it was made. */
#ifndef DIBAO_SOUND_H
#define DIBAO_SOUND_H

#include "fund.h"
#include "numbers.h"

/* What shows that a payment was changed. */
struct unsound {
    enum message message;
    int column;              /* of the payroll */
    char sums[2][FEN_TEXT];  /* for the message, terminated */
};

/* The payment's parts add up to its total, goods are a part of it, its funds add up to what is
   asked for, and its number follows the one before it. False: *unsound says what is wrong. */
bool payment_is_sound(const struct row *payment, struct numbers *numbers,
                      struct unsound *unsound);

#endif
