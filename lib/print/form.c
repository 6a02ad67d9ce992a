#include "form_value.h"

#include "reason.h"

/* What a list shows. */
struct list {
    enum message title;
    enum table table;
    int day;     /* the column that says whether a row belongs to the application; -1: all do */
    int columns[11]; /* ended by -1 */
};

static const struct list lists[] = {
    { MESSAGE_FORM_MEMBERS, TABLE_members, -1,
      { members_person_no, members_name, members_relation, members_sex, FORM_AGE,
        members_id_number, members_category, members_labour, members_marital, members_schooling,
        -1 } },
    { MESSAGE_FORM_INCOMES, TABLE_incomes, -1,
      { incomes_person_no, incomes_kind, incomes_amount, incomes_months, incomes_verified,
        incomes_evidence, -1 } },
    { MESSAGE_FORM_ASSETS, TABLE_assets, -1,
      { assets_person_no, assets_kind, assets_value, assets_quantity, assets_evidence, -1 } },
};
static const struct list papers = {
    MESSAGE_FORM_PAPERS, TABLE_documents, documents_verified_on,
    { documents_kind, documents_person_no, documents_valid_until, documents_verified_on,
      documents_verified_by, documents_genuine, -1 }
};
static const struct list visits = {
    MESSAGE_FORM_SURVEYS, TABLE_surveys, surveys_visited_on,
    { surveys_visited_on, surveys_surveyors, surveys_methods, surveys_heard, surveys_outcome,
      surveys_finding, -1 }
};
static const struct list opinions = {
    MESSAGE_COUNT, TABLE_opinions, opinions_decided_on,
    { opinions_reviewer, opinions_role, opinions_vote, opinions_persons, opinions_income,
      opinions_amount, opinions_decided_on, opinions_signed, opinions_kin, opinions_note, -1 }
};
static const struct list postings = {
    MESSAGE_COUNT, TABLE_postings, postings_posted_on,
    { postings_posted_on, postings_persons, postings_amount, postings_taken_down_on,
      postings_place, -1 }
};
static const struct list objections = {
    MESSAGE_FORM_OBJECTIONS, TABLE_objections, objections_raised_on,
    { objections_raised_on, objections_channel, objections_outcome, objections_answered_on,
      objections_answer, -1 }
};

static const int family_columns[] = {
    stream_subdistrict, stream_community, stream_head_name, stream_residence, stream_housing,
    stream_floor_area, stream_heating, -1
};
static const int assessed_columns[] = {
    stream_month, stream_persons, stream_gross_income, stream_income, stream_income_per_head,
    stream_need, stream_verdict, stream_method, stream_base_amount, stream_supplement,
    stream_amount, -1
};

/* A form that is being filled in. */
struct filling {
    struct form *form;
    struct matter *matter;
    enum language language;
};

static struct form_part *add_part(struct filling *filling, const char *title, bool grid,
                                  size_t columns, size_t rows)
{
    struct form *form = filling->form;
    struct arena *arena = filling->matter->arena;
    struct form_part *part = &form->parts[form->count++];
    size_t cells = columns * rows;

    *part = (struct form_part){ .title = title, .grid = grid, .columns = columns, .rows = rows };
    part->cells = arena_take(arena, (cells + 1) * sizeof *part->cells);
    for (size_t i = 0; i < cells; i++)
        part->cells[i] = (struct text){ "", 0 };
    return part;
}

/* The widest cell of each column. */
static void measure(const struct filling *filling, struct form_part *part)
{
    part->widths = arena_take(filling->matter->arena, (part->columns + 1) * sizeof *part->widths);
    for (size_t i = 0; i < part->columns; i++)
        part->widths[i] = 0;
    for (size_t i = 0; i < part->rows * part->columns; i++) {
        size_t width = display_width(part->cells[i]), *widest = &part->widths[i % part->columns];

        if (width > *widest)
            *widest = width;
    }
}

/* Where the rows that belong to the application up to the day are put, by day, those of the step
   (NULL: of any). Returns how many. */
static size_t choose_rows(const struct filling *filling, const struct list *list,
                          int step_column, const char *step, const struct row **chosen)
{
    const struct rows *rows = &filling->matter->household->side[list->table];
    size_t count = 0;

    for (size_t i = 0; i < rows->count; i++) {
        const struct row *row = &rows->at[i];
        size_t place = count;

        if ((list->day >= 0 && !belongs(filling->matter, row->number[list->day]))
            || (step && !text_is(row->field[step_column], step)))
            continue;
        for (; list->day >= 0 && place > 0 && row_is_later(chosen[place - 1], row, list->day);
             place--)
            chosen[place] = chosen[place - 1];
        chosen[place] = row;
        count++;
    }
    return count;
}

static size_t count_columns(const int *columns)
{
    size_t count = 0;

    while (columns[count] != -1)
        count++;
    return count;
}

static const bool *find_numbers(const struct filling *filling, const struct schema *schema,
                                const int *columns, size_t count)
{
    bool *numbers = arena_take(filling->matter->arena, count * sizeof *numbers);

    for (size_t i = 0; i < count; i++) {
        enum column_type type = columns[i] < 0 ? TYPE_INTEGER : schema->columns[columns[i]].type;

        numbers[i] = type == TYPE_MONEY || type == TYPE_INTEGER;
    }
    return numbers;
}

