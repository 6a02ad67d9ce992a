#include "explanation_json.h"
#include "whatif_print.h"
#include <stdlib.h>

static const char *const names[WHATIF_COUNTS] = {
    [WHATIF_BEFORE] = "before",       [WHATIF_AFTER] = "after",
    [WHATIF_GAINS] = "gains",         [WHATIF_LOSES] = "loses",
    [WHATIF_UNCHANGED] = "unchanged", [WHATIF_ENTERS] = "enters",
    [WHATIF_LEAVES] = "leaves",       [WHATIF_UNCLEAR] = "unclear",
    [WHATIF_UNANSWERED] = "unanswered",
};

static json_t *tally_of(const struct tally *tally)
{
    json_t *object = json_object();

    set_json(object, "households", json_integer(tally->households));
    set_json(object, "persons", json_integer(tally->persons));
    set_json(object, "amount", json_of_money(tally->amount));
    return object;
}

static void set_counts(json_t *object, const struct whatif *whatif)
{
    const struct tally difference = whatif_difference(whatif);

    for (int i = 0; i < WHATIF_COUNTS; i++) {
        set_json(object, names[i], tally_of(&whatif->counts[i]));
        if (i == WHATIF_AFTER)
            set_json(object, "difference", tally_of(&difference));
    }
}

static json_t *subdistricts(const struct whatif_parts *parts)
{
    json_t *list = json_array();

    for (size_t i = 0; i < parts->count; i++) {
        json_t *object = json_object();

        set_json(object, "subdistrict", json_of_string(parts->at[i].name));
        set_counts(object, &parts->at[i].whatif);
        json_array_append_new(list, object);
    }
    return list;
}

/* Those without a class: null. */
static json_t *classes(const struct whatif_report *report)
{
    json_t *list = json_array();

    for (size_t i = 0; i < report->classes.count; i++) {
        const struct whatif_part *part = &report->classes.at[i];
        const struct rule *class = part->class;
        json_t *object = json_object();

        set_json(object, "class", json_of_string(class ? class->code : NULL));
        set_json(object, "label", json_of_string(class ? class->label : NULL));
        set_json(object, "policy", json_of_string(class ? (part->others ? report->other
                                                                        : report->policy)->name
                                                        : NULL));
        set_counts(object, &part->whatif);
        json_array_append_new(list, object);
    }
    return list;
}

/* Two policies may well have one name: the CRC-32 of their files tells them apart. */
static void set_policy(json_t *object, const char *name, const char *crc_name,
                       const struct policy *policy)
{
    char crc[POLICY_CRC_TEXT];

    set_json(object, name, json_of_string(policy->name));
    set_json(object, crc_name, json_of_string(policy_crc_text(crc, policy)));
}

void whatif_as_json(struct buffer *out, const struct whatif_report *report)
{
    json_t *object = json_object(), *all = json_object();
    char period[MONTH_TEXT];

    month_format(period, report->month);
    set_counts(all, &report->all);
    set_json(object, "period", json_of_string(period));
    set_policy(object, "policy", "policy_crc32", report->policy);
    set_policy(object, "against", "against_crc32", report->other);
    set_json(object, "together", all);
    set_json(object, "subdistricts", subdistricts(&report->subdistricts));
    set_json(object, "care_classes", classes(report));
    char *text = json_dumps(object, JSON_INDENT(2) | JSON_PRESERVE_ORDER);
    buffer_string(out, text);
    buffer_byte(out, '\n');
    free(text);
    json_decref(object);
}
