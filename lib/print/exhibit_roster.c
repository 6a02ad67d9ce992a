/* The tables of the roster: who is on it, who came and went, who they are. */
#include "exhibit.h"
#include "label.h"

static const struct exhibit_column counts[] = { { MESSAGE_REPORT_NUMBER, CELL_COUNT } };
static const struct exhibit_column persons[] = { { MESSAGE_REPORT_PERSONS, CELL_COUNT } };
static const struct exhibit_column tallies[] = {
    { MESSAGE_REPORT_HOUSEHOLDS, CELL_COUNT },
    { MESSAGE_REPORT_PERSONS, CELL_COUNT },
    { MESSAGE_REPORT_YUAN, CELL_MONEY },
};
static const struct exhibit_column flows[] = {
    { MESSAGE_REPORT_BEFORE, CELL_COUNT },
    { MESSAGE_REPORT_CAME, CELL_COUNT },
    { MESSAGE_REPORT_WENT, CELL_COUNT },
    { MESSAGE_REPORT_NOW, CELL_COUNT },
};

static void put_tally(int64_t *value, const struct tally *tally)
{
    value[0] = tally->households;
    value[1] = tally->persons;
    value[2] = tally->amount;
}

static void places(struct exhibits *exhibits, const struct period *period)
{
    const struct report *report = period_end_report(period);
    struct exhibit *exhibit = exhibit_begin(exhibits, MESSAGE_REPORT_BOOK, counts, 1, DRAWN_NOT);

    exhibit_line(exhibits, exhibit, MESSAGE_REPORT_SUBDISTRICTS, report->subdistricts, false);
    exhibit_line(exhibits, exhibit, MESSAGE_REPORT_TOWNS, report->towns, false);
    exhibit_line(exhibits, exhibit, MESSAGE_REPORT_COMMUNITIES, report->communities, false);
    exhibit_line(exhibits, exhibit, MESSAGE_REPORT_IN_BOOK, report->book, false);
    exhibit_line(exhibits, exhibit,
                 period->year ? MESSAGE_REPORT_SURVEYED_YEAR : MESSAGE_REPORT_SURVEYED,
                 report->surveyed, false);
}

/* A row a month, by which it is known in another year. */
static int64_t *month_row(const struct exhibits *exhibits, struct exhibit *exhibit,
                          const struct period *period, month of)
{
    char text[MONTH_TEXT];

    month_format(text, of);
    return period->year
        ? exhibit_row(exhibit, text + 5, text, false)
        : exhibit_row(exhibit, "", message_in(MESSAGE_REPORT_NOW, exhibits->language), false);
}

/* By the month; of one month alone also the one before, as it was. */
static void roster(struct exhibits *exhibits, const struct period *period)
{
    struct exhibit *exhibit =
        exhibit_begin(exhibits, MESSAGE_REPORT_ROSTER, tallies, 3, DRAWN_BY_MONTH);

    if (!period->year)
        put_tally(exhibit_row(exhibit, "before",
                              message_in(MESSAGE_REPORT_BEFORE, exhibits->language), false),
                  &period->months[0].previous);
    for (size_t i = 0; i < period->count; i++)
        put_tally(month_row(exhibits, exhibit, period, period->months[i].month),
                  &period->months[i].roster);
}

static void in_and_out(struct exhibits *exhibits, const struct period *period)
{
    struct exhibit *exhibit =
        exhibit_begin(exhibits, MESSAGE_REPORT_FLOWS, flows, 4, DRAWN_IN_OUT);

    for (size_t i = 0; i < period->count; i++) {
        const struct report *report = &period->months[i];
        const struct tally *moved = report->movements;
        int64_t *value = month_row(exhibits, exhibit, period, report->month);

        value[0] = report->previous.households;
        value[1] = moved[MOVEMENT_NEW].households + moved[MOVEMENT_RESUMED].households;
        value[2] = moved[MOVEMENT_STOPPED].households + moved[MOVEMENT_SUSPENDED].households;
        value[3] = report->roster.households;
    }
    exhibit_adds_up(exhibits, exhibit, MESSAGE_REPORT_FLOWS_ARE,
                    period_adds_up(period, ADDS_FLOWS));
}

static void movements(struct exhibits *exhibits, const struct period *period)
{
    struct exhibit *exhibit =
        exhibit_begin(exhibits, MESSAGE_REPORT_MOVEMENTS, tallies, 3, DRAWN_NOT);
    struct tally sum;

    for (int i = 0; i < REPORT_MOVEMENTS; i++) {
        period_movement(period, i, &sum);
        if (sum.households)
            put_tally(exhibit_row(exhibit, codes_movement[i].name,
                                  code_label(&codes_movement[i], exhibits->language), false),
                      &sum);
    }
    exhibit_note(exhibits, exhibit, MESSAGE_REPORT_MOVEMENTS_ARE);
}

