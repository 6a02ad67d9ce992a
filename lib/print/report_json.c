#include "figures.h"
#include "report_print.h"
#include <stdlib.h>

static json_t *money(fen amount)
{
    return figure_value(FIGURE_MONEY, amount);
}

static json_t *month_text(month reported)
{
    char text[MONTH_TEXT];

    month_format(text, reported);
    return json_string(text);
}

static json_t *tally_object(const struct tally *tally)
{
    return json_pack("{s:I, s:I, s:o}", "households", (json_int_t)tally->households, "persons",
                     (json_int_t)tally->persons, "amount", money(tally->amount));
}

static json_t *roster_object(const struct period *period)
{
    json_t *object = json_object();
    char text[MONTH_TEXT];

    for (size_t i = 0; i < period->count; i++) {
        month_format(text, period->months[i].month);
        json_object_set_new(object, text, tally_object(&period->months[i].roster));
    }
    return object;
}

static json_t *movements_object(const struct period *period)
{
    json_t *object = json_object();

    for (int i = 0; i < REPORT_MOVEMENTS; i++) {
        struct tally sum;

        period_movement(period, i, &sum);
        json_object_set_new(object, codes_movement[i].name, tally_object(&sum));
    }
    return object;
}

static json_t *categories_object(const struct report *report)
{
    json_t *object = json_object();

    for (size_t i = 0; codes_category[i].name; i++)
        json_object_set_new(object, codes_category[i].name, json_integer(report->categories[i]));
    return object;
}

static json_t *care_classes_object(const struct report *report)
{
    const struct policy *policy = report->policy;
    json_t *object = json_object();

    for (size_t i = 0; i < policy->care_class_count; i++)
        json_object_set_new(object, policy->care_classes[i].rule.code,
                            json_integer(report->care_classes[i]));
    return object;
}

/* As of the first month in which it was given. */
static json_t *programme_object(const struct period *period, const char *code)
{
    const struct report *report;
    int programme = period_programme(period, code, &report);
    json_t *object = tally_object(&report->programmes[programme].sum);
    fen sum;

    json_object_set_new(object, "month", month_text(report->month));
    json_object_set_new(object, "quantity",
                        json_integer(report->programmes[programme].quantity));
    if (period->year && period_programme_amount(period, code, &sum))
        json_object_set_new(object, "year_amount", money(sum));
    return object;
}

/* Those that were given in the period. */
static json_t *programmes_object(const struct period *period)
{
    json_t *object = json_object();

    for (size_t i = 0; i < period->count; i++) {
        const struct report *report = &period->months[i], *first;

        for (size_t j = 0; j < report->policy->programme_count; j++) {
            const char *code = report->policy->programmes[j].rule.code;

            if (!json_object_get(object, code) && period_programme(period, code, &first) >= 0)
                json_object_set_new(object, code, programme_object(period, code));
        }
    }
    return object;
}

static json_t *supplement_object(const struct period *period, const char *code)
{
    const struct report *report;
    int supplement = period_supplement(period, code, &report);
    json_t *object = tally_object(&report->supplements[supplement]);

    json_object_set_new(object, "month", month_text(report->month));
    return object;
}

static json_t *supplements_object(const struct period *period)
{
    json_t *object = json_object();

    for (size_t i = 0; i < period->count; i++) {
        const struct report *report = &period->months[i], *first;

        for (size_t j = 0; j < report->policy->supplement_count; j++) {
            const char *code = report->policy->supplements[j].rule.code;

            if (!json_object_get(object, code) && period_supplement(period, code, &first) >= 0)
                json_object_set_new(object, code, supplement_object(period, code));
        }
    }
    return object;
}

/* Four decimals, cut off and not rounded up; null where there is nothing to divide by. */
static json_t *rate(int64_t part, int64_t whole)
{
    return whole > 0 ? figure_value(FIGURE_RATE, ten_thousandths(part, whole)) : json_null();
}

static json_t *aid_object(const struct registers *registers)
{
    json_t *object = json_object();

    for (size_t i = 0; codes_aid[i].name; i++) {
        const struct aid_count *count = &registers->aid[i];
        const struct tally tally = { count->household_count, count->person_count, count->amount };

        if (tally.households > 0)
            json_object_set_new(object, codes_aid[i].name, tally_object(&tally));
    }
    return object;
}

/* What the shops took of it; null before the first month was settled. */
static json_t *redeemed(const struct period *period, const char *code)
{
    const struct registers *whole = (period->whole ? period->whole : period)->registers;

    return whole->redeemed.count > 0 ? money(sums_of(&period->registers->redeemed, code))
                                     : json_null();
}

/* Programmes that are given as vouchers, of all months of the period. */
static json_t *vouchers_object(const struct period *period)
{
    const struct policy *policy = period_end_report(period)->policy;
    json_t *object = json_object();

    for (size_t i = 0; i < policy->programme_count; i++) {
        const char *code = policy->programmes[i].rule.code;
        struct programme_tally sum;

        if (policy->programmes[i].form != FORM_VOUCHER || !period_vouchers(period->whole ? period->whole : period, code, &sum)
            || sum.sum.households == 0 || !period_vouchers(period, code, &sum))
            continue;
        json_object_set_new(object, code,
                            json_pack("{s:I, s:o, s:o, s:I, s:I}", "issued",
                                      (json_int_t)sum.quantity, "value", money(sum.sum.amount),
                                      "redeemed", redeemed(period, code), "households",
                                      (json_int_t)sum.sum.households, "persons",
                                      (json_int_t)sum.sum.persons));
    }
    return object;
}

