#include "form_value.h"

#include "../base/idnumber.h"
#include "../rules/objections.h"
#include "mask.h"

static struct text keep(const struct matter *matter, struct buffer *text)
{
    struct text kept = { "", 0 };

    if (text->size > 0)
        kept = (struct text){ arena_copy(matter->arena, text->at, text->size), text->size };
    buffer_fini(text);
    return kept;
}

struct text form_label(const struct matter *matter, const struct schema *schema, int column,
                       enum language language)
{
    struct buffer label = { 0 };

    if (column == FORM_AGE) {
        schema = schema_of(TABLE_assessed_members);
        column = assessed_members_age;
    }
    add_column_label(&label, &schema->columns[column], language);
    return keep(matter, &label);
}

/* The policy's kinds of income, of assets, of papers; NULL: no more, or the table has none. */
static const struct rule *kind_of(const struct policy *policy, const struct schema *schema,
                                  size_t number)
{
    if (schema == schema_of(TABLE_incomes) && number < policy->kind_count)
        return &policy->kinds[number].rule;
    if (schema == schema_of(TABLE_assets) && number < policy->asset_kind_count)
        return &policy->asset_kinds[number];
    if (schema == schema_of(TABLE_documents) && number < policy->evidence.paper_count)
        return &policy->evidence.papers[number].rule;
    return NULL;
}

static void add_set(struct buffer *out, const struct row *row, int column, enum language language)
{
    const struct code *codes = row->schema->columns[column].codes;
    const char *between = language == CHINESE ? "、" : ", ";
    struct text set = row->field[column];

    for (size_t i = 0; codes && codes[i].name; i++) {
        if (!(row->number[column] != NONE && (row->number[column] >> i & 1)))
            continue;
        buffer_string(out, out->size > 0 ? between : "");
        buffer_string(out, code_label(&codes[i], language));
    }
    for (size_t i = 0; !codes && i < set.size; i++)
        if (set.at[i] == ';')
            buffer_string(out, between);
        else
            buffer_byte(out, set.at[i]);
}

/* A kind is called as the policy calls it. */
static void add_text(struct buffer *out, const struct matter *matter, const struct row *row,
                     int column, enum language language)
{
    bool kind = strcmp(row->schema->columns[column].name, "kind") == 0;
    const struct rule *rule;

    for (size_t i = 0; kind && (rule = kind_of(matter->policy, row->schema, i)); i++)
        if (text_is(row->field[column], rule->code)) {
            buffer_string(out, rule_label(rule, language));
            return;
        }
    buffer_text(out, row->field[column]);
}

static void add_known(struct buffer *out, const struct matter *matter, const struct row *row,
                      int column, enum language language)
{
    const struct column *shown = &row->schema->columns[column];
    int64_t number = row->number[column];

    switch (shown->type) {
    case TYPE_CODE:
        buffer_string(out, number == NONE ? "" : code_label(&shown->codes[number], language));
        break;
    case TYPE_SET:
        add_set(out, row, column, language);
        break;
    case TYPE_MONEY:
        if (number != NONE)
            buffer_fen(out, number);
        break;
    case TYPE_YESNO:
        if (number != NONE)
            buffer_string(out, message_in(number ? MESSAGE_WORDS_YES : MESSAGE_WORDS_NO, language));
        break;
    case TYPE_ID:
        add_masked_id(out, row->field[column]);
        break;
    default:
        add_text(out, matter, row, column, language);
    }
}

/* The birth date and sex of an ID number stand for those that are not written down. */
static void add_of_person(struct buffer *out, const struct matter *matter, const struct row *row,
                          int column, enum language language)
{
    struct id_number id;
    bool good = id_number_parse(row->field[members_id_number], &id) == ID_GOOD;
    int64_t birth = row->number[members_birth_date];
    day last = last_day(month_of_day(matter->date));

    if (birth == NONE && good)
        birth = id.birth;
    if (column == FORM_AGE && birth != NONE)
        buffer_number(out, age_on((day)birth, last));
    if (column == members_sex && good)
        buffer_string(out, code_label(&codes_sex[id.male ? SEX_MALE : SEX_FEMALE], language));
}

/* An answer that came later than the day has not been given, a posting not been taken down. */
static bool is_still_open(const struct matter *matter, const struct row *row, int column)
{
    if (row->schema == schema_of(TABLE_postings))
        return column == postings_taken_down_on && row->number[column] > matter->date;
    return row->schema == schema_of(TABLE_objections) && column >= objections_outcome
        && settled_on(row, matter->date) == NO_DAY;
}

struct text form_value(const struct matter *matter, const struct row *row, int column,
                       enum language language)
{
    struct buffer text = { 0 };
    bool person = row->schema == matter->policy->member_schema
               && (column == FORM_AGE || (column == members_sex && !row_has(row, column)));

    if (person)
        add_of_person(&text, matter, row, column, language);
    else if (!is_still_open(matter, row, column))
        add_known(&text, matter, row, column, language);
    else if (column == objections_outcome && row->schema == schema_of(TABLE_objections))
        buffer_string(&text,
                      code_label(&codes_objection_outcome[OBJECTION_OPEN], language));
    return keep(matter, &text);
}
