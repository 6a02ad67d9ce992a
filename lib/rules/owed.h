/* Payments that were not handed over, so that what is carried can be followed to the fund and the
   subdistrict that it came from. */
#ifndef DIBAO_OWED_H
#define DIBAO_OWED_H

#include "../base/memory.h"
#include "../table/row.h"
#include "../table/schema.h"

struct owed {
    struct text household, payment_no, subdistrict;
    struct text funds; /* of its own month, "dibao=338.00" */
    int64_t month;
    bool released; /* handed over, or lapsed, since */
};

/* Starts as all zero. Some 150 bytes a payment that was not handed over. */
struct owed_list {
    struct owed *at; /* owned */
    size_t count, room;
    struct arena arena;
};

/* Adds a row of settled, if its payment was not handed over. */
void owed_add(struct owed_list *list, const struct row *settled);
/* To be called once, when all were added. */
void owed_sort(struct owed_list *list);
/* The household's payment of the month, or NULL. */
struct owed *owed_of(const struct owed_list *list, struct text household, int64_t of);
/* The payment of that number, or NULL. */
struct owed *owed_payment(const struct owed_list *list, struct text payment_no);
void owed_fini(struct owed_list *list);

#endif
