/* dibao-payroll journal 分录: double entries that hledger reads. */
#include "../lib/print/journal.h"
#include "../lib/rules/sound.h"
#include "payroll.h"
#include <stdlib.h>

enum { MOST_PAYROLLS = 1000 };

static const enum option takes[] = { OPTION_TABLE, OPTION_OUTPUT, OPTION_COUNT };
static const enum option needs[] = { OPTION_COUNT };
static const struct program program = {
    .name = "dibao-payroll",
    .verb = "journal",
    .operand = "[PAYROLL]...",
    .operand_zh = "[发放表]...",
    .operands = MOST_PAYROLLS,
    .english = "Writes double entries that hledger check accepts.",
    .chinese = "生成 hledger 可核对的复式分录。",
    .example = "dibao-payroll journal -t settled=settled.csv -o journal.txt payroll.csv",
    .takes = takes,
    .needs = needs,
};

/* A month's payrolls, and what became of them: both hold the same payments. */
struct month_books {
    month of;
    struct numbers paid, settled; /* payment numbers, over all files */
    fen payrolls, outcomes;       /* totals of the payments */
    bool is_settled;
};

/* What is written while tables are read row by row. */
struct writing {
    const struct settings *settings;
    struct journal journal;
    struct owed_list owed;
    struct month_books *months; /* owned */
    size_t month_count, month_room;
    struct problems problems;
    const char *file; /* that is read */
};

static struct month_books *books_of(struct writing *writing, int64_t of)
{
    for (size_t i = 0; i < writing->month_count; i++)
        if (writing->months[i].of == of)
            return &writing->months[i];
    writing->months = make_room(writing->months, &writing->month_room, writing->month_count + 1,
                                sizeof *writing->months);
    writing->months[writing->month_count].of = (month)of;
    return &writing->months[writing->month_count++];
}

static void fault(struct writing *writing, enum message message, const struct row *row,
                  const char *column)
{
    problem_add(&writing->problems, message, (struct place){ writing->file, row->line, column },
                NULL, NULL, NULL);
}

static void take_owed(void *listener, const struct row *row)
{
    struct writing *writing = listener;

    owed_add(&writing->owed, row);
}

static void take_funds(void *listener, const struct row *row)
{
    struct writing *writing = listener;

    journal_funds(&writing->journal, row);
}

static void take_payment(void *listener, const struct row *row)
{
    struct writing *writing = listener;
    struct month_books *books = books_of(writing, row->number[payroll_month]);
    struct unsound unsound;

    if (!payment_is_sound(row, &books->paid, &unsound)) {
        problem_add(&writing->problems, unsound.message,
                    (struct place){ writing->file, row->line,
                                    row->schema->columns[unsound.column].name },
                    unsound.sums[0], unsound.sums[1], NULL);
        return;
    }
    if (!fen_add(&books->payrolls, row->number[payroll_total]))
        fault(writing, MESSAGE_REPORT_SUM, row, "total");
    journal_payment(&writing->journal, row);
}

/* Money that cannot be followed; {1} is the payment's number. */
static void tell(struct writing *writing, enum journal_fault why, const struct row *row,
                 int column)
{
    static const enum message messages_of[] = {
        [JOURNAL_ORIGIN] = MESSAGE_JOURNAL_ORIGIN, [JOURNAL_AMOUNT] = MESSAGE_JOURNAL_AMOUNT,
        [JOURNAL_TWICE] = MESSAGE_JOURNAL_TWICE
    };

    if (why == JOURNAL_GOOD)
        return;
    char *number = copy_bytes(row->field[column].at, row->field[column].size);
    problem_add(&writing->problems, messages_of[why],
                (struct place){ writing->file, row->line, NULL }, number, NULL, NULL);
    free(number);
}

static void take_settled(void *listener, const struct row *row)
{
    struct writing *writing = listener;
    struct month_books *books = books_of(writing, row->number[settled_month]);

    books->is_settled = true;
    if (!number_follows(&books->settled, row->field[settled_payment_no]))
        fault(writing, MESSAGE_PAYROLL_NUMBER, row, "payment_no");
    if (!fen_add(&books->outcomes, row->number[settled_total]))
        fault(writing, MESSAGE_REPORT_SUM, row, "total");
    tell(writing, journal_settled(&writing->journal, row), row, settled_payment_no);
}

