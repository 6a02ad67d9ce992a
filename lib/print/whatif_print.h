/* What another policy would cost and change, for people and for programs. */
#ifndef DIBAO_WHATIF_PRINT_H
#define DIBAO_WHATIF_PRINT_H

#include "../base/message.h"
#include "../rules/whatif.h"

/* A page of tables: the whole, then by subdistrict and by care class, households, persons and yuan
   each with their sum. */
void whatif_as_text(struct buffer *out, const struct whatif_report *report,
                    enum language language);

/* One JSON object (dibao-report(1)); money as strings in yuan. */
void whatif_as_json(struct buffer *out, const struct whatif_report *report);

#endif
