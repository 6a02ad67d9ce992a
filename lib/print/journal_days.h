/* The journal's entries by day, and the accounts that they use. For the journal's own files. */
#ifndef DIBAO_JOURNAL_DAYS_H
#define DIBAO_JOURNAL_DAYS_H

#include "../base/day.h"
#include "journal.h"

/* Lays the entry in hand where its day's are. */
void journal_lay(struct journal *journal, day on);
/* The account is used, and will be declared. */
void journal_account(struct journal *journal, const char *account);

#endif
