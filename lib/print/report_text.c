#include "report_print.h"
#include "label.h"

/* A page under way. */
struct page {
    struct buffer *out;
    enum language language;
};

static const char *in_language(const struct page *page, enum message message)
{
    return message_in(message, page->language);
}

enum { LABEL_WIDTH = 44, NUMBER_WIDTH = 10, MONEY_WIDTH = 16 };

static void blanks(struct buffer *out, size_t width, size_t taken)
{
    for (size_t i = taken; i < width; i++)
        buffer_byte(out, ' ');
}

static void put_label(const struct page *page, const char *label)
{
    size_t width = display_width(text_of(label));

    buffer_string(page->out, "  ");
    buffer_visible(page->out, text_of(label));
    blanks(page->out, LABEL_WIDTH, width);
    if (width >= LABEL_WIDTH)
        buffer_byte(page->out, ' ');
}

static void put_right(const struct page *page, const char *text, size_t width)
{
    size_t taken = display_width(text_of(text));

    blanks(page->out, width, taken);
    buffer_string(page->out, text);
}

static void put_number(const struct page *page, int64_t number)
{
    char text[24];

    snprintf(text, sizeof text, "%lld", (long long)number);
    put_right(page, text, NUMBER_WIDTH);
}

static void put_money(const struct page *page, fen amount)
{
    char text[FEN_TEXT];

    fen_format(text, amount);
    put_right(page, text, MONEY_WIDTH);
}

static void end_line(const struct page *page)
{
    buffer_byte(page->out, '\n');
}

/* A heading over columns of households, persons and yuan. */
static void head(const struct page *page, enum message title, bool tallies)
{
    end_line(page);
    buffer_string(page->out, in_language(page, title));
    if (tallies) {
        blanks(page->out, LABEL_WIDTH + 2, display_width(text_of(in_language(page, title))));
        put_right(page, in_language(page, MESSAGE_REPORT_HOUSEHOLDS), NUMBER_WIDTH);
        put_right(page, in_language(page, MESSAGE_REPORT_PERSONS), NUMBER_WIDTH);
        put_right(page, in_language(page, MESSAGE_REPORT_YUAN), MONEY_WIDTH);
    }
    end_line(page);
}

static void count_line(const struct page *page, const char *label, int64_t count)
{
    put_label(page, label);
    put_number(page, count);
    end_line(page);
}

static void tally_line(const struct page *page, const char *label, const struct tally *tally)
{
    put_label(page, label);
    put_number(page, tally->households);
    put_number(page, tally->persons);
    put_money(page, tally->amount);
    end_line(page);
}

static void put_title(const struct page *page, const struct period *period)
{
    const struct report *report = period_end_report(period);
    char year[16];

    snprintf(year, sizeof year, "%04d", period->year);
    buffer_string(page->out, in_language(page, period->year ? MESSAGE_REPORT_YEAR_TITLE
                                                            : MESSAGE_REPORT_TITLE));
    buffer_byte(page->out, ' ');
    if (period->year)
        buffer_string(page->out, year);
    else
        buffer_month(page->out, report->month);
    end_line(page);
    buffer_string(page->out, in_language(page, MESSAGE_REPORT_POLICY));
    buffer_byte(page->out, ' ');
    buffer_visible(page->out, text_of(report->policy->name));
    end_line(page);
}

static void put_places(const struct page *page, const struct period *period)
{
    const struct report *report = period_end_report(period);

    head(page, MESSAGE_REPORT_BOOK, false);
    count_line(page, in_language(page, MESSAGE_REPORT_SUBDISTRICTS), report->subdistricts);
    count_line(page, in_language(page, MESSAGE_REPORT_TOWNS), report->towns);
    count_line(page, in_language(page, MESSAGE_REPORT_COMMUNITIES), report->communities);
    count_line(page, in_language(page, MESSAGE_REPORT_IN_BOOK), report->book);
    count_line(page, in_language(page, period->year ? MESSAGE_REPORT_SURVEYED_YEAR
                                                    : MESSAGE_REPORT_SURVEYED),
               report->surveyed);
}

static void put_roster(const struct page *page, const struct period *period)
{
    char text[MONTH_TEXT];

    head(page, MESSAGE_REPORT_ROSTER, true);
    for (size_t i = 0; i < period->count; i++) {
        month_format(text, period->months[i].month);
        tally_line(page, period->year ? text : in_language(page, MESSAGE_REPORT_ON_ROSTER),
                   &period->months[i].roster);
    }
    head(page, MESSAGE_REPORT_MOVEMENTS, true);
    for (int i = 0; i < REPORT_MOVEMENTS; i++) {
        struct tally sum;

        period_movement(period, i, &sum);
        if (sum.households)
            tally_line(page, code_label(&codes_movement[i], page->language), &sum);
    }
}

/* Persons by something, with their sum, so that it can be held against the roster. */
static void put_categories(const struct page *page, const struct report *report)
{
    int64_t sum = 0;

    head(page, MESSAGE_REPORT_CATEGORIES, false);
    for (size_t i = 0; codes_category[i].name; i++) {
        count_line(page, code_label(&codes_category[i], page->language), report->categories[i]);
        sum += report->categories[i];
    }
    count_line(page, in_language(page, MESSAGE_REPORT_TOGETHER), sum);
}

static void put_care_classes(const struct page *page, const struct report *report)
{
    if (report->policy->care_class_count == 0)
        return;
    head(page, MESSAGE_REPORT_CARE_CLASSES, false);
    for (size_t i = 0; i < report->policy->care_class_count; i++)
        count_line(page, rule_label(&report->policy->care_classes[i].rule, page->language),
                   report->care_classes[i]);
}

