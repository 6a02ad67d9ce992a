/* What an explanation must hold for any household: random ones, the same in every run. */
#include "case_test.h"
#include "explain.h"

enum { HOUSEHOLDS = 1500 };

static uint64_t seed;
static struct explanation why;

static uint32_t below(uint32_t limit)
{
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(seed >> 33) % limit;
}

static const char *line(const char *format, ...)
{
    char text[200];
    va_list arguments;

    va_start(arguments, format);
    int size = vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    return arena_copy(&now.arena, text, (size_t)size);
}

#define KINDS QUOTE("wage": {"group": "earned"}, "business": {"group": "earned"}, \
                    "pension": {"count": "90"})
#define SINGLES QUOTE( \
    "single_person": [{"code": "alone", "when": {"le": [{"field": "disability_grade"}, "2"]}, \
        "require": {"lt": [{"field": "income"}, {"multiply": ["2", {"field": "need"}]}]}, \
        "amount": {"percent": "33.3", "of": {"field": "standard"}}, "round": {"to": "0.1"}}], \
    "supplement_groups": {"care": "highest"}, \
    "supplements": [ \
        {"code": "old", "per": "member", "amount": "20", "group": "care", \
         "when": {"ge": [{"field": "age"}, "70"]}}, \
        {"code": "elder", "per": "member", "group": "care", "singles": true, \
         "amount": {"percent": "13", "of": {"field": "standard"}}, \
         "when": {"field": "special", "has": "lone_elder"}}, \
        {"code": "home", "per": "household", "amount": "7.77"}])

