/* One good case from its application to its last posting, and what becomes of it when one row is
   another. Worked for 2004-04-20, the days that its steps were passed on stand beside them. */
#ifndef DIBAO_WAY_TEST_H
#define DIBAO_WAY_TEST_H

#include "case_test.h"
#include "continuing.h"
#include "notice.h"
#include "review.h"

/* A row of the good case. */
struct line {
    enum table table;
    const char *columns;
};

static const struct line good_case[] = {
    { TABLE_applications, "opened_on=2004-03-20 kind=new" },
    { TABLE_documents, "kind=hukou verified_on=2004-03-22 genuine=yes" },
    { TABLE_documents, "person_no=1 kind=id_card verified_on=2004-03-22 genuine=yes "
                       "valid_until=2004-04-20" },
    { TABLE_surveys, "visited_on=2004-03-23 surveyors=甲;乙 methods=ask;look outcome=clear" },
    { TABLE_opinions, "step=community reviewer=王 role=secretary vote=agree persons=2 income=100 "
                      "amount=238 decided_on=2004-03-24 signed=yes" },
    { TABLE_opinions, "step=community reviewer=李 role=director vote=agree persons=2 income=100 "
                      "amount=238 decided_on=2004-03-25 signed=yes" },
    { TABLE_opinions, "step=community reviewer=赵 role=resident vote=agree persons=2 income=100 "
                      "amount=238 decided_on=2004-03-24 signed=yes" },
    { TABLE_opinions, "step=community reviewer=钱 role=resident vote=disagree "
                      "decided_on=2004-03-24 signed=yes note=不符" },
    { TABLE_postings, "step=notice1 posted_on=2004-03-26 persons=2 amount=238 "
                      "taken_down_on=2004-04-01" },
    { TABLE_opinions, "step=subdistrict reviewer=孙 role=subdistrict_office vote=agree persons=2 "
                      "income=100 amount=238 decided_on=2004-04-01 signed=yes" },
    { TABLE_opinions, "step=district reviewer=周 role=bureau vote=agree persons=2 income=100 "
                      "amount=238 decided_on=2004-04-02 signed=yes" },
    { TABLE_postings, "step=notice2 posted_on=2004-04-03 persons=2 amount=238" },
};

enum line_name {
    APPLICATION, HUKOU, ID_CARD, VISIT, SECRETARY, DIRECTOR, RESIDENT, DISSENTER, FIRST_POSTING,
    SUBDISTRICT, DISTRICT, SECOND_POSTING, LINES
};

#define GOOD_HOUSEHOLD "household_id=000001 persons=2 income=100 amount=238 verdict=eligible " \
                       "recheck=B"

#define STEPS QUOTE( \
    {"step": "community", "kind": "decision", "majority": "more_than_half", \
     "panel": {"roles": {"secretary": 1, "director": 1, "resident": 1}, "present": 4}, \
     "papers": true, "facts": true, "days": 10}, \
    {"step": "notice1", "kind": "notice", "days": 5}, \
    {"step": "subdistrict", "kind": "decision", "decider": ["subdistrict_office"], \
     "facts": true, "days": 3}, \
    {"step": "district", "kind": "decision", "decider": ["bureau"], "facts": true, "days": 4}, \
    {"step": "notice2", "kind": "notice", "days": 5})

#define SECTIONS QUOTE( \
    "recheck": [{"class": "B", "months": 6}], \
    "deadline": {"days": 30}, \
    "evidence": { \
        "papers": [{"kind": "hukou", "per": "household"}, \
                   {"kind": "id_card", "per": "member", \
                    "when": {"ge": [{"field": "age"}, "16"]}}], \
        "survey": {"surveyors": 2, "methods": ["look", "ask"]}, "kin": "abstain"}, \
    "roster": {"ignore_change": "10"})

static struct matter matter;
static struct progress progress;
static bool to_post; /* by the last step that was worked on */
static day worked_on;

static inline day on(const char *text)
{
    day date;

    assert_true(day_parse(text_of(text), &date));
    return date;
}

