/* Subdistricts and communities: that of a household, and their codes (街道社区). */
#include "checking.h"
#include "offices.h"
#include <stdlib.h>

static int compare_places(const struct row *a, struct text subdistrict, struct text community)
{
    int order = text_compare(a->field[places_subdistrict], subdistrict);

    return order ? order : text_compare(a->field[places_community], community);
}

static int by_name(const void *first, const void *second)
{
    const struct row *other = *(const struct row *const *)second;

    return compare_places(*(const struct row *const *)first, other->field[places_subdistrict],
                          other->field[places_community]);
}

void sort_places(struct check *check)
{
    const struct rows *places = check->plan.places;

    check->places = allocate(places->count + 1, sizeof *check->places);
    for (size_t i = 0; i < places->count; i++)
        check->places[i] = &places->at[i];
    qsort(check->places, places->count, sizeof *check->places, by_name);
}

static bool is_place(const struct check *check, const struct row *row)
{
    size_t low = 0, high = check->plan.places->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = compare_places(check->places[middle], row->field[stream_subdistrict],
                                   row->field[stream_community]);
        if (order == 0)
            return true;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return false;
}

void look_at_place(struct check *check, const struct household *household)
{
    if (check->plan.places->count > 0 && !is_place(check, household->row))
        tell_value(check, household, TABLE_households, household->row, MESSAGE_CHECK_PLACE,
                   household->row->field[stream_community]);
}

static void tell_code(const struct check *check, const struct row *place)
{
    const struct household nobody = { .id = { 0 } };
    struct finding finding = found_at(SEVERITY_ERROR, MESSAGE_CHECK_PLACE_CODE, &nobody,
                                      TABLE_places, place);

    finding.found = place->field[places_code];
    tell_finding(check, &finding);
}

static int by_code(const void *first, const void *second)
{
    const struct row *one = *(const struct row *const *)first;
    const struct row *other = *(const struct row *const *)second;
    int order = text_compare(one->field[places_code], other->field[places_code]);

    return order ? order : (one->line > other->line) - (one->line < other->line);
}

/* Of each place after the first of its code. */
static void look_for_twice(const struct check *check)
{
    size_t count = check->plan.places->count;
    const struct row **rows = allocate(count + 1, sizeof *rows);

    for (size_t i = 0; i < count; i++)
        rows[i] = check->places[i];
    qsort(rows, count, sizeof *rows, by_code);
    for (size_t i = 1; i < count; i++)
        if (text_equal(rows[i]->field[places_code], rows[i - 1]->field[places_code]))
            tell_code(check, rows[i]);
    free(rows);
}

static bool begins_with(struct text code, struct text start)
{
    return code.size >= start.size && memcmp(code.at, start.at, start.size) == 0;
}

/* A subdistrict's own row stands before those of its communities. */
void look_at_codes(struct check *check)
{
    const struct row *office = NULL;

    for (size_t i = 0; i < check->plan.places->count; i++) {
        const struct row *place = check->places[i];
        struct text code = place->field[places_code];

        if (!row_has(place, places_community))
            office = place;
        else if (office && office->field[places_code].size == OFFICE_CODE
                 && text_equal(office->field[places_subdistrict],
                               place->field[places_subdistrict])
                 && !begins_with(code, office->field[places_code]))
            tell_code(check, place);
    }
    look_for_twice(check);
}
