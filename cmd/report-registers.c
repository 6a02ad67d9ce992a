/* The registers, rosters and payments of a report's period, read row by row. */
#include "report.h"
#include <stdlib.h>
#include <unistd.h>

/* A roster of the period. */
struct rosters {
    struct registers *registers;
    bool last;
};

static void take_roster(void *listener, const struct row *row)
{
    struct rosters *rosters = listener;

    register_roster(rosters->registers, row, rosters->last);
}

#define TAKE(name) \
    static void take_##name(void *listener, const struct row *row) \
    { \
        register_##name(listener, row); \
    }
TAKE(aid)
TAKE(work)
TAKE(survey)
TAKE(petition)
TAKE(funds)
TAKE(archive)
TAKE(receipt)
TAKE(payment)
TAKE(settled)

/* Whoever has them is told by dibao-check; what they say is not counted. */
static void warn_of_bad_rows(const char *file, size_t bad, struct problems *problems)
{
    struct buffer count = { 0 };

    if (bad == 0)
        return;
    buffer_number(&count, (int64_t)bad);
    problem_warn(problems, MESSAGE_REPORT_PASSED_ROWS, (struct place){ .file = file }, count.at,
                 NULL, NULL);
    buffer_fini(&count);
}

/* The book's own tables, where they are there. */
static bool read_book(const struct settings *settings, struct registers *registers,
                      struct problems *problems)
{
    static const struct { enum table table; row_taker *take; } tables[] = {
        { TABLE_aid, take_aid },           { TABLE_community_work, take_work },
        { TABLE_surveys, take_survey },    { TABLE_petitions, take_petition },
        { TABLE_funds, take_funds },       { TABLE_archives, take_archive },
        { TABLE_receipts, take_receipt },
    };
    bool good = true;

    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        char *file = run_find_table(settings, schema_of(tables[i].table)->name);

        size_t bad = 0;

        good &= !file
             || each_good_row_of(file, tables[i].table, tables[i].take, registers, &bad, problems);
        warn_of_bad_rows(file, bad, problems);
        free(file);
    }
    registers_sort(registers);
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

static bool read_money(const struct settings *settings, struct registers *registers, month of,
                       struct problems *problems)
{
    const char *named = settings_table(settings, "payroll");
    char *settled = file_of(settings, "settled", of, "settled.csv");
    char *payroll = named ? copy_bytes(named, strlen(named))
                          : file_of(settings, "months", of, "payroll.csv");
    bool good = true;

    if (settled)
        good = each_row_of(settled, TABLE_settled, take_settled, registers, problems);
    else if (payroll)
        good = each_row_of(payroll, TABLE_payroll, take_payment, registers, problems);
    free(settled);
    free(payroll);
    return good;
}

bool read_registers(const struct settings *settings, const month *months, const char *const *rosters,
                    size_t count, struct registers *registers, struct problems *problems)
{
    bool good = read_book(settings, registers, problems);

    for (size_t i = 0; good && i < count; i++) {
        struct rosters taken = { registers, i + 1 == count };

        good = read_money(settings, registers, months[i], problems);
        registers_begin_roster(registers);
        good = good && each_row_of(rosters[i], TABLE_stream, take_roster, &taken, problems);
        registers_end_month(registers);
    }
    registers_sort(registers);
    if (good && registers->overflow)
        good = problem_add(problems, MESSAGE_REPORT_SUM, (struct place){ 0 }, NULL, NULL, NULL);
    return good;
}
