#include "objections.h"

day settled_on(const struct row *objection, day date)
{
    int64_t answered = objection->number[objections_answered_on];

    if (objection->number[objections_outcome] == OBJECTION_OPEN
        || (answered != NONE && answered > date))
        return NO_DAY;
    return (day)(answered == NONE ? objection->number[objections_raised_on] : answered);
}

bool is_against(const struct matter *matter, const struct row *objection, size_t notice)
{
    struct text step = objection->field[objections_step];

    return belongs(matter, objection->number[objections_raised_on])
        && (step.size == 0 || text_is(step, matter->policy->steps[notice].rule.code));
}

day upheld_on(const struct matter *matter, size_t notice)
{
    const struct rows *rows = &matter->household->side[TABLE_objections];
    day latest = NO_DAY;

    for (size_t i = 0; i < rows->count; i++) {
        const struct row *row = &rows->at[i];
        day settled = settled_on(row, matter->date);

        if (is_against(matter, row, notice)
            && row->number[objections_outcome] == OBJECTION_UPHELD && settled > latest)
            latest = settled;
    }
    return latest;
}