static void take_lapsed(void *listener, const struct row *row)
{
    struct writing *writing = listener;

    tell(writing, journal_lapsed(&writing->journal, row), row, lapsed_payment_no);
}

/* What is settled is what the payrolls hold, or something was left out or changed. */
static void compare_months(struct writing *writing)
{
    char of[MONTH_TEXT], settled[FEN_TEXT], paid[FEN_TEXT];

    for (size_t i = 0; i < writing->month_count; i++) {
        const struct month_books *books = &writing->months[i];

        if (!books->is_settled || books->outcomes == books->payrolls)
            continue;
        month_format(of, books->of);
        fen_format(settled, books->outcomes);
        fen_format(paid, books->payrolls);
        problem_add(&writing->problems, MESSAGE_JOURNAL_SETTLED, (struct place){ 0 }, of, settled,
                    paid);
    }
}

/* Reads every file that -t gives for the table. */
static bool read_tables(struct writing *writing, enum table table, row_taker *take)
{
    const struct settings *settings = writing->settings;
    bool good = true;

    for (size_t i = 0; i < settings->table_count; i++) {
        if (strcmp(settings->tables[i].name, schema_of(table)->name) != 0)
            continue;
        writing->file = settings->tables[i].file;
        good &= each_row_of(writing->file, table, take, writing, &writing->problems);
    }
    return good;
}

static bool read_payrolls(struct writing *writing)
{
    const struct settings *settings = writing->settings;
    static const char *const standard_input[] = { "-" };
    const char *const *files = settings->operand_count ? settings->operands : standard_input;
    size_t count = settings->operand_count ? settings->operand_count : 1;
    bool good = true;

    for (size_t i = 0; i < count; i++) {
        writing->file = files[i];
        good &= each_row_of(files[i], TABLE_payroll, take_payment, writing, &writing->problems);
    }
    return good;
}

static bool knows_tables(struct writing *writing)
{
    static const char *const known[] = { "funds", "settled", "lapsed" };
    const struct settings *settings = writing->settings;

    for (size_t i = 0; i < settings->table_count; i++) {
        bool found = false;

        for (size_t k = 0; k < sizeof known / sizeof *known; k++)
            found |= strcmp(settings->tables[i].name, known[k]) == 0;
        if (!found)
            return problem_add(&writing->problems, MESSAGE_TABLE_UNUSED, (struct place){ 0 },
                               settings->tables[i].name, "funds, settled, lapsed", NULL);
    }
    return true;
}

static void protect_inputs(const struct settings *settings, struct outputs *outputs)
{
    for (size_t i = 0; i < settings->table_count; i++)
        outputs_protect(outputs, settings->tables[i].file);
    for (size_t i = 0; i < settings->operand_count; i++)
        outputs_protect(outputs, settings->operands[i]);
}

static bool read_all(struct writing *writing)
{
    bool good = read_tables(writing, TABLE_settled, take_owed);

    owed_sort(&writing->owed);
    good = good && read_tables(writing, TABLE_funds, take_funds) && read_payrolls(writing)
        && read_tables(writing, TABLE_settled, take_settled)
        && read_tables(writing, TABLE_lapsed, take_lapsed);
    if (good)
        compare_months(writing);
    return good && writing->problems.errors == 0;
}

static bool write_journal(struct writing *writing, struct outputs *outputs)
{
    struct writer *to = writer_bytes(outputs, writing->settings->value[OPTION_OUTPUT],
                                     &writing->problems);

    if (!to || !read_all(writing))
        return false;
    journal_write(&writing->journal, to);
    return piles_good(&writing->journal.piles, &writing->problems)
        && outputs_commit(outputs, &writing->problems);
}

static int work(const struct settings *settings)
{
    struct writing writing = { .settings = settings };
    struct outputs *outputs = outputs_open();

    writing.journal.owed = &writing.owed;
    protect_inputs(settings, outputs);
    bool good = knows_tables(&writing) && write_journal(&writing, outputs);
    outputs_close(outputs);
    settings_report(settings, &writing.problems);
    problems_fini(&writing.problems);
    journal_fini(&writing.journal);
    owed_fini(&writing.owed);
    free(writing.months);
    return good ? STATUS_DONE : STATUS_FAILED;
}

const struct verb verb_journal = { &program, work };
