/* Double entries (复式分录) in the journal format of hledger: from the finance bureau to the
   family. Amounts in CNY with two decimals.

   Accounts: assets:finance:FUND (received by the finance bureau), assets:bureau:FUND (allotted to
   civil affairs), assets:offices:SUBDISTRICT:FUND (transferred), expenses:FUND:SUBDISTRICT,
   liabilities:payments:SUBDISTRICT:FUND:MONTH (on a payroll, not handed over), revenues:SOURCE,
   revenues:lapsed:FUND:SUBDISTRICT. Nobody is named: an entry has the payment's and the household's
   number.

   Entries come in any order and are written by day; memory grows with the days, the accounts and
   what is owed, not with the payments. */
#ifndef DIBAO_JOURNAL_H
#define DIBAO_JOURNAL_H

#include "../rules/owed.h"
#include "../table/piles.h"
#include "../table/writer.h"

/* Starts as all zero, but for `owed`. */
struct journal {
    struct buffer out;      /* the entry in hand; owned */
    struct buffer name;     /* of the account in hand; owned */
    struct piles piles;     /* entries, by day */
    struct journal_day *days; /* owned; in order of coming up */
    size_t day_count, day_room, last;
    char **accounts;        /* that were used; owned */
    size_t account_count, account_room;
    const struct owed_list *owed;
};

/* Why money of an earlier month cannot be followed. */
enum journal_fault {
    JOURNAL_GOOD,
    JOURNAL_ORIGIN, /* `owed` does not know it */
    JOURNAL_AMOUNT, /* it is another sum than was owed */
    JOURNAL_TWICE,  /* it was handed over, or has lapsed, before */
};

/* A row of funds. Budgets and requests are no money: a comment. */
void journal_funds(struct journal *journal, const struct row *row);
/* A row of the payroll: its own funds are owed from its pay day on. */
void journal_payment(struct journal *journal, const struct row *row);
/* A row of settled: what was handed over is no longer owed. */
enum journal_fault journal_settled(struct journal *journal, const struct row *row);
/* A row of lapsed: what nobody came for in time is not owed any more, and stays with the
   subdistrict. */
enum journal_fault journal_lapsed(struct journal *journal, const struct row *row);
/* Writes it: what it uses, declared, so that hledger check --strict finds it all, then the entries
   by day, those of a day as they came up. What could not be read again shows at piles_good. */
void journal_write(struct journal *journal, struct writer *to);
void journal_fini(struct journal *journal);

#endif
