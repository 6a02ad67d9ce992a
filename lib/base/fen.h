/* Money: a whole number of fen (1/100 yuan) in 64 bits; as text, yuan. */
#ifndef DIBAO_FEN_H
#define DIBAO_FEN_H

#include "text.h"

typedef int64_t fen;

/* Reads yuan with at most two decimals ("169", "169.5", "-3.69"); a sign '-' is allowed, '+',
   blanks, separators and exponents are not. False (and *result untouched) when it is none of
   these or beyond 64 bits. */
bool fen_parse(struct text text, fen *result);

enum { FEN_TEXT = 24 };
/* Writes yuan with two decimals ("-0.05") and a terminator; returns the length. */
size_t fen_format(char out[FEN_TEXT], fen amount);
void buffer_fen(struct buffer *buffer, fen amount);

/* a + b into *sum; false on overflow. */
bool fen_add(fen *sum, fen amount);

/* "-12.5" with at most `places` decimals, in units of the last of them. */
bool scaled_parse(struct text text, int places, int64_t *result);

/* The same of at most eight bytes without a sign, as most numbers are, that stand where eight may
   be read; false: scaled_parse must look. */
bool short_parse(struct text text, unsigned places, int64_t *result);

/* A whole number in 64 bits, digits and '-' alone. */
bool integer_parse(struct text text, int64_t *result);

/* A decimal with at most nine decimals, in units of 1e-9; -9.2e9 to 9.2e9. */
enum { DECIMAL_UNIT = 1000000000 };
bool decimal_parse(struct text text, int64_t *result);

#endif