static void subdistricts(struct exhibits *exhibits, const struct period *whole,
                         const struct report_pages *pages)
{
    struct exhibit *exhibit =
        exhibit_begin(exhibits, MESSAGE_REPORT_BY_SUBDISTRICT, tallies, 3, DRAWN_BARS);
    struct tally sum = { 0 };

    for (size_t i = 0; i < pages->part_count; i++) {
        const struct tally *part = &period_end_report(pages->parts[i])->roster;
        const char *name = period_place(pages->parts[i], exhibits->language);

        put_tally(exhibit_row(exhibit, name, name, false), part);
        sum.households += part->households;
        sum.persons += part->persons;
        sum.amount += part->amount;
    }
    const struct tally *roster_of_all = &period_end_report(whole)->roster;
    put_tally(exhibit_row(exhibit, "", message_in(MESSAGE_REPORT_TOGETHER, exhibits->language),
                          true), roster_of_all);
    exhibit_adds_up(exhibits, exhibit, MESSAGE_REPORT_SUBDISTRICTS_ARE,
                    sum.households == roster_of_all->households
                        && sum.persons == roster_of_all->persons
                        && sum.amount == roster_of_all->amount);
}

static void together(const struct exhibits *exhibits, struct exhibit *exhibit, int64_t persons_all)
{
    exhibit_row(exhibit, "", message_in(MESSAGE_REPORT_TOGETHER, exhibits->language), true)[0] =
        persons_all;
}

static void categories(struct exhibits *exhibits, const struct period *period)
{
    const struct report *report = period_end_report(period);
    struct exhibit *exhibit =
        exhibit_begin(exhibits, MESSAGE_REPORT_CATEGORIES, persons, 1, DRAWN_BARS);

    for (size_t i = 0; codes_category[i].name; i++)
        exhibit_row(exhibit, codes_category[i].name,
                    code_label(&codes_category[i], exhibits->language), false)[0] =
            report->categories[i];
    together(exhibits, exhibit, report->roster.persons);
    exhibit_adds_up(exhibits, exhibit, MESSAGE_REPORT_PERSONS_ARE,
                    period_adds_up(period, ADDS_CATEGORIES));
}

static void ages(struct exhibits *exhibits, const struct period *period)
{
    static const enum message labels[AGE_BANDS] = { MESSAGE_REPORT_AGE_0, MESSAGE_REPORT_AGE_18,
                                                    MESSAGE_REPORT_AGE_35, MESSAGE_REPORT_AGE_60,
                                                    MESSAGE_REPORT_AGE_80,
                                                    MESSAGE_REPORT_AGE_UNKNOWN };
    const struct report *report = period_end_report(period);
    struct exhibit *exhibit = exhibit_begin(exhibits, MESSAGE_REPORT_AGES, persons, 1, DRAWN_BARS);

    for (int i = 0; i < AGE_BANDS; i++)
        if (i != AGE_UNKNOWN || report->ages[i] > 0)
            exhibit_line(exhibits, exhibit, labels[i], report->ages[i], false);
    together(exhibits, exhibit, report->roster.persons);
    exhibit_adds_up(exhibits, exhibit, MESSAGE_REPORT_PERSONS_ARE,
                    period_adds_up(period, ADDS_AGES));
}

static void care_classes(struct exhibits *exhibits, const struct period *period)
{
    const struct report *report = period_end_report(period);
    struct exhibit *exhibit;

    if (report->policy->care_class_count == 0)
        return;
    exhibit = exhibit_begin(exhibits, MESSAGE_REPORT_CARE_CLASSES, persons, 1, DRAWN_NOT);
    for (size_t i = 0; i < report->policy->care_class_count; i++) {
        const struct rule *rule = &report->policy->care_classes[i].rule;

        exhibit_row(exhibit, rule->code, rule_label(rule, exhibits->language), false)[0] =
            report->care_classes[i];
    }
}

void exhibits_make(struct exhibits *exhibits, const struct period *period,
                   const struct report_pages *pages, enum language language)
{
    *exhibits = (struct exhibits){ .language = language };
    places(exhibits, period);
    roster(exhibits, period);
    in_and_out(exhibits, period);
    movements(exhibits, period);
    if (pages && pages->part_count > 0)
        subdistricts(exhibits, period, pages);
    categories(exhibits, period);
    ages(exhibits, period);
    care_classes(exhibits, period);
    exhibits_of_money(exhibits, period);
}
