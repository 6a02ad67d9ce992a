/* dibao-payroll journal 分录: double entries that hledger reads. */
#include "../lib/print/journal.h"
#include "../lib/rules/fund.h"
#include "../lib/rules/numbers.h"
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

/* What is written while tables are read row by row. */
struct writing {
    const struct settings *settings;
    struct journal journal;
    struct owed_list owed;
    struct numbers numbers;
    struct writer *writer;
    struct problems problems;
    const char *file; /* that is read */
};

static void flush(struct writing *writing)
{
    struct buffer *out = &writing->journal.out;

    writer_add(writing->writer, out->at, out->size);
    buffer_clear(out);
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
    flush(writing);
}

static void take_payment(void *listener, const struct row *row)
{
    struct writing *writing = listener;
    struct place place = { writing->file, row->line, "funds" };
    enum message message;
    char sums[2][FEN_TEXT];

    if (!funds_add_up(row, &message, sums))
        problem_add(&writing->problems, message, place, sums[0], sums[1], NULL);
    place.column = "payment_no";
    if (!number_follows(&writing->numbers, row->field[payroll_payment_no]))
        problem_add(&writing->problems, MESSAGE_PAYROLL_NUMBER, place, NULL, NULL, NULL);
    journal_payment(&writing->journal, row);
    flush(writing);
}

static void miss_origin(struct writing *writing, const struct row *row, int column)
{
    char *number = copy_bytes(row->field[column].at, row->field[column].size);

    problem_add(&writing->problems, MESSAGE_JOURNAL_ORIGIN,
                (struct place){ writing->file, row->line, NULL }, number, NULL, NULL);
    free(number);
}

static void take_settled(void *listener, const struct row *row)
{
    struct writing *writing = listener;

    if (!journal_settled(&writing->journal, row))
        miss_origin(writing, row, settled_payment_no);
    flush(writing);
}

static void take_lapsed(void *listener, const struct row *row)
{
    struct writing *writing = listener;

    if (!journal_lapsed(&writing->journal, row))
        miss_origin(writing, row, lapsed_payment_no);
    flush(writing);
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
        writing->numbers = (struct numbers){ { 0 } };
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

static bool write_all(struct writing *writing)
{
    bool good = read_tables(writing, TABLE_settled, take_owed);

    owed_sort(&writing->owed);
    journal_begin(&writing->journal, &writing->owed);
    flush(writing);
    good = good && read_tables(writing, TABLE_funds, take_funds) && read_payrolls(writing)
        && read_tables(writing, TABLE_settled, take_settled)
        && read_tables(writing, TABLE_lapsed, take_lapsed);
    journal_end(&writing->journal);
    flush(writing);
    return good && writing->problems.errors == 0;
}

static int work(const struct settings *settings)
{
    struct writing *writing = allocate(1, sizeof *writing);
    struct outputs *outputs = outputs_open();
    bool good;

    writing->settings = settings;
    protect_inputs(settings, outputs);
    good = knows_tables(writing)
        && (writing->writer = writer_bytes(outputs, settings->value[OPTION_OUTPUT],
                                           &writing->problems))
        && write_all(writing) && outputs_commit(outputs, &writing->problems);
    outputs_close(outputs);
    settings_report(settings, &writing->problems);
    problems_fini(&writing->problems);
    journal_fini(&writing->journal);
    owed_fini(&writing->owed);
    free(writing);
    return good ? STATUS_DONE : STATUS_FAILED;
}

const struct verb verb_journal = { &program, work };
