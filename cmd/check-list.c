/* dibao-check: the list of findings. */
#include "check.h"

const char *list_name(struct list *list, const char *file)
{
    return arena_copy(&list->names, file, strlen(file));
}

static void put_place(struct values *values, enum table table, const char *file, long line,
                      struct text household)
{
    value_string(values, findings_table, table == TABLE_COUNT ? NULL : schema_of(table)->name);
    value_string(values, findings_file, file);
    value_integer(values, findings_line, line ? line : NONE);
    value_text(values, findings_household_id, household);
}

static void put(struct list *list, enum severity severity, const char *code)
{
    value_code(&list->values, findings_severity, (int)severity);
    value_string(&list->values, findings_code, code);
    writer_row(list->writer, &list->values);
    values_clear(&list->values);
}

static void count(struct list *list, enum severity severity, struct text household)
{
    list->counts[severity]++;
    if (severity != SEVERITY_HINT)
        list_must(list, household, MESSAGE_CHECK_REASON_DOUBT);
}

/* A register is another office's; what the payrolls have of households that are gone stops no
   month. */
static enum severity severity_of(const struct problem *problem, enum table table)
{
    bool ours = !table_is_register(table) && table != TABLE_roster && table != TABLE_payroll
             && table != TABLE_settled;

    return problem->warning || !ours ? SEVERITY_WARNING : SEVERITY_ERROR;
}

/* What to do where the message only says what is wrong. */
static void put_advice(struct values *values, const struct problem *problem)
{
    static const struct { enum message message, advice; } advices[] = {
        { MESSAGE_ID_CHECK, MESSAGE_CHECK_ADVICE_ID },
        { MESSAGE_NUMBER_DIFFERS, MESSAGE_CHECK_ADVICE_NUMBER },
    };
    const char *arguments[] = { problem->text, NULL };
    struct buffer advice = { 0 };

    buffer_string(&advice, problem->text);
    for (size_t i = 0; i < sizeof advices / sizeof *advices; i++)
        if (advices[i].message == problem->message) {
            buffer_clear(&advice);
            message_format(&advice, advices[i].advice, arguments);
        }
    value_text(values, findings_advice, buffer_as_text(&advice));
    buffer_fini(&advice);
}

void list_problem(struct list *list, const struct problem *problem, enum table table,
                  struct text household)
{
    const struct finding finding = { .message = problem->message };
    enum severity severity = severity_of(problem, table);

    put_place(&list->values, table, problem->file, problem->line, household);
    value_string(&list->values, findings_found, problem->column);
    put_advice(&list->values, problem);
    value_string(&list->values, findings_basis, finding_basis(&finding));
    put(list, severity, messages[problem->message].code);
    count(list, severity, household);
}

void list_problems(struct list *list, struct problems *problems, enum table table)
{
    for (size_t i = 0; i < problems->count; i++)
        list_problem(list, &problems->at[i], table, (struct text){ 0 });
    problems_clear(problems);
}

static void put_finding(struct list *list, const struct finding *finding, const char *code)
{
    const char *arguments[] = { finding->detail, NULL };
    struct values *values = &list->values;
    struct buffer advice = { 0 };

    message_format(&advice, finding->message, arguments);
    put_place(values, finding->table, finding->file, finding->line, finding->household);
    value_integer(values, findings_person_no, finding->person_no);
    value_string(values, findings_register, finding->source);
    value_text(values, findings_expected, finding->expected);
    value_text(values, findings_found, finding->found);
    value_string(values, findings_advice, advice.at);
    value_string(values, findings_basis, finding_basis(finding));
    put(list, finding->severity, code);
    buffer_fini(&advice);
}

void list_finding(void *to, const struct finding *finding)
{
    struct list *list = to;
    struct buffer code = { 0 };
    const char *name = finding_code(finding, &code);

    if (overrides_accept(list->overrides, finding, name)) {
        list->accepted++;
    } else {
        put_finding(list, finding, name);
        count(list, finding->severity, finding->household);
    }
    buffer_fini(&code);
}

void list_visit(void *list, const struct finding *finding)
{
    put_finding(list, finding, messages[finding->message].code);
}

void list_must(void *to, struct text household, enum message reason)
{
    struct list *list = to;

    if (list->sample)
        sample_must(list->sample, household, reason);
}
