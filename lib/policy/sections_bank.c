/* The files of banks: which columns stand in a line, and how. */
#include "sections.h"
#include "../base/encoding.h"
#include "../table/codes.h"

static const char *const encodings[] = { [ENCODING_UTF_8] = "utf-8",
                                         [ENCODING_GB18030] = "gb18030", NULL };

/* Of a line of the file (payroll), or of the answer (receipts). */
static void read_column_name(struct loader *loader, json_t *value, void *record,
                             const struct key *key)
{
    struct bank_column *column = record;
    const enum table *table = key->more;
    const char *name = want_string(loader, value);

    if (!name)
        return;
    if (strcmp(name, "number") == 0)
        column->column = BANK_RUNNING;
    else if (strcmp(name, "-") == 0)
        column->column = BANK_PASSED;
    else if (*table == TABLE_payroll && strcmp(name, "amount") == 0)
        column->column = BANK_MONEY;
    else if ((column->column = schema_column(schema_of(*table), text_of(name))) < 0)
        wrong(loader, MESSAGE_POLICY_BANK_COLUMN, name, schema_of(*table)->name);
}

static const enum table of_payroll = TABLE_payroll, of_receipts = TABLE_receipts;

#define COLUMN_KEYS(table) \
    { \
        { "column", read_column_name, true, 0, &(table) }, \
        { "width", read_whole, false, AT(struct bank_column, width), WHOLE(1, 1000) }, \
        { "align", read_word_flag, false, AT(struct bank_column, right), \
          WORDS("left", "right") }, \
        { "fill", read_line, false, AT(struct bank_column, fill), NULL }, \
    }
static const struct key file_column_keys[] = COLUMN_KEYS(of_payroll);
static const struct key answer_column_keys[] = COLUMN_KEYS(of_receipts);

static void finish_column(struct loader *loader, json_t *object, void *record)
{
    const struct bank_column *column = record;

    (void)object;
    if (column->fill && (strlen(column->fill) != 1 || *column->fill & 0x80))
        wrong_at(loader, "fill", MESSAGE_POLICY_BANK_FILL, NULL, NULL);
}

static const struct section file_column_section =
    SECTION(file_column_keys, struct bank_column, NO_RULE, false, finish_column);
static const struct section answer_column_section =
    SECTION(answer_column_keys, struct bank_column, NO_RULE, false, finish_column);

/* A name, or an object with the name and its width. */
static void read_bank_column(struct loader *loader, json_t *value, void *record,
                             const struct key *key)
{
    const struct section *section = key->more;
    struct bank_column *column = record;

    *column = (struct bank_column){ .column = BANK_PASSED };
    if (json_is_string(value))
        section->keys[0].read(loader, value, column, &section->keys[0]);
    else
        read_object(loader, value, column, section);
}

static void finish_form(struct loader *loader, json_t *object, void *record)
{
    const struct bank_form *form = record;

    (void)object;
    if (form->delimiter && (strlen(form->delimiter) != 1 || *form->delimiter == '"'))
        wrong_at(loader, "delimiter", MESSAGE_POLICY_BANK_FILL, NULL, NULL);
    for (size_t i = 0; !form->delimiter && i < form->column_count; i++)
        if (form->columns[i].width == 0) {
            wrong_at(loader, "columns", MESSAGE_POLICY_BANK_WIDTH, NULL, NULL);
            return;
        }
}

/* {"成功": "paid", ...}: the bank's words. */
static void read_outcomes(struct loader *loader, json_t *value, void *record,
                          const struct key *key)
{
    struct bank_form *form = record;
    const char *word;
    json_t *outcome;

    (void)key;
    if (!want_object(loader, value))
        return;
    form->outcomes = keep(loader, json_object_size(value), sizeof *form->outcomes);
    json_object_foreach (value, word, outcome) {
        const struct key coded = { word, read_coded, false, AT(struct bank_outcome, outcome),
                                   codes_receipt_outcome };
        size_t before = enter_name(loader, word);
        struct bank_outcome *added = &form->outcomes[form->outcome_count++];

        added->word = keep_string(loader, word);
        read_coded(loader, outcome, added, &coded);
        leave_path(loader, before);
    }
}

static bool has_column(const struct bank_form *form, int column)
{
    for (size_t i = 0; i < form->column_count; i++)
        if (form->columns[i].column == column)
            return true;
    return false;
}

static void finish_answer(struct loader *loader, json_t *object, void *record)
{
    const struct bank_form *form = record;

    finish_form(loader, object, record);
    if (!has_column(form, receipts_payment_no) || !has_column(form, receipts_outcome))
        wrong_at(loader, "columns", MESSAGE_POLICY_BANK_ANSWER, NULL, NULL);
}

/* What lines of a file and of an answer have in common; `at` is where the form is in the record. */
#define FORM(type, at, section) \
    { "columns", read_series, true, \
      SERIES(type, at columns, at column_count, read_bank_column, &(section)) }, \
    { "delimiter", read_text, false, AT(type, at delimiter), NULL }, \
    { "encoding", read_word, false, AT(type, at encoding), encodings }, \
    { "amounts", read_word_flag, false, AT(type, at fen), WORDS("yuan", "fen") }

static const struct key answer_keys[] = {
    FORM(struct bank_form, , answer_column_section),
    { "header_lines", read_whole, false, AT(struct bank_form, header_lines), WHOLE(0, 1000) },
    { "trailer_lines", read_whole, false, AT(struct bank_form, trailer_lines), WHOLE(0, 1000) },
    { "outcomes", read_outcomes, true, 0, NULL },
};
static const struct section answer_section =
    SECTION(answer_keys, struct bank_form, NO_RULE, false, finish_answer);

static const struct key layout_keys[] = {
    FORM(struct bank_layout, file., file_column_section),
    { "line_end", read_word_flag, false, AT(struct bank_layout, file.crlf), WORDS("lf", "crlf") },
    { "header", read_line, false, AT(struct bank_layout, file.header), NULL },
    { "trailer", read_line, false, AT(struct bank_layout, file.trailer), NULL },
    { "answer", read_section, false, AT(struct bank_layout, answer), &answer_section },
};

static void finish_layout(struct loader *loader, json_t *object, void *record)
{
    finish_form(loader, object, &((struct bank_layout *)record)->file);
}

static const struct section layout_section =
    SECTION(layout_keys, struct bank_layout, RULE, false, finish_layout);

static const struct key layouts_key = {
    "bank_layouts", read_named, false,
    ENTRIES(struct payroll_rules, layouts, layout_count, layout_section, NULL)
};

void read_layouts(struct loader *loader, json_t *value, void *record, const struct key *key)
{
    (void)key;
    read_named(loader, value, record, &layouts_key);
}
