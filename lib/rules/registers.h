/* What a period's registers hold: aid, community work, visits, petitions, and the money from the
   request to the receipt. */
#ifndef DIBAO_REGISTERS_H
#define DIBAO_REGISTERS_H

#include "../base/fen.h"
#include "../base/repeats.h"
#include "../table/codes.h"
#include "../table/row.h"

/* Kinds of aid that are counted. */
enum { AID_KINDS = 16 };

struct aid_count {
    struct repeats households, persons; /* distinct: "001003-000422", "001003-000422#2" */
    int64_t household_count, person_count;
    fen amount;
};

/* Figures of the period from `first` to `last`, both included. Starts as { .first, .last }. */
struct registers {
    month first, last;
    struct aid_count aid[AID_KINDS]; /* by codes_aid */
    int64_t called, attended, workers; /* community work: calls, of them attended, persons */
    struct repeats work_persons;
    int64_t visits;                  /* at home */
    int64_t petition_persons, petition_reports, unanswered;
    struct repeats reports;
    fen requested, allotted, paid, returned, outstanding;
    fen in_time;                     /* of what was requested: handed over on the pay day, or
                                        delivered */
    struct repeats paid_homes;       /* households of the month at hand whose allowance was paid */
    struct repeats delivered;        /* payment numbers of receipts */
    int64_t approved, covered;       /* households on the rosters of the months; of them paid */
    int64_t filed;                   /* households that have an archive */
    int64_t on_roster;               /* on the last month's roster */
    struct repeats archives;
    bool has_archives, has_money, overflow;
};

/* part / whole in ten-thousandths, cut off and not rounded up; whole is above 0. */
int64_t ten_thousandths(int64_t part, int64_t whole);

/* Each takes a row of its table. */
void register_aid(struct registers *registers, const struct row *row);
void register_work(struct registers *registers, const struct row *row);
void register_survey(struct registers *registers, const struct row *row);
void register_petition(struct registers *registers, const struct row *row);
void register_funds(struct registers *registers, const struct row *row);
void register_archive(struct registers *registers, const struct row *row);
void register_receipt(struct registers *registers, const struct row *row);
/* A payment of a month of the period (payroll), when the month has not been settled; a settled one
   instead. Receipts come first. */
void register_payment(struct registers *registers, const struct row *row);
void register_settled(struct registers *registers, const struct row *row);
/* A household on the roster of a month; `last`: of the period's last. Archives and the month's
   payments come first. */
void register_roster(struct registers *registers, const struct row *row, bool last);

/* Between a month's payments and its roster; and after the roster. */
void registers_begin_roster(struct registers *registers);
void registers_end_month(struct registers *registers);

/* Counts what is distinct. To be called once receipts and archives were read, and again at the end;
   calling it twice does no harm. */
void registers_sort(struct registers *registers);
void registers_fini(struct registers *registers);

#endif
