#include "report.h"
#include "../base/memory.h"
#include "detail.h"
#include <stdlib.h>

const char *const age_bands[AGE_BANDS] = { "0-17", "18-34", "35-59", "60-79", "80+", "unknown" };

static size_t count_codes(const struct code *codes)
{
    size_t count = 0;

    while (codes[count].name)
        count++;
    return count;
}

void report_init(struct report *report, const struct policy *policy, month counted)
{
    *report = (struct report){ .policy = policy, .month = counted, .since = counted };
    report->categories = allocate(count_codes(codes_category), sizeof *report->categories);
    report->care_classes =
        allocate(policy->care_class_count + 1, sizeof *report->care_classes);
    report->programmes = allocate(policy->programme_count + 1, sizeof *report->programmes);
    report->supplements = allocate(policy->supplement_count + 1, sizeof *report->supplements);
}

void report_fini(struct report *report)
{
    free(report->categories);
    free(report->care_classes);
    free(report->programmes);
    free(report->supplements);
    *report = (struct report){ 0 };
}

void report_place(struct report *report, const struct row *place)
{
    if (row_has(place, places_community))
        report->communities++;
    else if (row_has(place, places_subdistrict) && place->number[places_kind] == PLACE_TOWN)
        report->towns++;
    else if (row_has(place, places_subdistrict))
        report->subdistricts++;
}

static void add_count(struct report *report, int64_t *sum, int64_t count)
{
    report->overflow |= __builtin_add_overflow(*sum, count, sum);
}

static void add(struct report *report, struct tally *tally, int64_t persons, fen amount)
{
    tally->households++;
    add_count(report, &tally->persons, persons);
    report->overflow |= !fen_add(&tally->amount, amount);
}

static void add_movement(struct report *report, const struct row *row)
{
    int64_t movement = row->number[stream_movement];
    fen before = row_amount(row, stream_previous_amount);
    fen change = row_amount(row, stream_payable);

    if (movement == NONE)
        return;
    if (movement != MOVEMENT_NEW && movement != MOVEMENT_RESUMED)
        add(report, &report->previous, row_amount(row, stream_previous_persons), before);
    if (movement == MOVEMENT_STOPPED || movement == MOVEMENT_SUSPENDED) {
        add(report, &report->movements[movement],
            row_amount(row, stream_previous_persons), before);
        return;
    }
    report->overflow |= !fen_add(&change, -before);
    add(report, &report->movements[movement], row_amount(row, stream_persons), change);
}

static struct tally *supplement_named(struct report *report, struct text code)
{
    for (size_t i = 0; i < report->policy->supplement_count; i++)
        if (text_is(code, report->policy->supplements[i].rule.code))
            return &report->supplements[i];
    return NULL;
}

static void add_supplements(struct report *report, const struct row *row)
{
    struct text detail = row->field[stream_supplement_detail], code;
    fen amount;

    while (detail_next(&detail, &code, &amount)) {
        struct tally *tally = supplement_named(report, code);
        if (tally)
            add(report, tally, 0, amount == NONE ? 0 : amount);
    }
}

/* A person counts for each supplement that he himself is given. */
static void add_member_supplements(struct report *report, const struct row *member)
{
    struct text detail = member->field[assessed_members_supplement_detail], code;
    fen amount;

    while (detail_next(&detail, &code, &amount)) {
        struct tally *tally = supplement_named(report, code);
        if (tally)
            tally->persons++;
    }
}

static int age_band(int64_t age)
{
    static const int64_t below[] = { 18, 35, 60, 80 };
    int band = 0;

    if (age == NONE)
        return AGE_UNKNOWN;
    while (band < (int)(sizeof below / sizeof *below) && age >= below[band])
        band++;
    return band;
}

static void add_member(struct report *report, const struct row *member)
{
    int64_t category = member->number[assessed_members_category];
    const struct policy *policy = report->policy;

    if (member->number[assessed_members_counted] != 1)
        return;
    report->categories[category == NONE ? CATEGORY_OTHER : category]++;
    report->ages[age_band(member->number[assessed_members_age])]++;
    for (size_t i = 0; i < policy->care_class_count; i++)
        if (text_is(member->field[assessed_members_care_class], policy->care_classes[i].rule.code))
            report->care_classes[i]++;
    add_member_supplements(report, member);
}

/* One programme's awards of the household: its persons are those named, or all of the
   household's when the award is the household's own. */
static void add_awards(struct report *report, const struct household *household, size_t programme)
{
    const struct rows *awards = &household->side[TABLE_awards];
    struct programme_tally *tally = &report->programmes[programme];
    const char *code = report->policy->programmes[programme].rule.code;
    bool given = false;

    for (size_t i = 0; i < awards->count; i++) {
        const struct row *row = &awards->at[i];
        if (!text_is(row->field[awards_programme], code)
            || row->number[awards_month] != report->month)
            continue;
        given = true;
        add_count(report, &tally->sum.persons,
                  row_has(row, awards_person_no)
                      ? 1 : row_amount(household->row, stream_persons));
        add_count(report, &tally->quantity,
                  row_has(row, awards_quantity) ? row->number[awards_quantity] : 1);
        report->overflow |= !fen_add(&tally->sum.amount, row->number[awards_amount]);
    }
    tally->sum.households += given;
}

static bool was_surveyed(const struct report *report, const struct rows *surveys)
{
    for (size_t i = 0; i < surveys->count; i++) {
        const int64_t *visit = surveys->at[i].number;
        month in = month_of_day((day)visit[surveys_visited_on]);

        if (in >= report->since && in <= report->month
            && visit[surveys_outcome] != SURVEY_NOT_HOME)
            return true;
    }
    return false;
}

void report_household(struct report *report, const struct household *household)
{
    const struct row *row = household->row;
    const struct rows *members = &household->side[TABLE_assessed_members];

    report->surveyed += was_surveyed(report, &household->side[TABLE_surveys]);
    add_movement(report, row);
    for (size_t i = 0; i < report->policy->programme_count; i++)
        add_awards(report, household, i);
    if (row->number[stream_on_roster] != 1)
        return;
    add(report, &report->roster, row_amount(row, stream_persons),
        row_amount(row, stream_payable));
    add_supplements(report, row);
    for (size_t i = 0; i < members->count; i++)
        add_member(report, &members->at[i]);
}
