/* The registers, rosters and payments of a report's period, read row by row. */
#include "report.h"
#include <stdlib.h>
#include <unistd.h>

/* Whose counts a row adds to: the district's, and a part's where parts are counted. */
struct counted {
    struct registers *at[2];
    size_t count;
};

static struct counted counted_in(struct statistics *statistics, struct section *part)
{
    return (struct counted){ { &statistics->sections[0].registers, part ? &part->registers : NULL },
                             part ? 2 : 1 };
}

/* Rows that name a household, and rows that name a subdistrict. */
#define TAKE(name, of, column) \
    static void take_##name(void *listener, const struct row *row) \
    { \
        struct counted counted = counted_in(listener, of(listener, row->field[column])); \
        for (size_t i = 0; i < counted.count; i++) \
            register_##name(counted.at[i], row); \
    }
TAKE(aid, section_of_home, aid_household_id)
TAKE(work, section_of_home, community_work_household_id)
TAKE(survey, section_of_home, surveys_household_id)
TAKE(voucher, section_of_home, vouchers_household_id)
TAKE(funds, section_of, funds_subdistrict)
TAKE(payment, section_of, payroll_subdistrict)

static void take_settled(void *listener, const struct row *row)
{
    struct statistics *statistics = listener;
    struct counted counted =
        counted_in(statistics, section_of(statistics, row->field[settled_subdistrict]));

    proof_settled(&statistics->proofs, row);
    for (size_t i = 0; i < counted.count; i++)
        register_settled(counted.at[i], row);
}

static void take_petition(void *listener, const struct row *row)
{
    struct statistics *statistics = listener;
    bool new_report = proof_of_report(&statistics->proofs, row);
    struct counted counted =
        counted_in(statistics, section_of_home(statistics, row->field[petitions_household_id]));

    for (size_t i = 0; i < counted.count; i++)
        register_petition(counted.at[i], row, new_report);
}

static void take_archive(void *listener, const struct row *row)
{
    struct statistics *statistics = listener;

    proof_archive(&statistics->proofs, row);
}

static void take_receipt(void *listener, const struct row *row)
{
    struct statistics *statistics = listener;

    proof_receipt(&statistics->proofs, row);
}

/* A roster of the period. */
struct rosters {
    struct statistics *statistics;
    bool last;
};

static void take_roster(void *listener, const struct row *row)
{
    struct rosters *rosters = listener;
    struct section *part = section_of(rosters->statistics, row->field[stream_subdistrict]);
    struct counted counted = counted_in(rosters->statistics, part);

    for (size_t i = 0; i < counted.count; i++)
        register_roster(counted.at[i], row, rosters->last);
}

/* The book's own tables, where they are there. Whoever has bad rows is told by dibao-check; what
   they say is not counted. */
static bool read_book(struct statistics *statistics, struct problems *problems)
{
    static const struct { enum table table; row_taker *take; } tables[] = {
        { TABLE_aid, take_aid },           { TABLE_community_work, take_work },
        { TABLE_surveys, take_survey },    { TABLE_petitions, take_petition },
        { TABLE_funds, take_funds },       { TABLE_archives, take_archive },
        { TABLE_receipts, take_receipt },
    };
    bool good = true;

    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        char *file = run_find_table(statistics->settings, schema_of(tables[i].table)->name);
        size_t bad = 0;

        good &= !file
             || each_good_row_of(file, tables[i].table, tables[i].take, statistics, &bad, problems);
        warn_of_bad_rows(MESSAGE_REPORT_PASSED_ROWS, file, bad, problems);
        free(file);
    }
    proofs_sort(&statistics->proofs);
    return good;
}

/* "BOOK/settled/2004-04/settled.csv"; NULL when it is not there. Freed by the caller. */
static char *file_of(const struct settings *settings, const char *kind, month of, const char *name)
{
    struct buffer path = { 0 };

    buffer_string(&path, settings->value[OPTION_BOOK]);
    buffer_byte(&path, '/');
    buffer_string(&path, kind);
    buffer_byte(&path, '/');
    buffer_month(&path, of);
    buffer_byte(&path, '/');
    buffer_string(&path, name);
    if (access(path.at, R_OK) == 0)
        return path.at;
    buffer_fini(&path);
    return NULL;
}

static bool read_money(struct statistics *statistics, month of, struct problems *problems)
{
    const struct settings *settings = statistics->settings;
    const char *named = settings_table(settings, "payroll");
    char *settled = file_of(settings, "settled", of, "settled.csv");
    char *payroll = named ? copy_string(named) : file_of(settings, "months", of, "payroll.csv");
    bool good = true;

    if (settled)
        good = each_row_of(settled, TABLE_settled, take_settled, statistics, problems);
    else if (payroll)
        good = each_row_of(payroll, TABLE_payroll, take_payment, statistics, problems);
    free(settled);
    free(payroll);
    return good;
}

/* Of all vouchers so far, as the last month that was settled left them. */
static bool read_vouchers(struct statistics *statistics, struct problems *problems)
{
    char *file = NULL;

    for (size_t i = statistics->count; !file && i > 0; i--)
        file = file_of(statistics->settings, "settled",
                       statistics->sources[i - 1].settings.month, "vouchers.csv");
    bool good = !file || each_row_of(file, TABLE_vouchers, take_voucher, statistics, problems);
    free(file);
    return good;
}

static bool end_registers(struct statistics *statistics, struct problems *problems)
{
    bool overflow = false;

    for (size_t i = 0; i < statistics->section_count; i++) {
        registers_end(&statistics->sections[i].registers);
        overflow |= statistics->sections[i].registers.overflow;
    }
    return !overflow
        || problem_add(problems, MESSAGE_REPORT_SUM, (struct place){ 0 }, NULL, NULL, NULL);
}

bool read_registers(struct statistics *statistics, struct problems *problems)
{
    bool good = read_book(statistics, problems);

    for (size_t i = 0; good && i < statistics->count; i++) {
        struct rosters taken = { statistics, i + 1 == statistics->count };
        const struct sources *sources = &statistics->sources[i];

        good = read_money(statistics, sources->settings.month, problems);
        proofs_begin_roster(&statistics->proofs);
        good = good && each_row_of(sources->roster, TABLE_stream, take_roster, &taken, problems);
        proofs_end_month(&statistics->proofs);
    }
    return good && read_vouchers(statistics, problems) && end_registers(statistics, problems);
}
