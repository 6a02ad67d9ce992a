#include "worklist.h"

enum { MEMORY = 4 << 20 };

/* A worklist and the household whose tasks are told to it. */
struct listing {
    struct worklist *worklist;
    struct matter *matter;
    struct visits visits;
};

void worklist_open(struct worklist *worklist, struct writer *writer, bool overdue)
{
    *worklist = (struct worklist){ .sorted = sorted_open(writer, MEMORY), .overdue = overdue };
    values_init(&worklist->values, schema_of(TABLE_worklist));
}

static void put_household(struct values *values, const struct row *row)
{
    value_text(values, worklist_household_id, row->field[stream_household_id]);
    value_text(values, worklist_subdistrict, row->field[stream_subdistrict]);
    value_text(values, worklist_community, row->field[stream_community]);
    value_text(values, worklist_head_name, row->field[stream_head_name]);
}

static void put_case(struct values *values, const struct matter *matter,
                     const struct visits *visits)
{
    const struct row *application = matter->application;

    if (application)
        value_text(values, worklist_opened_on, application->field[applications_opened_on]);
    value_integer(values, worklist_visits, visits->count);
    value_day(values, worklist_visited_on, visits->last);
}

static void put_task(struct values *values, const struct matter *matter, const struct task *task)
{
    const char *const filled[] = { task->first ? task->first : "",
                                   task->second ? task->second : "", NULL };
    struct buffer advice = { 0 };

    value_day(values, worklist_due_on, task->due);
    value_yesno(values, worklist_overdue, task->due != NO_DAY && task->due < matter->date);
    value_string(values, worklist_step, matter->policy->steps[task->step].rule.code);
    value_text(values, worklist_who, words_text(&task->who, matter->arena));
    value_text(values, worklist_task, task->code);
    message_format(&advice, task->advice, filled);
    value_text(values, worklist_advice, buffer_as_text(&advice));
    buffer_fini(&advice);
}

static void take(void *to, const struct task *task)
{
    struct listing *listing = to;
    struct worklist *worklist = listing->worklist;
    const struct matter *matter = listing->matter;

    if (worklist->overdue && (task->due == NO_DAY || task->due >= matter->date))
        return;
    put_task(&worklist->values, matter, task);
    put_household(&worklist->values, matter->household->row);
    put_case(&worklist->values, matter, &listing->visits);
    sorted_row(worklist->sorted, task->due, &worklist->values);
    values_clear(&worklist->values);
    worklist->tasks++;
}

void worklist_add(struct worklist *worklist, struct matter *matter,
                  const struct progress *progress, size_t step)
{
    struct listing listing = { worklist, matter, visits_made(matter) };

    find_tasks(matter, progress, step, take, &listing);
}

bool worklist_close(struct worklist *worklist, struct problems *problems)
{
    bool good = !worklist->sorted || sorted_close(worklist->sorted, problems);

    worklist->sorted = NULL;
    values_fini(&worklist->values);
    return good;
}
