#include "gifts.h"

#include "explanation_json.h"

static const char *const outcome_words[] = {
#define AS_WORD(name, word) word,
    GIFTS(AS_WORD)
#undef AS_WORD
};

static json_t *json_of_month(month of)
{
    char text[MONTH_TEXT];

    month_format(text, of);
    return json_string(text);
}

static void set_given(json_t *object, const struct explanation *explanation,
                      const struct programme *programme, const struct gift *gift)
{
    const struct policy *policy = explanation->policy;

    set_json(object, "award_no", json_of_text(award_number(programme, explanation->worked,
                                                           gift->number, explanation->arena)));
    set_json(object, "quantity", json_integer(1));
    set_json(object, "amount", json_of_money(gift->amount));
    set_json(object, "form", json_string(codes_award_form[programme->form].name));
    set_json(object, "fund",
             json_of_string(programme->fund ? programme->fund : policy->payroll.fund));
    set_json(object, "unit", json_of_string(programme->unit));
}

static json_t *months_list(unsigned months)
{
    json_t *list = json_array();

    for (int i = 0; i < 12; i++)
        if (months >> i & 1)
            json_array_append_new(list, json_integer(i + 1));
    return list;
}

static json_t *quota_object(const struct quota *quota)
{
    json_t *object = json_object();

    set_json(object, "places", json_integer(quota->programme->quota));
    set_json(object, "used_before", json_integer(quota->used));
    return object;
}

static json_t *gift_object(const struct explanation *explanation,
                           const struct explained_step *step)
{
    const struct policy *policy = explanation->policy;
    const struct gift *gift = step->gift;
    const struct programme *programme =
        &policy->programmes[policy_programme(policy, text_of(step->rule->code))];
    json_t *object = step_as_json(explanation, step);

    set_json(object, "outcome", json_string(outcome_words[gift->outcome]));
    if (gift->outcome == GIFT_GIVEN)
        set_given(object, explanation, programme, gift);
    if (gift->outcome == GIFT_BEFORE)
        set_json(object, "given_in", json_of_month(gift->before));
    if (gift->outcome == GIFT_EXCLUDED)
        set_json(object, "excluded_by", json_string(gift->excluded_by->rule.code));
    if (gift->outcome == GIFT_OTHER_MONTH)
        set_json(object, "calendar_months", months_list(programme->calendar_months));
    if (gift->quota)
        set_json(object, "quota", quota_object(gift->quota));
    return object;
}

static json_t *gifts_list(const struct explanation *explanation)
{
    json_t *list = json_array();

    for (const struct explained_step *step = explanation->first; step; step = step->next)
        if (step->what == EXPLAINED_PROGRAMME)
            json_array_append_new(list, gift_object(explanation, step));
    return list;
}

/* The awards that are told, of all forms; NONE: too large. */
static fen sum_of(const struct awards *awards)
{
    fen sum = 0;

    for (size_t i = 0; i < awards->count; i++)
        if (awards->at[i].gift && !fen_add(&sum, awards->at[i].amount))
            return NONE;
    return sum;
}

void gifts_as_json(struct buffer *out, const struct explanation *explanation,
                   const struct awards *awards)
{
    const struct row *row = explanation->household->row;
    json_t *object = json_object();

    set_explanation_head(object, explanation);
    set_json(object, "on_roster", json_boolean(row->number[stream_on_roster] == 1));
    set_json(object, "approval", json_of_text(row->field[stream_approval]));
    set_json(object, "programmes", gifts_list(explanation));
    if (explanation->answered)
        set_json(object, "amount", json_of_money(sum_of(awards)));
    else
        set_explanation_rejected(object, explanation);
    put_json_line(out, object);
}
