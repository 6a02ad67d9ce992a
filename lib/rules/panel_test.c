#include "way_test.h"

#include "panel.h"

/* The opinions of the community alone, as rows of who, role, vote, day. */
static void vote(const char *reviewer, const char *role, const char *what, const char *day_of_it)
{
    char line[200];

    snprintf(line, sizeof line, "step=community reviewer=%s role=%s vote=%s persons=2 income=100 "
             "decided_on=%s signed=yes", reviewer, role, what, day_of_it);
    a_line(TABLE_opinions, arena_copy(&now.arena, line, strlen(line) + 1));
}

static void nobody_voted(void)
{
    nobody_yet();
    a_line(TABLE_applications, "opened_on=2004-03-20 kind=new");
}

static struct decision decided(void)
{
    assert_answer(matter_open(&matter, &now.household, now.policy, worked_on, &now.arena));
    progress = progress_none();
    return decide(&matter, &progress, 0);
}

static void assert_decided(bool agreed, const char *day_of_it)
{
    struct decision decision = decided();

    assert_true(decision.made);
    assert_int_equal(decision.agreed, agreed);
    assert_day(decision.on, day_of_it);
}

static void assert_open(const char *gaps)
{
    struct decision decision = decided();

    assert_false(decision.made);
    assert_words(&decision.gaps, gaps);
}

static void panel_is(const char *rule)
{
    struct buffer json = { 0 };

    buffer_string(&json, POLICY_HEAD "\"steps\": [{\"step\": \"community\", \"kind\": "
                                     "\"decision\", ");
    buffer_string(&json, rule);
    buffer_string(&json, "}, {\"step\": \"district\", \"kind\": \"decision\", "
                         "\"decider\": [\"bureau\"]}], \"evidence\": {\"kin\": \"abstain\"}}");
    policy_is(json.at);
    buffer_fini(&json);
    nobody_voted();
}

static void it_decides_on_the_first_day_that_meets_all(void **state)
{
    (void)state;
    nobody_voted();
    vote("王", "secretary", "agree", "2004-03-21");
    vote("李", "director", "agree", "2004-03-24");
    vote("赵", "resident", "agree", "2004-03-22");
    assert_open("panel:present");
    vote("钱", "resident", "disagree", "2004-03-23");
    assert_decided(true, "2004-03-24");
    /* Later ones change nothing. */
    vote("吴", "resident", "disagree", "2004-03-25");
    vote("郑", "resident", "disagree", "2004-03-25");
    assert_decided(true, "2004-03-24");
}

static void the_latest_of_one_reviewer_counts(void **state)
{
    (void)state;
    nobody_voted();
    vote("王", "secretary", "agree", "2004-03-21");
    vote("李", "director", "agree", "2004-03-21");
    vote("赵", "resident", "agree", "2004-03-21");
    vote("钱", "resident", "disagree", "2004-03-21");
    assert_decided(true, "2004-03-21");
    vote("王", "secretary", "disagree", "2004-03-23");
    assert_open("panel:majority");
    vote("赵", "resident", "disagree", "2004-03-22");
    assert_decided(false, "2004-03-23");
    worked_on = on("2004-03-22");
    assert_open("panel:majority");
}

static void abstentions_sit_and_do_not_agree(void **state)
{
    (void)state;
    nobody_voted();
    vote("王", "secretary", "abstain", "2004-03-21");
    vote("李", "director", "agree", "2004-03-21");
    vote("赵", "resident", "agree", "2004-03-21");
    vote("钱", "resident", "abstain", "2004-03-21");
    assert_open("panel:majority");
    vote("钱", "resident", "agree", "2004-03-21");
    assert_decided(true, "2004-03-21");
}

static void roles_that_the_panel_does_not_name_do_not_count(void **state)
{
    (void)state;
    nobody_voted();
    vote("王", "secretary", "agree", "2004-03-21");
    vote("李", "director", "agree", "2004-03-21");
    vote("赵", "resident", "agree", "2004-03-21");
    vote("孙", "police", "agree", "2004-03-21");
    assert_open("panel:present");
}

static void two_thirds_are_reached_when_equal(void **state)
{
    (void)state;
    panel_is(QUOTE("panel": {"roles": {"resident": 3}}, "majority": "two_thirds"));
    vote("赵", "resident", "agree", "2004-03-21");
    vote("钱", "resident", "agree", "2004-03-21");
    assert_open("panel:resident");
    vote("吴", "resident", "disagree", "2004-03-21");
    assert_decided(true, "2004-03-21");
    vote("钱", "resident", "abstain", "2004-03-22");
    assert_open("panel:majority");
}

static void half_is_no_majority(void **state)
{
    (void)state;
    panel_is(QUOTE("panel": {"roles": {"resident": 2}}, "majority": "more_than_half"));
    vote("赵", "resident", "agree", "2004-03-21");
    vote("钱", "resident", "disagree", "2004-03-21");
    assert_open("panel:majority");
    vote("吴", "resident", "agree", "2004-03-22");
    assert_decided(true, "2004-03-22");
}

