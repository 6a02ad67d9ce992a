#include "case_test.h"

static void the_private_columns_stay_in_the_book(void **state)
{
    (void)state;
    rules_are("");
    a_member("person_no=1 name=张三 relation=head id_number=990104440501123 illness=serious "
             "disability=mental disability_grade=1");
    assessed();
    assert_member(0, "name", "张三");
    assert_member(0, "id_number", "");
    assert_member(0, "illness", "");
    assert_member(0, "disability", "");
    assert_member(0, "disability_grade", "");
}

static void declared_columns_are_used_and_written(void **state)
{
    (void)state;
    rules_are(QUOTE("columns": {
            "household": {"expense": {"type": "money", "label": "必需支出"}},
            "member": {"vip": {"type": "yesno", "label": "优先"},
                       "secret": {"type": "text", "label": "内情", "private": true}}},
        "benefit": {"amount": {"field": "expense"}},
        "care_classes": [{"class": 1, "when": {"field": "vip", "is": "yes"}}]));
    the_household("household_id=000001 expense=12.30");
    a_member("person_no=1 relation=head vip=yes secret=甲");
    assessed();
    assert_verdict("eligible", "12.30", "");
    assert_member(0, "care_class", "1");
    assert_member(0, "vip", "yes");
    assert_member(0, "secret", "");
}

static void the_members_rows_are_written_as_they_stand(void **state)
{
    (void)state;
    rules_are("");
    a_member("household_id=000001 person_no=07 name=李四 relation=head birth_date=1950-06-01 "
             "special=orphan;lone_elder from=2001-01");
    assessed();
    assert_member(0, "household_id", "000001");
    assert_member(0, "person_no", "07");
    assert_member(0, "birth_date", "1950-06-01");
    assert_member(0, "special", "orphan;lone_elder");
    assert_member(0, "from", "2001-01");
    assert_member(0, "to", "");
    assert_member(0, "age", "53");
    assert_member(0, "counted", "yes");
    assert_member(0, "care_class", "");
}

static void an_unknown_age_is_empty(void **state)
{
    (void)state;
    rules_are("");
    a_member("person_no=1 relation=head");
    assessed();
    assert_member(0, "age", "");
}

static void only_what_gives_something_is_in_the_detail(void **state)
{
    (void)state;
    rules_are(QUOTE("supplements": [
        {"code": "care", "per": "member", "amount": "20", "when": {"field": "relation",
         "is": "head"}},
        {"code": "all", "per": "household", "amount": "3"},
        {"code": "never", "per": "household", "amount": "3",
         "when": {"field": "housing", "is": "owned"}}]));
    the_household("household_id=000001 housing=none");
    a_member("person_no=1 relation=head");
    a_member("person_no=2 relation=child");
    assessed();
    assert_column("supplement_detail", "care=20.00;all=3.00");
}

int main(void)
{
    const struct CMUnitTest columns[] = {
        CASE(the_private_columns_stay_in_the_book),
        CASE(declared_columns_are_used_and_written),
        CASE(the_members_rows_are_written_as_they_stand),
        CASE(an_unknown_age_is_empty),
        CASE(only_what_gives_something_is_in_the_detail),
    };

    return cmocka_run_group_tests_name("assessments as columns", columns, make_folder,
                                       remove_folder);
}
