/* Bad rows: told, counted, listed. */
#include "table.h"

bool table_rejects_open(struct table_run *run)
{
    const struct schema *schema = schema_of(TABLE_rejects);
    const char *file = run->settings->value[OPTION_REJECTS];
    const struct writer_plan plan = { .file = file, .schema = schema };

    if (!file)
        return true;
    values_init(&run->reject, schema);
    run->rejects = writer_open(run->outputs, &plan, &run->problems);
    return run->rejects != NULL;
}

/* The column's own name: a message has the sheet's word behind it. */
static struct text own_name(const char *column)
{
    const char *bracket = column ? strstr(column, " (") : NULL;

    return bracket ? (struct text){ column, (size_t)(bracket - column) } : text_of(column);
}

static void list(struct table_run *run, const struct problem *problem, struct text household)
{
    struct values *values = &run->reject;

    values_clear(values);
    value_text(values, rejects_household_id, household);
    value_string(values, rejects_table, run->schema->name);
    value_string(values, rejects_file, problem->file);
    value_integer(values, rejects_line, problem->line ? problem->line : NONE);
    value_text(values, rejects_column, own_name(problem->column));
    value_string(values, rejects_code, messages[problem->message].code);
    value_string(values, rejects_error, problem->text);
    writer_row(run->rejects, values);
}

static void count_refused(struct table_run *run, const struct problem *problem)
{
    int column = schema_column(run->schema, own_name(problem->column));

    if (run->refused && column >= 0)
        run->refused[column]++;
}

void table_tell(void *listener, struct problems *problems, struct text household)
{
    struct table_run *run = listener;

    for (size_t i = 0; i < problems->count; i++) {
        if (problems->at[i].warning)
            continue;
        count_refused(run, &problems->at[i]);
        if (run->rejects)
            list(run, &problems->at[i], household);
    }
    run->errors += problems->errors;
    if (run->problems.count < TOLD_IN_FULL)
        problems_move(&run->problems, problems);
    else
        run->more += problems->errors;
    problems_clear(problems);
}
