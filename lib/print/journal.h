/* Double entries (复式分录) in the journal format of hledger: from the finance bureau to the
   family. Amounts in CNY with two decimals.

   Accounts: assets:finance:FUND (received by the finance bureau), assets:bureau:FUND (allotted to
   civil affairs), assets:offices:SUBDISTRICT:FUND (transferred), expenses:FUND:SUBDISTRICT,
   liabilities:payments:SUBDISTRICT:FUND:MONTH (on a payroll, not handed over), revenues:SOURCE,
   revenues:lapsed:FUND. Nobody is named: an entry has the payment's and the household's number. */
#ifndef DIBAO_JOURNAL_H
#define DIBAO_JOURNAL_H

#include "../rules/owed.h"
#include "../base/text.h"

struct journal {
    struct buffer out;      /* what was written since the caller took it; owned */
    struct buffer name;     /* of the account in hand; owned */
    char **accounts;        /* that were used; owned */
    size_t account_count, account_room;
    const struct owed_list *owed;
};

void journal_begin(struct journal *journal, const struct owed_list *owed);
/* A row of funds. Budgets and requests are no money: a comment. */
void journal_funds(struct journal *journal, const struct row *row);
/* A row of the payroll: its own funds are owed from its pay day on. */
void journal_payment(struct journal *journal, const struct row *row);
/* A row of settled: what was handed over is no longer owed. False: the payment holds money of an
   earlier month that `owed` does not know. */
bool journal_settled(struct journal *journal, const struct row *row);
/* A row of lapsed: what nobody came for in time is not owed any more, and stays with the
   subdistrict. False: as above. */
bool journal_lapsed(struct journal *journal, const struct row *row);
/* Declares the accounts, so that hledger check --strict finds them all. */
void journal_end(struct journal *journal);
void journal_fini(struct journal *journal);

#endif
