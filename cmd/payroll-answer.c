/* dibao-payroll bank --answer 回盘: receipts of what the bank answers. */
#include "../lib/base/repeats.h"
#include "../lib/print/bank_answer.h"
#include "../lib/table/codes.h"
#include "../lib/table/source.h"
#include "payroll.h"
#include <stdlib.h>

struct answering {
    const struct settings *settings;
    const struct bank_form *form;
    const char *file;
    struct converter *converter;
    struct values values;
    struct writer *writer;
    struct repeats numbers;
    struct buffer *held; /* the last lines, which may be the answer's trailer */
    long taken;          /* lines behind the header */
    int64_t payments, paid;
    struct problems problems;
};

static void take_line(struct answering *answering, struct text line, long number)
{
    const struct bank_form *form = answering->form;
    struct values *values = &answering->values;
    struct place place = { answering->file, number, NULL };
    enum message message;
    size_t column;

    if (line.size == 0)
        return;
    if (!bank_answer_line(form, answering->converter, line, answering->settings->date, values,
                          &message, &column)) {
        if (column < form->column_count && form->columns[column].column >= 0)
            place.column = schema_of(TABLE_receipts)->columns[form->columns[column].column].name;
        problem_add(&answering->problems, message, place, NULL, NULL, NULL);
        return;
    }
    repeats_add(&answering->numbers, value_of(values, receipts_payment_no));
    answering->payments++;
    answering->paid += text_is(value_of(values, receipts_outcome),
                               codes_receipt_outcome[RECEIPT_PAID].name);
    writer_row(answering->writer, values);
}

/* Takes the line that is as many lines back as the trailer has, and holds this one. */
static void hold_line(struct answering *answering, struct text line, long number)
{
    int trailer = answering->form->trailer_lines;
    struct buffer *held;

    if (number <= answering->form->header_lines)
        return;
    if (trailer == 0) {
        take_line(answering, line, number);
        return;
    }
    held = &answering->held[answering->taken % trailer];
    if (answering->taken++ >= trailer)
        take_line(answering, buffer_as_text(held), number - trailer);
    buffer_clear(held);
    buffer_text(held, line);
}

static bool read_lines(struct answering *answering)
{
    struct source *source = source_open(answering->file, &answering->problems);
    enum source_state state = source ? SOURCE_LINE : SOURCE_FAILED;
    struct line line;

    while (state == SOURCE_LINE) {
        state = source_line(source, &line, &answering->problems);
        if (state == SOURCE_LINE && (line.marks & TOO_LONG))
            problem_add(&answering->problems, MESSAGE_BANK_COLUMNS,
                        (struct place){ answering->file, line.number, NULL }, NULL, NULL, NULL);
        else if (state == SOURCE_LINE)
            hold_line(answering, line.text, line.number);
    }
    source_close(source);
    return state == SOURCE_END;
}

static void refuse_repeats(struct answering *answering)
{
    struct text number;
    size_t at = 0;

    repeats_sort(&answering->numbers);
    while (repeats_next(&answering->numbers, &at, &number)) {
        char *copy = copy_bytes(number.at, number.size);

        problem_add(&answering->problems, MESSAGE_BANK_REPEATED,
                    (struct place){ answering->file, 0, "payment_no" }, copy, NULL, NULL);
        free(copy);
    }
}

static bool write_receipts(struct answering *answering, struct outputs *outputs)
{
    const struct settings *settings = answering->settings;
    struct writer_plan plan = { .file = settings->value[OPTION_OUTPUT], .jsonl = settings->jsonl,
                                .schema = schema_of(TABLE_receipts) };

    outputs_protect(outputs, answering->file);
    answering->writer = writer_open(outputs, &plan, &answering->problems);
    if (!answering->writer || !read_lines(answering))
        return false;
    refuse_repeats(answering);
    return answering->problems.errors == 0 && outputs_commit(outputs, &answering->problems);
}

static void free_answering(struct answering *answering)
{
    for (int i = 0; i < answering->form->trailer_lines; i++)
        buffer_fini(&answering->held[i]);
    free(answering->held);
    repeats_fini(&answering->numbers);
    values_fini(&answering->values);
    converter_close(answering->converter);
    problems_fini(&answering->problems);
}

int read_bank_answer(const struct settings *settings, const struct bank_form *form)
{
    struct answering answering = { .settings = settings, .form = form,
                                   .file = settings->value[OPTION_ANSWER] };
    struct outputs *outputs = outputs_open();
    bool good;

    answering.held = allocate((size_t)form->trailer_lines + 1, sizeof *answering.held);
    values_init(&answering.values, schema_of(TABLE_receipts));
    good = converter_open(&answering.converter, (enum encoding)form->encoding, ENCODING_UTF_8)
        || problem_add(&answering.problems, MESSAGE_BANK_ENCODING_UNKNOWN, (struct place){ 0 },
                       NULL, NULL, NULL);
    good = good && write_receipts(&answering, outputs);
    outputs_close(outputs);
    settings_report(settings, &answering.problems);
    if (good)
        settings_count(settings, MESSAGE_BANK_ANSWERED, answering.payments, answering.paid, 0);
    free_answering(&answering);
    return good ? STATUS_DONE : STATUS_FAILED;
}
