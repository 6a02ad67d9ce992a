#include "way_test.h"

#include "tasks.h"

static char listed[4000];

/* "task step who due" of each, a line each. */
static void list(void *to, const struct task *task)
{
    char due[DAY_TEXT] = "-";
    struct text who = words_text(&task->who, &now.arena);
    size_t used = strlen(listed);

    (void)to;
    assert_true(*messages[task->advice].english && *messages[task->advice].chinese);
    if (task->due != NO_DAY)
        day_format(due, task->due);
    snprintf(listed + used, sizeof listed - used, "%.*s %s %.*s %s\n", (int)task->code.size,
             task->code.at, now.policy->steps[task->step].rule.code, (int)who.size, who.at, due);
}

/* The tasks that the worklist of this step has. */
static void assert_tasks(const char *step, const char *expected)
{
    int number = policy_step(now.policy, text_of(step));

    work_to(step);
    listed[0] = '\0';
    find_tasks(&matter, &progress, (size_t)number, list, NULL);
    assert_string_equal(listed, expected);
}

#define ALL "director;resident;secretary"

static void a_good_case_needs_nobody(void **state)
{
    (void)state;
    assert_tasks("community", "");
    assert_tasks("subdistrict", "");
    assert_tasks("district", "");
}

static void what_is_waited_for_is_somebodys_task(void **state)
{
    (void)state;
    the_case(HUKOU, "");
    assert_tasks("community", "paper:hukou community " ALL " 2004-03-30\n");
    the_case(ID_CARD, "");
    assert_tasks("community", "paper:id_card#1 community " ALL " 2004-03-30\n");
    the_case(DIRECTOR, "");
    assert_tasks("community", "panel:director community director 2004-03-30\n"
                              "panel:present community " ALL " 2004-03-30\n");
    the_case(DISTRICT, "");
    assert_tasks("district", "opinion:missing district bureau 2004-04-05\n");
    /* It is not the community's turn any more. */
    assert_tasks("community", "");
}

static void the_case_worker_sees_to_papers_and_visits(void **state)
{
    (void)state;
    policy_is(POLICY_HEAD QUOTE(
        "steps": [{"step": "community", "kind": "decision", "majority": "more_than_half",
                   "panel": {"roles": {"officer": 1, "resident": 2}, "present": 3},
                   "papers": true, "facts": true}],
        "evidence": {"papers": [{"kind": "hukou", "per": "household"}],
                     "survey": {"surveyors": 2}}}));
    nobody_yet();
    the_household(GOOD_HOUSEHOLD);
    a_line(TABLE_applications, "opened_on=2004-03-20 kind=new");
    assert_tasks("community", "panel:officer community officer -\n"
                              "panel:present community officer;resident -\n"
                              "panel:resident community resident -\n"
                              "paper:hukou community officer -\n"
                              "survey:missing community officer -\n");
}

static void behind_a_decision_the_posting_is_looked_at(void **state)
{
    (void)state;
    the_case(FIRST_POSTING, "");
    now.household.has[TABLE_postings] = false;
    assert_tasks("community", "");
    now.household.has[TABLE_postings] = true;
    assert_tasks("community", "posting notice1 " ALL " 2004-03-30\n");
    the_case(SECOND_POSTING, "step=notice2 posted_on=2004-04-03 persons=3 amount=238");
    assert_tasks("district", "posting:changed notice2 bureau 2004-04-07\n");
    /* Still up: nobody has anything to do. */
    the_case(SECOND_POSTING, "step=notice2 posted_on=2004-04-18 persons=2 amount=238");
    assert_tasks("district", "");
}

#define WITH_DAYS(days) QUOTE( \
    {"step": "community", "kind": "decision", "decider": ["officer"]}, \
    {"step": "notice1", "kind": "notice", "days": 5, "objection_days": days, "count": "working"})

static void an_objection_has_its_day(void **state)
{
    (void)state;
    policy_is(POLICY_HEAD "\"steps\": [" WITH_DAYS(20) "], "
              QUOTE("calendar": {"weekend": ["sat", "sun"], "holidays": ["2004-01-01"]}}));
    nobody_yet();
    the_household(GOOD_HOUSEHOLD);
    a_line(TABLE_applications, "opened_on=2004-03-01 kind=new");
    a_line(TABLE_opinions, "step=community reviewer=王 role=officer vote=agree persons=2 "
                           "income=100 amount=238 decided_on=2004-03-02 signed=yes");
    now.household.has[TABLE_postings] = false;
    a_line(TABLE_objections, "step=notice1 raised_on=2004-03-05 outcome=open");
    /* 5 March is a Friday: 20 working days are four weeks. */
    assert_tasks("community", "objection:open notice1 officer 2004-04-02\n");
    a_line(TABLE_objections, "raised_on=2004-03-08 outcome=open");
    assert_tasks("community", "objection:open notice1 officer 2004-04-02\n"
                              "objection:open community officer 2004-04-05\n");
    worked_on = on("2004-03-05");
    assert_tasks("community", "objection:open notice1 officer 2004-04-02\n");
}