static inline void a_line(enum table table, const char *columns)
{
    case_add(table, schema_of(table), columns);
}

/* The case with one row replaced; an empty text: without it. */
static inline void the_case(enum line_name replaced, const char *columns)
{
    nobody_yet();
    the_household(GOOD_HOUSEHOLD);
    a_member("person_no=1 name=某 relation=head birth_date=1960-01-01");
    a_member("person_no=2 name=某 relation=child birth_date=1995-01-01");
    now.household.has[TABLE_incomes] = true;
    for (size_t i = 0; i < LINES; i++) {
        const char *line = i == replaced ? columns : good_case[i].columns;

        if (*line)
            a_line(good_case[i].table, line);
    }
}

static inline void good(void)
{
    the_case(LINES, "");
}

static inline void row_of_march(const char *columns)
{
    a_line(TABLE_roster, columns);
}

static inline void assert_answer(bool answered)
{
    assert_true(answered);
    assert_int_equal(matter.scope.fault, NO_FAULT);
}

static inline void work_step(size_t step)
{
    to_post = false;
    if (!is_turn(&matter, &progress, step))
        return;
    if (now.policy->steps[step].kind == STEP_NOTICE)
        to_post = notice(&matter, &progress, step);
    else
        assert_answer(review(&matter, &progress, step));
}

/* Works the steps one after the other up to this one. */
static inline void work_to(const char *step)
{
    int last = policy_step(now.policy, text_of(step));

    assert_true(last >= 0);
    assert_answer(matter_open(&matter, &now.household, now.policy, worked_on, &now.arena));
    assert_answer(matter_begin(&matter, &progress));
    for (int i = 0; i <= last; i++)
        work_step((size_t)i);
}

static inline void assert_day(day found, const char *expected)
{
    char text[DAY_TEXT] = "";

    if (found != NO_DAY)
        day_format(text, found);
    assert_string_equal(text, expected);
}

static inline void assert_text(struct text found, const char *expected)
{
    assert_string_equal(found.size ? arena_copy(&now.arena, found.at, found.size) : "", expected);
}

static inline void assert_waits(const char *passed, const char *codes)
{
    assert_words(&progress.waiting_for, codes);
    assert_int_equal(progress.state, STATE_WAITING);
    assert_text(progress.step, passed);
}

static inline void assert_passed(const char *step, const char *day_passed)
{
    assert_words(&progress.waiting_for, "");
    assert_int_equal(progress.state, STATE_PASSED);
    assert_text(progress.step, step);
    assert_day(progress.step_on, day_passed);
}

static inline void assert_refused(const char *passed, const char *day_refused, const char *note)
{
    assert_int_equal(progress.state, STATE_REFUSED);
    assert_text(progress.step, passed);
    assert_day(progress.step_on, day_refused);
    assert_text(progress.note, note);
    assert_day(progress.due_on, "");
    assert_int_equal(progress.approval, -1);
}

/* A case that fails by one code alone. */
struct gate {
    const char *code;
    enum line_name line;
    const char *columns;
};

static inline void assert_gates(const struct gate *gates, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        the_case(gates[i].line, gates[i].columns);
        work_to("notice2");
        if (progress.state != STATE_WAITING || !words_has(&progress.waiting_for, gates[i].code))
            print_error("gate %zu: %s by %s\n", i, gates[i].code, gates[i].columns);
        assert_int_equal(progress.state, STATE_WAITING);
        assert_words(&progress.waiting_for, gates[i].code);
    }
}

#define POLICY_HEAD "{\"policy\": \"test\", \"standard\": [{\"per_person\": \"169\"}], " \
                    "\"income\": {\"kinds\": {\"wage\": {}}}, "

static inline int way_begin(void **state)
{
    if (case_begin(state) != 0)
        return -1;
    worked_on = day_of(2004, 4, 20);
    policy_is(POLICY_HEAD "\"steps\": [" STEPS "], " SECTIONS "}");
    good();
    return 0;
}

#define WAY(test) cmocka_unit_test_setup_teardown(test, way_begin, case_end)

#endif
