#include "../base/nearest.h"
#include "run_state.h"
#include <stdlib.h>
#include <sys/stat.h>

static bool is_taken(const struct run_plan *plan, const char *name)
{
    enum table table = table_named(text_of(name));

    if (table == TABLE_COUNT)
        return false;
    for (size_t i = 0; i < plan->side_count; i++)
        if (plan->sides[i].table == table)
            return true;
    for (const enum table *load = plan->loads; load && *load != TABLE_COUNT; load++)
        if (*load == table)
            return true;
    return false;
}

static void list_taken(const struct run_plan *plan, struct buffer *list)
{
    for (size_t i = 0; i < plan->side_count; i++)
        buffer_listed(list, schema_of(plan->sides[i].table)->name);
    for (const enum table *load = plan->loads; load && *load != TABLE_COUNT; load++)
        buffer_listed(list, schema_of(*load)->name);
}

static bool refuse_table(struct run *run, const char *name, const struct buffer *list)
{
    struct buffer suggestion = { 0 };

    if (list->size)
        add_suggestion(&suggestion, name, list->at);
    problem_add(&run->problems, list->size ? MESSAGE_TABLE_UNUSED : MESSAGE_TABLE_UNUSED_NONE,
                (struct place){ 0 }, name, list->at, suggestion.at);
    buffer_fini(&suggestion);
    return false;
}

static bool check_named_tables(struct run *run)
{
    const struct settings *settings = run->settings;
    struct buffer list = { 0 };
    bool good = true;

    list_taken(run->plan, &list);
    for (size_t i = 0; i < settings->table_count; i++)
        if (!is_taken(run->plan, settings->tables[i].name))
            good = refuse_table(run, settings->tables[i].name, &list);
    buffer_fini(&list);
    return good;
}

static bool check_book(struct run *run)
{
    const char *book = run->settings->value[OPTION_BOOK];
    struct stat found;

    return !book || (stat(book, &found) == 0 && S_ISDIR(found.st_mode)) ||
           problem_add(&run->problems, MESSAGE_BOOK_MISSING, (struct place){ .file = book }, NULL,
                       NULL, NULL);
}

/* The operand, the book's own table, or standard input; NULL: a problem was added. */
static char *main_file(struct run *run)
{
    const struct settings *settings = run->settings;
    const char *book = settings->value[OPTION_BOOK];
    enum table table = run->plan->main == TABLE_stream ? TABLE_households : run->plan->main;
    const struct schema *schema = schema_of(table);

    if (settings->operand_count > 0)
        return copy_string(settings->operands[0]);
    if (!run->plan->main_in_book || !book)
        return copy_string("-");
    char *file = book_table(book, schema->name);
    if (!file)
        table_missing(schema, book, &run->problems);
    return file;
}

static bool open_main(struct run *run)
{
    struct run_state *state = run->state;
    char *file = main_file(run);

    if (!file)
        return false;
    struct reader_plan plan = { .file = file, .schema = state->schema,
                                .requires = run->plan->requires, .sorted = true, .unique = true,
                                .passed = true,
                                .empty_is_a_table = run->settings->jsonl };
    state->main = reader_open(&plan, &run->problems);
    outputs_protect(run->outputs, file);
    free(file);
    if (!state->main)
        return false;
    state->jsonl = run->settings->jsonl || (reader_is_jsonl(state->main) && !run->settings->csv);
    for (size_t i = 0; i < 2 && reader_is_jsonl(state->main); i++)
        state->candidate[i].carried = allocate(run->plan->side_count + 1,
                                               sizeof(struct carried));
    return true;
}

static bool passes_through(const struct run_plan *plan)
{
    return plan->writes == plan->main || plan->writes == TABLE_stream;
}

static const struct schema *written_schema(const struct run *run)
{
    const struct run_plan *plan = run->plan;

    if (plan->writes_schema)
        return plan->writes_schema;
    if (plan->writes == TABLE_COUNT || passes_through(plan))
        return run->state->schema;
    return schema_of(plan->writes);
}

/* The payroll, and what became of it, alone must say to whom and where money goes. */
static bool names_payees(enum table table)
{
    return table == TABLE_payroll || table == TABLE_settled || table == TABLE_deliveries;
}

/* What --out members and the like write: private columns stay in the book. */
static int *written_columns(const struct run_plan *plan, const struct schema *schema)
{
    int *columns = allocate(schema->count + 1, sizeof *columns);
    size_t count = 0;

    for (size_t i = 0; i < schema->count; i++)
        if (names_payees(plan->writes) || !(schema->columns[i].flags & PRIVATE))
            columns[count++] = (int)i;
    columns[count] = -1;
    return columns;
}

static bool open_output(struct run *run)
{
    const struct run_plan *plan = run->plan;
    struct run_state *state = run->state;
    struct writer_plan writer = { .file = run->settings->value[OPTION_OUTPUT],
                                  .jsonl = state->jsonl, .schema = run->values.schema,
                                  .columns = plan->adds };

    if (plan->writes == TABLE_COUNT)
        return true;
    state->passes = passes_through(plan);
    if (state->passes) {
        state->output = writer_pass(run->outputs, &writer, state->main,
                                    !names_payees(plan->main), &run->problems);
        return state->output != NULL;
    }
    int *columns = plan->adds ? NULL : written_columns(plan, writer.schema);
    writer.columns = plan->adds ? plan->adds : columns;
    state->output = writer_open(run->outputs, &writer, &run->problems);
    free(columns);
    return state->output != NULL;
}

/* What the program reads beside the run's own tables. */
static void protect_others(struct run *run)
{
    const struct settings *settings = run->settings;
    const char *policy = settings->value[OPTION_POLICY];
    const char *against = settings->value[OPTION_AGAINST];
    const char *book = settings->value[OPTION_BOOK];

    for (const enum table *load = run->plan->loads; load && *load != TABLE_COUNT; load++) {
        char *file = run_find_table(settings, schema_of(*load)->name);
        if (file)
            outputs_protect(run->outputs, file);
        free(file);
    }
    if (against)
        outputs_protect(run->outputs, against);
    if (policy) {
        outputs_protect(run->outputs, policy);
    } else if (book) {
        struct buffer path = { 0 };
        buffer_string(&path, book);
        buffer_string(&path, "/policy.json");
        outputs_protect(run->outputs, path.at);
        buffer_fini(&path);
    }
}

bool run_open(struct run *run, const struct settings *settings, const struct run_plan *plan)
{
    *run = (struct run){ .settings = settings, .plan = plan, .outputs = outputs_open(),
                         .state = allocate(1, sizeof *run->state) };
    struct run_state *state = run->state;

    state->schema = plan->schema ? plan->schema : schema_of(plan->main);
    state->id = schema_column(state->schema, text_of("household_id"));
    state->only = settings->value[OPTION_HOUSEHOLD];
    state->last_day = plan->month == NO_MONTH ? NO_DAY : last_day(plan->month);
    values_init(&run->values, written_schema(run));
    bool good = check_named_tables(run) && check_book(run);
    good = good && open_main(run);
    good = good && join_open(run);
    if (!good)
        return false;
    protect_others(run);
    return open_output(run) && rejects_open(run);
}

struct writer *run_also(struct run *run, const char *file, enum table table)
{
    struct writer_plan plan = { .file = file, .jsonl = run->state->jsonl,
                                .schema = schema_of(table) };

    return writer_open(run->outputs, &plan, &run->problems);
}
