#include "way_test.h"

static void a_good_case_is_approved(void **state)
{
    (void)state;
    work_to("community");
    assert_passed("community", "2004-03-25");
    assert_int_equal(progress.approval, -1);
    work_to("subdistrict");
    assert_passed("subdistrict", "2004-04-01");
    work_to("district");
    assert_passed("district", "2004-04-02");
    assert_int_equal(progress.approval, APPROVAL_NEW);
    assert_day(progress.approved_on, "2004-04-02");
    assert_int_equal(progress.approved_persons, 2);
    assert_int_equal(progress.approved_income, 10000);
    assert_int_equal(progress.recheck_due, 2004 * 12 + 9);
    work_to("notice2");
    assert_passed("notice2", "2004-04-08");
    assert_day(progress.approved_on, "2004-04-02");
    assert_day(progress.due_on, "");
}

/* Each code by itself; the good case passes them all. */
static void three_reasons_not_to_approve(void **state)
{
    (void)state;
    static const struct gate gates[] = {
        /* papers: missing, expired, not genuine, older than the application, too late */
        { "paper:hukou", HUKOU, "" },
        { "paper:hukou", HUKOU, "kind=hukou verified_on=2004-03-22 genuine=yes "
                                "valid_until=2004-03-24" },
        { "paper:hukou", HUKOU, "kind=hukou verified_on=2004-03-22 genuine=no" },
        { "paper:hukou", HUKOU, "kind=hukou verified_on=2004-03-22 genuine=unverifiable" },
        { "paper:hukou", HUKOU, "kind=hukou verified_on=2004-03-22" },
        { "paper:hukou", HUKOU, "kind=hukou verified_on=2004-03-19 genuine=yes" },
        { "paper:hukou", HUKOU, "kind=hukou verified_on=2004-03-26 genuine=yes" },
        { "paper:hukou", HUKOU, "kind=hukou genuine=yes" },
        { "paper:id_card#1", ID_CARD, "" },
        { "paper:id_card#1", ID_CARD, "person_no=2 kind=id_card verified_on=2004-03-22 "
                                      "genuine=yes" },
        /* facts */
        { "survey:missing", VISIT, "" },
        { "survey:missing", VISIT, "visited_on=2004-03-23 surveyors=甲;乙 methods=ask;look "
                                   "outcome=not_home" },
        { "survey:missing", VISIT, "visited_on=2004-03-19 surveyors=甲;乙 methods=ask;look "
                                   "outcome=clear" },
        { "survey:missing", VISIT, "visited_on=2004-03-26 surveyors=甲;乙 methods=ask;look "
                                   "outcome=clear" },
        { "survey:unclear", VISIT, "visited_on=2004-03-23 surveyors=甲;乙 methods=ask;look "
                                   "outcome=unclear" },
        { "survey:surveyors", VISIT, "visited_on=2004-03-23 surveyors=甲;甲 methods=ask;look "
                                     "outcome=clear" },
        { "survey:methods", VISIT, "visited_on=2004-03-23 surveyors=甲;乙 methods=look "
                                   "outcome=clear" },
        { "facts:mismatch", SECRETARY, "step=community reviewer=王 role=secretary vote=agree "
          "persons=3 income=100 decided_on=2004-03-24 signed=yes" },
        { "facts:mismatch", SECRETARY, "step=community reviewer=王 role=secretary vote=agree "
          "persons=2 income=100.01 decided_on=2004-03-24 signed=yes" },
        { "facts:mismatch", SECRETARY, "step=community reviewer=王 role=secretary vote=agree "
          "persons=2 decided_on=2004-03-24 signed=yes" },
        { "amount:mismatch", DISTRICT, "step=district reviewer=周 role=bureau vote=agree "
          "persons=2 income=100 amount=238.01 decided_on=2004-04-02 signed=yes" },
        { "amount:mismatch", DISTRICT, "step=district reviewer=周 role=bureau vote=agree "
          "persons=2 income=100 decided_on=2004-04-02 signed=yes" },
        /* evaluation */
        { "panel:secretary", SECRETARY, "step=community reviewer=王 role=resident vote=agree "
          "persons=2 income=100 decided_on=2004-03-24 signed=yes" },
        { "panel:present", RESIDENT, "" },
        { "panel:majority", SECRETARY, "step=community reviewer=王 role=secretary vote=abstain "
          "decided_on=2004-03-24 signed=yes" },
        { "opinion:unsigned", SECRETARY, "step=community reviewer=王 role=secretary vote=agree "
          "persons=2 income=100 decided_on=2004-03-24 signed=no" },
        { "opinion:unsigned", SUBDISTRICT, "step=subdistrict reviewer=孙 "
          "role=subdistrict_office vote=agree persons=2 income=100 amount=238 "
          "decided_on=2004-04-01" },
        { "kin", SECRETARY, "step=community reviewer=王 role=secretary vote=agree persons=2 "
          "income=100 decided_on=2004-03-24 signed=yes kin=yes" },
        { "opinion:missing", SUBDISTRICT, "" },
        { "opinion:missing", SUBDISTRICT, "step=subdistrict reviewer=孙 role=bureau vote=agree "
          "persons=2 income=100 amount=238 decided_on=2004-04-01 signed=yes" },
        { "opinion:missing", DISTRICT, "step=district reviewer=周 role=bureau vote=agree "
          "persons=2 income=100 amount=238 decided_on=2004-04-21 signed=yes" },
        { "opinion:missing", DISTRICT, "step=district reviewer=周 role=bureau vote=abstain "
          "decided_on=2004-04-02 signed=yes" },
        { "opinion:early", SUBDISTRICT, "step=subdistrict reviewer=孙 role=subdistrict_office "
          "vote=agree persons=2 income=100 amount=238 decided_on=2004-03-31 signed=yes" },
        { "opinion:early", DISTRICT, "step=district reviewer=周 role=bureau vote=agree "
          "persons=2 income=100 amount=238 decided_on=2004-03-31 signed=yes" },
        { "reviewer:twice", DISTRICT, "step=district reviewer=孙 role=bureau vote=agree "
          "persons=2 income=100 amount=238 decided_on=2004-04-02 signed=yes" },
        { "reviewer:twice", SUBDISTRICT, "step=subdistrict reviewer=钱 "
          "role=subdistrict_office vote=agree persons=2 income=100 amount=238 "
          "decided_on=2004-04-01 signed=yes" },
    };

    assert_gates(gates, sizeof gates / sizeof *gates);
}

