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

static json_t *roster_object(const struct report *report)
{
    json_t *object = json_object();
    char text[MONTH_TEXT];

    month_format(text, report->month);
    json_object_set_new(object, text, tally_object(&report->roster));
    return object;
}

static json_t *movements_object(const struct report *report)
{
    json_t *object = json_object();

    for (int i = 0; i < REPORT_MOVEMENTS; i++)
        json_object_set_new(object, codes_movement[i].name, tally_object(&report->movements[i]));
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

/* Those that were given in the month. */
static json_t *programmes_object(const struct report *report)
{
    const struct policy *policy = report->policy;
    json_t *object = json_object();

    for (size_t i = 0; i < policy->programme_count; i++) {
        const struct programme_tally *tally = &report->programmes[i];
        if (tally->sum.households == 0)
            continue;
        json_t *one = tally_object(&tally->sum);
        json_object_set_new(one, "month", month_text(report->month));
        json_object_set_new(one, "quantity", json_integer(tally->quantity));
        json_object_set_new(object, policy->programmes[i].rule.code, one);
    }
    return object;
}

static json_t *supplements_object(const struct report *report)
{
    const struct policy *policy = report->policy;
    json_t *object = json_object();

    for (size_t i = 0; i < policy->supplement_count; i++) {
        if (report->supplements[i].households == 0)
            continue;
        json_t *one = tally_object(&report->supplements[i]);
        json_object_set_new(one, "month", month_text(report->month));
        json_object_set_new(object, policy->supplements[i].rule.code, one);
    }
    return object;
}

static json_t *report_object(const struct report *report)
{
    json_t *object = json_object();

    json_object_set_new(object, "period", month_text(report->month));
    json_object_set_new(object, "policy", json_string(report->policy->name));
    json_object_set_new(object, "places",
                        json_pack("{s:I, s:I, s:I}", "subdistricts",
                                  (json_int_t)report->subdistricts, "towns",
                                  (json_int_t)report->towns, "communities",
                                  (json_int_t)report->communities));
    json_object_set_new(object, "households",
                        json_pack("{s:I, s:I}", "book", (json_int_t)report->book, "surveyed",
                                  (json_int_t)report->surveyed));
    json_object_set_new(object, "roster", roster_object(report));
    json_object_set_new(object, "movements", movements_object(report));
    json_object_set_new(object, "categories", categories_object(report));
    json_object_set_new(object, "care_classes", care_classes_object(report));
    json_object_set_new(object, "programmes", programmes_object(report));
    json_object_set_new(object, "supplements", supplements_object(report));
    return object;
}

void report_as_json(struct buffer *out, const struct report *report)
{
    json_t *object = report_object(report);
    char *text = json_dumps(object, JSON_INDENT(2) | JSON_PRESERVE_ORDER);

    buffer_string(out, text);
    buffer_byte(out, '\n');
    free(text);
    json_decref(object);
}
