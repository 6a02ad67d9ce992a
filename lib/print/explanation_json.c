#include "explanation_json.h"

#include "../table/codes.h"
#include <stdlib.h>

enum { EXPLAIN_VERSION = 1 }; /* a key that goes, or means something else, makes it another */

void set_json(json_t *object, const char *name, json_t *value)
{
    json_object_set_new(object, name, value);
}

json_t *json_of_text(struct text text)
{
    return text.size ? json_stringn(text.at, text.size) : json_null();
}

json_t *json_of_string(const char *string)
{
    return string ? json_string(string) : json_null();
}

json_t *json_of_money(fen amount)
{
    char text[FEN_TEXT];

    if (amount == NONE)
        return json_null();
    fen_format(text, amount);
    return json_string(text);
}

json_t *json_of_integer(int64_t integer)
{
    return integer == NONE ? json_null() : json_integer(integer);
}

static json_t *words_list(const struct words *words)
{
    json_t *list = json_array();

    for (size_t i = 0; i < words->count; i++)
        json_array_append_new(list, json_of_text(words->at[i]));
    return list;
}

json_t *json_of_person(const struct explanation *explanation, int member)
{
    const struct member *members = explanation->result.facts.members;

    return member == NO_MEMBER ? json_null()
                               : json_of_integer(members[member].row->number[members_person_no]);
}

static json_t *known_money(const struct quantity *quantity)
{
    fen amount = NONE;

    if (quantity->ready && !quantity->unknown)
        rational_to_fen(quantity->value, &amount);
    return json_of_money(amount);
}

static json_t *member_object(const struct explanation *explanation, size_t at)
{
    const struct member *member = &explanation->result.facts.members[at];
    const struct member_result *given = &explanation->result.members[at];
    const struct quantity *age = &member->computed[MEMBER_AGE];
    int64_t relation = member->row->number[members_relation], years = NONE;
    json_t *object = json_object();

    if (!age->unknown)
        rational_whole(age->value, &years);
    set_json(object, "person_no", json_of_integer(member->row->number[members_person_no]));
    set_json(object, "name", json_of_text(member->row->field[members_name]));
    set_json(object, "relation", relation == NONE ? json_null()
                                             : json_string(codes_relation[relation].name));
    set_json(object, "age", json_of_integer(years));
    set_json(object, "counted", json_boolean(member->counted));
    set_json(object, "standard", known_money(&member->computed[MEMBER_STANDARD]));
    set_json(object, "countable_income", known_money(&member->computed[MEMBER_COUNTABLE_INCOME]));
    set_json(object, "supplement", json_of_money(given->supplement));
    set_json(object, "care_class", json_of_string(given->care_class));
    set_json(object, "reasons", words_list(&given->reasons));
    return object;
}

static json_t *members_list(const struct explanation *explanation)
{
    json_t *list = json_array();

    for (size_t i = 0; explanation->result.members && i < explanation->result.facts.member_count;
         i++)
        json_array_append_new(list, member_object(explanation, i));
    return list;
}

static json_t *steps_list(const struct explanation *explanation)
{
    json_t *list = json_array();

    for (const struct explained_step *step = explanation->first; step; step = step->next)
        json_array_append_new(list, step_as_json(explanation, step));
    return list;
}

void set_explanation_head(json_t *object, const struct explanation *explanation)
{
    const struct policy *policy = explanation->policy;
    char month_text[MONTH_TEXT], crc[POLICY_CRC_TEXT];

    month_format(month_text, explanation->worked);
    set_json(object, "explain", json_integer(EXPLAIN_VERSION));
    set_json(object, "household_id", json_of_text(explanation->household->id));
    set_json(object, "head_name", json_of_text(explanation->household->row->field[stream_head_name]));
    set_json(object, "month", json_string(month_text));
    set_json(object, "policy", json_of_string(policy->name));
    set_json(object, "policy_title", json_of_string(policy->title));
    set_json(object, "policy_crc32", json_string(policy_crc_text(crc, policy)));
    set_json(object, "program", json_string(explanation->program));
    set_json(object, "version", json_string(VERSION));
}

static void set_figures(json_t *object, const struct assessment *result)
{
    set_json(object, "persons", json_of_integer(result->persons));
    set_json(object, "gross_income", json_of_money(result->gross_income));
    set_json(object, "income", json_of_money(result->income));
    set_json(object, "income_per_head", json_of_money(result->income_per_head));
    set_json(object, "need", json_of_money(result->need));
    set_json(object, "verdict", json_string(codes_verdict[result->verdict].name));
    set_json(object, "method", json_string(codes_method[result->method].name));
    set_json(object, "reasons", words_list(&result->reasons));
    set_json(object, "recheck", json_of_string(result->recheck));
    set_json(object, "base_amount", json_of_money(result->base_amount));
    set_json(object, "supplement", json_of_money(result->supplement));
    set_json(object, "amount", json_of_money(result->amount));
}

void set_explanation_rejected(json_t *object, const struct explanation *explanation)
{
    set_json(object, "verdict", json_string("rejected"));
    set_json(object, "path", json_of_string(explanation->path));
    set_json(object, "error", json_string(messages[explanation->message].code));
    set_json(object, "amount", json_null());
}

void put_json_line(struct buffer *out, json_t *object)
{
    char *text = json_dumps(object, JSON_COMPACT);

    buffer_string(out, text);
    buffer_byte(out, '\n');
    free(text);
    json_decref(object);
}

void explanation_as_json(struct buffer *out, const struct explanation *explanation)
{
    json_t *object = json_object();

    set_explanation_head(object, explanation);
    set_json(object, "members", members_list(explanation));
    set_json(object, "steps", steps_list(explanation));
    if (explanation->answered)
        set_figures(object, &explanation->result);
    else
        set_explanation_rejected(object, explanation);
    put_json_line(out, object);
}