static struct form_part *add_list(struct filling *filling, const struct list *list,
                                  const char *title, int step_column, const char *step)
{
    struct matter *matter = filling->matter;
    size_t most = matter->household->side[list->table].count;
    const struct row **chosen = arena_take(matter->arena, (most + 1) * sizeof *chosen);
    size_t rows = choose_rows(filling, list, step_column, step, chosen);
    size_t columns = count_columns(list->columns);
    struct form_part *part = add_part(filling, title, false, columns, rows ? rows + 1 : 0);

    if (rows == 0)
        return part;
    part->numbers = find_numbers(filling, chosen[0]->schema, list->columns, columns);
    for (size_t i = 0; i < columns; i++)
        part->cells[i] = form_label(matter, chosen[0]->schema, list->columns[i],
                                    filling->language);
    for (size_t i = 0; i < rows * columns; i++)
        part->cells[columns + i] = form_value(matter, chosen[i / columns],
                                              list->columns[i % columns], filling->language);
    measure(filling, part);
    return part;
}

/* A grid of so many labels with their values, two of them in a row. */
static struct form_part *add_grid(struct filling *filling, enum message title, size_t values)
{
    enum { COLUMNS = 4 };

    return add_part(filling, message_in(title, filling->language), true, COLUMNS,
                    (values + 1) / 2);
}

static void put_pair(struct filling *filling, struct form_part *part, size_t number,
                     const struct row *row, int column)
{
    part->cells[2 * number] = form_label(filling->matter, row->schema, column, filling->language);
    part->cells[2 * number + 1] = form_value(filling->matter, row, column, filling->language);
}

static void put_stream(struct filling *filling, struct form_part *part, size_t from,
                       const int *columns)
{
    for (size_t i = 0; columns[i] != -1; i++)
        put_pair(filling, part, from + i, filling->matter->household->row, columns[i]);
}

static void add_family(struct filling *filling)
{
    const struct row *application = filling->matter->application;
    size_t values = count_columns(family_columns);
    struct form_part *part = add_grid(filling, MESSAGE_FORM_FAMILY, values + 3);

    put_pair(filling, part, 0, application, applications_opened_on);
    put_pair(filling, part, 1, application, applications_kind);
    put_stream(filling, part, 2, family_columns);
    put_pair(filling, part, values + 2, application, applications_note);
    measure(filling, part);
}

static void add_assessment(struct filling *filling)
{
    struct matter *matter = filling->matter;
    const struct row *row = matter->household->row;
    size_t values = count_columns(assessed_columns);
    struct form_part *part = add_grid(filling, MESSAGE_FORM_ASSESSED, values + 1);
    struct buffer why = { 0 };

    put_stream(filling, part, 0, assessed_columns);
    part->cells[2 * values] = form_label(matter, row->schema, stream_reasons, filling->language);
    add_reasons(&why, matter->policy, row->field[stream_reasons], filling->language);
    if (why.size > 0)
        part->cells[2 * values + 1] = (struct text){
            arena_copy(matter->arena, why.at, why.size), why.size };
    buffer_fini(&why);
    measure(filling, part);
}

static void add_step(struct filling *filling, const struct step *step)
{
    const char *title = rule_label(&step->rule, filling->language);

    if (step->kind == STEP_NOTICE)
        add_list(filling, &postings, title, postings_step, step->rule.code);
    else
        add_list(filling, &opinions, title, opinions_step, step->rule.code)->signs = true;
}

static void put_words(struct filling *filling, struct form_part *part, size_t number, int column,
                      const char *words)
{
    const struct schema *schema = filling->matter->policy->stream_schema;

    part->cells[2 * number] = form_label(filling->matter, schema, column, filling->language);
    part->cells[2 * number + 1] = text_of(words);
}

static const char *day_words(const struct filling *filling, day on)
{
    char *text = arena_take(filling->matter->arena, DAY_TEXT);

    day_format(text, on);
    return on == NO_DAY ? "" : text;
}

static const char *month_words(const struct filling *filling, month of)
{
    char *text = arena_take(filling->matter->arena, MONTH_TEXT);

    month_format(text, of);
    return of == NO_MONTH ? "" : text;
}

/* What has come of it up to the day. */
static void add_standing(struct filling *filling, const struct progress *progress)
{
    const struct policy *policy = filling->matter->policy;
    enum { VALUES = 6 };
    struct form_part *part = add_grid(filling, MESSAGE_FORM_STANDING, VALUES);
    int step = policy_step(policy, progress->step);

    put_words(filling, part, 0, stream_step,
              step < 0 ? "" : rule_label(&policy->steps[step].rule, filling->language));
    put_words(filling, part, 1, stream_step_on, day_words(filling, progress->step_on));
    put_words(filling, part, 2, stream_state,
              code_label(&codes_state[progress->state], filling->language));
    put_words(filling, part, 3, stream_approved_on, day_words(filling, progress->approved_on));
    put_words(filling, part, 4, stream_recheck_due, month_words(filling, progress->recheck_due));
    put_words(filling, part, 5, stream_decision_note, "");
    part->cells[11] = progress->note;
    measure(filling, part);
}

void form_fill(struct form *form, struct matter *matter, const struct progress *progress,
               enum language language)
{
    struct filling filling = { form, matter, language };
    const struct policy *policy = matter->policy;
    enum { OTHERS = 9 };

    *form = (struct form){ .language = language, .household_id = matter->household->id,
                           .on = matter->date };
    form->parts = arena_take(matter->arena, (OTHERS + matter->way_count) * sizeof *form->parts);
    add_family(&filling);
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        if (lists[i].table != TABLE_assets || policy->has_assets)
            add_list(&filling, &lists[i], message_in(lists[i].title, language), -1, NULL);
    add_assessment(&filling);
    add_list(&filling, &papers, message_in(papers.title, language), -1, NULL);
    add_list(&filling, &visits, message_in(visits.title, language), -1, NULL);
    for (size_t i = 0; i < matter->way_count; i++)
        add_step(&filling, &policy->steps[matter->way ? matter->way[i] : i]);
    add_list(&filling, &objections, message_in(objections.title, language), -1, NULL);
    add_standing(&filling, progress);
}