/* Weights, imputed and pooled income, a minimum and rounding up. */
static const char weighted[] = QUOTE({"policy": "weighted",
    "standard": [{"per_person": "169.35", "weights": [
        {"when": {"field": "category", "is": "three_no"}, "percent": "115.5"}]}],
    "income": {"kinds": {) KINDS QUOTE(},
        "imputed": [{"code": "virtual", "kind": "wage", "at_least": "111.11",
                     "when": {"field": "category", "is": "laid_off"}}],
        "disregards": [
            {"code": "flat", "per": "member", "of": ["earned"], "take": "33.33"},
            {"code": "share", "per": "member", "of": ["wage"], "take_percent": "17"},
            {"code": "pool", "per": "household", "of": ["pension", "earned"], "take": "50"}],
        "deemed": [{"code": "garden", "add": {"divide": ["100", "7"]}}]},
    "benefit": {"minimum": {"amount": "10", "below": "raise"}, "at_most": "400",
                "round": {"to": "0.1", "mode": "up"}},
) SINGLES "}";
/* By size, a share of the difference, nothing below a minimum. */
static const char sized[] = QUOTE({"policy": "sized",
    "standard": [{"by_size": ["264", "304"], "each_extra": "48.01"}],
    "income": {"kinds": {) KINDS QUOTE(}},
    "eligibility": {"income": {"at_most": {"percent": "110", "of": {"field": "need"}}}},
    "benefit": {"amount": {"percent": "61.7",
                           "of": {"subtract": [{"field": "need"}, {"field": "income"}]}},
                "minimum": {"amount": "30", "below": "nothing"}, "round": {"to": "1"}},
) SINGLES "}";
/* Full for those without anybody, tests and what is left out. */
static const char tested[] = QUOTE({"policy": "tested",
    "members": {"leave_out": [{"code": "gone", "when": {"field": "schooling", "is": "college"}}]},
    "standard": [{"per_person": "200", "when": {"lt": [{"field": "age"}, "18"]}},
                 {"per_person": {"divide": ["500", "3"]}}],
    "income": {"kinds": {) KINDS QUOTE(}},
    "eligibility": {"tests": [{"code": "few", "require": {"lt": [{"field": "persons"}, "5"]}}],
                    "unclear": [{"code": "odd", "when": {"eq": [{"field": "persons"}, "4"]}}]},
    "benefit": {"full_when": {"not": {"some_member":
                    {"not": {"field": "category", "is": "three_no"}}}}},
) SINGLES "}";

static void draw(void)
{
    static const char *const categories[] = { "three_no", "laid_off", "other" };
    static const char *const schoolings[] = { "none", "compulsory", "college" };
    static const char *const kinds[] = { "wage", "business", "pension" };
    uint32_t members = 1 + below(6), incomes = below(9);

    nobody_yet();
    now.household.side[TABLE_members] = (struct rows){ 0 };
    for (uint32_t i = 0; i < members; i++)
        a_member(line("person_no=%u relation=%s category=%s schooling=%s birth_date=%d-01-31%s%s",
                      i + 1, i ? "other" : "head", categories[below(3)], schoolings[below(3)],
                      1920 + (int)below(84), below(4) ? "" : " special=lone_elder",
                      below(5) ? "" : " disability=mental disability_grade=1"));
    for (uint32_t i = 0; i < incomes; i++) {
        uint32_t person = below(members + 1);
        an_income(line("%skind=%s amount=%u.%02u months=%u%s",
                       person ? line("person_no=%u ", person) : "", kinds[below(3)], below(900),
                       below(100), 1 + below(12), below(40) ? "" : " verified=no"));
    }
}

static void explained(void)
{
    explain_household(&why, &now.household, now.policy, now.worked, &now.arena);
}

static const struct explained_step *figure(enum explained what)
{
    const struct explained_step *step = why.first;

    while (step && step->what != what)
        step = step->next;
    return step;
}

static fen fen_of(const struct explained_step *step)
{
    fen amount = 0;

    assert_true(step && step->has_value && rational_to_fen(step->value, &amount));
    return amount;
}

/* What the steps of these kinds change together, up to a figure. */
static fen changes(const struct explained_step *from, enum explained first, enum explained last,
                   const struct explained_step *end)
{
    fen sum = 0;

    for (const struct explained_step *step = from; step && step != end; step = step->next)
        if (step->what >= first && step->what <= last && step->what != EXPLAINED_ASSET)
            sum += step->change;
    return sum;
}

static void assert_sums_follow(void)
{
    const struct assessment *result = &why.result;
    const struct explained_step *need = figure(EXPLAINED_NEED), *gross = figure(EXPLAINED_GROSS);

    if (need && need->has_value)
        assert_int_equal(changes(why.first, EXPLAINED_STANDARD, EXPLAINED_WEIGHT, need),
                         fen_of(need));
    if (gross)
        assert_int_equal(changes(need, EXPLAINED_INCOME_ROW, EXPLAINED_INCOME_ROW, gross),
                         fen_of(gross));
    if (gross && figure(EXPLAINED_INCOME)->has_value)
        assert_int_equal(changes(need, EXPLAINED_INCOME_ROW, EXPLAINED_DEEMED,
                                 figure(EXPLAINED_INCOME)), fen_of(figure(EXPLAINED_INCOME)));
    if (result->verdict != VERDICT_ELIGIBLE)
        return;
    assert_int_equal(changes(figure(EXPLAINED_PER_HEAD), EXPLAINED_SINGLE_AMOUNT, EXPLAINED_ROUND,
                             figure(EXPLAINED_BASE)), result->base_amount);
    assert_int_equal(changes(why.first, EXPLAINED_SUPPLEMENT, EXPLAINED_SUPPLEMENT, NULL),
                     result->supplement);
    assert_int_equal(result->base_amount + result->supplement, result->amount);
}

static void explained_as_assessed(const char *policy, uint64_t begin)
{
    size_t verdicts[3] = { 0 };

    seed = begin;
    policy_is(policy);
    for (int i = 0; i < HOUSEHOLDS; i++) {
        draw();
        assessed();
        explained();
        assert_int_equal(why.answered, now.answered);
        assert_int_equal(why.last->what, EXPLAINED_AMOUNT);
        assert_int_equal(fen_of(why.last), now.result.amount);
        assert_int_equal(why.result.amount, now.result.amount);
        assert_int_equal(why.result.verdict, now.result.verdict);
        assert_sums_follow();
        verdicts[now.result.verdict]++;
    }
    for (size_t i = 0; i < 3; i++)
        assert_true(verdicts[i] > HOUSEHOLDS / 100);
}

static void the_last_step_is_the_amount_and_the_steps_add_up_to_it(void **state)
{
    (void)state;
    explained_as_assessed(weighted, 1);
    explained_as_assessed(sized, 2);
    explained_as_assessed(tested, 3);
}

static void a_rule_without_an_answer_is_the_last_step(void **state)
{
    (void)state;
    rules_are(QUOTE("supplements": [{"code": "odd", "per": "household",
                                     "amount": {"divide": ["1", {"field": "gross_income"}]}}]));
    a_member("person_no=1 relation=head");
    explained();
    assert_false(why.answered);
    assert_int_equal(why.last->what, EXPLAINED_NO_ANSWER);
    assert_string_equal(why.last->rule->code, "odd");
    assert_int_equal(why.message, MESSAGE_RULE_DIVISION);
}

static void a_limit_tells_how_far_off_the_income_is(void **state)
{
    (void)state;
    rules_are("");
    a_member("person_no=1 relation=head");
    an_income("person_no=1 kind=wage amount=181.40");
    explained();
    assert_int_equal(figure(EXPLAINED_LIMIT)->truth, TRUTH_NO);
    assert_int_equal(figure(EXPLAINED_LIMIT)->change, 1240);
}

static void the_highest_of_a_group_passes_the_others_over(void **state)
{
    (void)state;
    rules_are(QUOTE("supplement_groups": {"care": "highest"}, "supplements": [
        {"code": "old", "per": "member", "amount": "20", "group": "care"},
        {"code": "ill", "per": "member", "amount": "30", "group": "care"}]));
    a_member("person_no=1 relation=head");
    explained();
    const struct explained_step *old = figure(EXPLAINED_SUPPLEMENT);
    assert_true(old->passed_over);
    assert_int_equal(old->change, 0);
    assert_false(old->next->passed_over);
    assert_int_equal(old->next->change, 3000);
}

static const struct explained_input *input_of(const struct explained_step *step, const char *name)
{
    const struct explained_input *input = step->inputs;

    while (input && strcmp(input->field->name, name) != 0)
        input = input->next;
    assert_non_null(input);
    return input;
}

static void private_values_and_other_families_are_named_not_shown(void **state)
{
    (void)state;
    policy_is(QUOTE({"policy": "test", "standard": [{"per_person": "169"}],
        "income": {"kinds": {"due": {}}, "maintenance": [{"code": "children", "kind": "due",
            "due": {"greatest": [{"field": "paid"}, {"percent": "10", "of": {"field": "income"}}]}}]},
        "supplements": [{"code": "ill", "per": "member", "amount": "5",
                         "when": {"all": [{"field": "illness", "is": "serious"},
                                          {"le": [{"field": "disability_grade"}, "2"]}]}}]}));
    a_member("person_no=1 relation=head illness=serious disability=mental disability_grade=1");
    a_supporter("person_no=1 income=700 paid=30");
    explained();
    const struct explained_step *ill = figure(EXPLAINED_SUPPLEMENT);
    assert_true(input_of(ill, "illness")->hidden);
    assert_int_equal(input_of(ill, "illness")->value.size, 0);
    assert_true(input_of(ill, "disability_grade")->hidden);
    assert_true(ill->comparisons->hidden);
    const struct explained_step *due = figure(EXPLAINED_MAINTENANCE);
    assert_true(input_of(due, "income")->hidden);
    assert_false(input_of(due, "paid")->hidden);
    assert_true(text_is(input_of(due, "paid")->value, "30.00"));
}

int main(void)
{
    const struct CMUnitTest explanations[] = {
        CASE(the_last_step_is_the_amount_and_the_steps_add_up_to_it),
        CASE(a_rule_without_an_answer_is_the_last_step),
        CASE(a_limit_tells_how_far_off_the_income_is),
        CASE(the_highest_of_a_group_passes_the_others_over),
        CASE(private_values_and_other_families_are_named_not_shown),
    };

    return cmocka_run_group_tests_name("explanations", explanations, make_folder, remove_folder);
}