/* The bureau's man, asked by the community after it had decided, changes nothing. */
static void who_speaks_too_late_undoes_nothing(void **state)
{
    (void)state;
    good();
    a_line(TABLE_opinions, "step=community reviewer=周 role=resident vote=disagree "
                           "decided_on=2004-04-03 signed=yes");
    work_to("notice2");
    assert_passed("notice2", "2004-04-08");
}

static void what_is_not_clear_is_not_approved(void **state)
{
    (void)state;
    the_household("household_id=000001 persons=2 amount=0 verdict=unclear "
                  "reasons=unverified:income");
    work_to("notice2");
    assert_waits("", "assess:unclear");
}

static void all_that_is_missing_is_named(void **state)
{
    (void)state;
    nobody_yet();
    a_line(TABLE_applications, "opened_on=2004-04-20 kind=new");
    a_member("person_no=1 name=某 relation=head birth_date=1960-01-01");
    a_member("person_no=2 name=某 relation=child");
    work_to("community");
    /* Nobody knows whether the child is 16: no card is asked for. */
    assert_waits("", "panel:director;panel:present;panel:resident;panel:secretary;paper:hukou;"
                     "paper:id_card#1;survey:missing");
    assert_day(progress.due_on, "2004-04-30");
}

/* The amount of a decision of an earlier month has moved with the rules. */
static void the_amount_counts_in_the_month_worked_for(void **state)
{
    (void)state;
    the_case(SECRETARY, "step=community reviewer=王 role=secretary vote=agree "
             "persons=2 income=100 amount=1 decided_on=2004-03-24 signed=yes");
    work_to("community");
    assert_passed("community", "2004-03-25");
}

static void a_disagreeing_majority_refuses_with_its_note(void **state)
{
    (void)state;
    the_case(DIRECTOR, "step=community reviewer=李 role=director vote=disagree "
             "decided_on=2004-03-25 signed=yes");
    a_line(TABLE_opinions, "step=community reviewer=王 role=secretary vote=disagree "
                           "decided_on=2004-03-27 signed=yes");
    work_to("notice2");
    assert_refused("", "2004-03-27", "不符");
}

static void a_disagreeing_decider_refuses(void **state)
{
    (void)state;
    the_case(DISTRICT, "step=district reviewer=周 role=bureau vote=disagree "
             "decided_on=2004-04-02 signed=yes note=有车");
    work_to("notice2");
    assert_refused("subdistrict", "2004-04-02", "有车");
}

