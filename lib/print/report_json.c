#include "report_print.h"
#include <jansson.h>
#include <stdlib.h>

static json_t *money(fen amount)
{
    char text[FEN_TEXT];

    fen_format(text, amount);
    return json_string(text);
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
        const struct report *report = &period->months[i];

        for (size_t j = 0; j < report->policy->programme_count; j++) {
            const char *code = report->policy->programmes[j].rule.code;

            if (report->programmes[j].sum.households > 0 && !json_object_get(object, code))
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
        const struct report *report = &period->months[i];

        for (size_t j = 0; j < report->policy->supplement_count; j++) {
            const char *code = report->policy->supplements[j].rule.code;

            if (report->supplements[j].households > 0 && !json_object_get(object, code))
                json_object_set_new(object, code, supplement_object(period, code));
        }
    }
    return object;
}

static json_t *period_text(const struct period *period)
{
    return period->year ? json_sprintf("%04d", period->year)
                        : month_text(period->months[0].month);
}

static json_t *report_object(const struct period *period)
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
    return object;
}

void report_as_json(struct buffer *out, const struct period *period)
{
    json_t *object = report_object(period);
    char *text = json_dumps(object, JSON_INDENT(2) | JSON_PRESERVE_ORDER);

    buffer_string(out, text);
    buffer_byte(out, '\n');
    free(text);
    json_decref(object);
}
