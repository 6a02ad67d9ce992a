/* What a period's registers hold: aid, community work, visits, petitions, and the money from the
   request to the receipt. */
#ifndef DIBAO_REGISTERS_H
#define DIBAO_REGISTERS_H

#include "../base/dictionary.h"
#include "../base/repeats.h"
#include "../table/codes.h"
#include "../table/row.h"
#include "sums.h"

/* Kinds of aid that are counted. */
enum { AID_KINDS = 16 };

struct aid_count {
    struct repeats households, persons; /* distinct: "001003-000422", "001003-000422#2" */
    int64_t household_count, person_count;
    fen amount;
};

/* What rows are held against while a period is counted, from `first` to `last`, both included: of
   the whole district. Starts as { .first, .last }. */
struct proofs {
    month first, last;
    struct repeats delivered;  /* payment numbers of receipts of what was brought home */
    struct repeats archives;
    struct repeats paid_homes; /* households of the month at hand whose allowance was paid */
    struct dictionary reports; /* of investigations: each counts where it is first named */
    bool has_archives;
};

/* What the payments of a period are made of. */
enum spending {
    SPENT_BASE, SPENT_SUPPLEMENT, SPENT_PROGRAMMES, SPENT_CORRECTIONS, SPENDINGS
};

/* Figures of the district, or of a part of it. Starts as { .proofs }. */
struct registers {
    const struct proofs *proofs; /* borrowed */
    struct aid_count aid[AID_KINDS]; /* by codes_aid */
    int64_t called, attended, workers; /* community work: calls, of them attended, persons */
    struct repeats work_persons;
    int64_t visits;                  /* at home */
    int64_t petition_persons, petition_reports, unanswered;
    fen requested, allotted, paid, returned, outstanding;
    fen spent[SPENDINGS];            /* what was requested, by what it was for */
    fen in_goods;                    /* of it, what was given in goods */
    struct sums funds;               /* the same by fund */
    fen in_time;                     /* of what was requested: handed over on the pay day, or
                                        delivered */
    struct sums redeemed;            /* what the shops took, by programme */
    int64_t approved, covered;       /* households on the rosters of the months; of them paid */
    int64_t filed;                   /* households that have an archive */
    int64_t on_roster;               /* on the last month's roster */
    bool has_money, overflow;
};

/* part / whole in ten-thousandths, cut off and not rounded up; whole is above 0. */
int64_t ten_thousandths(int64_t part, int64_t whole);

/* Each takes a row of its table; rows of receipts and archives, and the payments of the month at
   hand, are proofs. */
void proof_receipt(struct proofs *proofs, const struct row *row);
void proof_archive(struct proofs *proofs, const struct row *row);
void proof_settled(struct proofs *proofs, const struct row *row);
/* True when the petition names the report of an investigation that none before it named. */
bool proof_of_report(struct proofs *proofs, const struct row *petition);
/* Once receipts and archives were read, so that they can be looked up. */
void proofs_sort(struct proofs *proofs);
/* Between a month's payments and its roster; and after the roster. */
void proofs_begin_roster(struct proofs *proofs);
void proofs_end_month(struct proofs *proofs);
void proofs_fini(struct proofs *proofs);

void register_aid(struct registers *registers, const struct row *row);
void register_work(struct registers *registers, const struct row *row);
void register_survey(struct registers *registers, const struct row *row);
void register_petition(struct registers *registers, const struct row *row, bool new_report);
void register_funds(struct registers *registers, const struct row *row);
/* A payment of a month of the period (payroll), when the month has not been settled; a settled one
   instead. */
void register_payment(struct registers *registers, const struct row *row);
void register_settled(struct registers *registers, const struct row *row);
/* A voucher, as the last settled month left it: those that were awarded in the period count. */
void register_voucher(struct registers *registers, const struct row *row);
/* A household on the roster of a month; `last`: of the period's last. The month's payments come
   first. */
void register_roster(struct registers *registers, const struct row *row, bool last);

/* Counts what is distinct, when all were added. */
void registers_end(struct registers *registers);
void registers_fini(struct registers *registers);

#endif