static void an_answered_objection_is_no_task_an_upheld_one_is(void **state)
{
    (void)state;
    a_line(TABLE_objections, "step=notice1 raised_on=2004-03-28 outcome=dismissed "
                             "answered_on=2004-03-30");
    assert_tasks("community", "");
    a_line(TABLE_objections, "step=notice1 raised_on=2004-03-28 outcome=upheld "
                             "answered_on=2004-04-02");
    assert_tasks("community", "objection:upheld community " ALL " 2004-03-30\n");
    assert_tasks("subdistrict", "");
}

#define OPENING "household_id=000001 persons=2 income=100 amount=238 approved_on=2004-01-05 " \
                "recheck_due=2004-07"

static void on_the_roster(const char *household, const char *visit)
{
    nobody_yet();
    the_household(household);
    row_of_march(OPENING);
    if (*visit)
        a_line(TABLE_surveys, visit);
}

static void what_belongs_to_no_decision_stands_with_the_first(void **state)
{
    (void)state;
    on_the_roster("household_id=000001 persons=3 income=100 amount=407 verdict=eligible", "");
    assert_tasks("community", "application:missing community " ALL " 2004-05-31\n");
    on_the_roster(GOOD_HOUSEHOLD, "");
    a_line(TABLE_objections, "step=notice2 raised_on=2004-02-08 outcome=open");
    assert_tasks("community", "objection:open notice2 " ALL " -\n");
    good();
    a_line(TABLE_events, "person_no=1 occurred_on=2004-04-10 kind=death");
    assert_tasks("community", "head:missing community " ALL " 2004-03-30\n");
}

static void a_family_on_the_roster_is_called_on(void **state)
{
    (void)state;
    policy_is(POLICY_HEAD "\"steps\": [" STEPS "], \"roster\": {\"visit_months\": 3}}");
    /* Approved in January, never met since: April. */
    on_the_roster(GOOD_HOUSEHOLD, "");
    assert_tasks("community", "visit:due community " ALL " 2004-04-30\n");
    on_the_roster(GOOD_HOUSEHOLD, "visited_on=2004-02-01 surveyors=甲 methods=look outcome=clear");
    assert_tasks("community", "");
    on_the_roster(GOOD_HOUSEHOLD, "visited_on=2004-02-01 surveyors=甲 methods=look "
                                  "outcome=not_home");
    assert_tasks("community", "visit:due community " ALL " 2004-04-30\n");
    on_the_roster(GOOD_HOUSEHOLD, "visited_on=2003-12-31 surveyors=甲 methods=look "
                                  "outcome=unclear");
    assert_tasks("community", "visit:due community " ALL " 2004-03-31\n");
}

static void visits_of_this_application_are_counted(void **state)
{
    (void)state;
    struct visits visits;

    a_line(TABLE_surveys, "visited_on=2004-03-19 surveyors=甲 methods=look outcome=clear");
    a_line(TABLE_surveys, "visited_on=2004-04-19 surveyors=甲 methods=look outcome=not_home");
    a_line(TABLE_surveys, "visited_on=2004-04-21 surveyors=甲 methods=look outcome=clear");
    work_to("community");
    visits = visits_made(&matter);
    assert_int_equal(visits.count, 2);
    assert_day(visits.last, "2004-04-19");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WAY(a_good_case_needs_nobody),
        WAY(what_is_waited_for_is_somebodys_task),
        WAY(the_case_worker_sees_to_papers_and_visits),
        WAY(behind_a_decision_the_posting_is_looked_at),
        WAY(an_objection_has_its_day),
        WAY(an_answered_objection_is_no_task_an_upheld_one_is),
        WAY(what_belongs_to_no_decision_stands_with_the_first),
        WAY(a_family_on_the_roster_is_called_on),
        WAY(visits_of_this_application_are_counted),
    };

    return cmocka_run_group_tests_name("tasks", tests, make_folder, remove_folder);
}