static void kin_may_sit_and_abstain(void **state)
{
    (void)state;
    panel_is(QUOTE("panel": {"roles": {"resident": 3}}, "majority": "more_than_half"));
    vote("赵", "resident", "agree", "2004-03-21");
    vote("钱", "resident", "agree", "2004-03-21");
    a_line(TABLE_opinions, "step=community reviewer=吴 role=resident vote=agree "
                           "decided_on=2004-03-21 signed=yes kin=yes");
    assert_open("kin");
    a_line(TABLE_opinions, "step=community reviewer=吴 role=resident vote=abstain "
                           "decided_on=2004-03-22 signed=yes kin=yes");
    assert_decided(true, "2004-03-22");
}

/* One that does not count is no harm where enough others do. */
static void a_spare_opinion_that_does_not_count_is_not_waited_for(void **state)
{
    (void)state;
    panel_is(QUOTE("panel": {"roles": {"resident": 1}}, "majority": "more_than_half"));
    a_line(TABLE_opinions, "step=community reviewer=吴 role=resident vote=disagree "
                           "decided_on=2004-03-21 signed=no");
    assert_open("opinion:unsigned");
    vote("赵", "resident", "agree", "2004-03-22");
    assert_decided(true, "2004-03-22");
}

static void what_it_would_not_fill_is_named_beside_it(void **state)
{
    (void)state;
    panel_is(QUOTE("panel": {"roles": {"resident": 2, "secretary": 1}, "present": 5},
                   "majority": "more_than_half"));
    a_line(TABLE_opinions, "step=community reviewer=吴 role=resident vote=agree "
                           "decided_on=2004-03-21 signed=no");
    vote("赵", "resident", "agree", "2004-03-22");
    assert_open("opinion:unsigned;panel:present;panel:secretary");
}

static void opinions_of_an_earlier_application_do_not_belong_to_it(void **state)
{
    (void)state;
    panel_is(QUOTE("panel": {"roles": {"resident": 1}}, "majority": "more_than_half"));
    vote("赵", "resident", "disagree", "2004-03-19");
    assert_open("panel:resident");
    vote("赵", "resident", "agree", "2004-03-20");
    assert_decided(true, "2004-03-20");
}

static void the_first_decider_who_speaks_decides(void **state)
{
    (void)state;
    panel_is(QUOTE("decider": ["officer", "police"]));
    assert_open("opinion:missing");
    vote("孙", "officer", "abstain", "2004-03-21");
    vote("周", "police", "disagree", "2004-03-23");
    vote("吴", "officer", "agree", "2004-03-24");
    assert_decided(false, "2004-03-23");
}

/* A day knows no order: where a row stands in the file says nothing. */
static void of_one_day_who_disagrees_is_heard(void **state)
{
    static const char *const votes[][2] = { { "agree", "disagree" }, { "disagree", "agree" } };

    (void)state;
    for (size_t i = 0; i < sizeof votes / sizeof *votes; i++) {
        panel_is(QUOTE("decider": ["officer", "police"]));
        vote("孙", "officer", votes[i][0], "2004-03-21");
        vote("周", "police", votes[i][1], "2004-03-21");
        assert_decided(false, "2004-03-21");
        panel_is(QUOTE("decider": ["officer", "police"]));
        vote("孙", "officer", votes[i][0], "2004-03-21");
        vote("孙", "officer", votes[i][1], "2004-03-21");
        assert_decided(false, "2004-03-21");
    }
}

static void the_note_is_that_of_one_who_disagreed(void **state)
{
    (void)state;
    panel_is(QUOTE("panel": {"roles": {"resident": 3}}, "majority": "more_than_half"));
    a_line(TABLE_opinions, "step=community reviewer=赵 role=resident vote=agree "
                           "decided_on=2004-03-21 signed=yes note=同意");
    a_line(TABLE_opinions, "step=community reviewer=钱 role=resident vote=disagree "
                           "decided_on=2004-03-21 signed=yes");
    a_line(TABLE_opinions, "step=community reviewer=吴 role=resident vote=disagree "
                           "decided_on=2004-03-21 signed=yes note=有房");
    struct decision decision = decided();
    assert_text(decision.note, "有房");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WAY(it_decides_on_the_first_day_that_meets_all),
        WAY(the_latest_of_one_reviewer_counts),
        WAY(abstentions_sit_and_do_not_agree),
        WAY(roles_that_the_panel_does_not_name_do_not_count),
        WAY(two_thirds_are_reached_when_equal),
        WAY(half_is_no_majority),
        WAY(kin_may_sit_and_abstain),
        WAY(a_spare_opinion_that_does_not_count_is_not_waited_for),
        WAY(what_it_would_not_fill_is_named_beside_it),
        WAY(opinions_of_an_earlier_application_do_not_belong_to_it),
        WAY(the_first_decider_who_speaks_decides),
        WAY(of_one_day_who_disagrees_is_heard),
        WAY(the_note_is_that_of_one_who_disagreed),
    };

    return cmocka_run_group_tests_name("panel", tests, make_folder, remove_folder);
}