/* With the month that it is as of, in a year; the amount of the whole year beside it. */
static void given_line(const struct page *page, const struct period *period,
                       const struct rule *rule, const struct report *report,
                       const struct tally *tally)
{
    struct buffer label = { 0 };
    fen year = 0;

    if (period->year)
        buffer_month(&label, report->month);
    buffer_string(&label, period->year ? " " : "");
    buffer_string(&label, rule_label(rule, page->language));
    put_label(page, label.at);
    put_number(page, tally->households);
    put_number(page, tally->persons);
    put_money(page, tally->amount);
    if (period->year && period_programme_amount(period, rule->code, &year) && year != 0)
        put_money(page, year);
    end_line(page);
    buffer_fini(&label);
}

/* Each in the line of the month in which it was first given; supplements of a month always. */
static void put_given(const struct page *page, const struct period *period,
                      const struct report *report)
{
    const struct policy *policy = report->policy;
    const struct report *first;

    for (size_t i = 0; i < policy->programme_count; i++)
        if (period_programme(period, policy->programmes[i].rule.code, &first) == (int)i
            && first == report)
            given_line(page, period, &policy->programmes[i].rule, report,
                       &report->programmes[i].sum);
    for (size_t i = 0; i < policy->supplement_count; i++)
        if (!period->year
            || (period_supplement(period, policy->supplements[i].rule.code, &first) == (int)i
                && first == report))
            given_line(page, period, &policy->supplements[i].rule, report,
                       &report->supplements[i]);
}

static void put_programmes(const struct page *page, const struct period *period)
{
    head(page, period->year ? MESSAGE_REPORT_PROGRAMMES_YEAR : MESSAGE_REPORT_PROGRAMMES, true);
    for (size_t i = 0; i < period->count; i++)
        put_given(page, period, &period->months[i]);
}

static void put_aid(const struct page *page, const struct registers *registers)
{
    head(page, MESSAGE_REPORT_AID, true);
    for (size_t i = 0; codes_aid[i].name; i++) {
        const struct aid_count *count = &registers->aid[i];

        if (count->household_count == 0)
            continue;
        put_label(page, code_label(&codes_aid[i], page->language));
        put_number(page, count->household_count);
        put_number(page, count->person_count);
        put_money(page, count->amount);
        end_line(page);
    }
}

static void put_duties(const struct page *page, const struct registers *registers)
{
    const struct { enum message label; int64_t count; } lines[] = {
        { MESSAGE_REPORT_VISITS, registers->visits },
        { MESSAGE_REPORT_WORK_CALLED, registers->called },
        { MESSAGE_REPORT_WORK_ATTENDED, registers->attended },
        { MESSAGE_REPORT_WORK_PERSONS, registers->workers },
        { MESSAGE_REPORT_PETITIONS, registers->petition_persons },
        { MESSAGE_REPORT_PETITION_REPORTS, registers->petition_reports },
        { MESSAGE_REPORT_UNANSWERED, registers->unanswered },
    };

    head(page, MESSAGE_REPORT_DUTIES, false);
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        count_line(page, in_language(page, lines[i].label), lines[i].count);
}

/* "98.53 %", cut off and not rounded up; "-" where there is nothing to divide by. */
static void rate_line(const struct page *page, enum message label, int64_t part, int64_t whole)
{
    enum { CENT = 100 };
    char text[32] = "-";

    if (whole > 0) {
        int64_t parts = ten_thousandths(part, whole);
        snprintf(text, sizeof text, "%lld.%02lld %%", (long long)(parts / CENT),
                 (long long)(parts % CENT));
    }
    put_label(page, in_language(page, label));
    put_right(page, text, 2 * NUMBER_WIDTH + MONEY_WIDTH);
    end_line(page);
}

static void money_line(const struct page *page, enum message label, fen amount)
{
    put_label(page, in_language(page, label));
    put_right(page, "", 2 * NUMBER_WIDTH);
    put_money(page, amount);
    end_line(page);
}

static void put_sums(const struct page *page, const struct registers *registers)
{
    head(page, MESSAGE_REPORT_MONEY, false);
    money_line(page, MESSAGE_REPORT_REQUESTED, registers->requested);
    money_line(page, MESSAGE_REPORT_ALLOTTED, registers->allotted);
    money_line(page, MESSAGE_REPORT_PAID, registers->paid);
    money_line(page, MESSAGE_REPORT_RETURNED, registers->returned);
    money_line(page, MESSAGE_REPORT_OUTSTANDING, registers->outstanding);
    rate_line(page, MESSAGE_REPORT_FULL_PAYMENT, registers->in_time, registers->requested);
    rate_line(page, MESSAGE_REPORT_COVERAGE, registers->covered, registers->approved);
    rate_line(page, MESSAGE_REPORT_RECORDS, registers->filed,
              registers->has_archives ? registers->on_roster : 0);
}

void report_as_text(struct buffer *out, const struct period *period, enum language language)
{
    const struct page page = { out, language };
    const struct report *last = period_end_report(period);

    put_title(&page, period);
    put_places(&page, period);
    put_roster(&page, period);
    put_categories(&page, last);
    put_care_classes(&page, last);
    put_programmes(&page, period);
    if (!period->registers)
        return;
    put_aid(&page, period->registers);
    put_duties(&page, period->registers);
    put_sums(&page, period->registers);
}
