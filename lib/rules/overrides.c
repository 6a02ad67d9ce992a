#include "overrides.h"
#include "../base/memory.h"
#include "../table/reader.h"
#include <stdlib.h>

struct override {
    struct row row;
    bool met; /* there is such a finding today */
};

struct overrides {
    day date;
    struct override *at;
    size_t count, room;
    bool sorted;
    struct arena arena;
};

struct overrides *overrides_open(day date)
{
    struct overrides *overrides = allocate(1, sizeof *overrides);

    overrides->date = date;
    return overrides;
}

void overrides_close(struct overrides *overrides)
{
    arena_fini(&overrides->arena);
    free(overrides->at);
    free(overrides);
}

void overrides_add(struct overrides *overrides, const struct row *row)
{
    if (row->number[overrides_accepted_on] > overrides->date)
        return;
    overrides->at = make_room(overrides->at, &overrides->room, overrides->count + 1,
                              sizeof *overrides->at);
    row_keep(&overrides->at[overrides->count].row, row, &overrides->arena);
    overrides->at[overrides->count].row.file = row->file;
    overrides->at[overrides->count++].met = false;
    overrides->sorted = false;
}

static int compare_key(const struct row *row, struct text household, struct text code)
{
    int order = text_compare(row->field[overrides_household_id], household);

    return order ? order : text_compare(row->field[overrides_code], code);
}

static int compare_overrides(const void *first, const void *second)
{
    const struct row *a = &((const struct override *)first)->row;
    const struct row *b = &((const struct override *)second)->row;
    int order = compare_key(a, b->field[overrides_household_id], b->field[overrides_code]);

    return order ? order : (a->line > b->line) - (a->line < b->line);
}

static void sort(struct overrides *overrides)
{
    if (!overrides->sorted && overrides->count > 1)
        qsort(overrides->at, overrides->count, sizeof *overrides->at, compare_overrides);
    overrides->sorted = true;
}

/* The place of the first of this household and code, or of the one after. */
static size_t first_of(const struct overrides *overrides, struct text household, struct text code)
{
    size_t low = 0, high = overrides->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (compare_key(&overrides->at[middle].row, household, code) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool is_about(const struct row *row, const struct finding *finding)
{
    int64_t person = row->number[overrides_person_no];

    return (person == NONE || person == finding->person_no)
        && (!row_has(row, overrides_register)
            || (finding->source && text_is(row->field[overrides_register], finding->source)));
}

static bool is_over(const struct overrides *overrides, const struct row *row)
{
    return row->number[overrides_until] != NONE
        && row->number[overrides_until] < overrides->date;
}

bool overrides_accept(struct overrides *overrides, const struct finding *finding,
                      const char *code)
{
    bool accepted = false;

    sort(overrides);
    for (size_t i = first_of(overrides, finding->household, text_of(code)); i < overrides->count;
         i++) {
        struct override *override = &overrides->at[i];

        if (compare_key(&override->row, finding->household, text_of(code)) != 0)
            break;
        if (!is_about(&override->row, finding))
            continue;
        override->met = true;
        accepted |= !is_over(overrides, &override->row);
    }
    return accepted;
}

void overrides_tell(const struct overrides *overrides, take_finding *take, void *to)
{
    char until[DAY_TEXT];

    for (size_t i = 0; i < overrides->count; i++) {
        const struct row *row = &overrides->at[i].row;
        bool met = overrides->at[i].met;
        struct finding finding = { .severity = SEVERITY_WARNING, .table = TABLE_overrides,
                                   .message = met ? MESSAGE_CHECK_EXPIRED
                                                  : MESSAGE_CHECK_OVERRIDE,
                                   .file = row->file, .line = row->line,
                                   .household = row->field[overrides_household_id],
                                   .person_no = row->number[overrides_person_no],
                                   .found = row->field[overrides_code] };

        if (met && !is_over(overrides, row))
            continue;
        if (met) {
            day_format(until, (day)row->number[overrides_until]);
            finding.detail = until;
        }
        take(to, &finding);
    }
}