/* Papers that are missing do not save what was refused. */
static void a_refusal_needs_no_papers(void **state)
{
    (void)state;
    the_case(HUKOU, "");
    for (size_t i = 0; i < 3; i++) {
        static const char *const more[] = { "王", "李", "赵" };
        char line[200];
        snprintf(line, sizeof line, "step=community reviewer=%s role=%s vote=disagree "
                 "decided_on=2004-03-26 signed=yes", more[i],
                 i == 0 ? "secretary" : i == 1 ? "director" : "resident");
        a_line(TABLE_opinions, arena_copy(&now.arena, line, strlen(line)));
    }
    work_to("community");
    assert_refused("", "2004-03-26", "不符");
}

#define AGREE_TO_REFUSE "vote=agree persons=2 income=400 signed=yes decided_on="

static void an_ineligible_household_goes_the_same_way_unposted(void **state)
{
    (void)state;
    nobody_yet();
    the_household("household_id=000001 persons=2 income=400 amount=0 verdict=ineligible "
                  "reasons=income");
    a_member("person_no=1 name=某 relation=head birth_date=1960-01-01");
    for (size_t i = 0; i < SECRETARY; i++)
        a_line(good_case[i].table, good_case[i].columns);
    a_line(TABLE_opinions, "step=community reviewer=王 role=secretary " AGREE_TO_REFUSE
                           "2004-03-25");
    a_line(TABLE_opinions, "step=community reviewer=李 role=director " AGREE_TO_REFUSE
                           "2004-03-25");
    a_line(TABLE_opinions, "step=community reviewer=赵 role=resident " AGREE_TO_REFUSE
                           "2004-03-25");
    a_line(TABLE_opinions, "step=community reviewer=钱 role=resident " AGREE_TO_REFUSE
                           "2004-03-25");
    work_to("notice1");
    assert_passed("notice1", "2004-03-25");
    assert_false(to_post);
    /* Nothing was posted: the next level may decide on the same day. */
    a_line(TABLE_opinions, "step=subdistrict reviewer=孙 role=subdistrict_office "
                           AGREE_TO_REFUSE "2004-03-25");
    work_to("notice2");
    assert_waits("subdistrict", "opinion:missing");
    a_line(TABLE_opinions, "step=district reviewer=周 role=bureau " AGREE_TO_REFUSE
                           "2004-04-02");
    work_to("notice2");
    assert_refused("subdistrict", "2004-04-02", "");
    assert_words(&progress.waiting_for, "");
}

/* Who agreed to a sum did not agree to a refusal. */
static void a_sum_is_no_refusal(void **state)
{
    (void)state;
    the_household("household_id=000001 persons=2 income=100 amount=0 verdict=ineligible "
                  "reasons=car");
    work_to("notice2");
    assert_waits("notice1", "amount:mismatch");
}

static void a_refused_appeal_of_a_family_on_the_roster_changes_nothing(void **state)
{
    (void)state;
    the_case(SUBDISTRICT, "step=subdistrict reviewer=孙 role=subdistrict_office "
             "vote=disagree decided_on=2004-04-01 signed=yes note=维持");
    row_of_march("household_id=000001 persons=2 income=100 amount=238 approved_on=2004-01-05 "
                 "recheck_due=2004-07");
    now.household.side[TABLE_applications].at[0].number[applications_kind] = APPLICATION_APPEAL;
    work_to("notice2");
    assert_passed("notice2", "");
    assert_int_equal(progress.approval, APPROVAL_CONTINUING);
    now.household.side[TABLE_applications].at[0].number[applications_kind] = APPLICATION_CHANGE;
    work_to("notice2");
    assert_refused("notice1", "2004-04-01", "维持");
    assert_day(progress.approved_on, "2004-01-05");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WAY(a_good_case_is_approved),
        WAY(three_reasons_not_to_approve),
        WAY(who_speaks_too_late_undoes_nothing),
        WAY(what_is_not_clear_is_not_approved),
        WAY(all_that_is_missing_is_named),
        WAY(the_amount_counts_in_the_month_worked_for),
        WAY(a_disagreeing_majority_refuses_with_its_note),
        WAY(a_disagreeing_decider_refuses),
        WAY(a_refusal_needs_no_papers),
        WAY(an_ineligible_household_goes_the_same_way_unposted),
        WAY(a_sum_is_no_refusal),
        WAY(a_refused_appeal_of_a_family_on_the_roster_changes_nothing),
    };

    return cmocka_run_group_tests_name("review", tests, make_folder, remove_folder);
}