static void add_registers(json_t *object, const struct period *period)
{
    const struct registers *registers = period->registers;

    json_object_set_new(object, "aid", aid_object(registers));
    json_object_set_new(object, "vouchers", vouchers_object(period));
    json_object_set_new(object, "community_work",
                        json_pack("{s:I, s:I, s:I, s:o}", "called", (json_int_t)registers->called,
                                  "persons", (json_int_t)registers->workers, "attended",
                                  (json_int_t)registers->attended, "rate",
                                  rate(registers->attended, registers->called)));
    json_object_set_new(object, "visits", json_integer(registers->visits));
    json_object_set_new(object, "petitions",
                        json_pack("{s:I, s:I, s:I}", "persons",
                                  (json_int_t)registers->petition_persons, "reports",
                                  (json_int_t)registers->petition_reports, "unanswered",
                                  (json_int_t)registers->unanswered));
    json_object_set_new(object, "money",
                        json_pack("{s:o, s:o, s:o, s:o, s:o}", "requested",
                                  money(registers->requested), "allotted",
                                  money(registers->allotted), "paid", money(registers->paid),
                                  "returned", money(registers->returned), "outstanding",
                                  money(registers->outstanding)));
    json_object_set_new(object, "rates",
                        json_pack("{s:o, s:o, s:o}", "full_payment",
                                  rate(registers->in_time, registers->requested), "coverage",
                                  rate(registers->covered, registers->approved), "records",
                                  registers->proofs->has_archives
                                      ? rate(registers->filed, registers->on_roster)
                                      : json_null()));
}

static json_t *ages_object(const struct report *report)
{
    json_t *object = json_object();

    for (int i = 0; i < AGE_BANDS; i++)
        json_object_set_new(object, age_bands[i], json_integer(report->ages[i]));
    return object;
}

static json_t *spending_object(const struct registers *registers)
{
    static const char *const names[SPENDINGS] = { "base", "supplement", "programmes",
                                                  "corrections" };
    json_t *object = json_object();

    for (int i = 0; i < SPENDINGS; i++)
        json_object_set_new(object, names[i], money(registers->spent[i]));
    json_object_set_new(object, "in_goods", money(registers->in_goods));
    return object;
}

static json_t *funds_object(const struct period *period)
{
    const struct sums *whole = &(period->whole ? period->whole : period)->registers->funds;
    json_t *object = json_object();

    for (size_t i = 0; i < whole->count; i++)
        json_object_set_new(object, whole->at[i].code,
                            money(sums_of(&period->registers->funds, whole->at[i].code)));
    return object;
}

/* Of what was payable, by the month: for a household, for a person; rounded half up. */
static json_t *averages_object(const struct period *period)
{
    struct tally sum;

    period_payable(period, &sum);
    return json_pack("{s:o, s:o}", "household",
                     sum.households ? money(average(sum.amount, sum.households)) : json_null(),
                     "person", sum.persons ? money(average(sum.amount, sum.persons)) : json_null());
}

static json_t *period_text(const struct period *period)
{
    return period->year ? json_sprintf("%04d", period->year)
                        : month_text(period->months[0].month);
}

json_t *report_figures(const struct period *period)
{
    const struct report *report = period_end_report(period);
    json_t *object = json_object();

    json_object_set_new(object, "period", period_text(period));
    json_object_set_new(object, "policy", json_string(report->policy->name));
    json_object_set_new(object, "places",
                        json_pack("{s:I, s:I, s:I}", "subdistricts",
                                  (json_int_t)report->subdistricts, "towns",
                                  (json_int_t)report->towns, "communities",
                                  (json_int_t)report->communities));
    json_object_set_new(object, "households",
                        json_pack("{s:I, s:I}", "book", (json_int_t)report->book, "surveyed",
                                  (json_int_t)report->surveyed));
    json_object_set_new(object, "roster", roster_object(period));
    json_object_set_new(object, "movements", movements_object(period));
    json_object_set_new(object, "categories", categories_object(report));
    json_object_set_new(object, "care_classes", care_classes_object(report));
    json_object_set_new(object, "programmes", programmes_object(period));
    json_object_set_new(object, "supplements", supplements_object(period));
    if (period->registers)
        add_registers(object, period);
    json_object_set_new(object, "previous", tally_object(&period->months[0].previous));
    json_object_set_new(object, "ages", ages_object(report));
    json_object_set_new(object, "averages", averages_object(period));
    if (!period->registers)
        return object;
    json_object_set_new(object, "spending", spending_object(period->registers));
    json_object_set_new(object, "funds", funds_object(period));
    return object;
}

/* With the other's figures and by how much they differ. */
static json_t *compared_figures(const struct period *period, const struct period *against,
                                bool compared)
{
    json_t *object = report_figures(period), *other;

    if (!compared)
        return object;
    other = against ? report_figures(against) : json_object();
    json_object_set_new(object, "difference", figures_difference(object, other));
    json_object_set_new(object, "against", other);
    return object;
}

static json_t *parts_object(const struct report_pages *pages)
{
    json_t *object = json_object();

    for (size_t i = 0; i < pages->part_count; i++)
        json_object_set_new(object, *pages->parts[i]->place ? pages->parts[i]->place : "none",
                            compared_figures(pages->parts[i],
                                             pages->other ? pages->part_others[i] : NULL,
                                             pages->other != NULL));
    return object;
}

void report_as_json(struct buffer *out, const struct report_pages *pages)
{
    json_t *object = compared_figures(pages->whole, pages->other, pages->other != NULL);
    char *text;

    if (pages->part_count > 0)
        json_object_set_new(object, "subdistricts", parts_object(pages));
    text = json_dumps(object, JSON_INDENT(2) | JSON_PRESERVE_ORDER);
    buffer_string(out, text);
    buffer_byte(out, '\n');
    free(text);
    json_decref(object);
}
