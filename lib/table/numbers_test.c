#include "files_test.h"

#include "numbers.h"

static struct problems problems;
static struct numbers *numbers;
static struct buffer number;

#define WANG "990104196003050116"
#define ZHAO "990104197109090137"

static int open_book(void **state)
{
    struct named_file tables[] = { { "places", "places.csv" }, { "households", "households.csv" },
                                   { "members", "members.csv" } };
    struct settings settings = { .tables = tables, .table_count = 3 };

    (void)state;
    put_file("places.csv", "subdistrict,community,code\n南湖街道,,220104001\n"
                           "南湖街道,湖西社区,220104001003\n南湖街道,湖东社区,220104001004\n");
    put_file("households.csv", "household_id,subdistrict,community,head_name\n"
                               "001003-000422,南湖街道,湖西社区,王建国\n"
                               "001003-000439,南湖街道,湖西社区,李秀英\n"
                               "001003-000447,南湖街道,湖西社区,李秀英\n"
                               "old-7,南湖街道,湖东社区,钱\n");
    put_file("members.csv", "household_id,person_no,name,id_number,relation\n"
                            "001003-000422,1,王建国," WANG ",head\n");
    numbers = numbers_open(&settings, &problems);
    return numbers ? 0 : -1;
}

static int close_book(void **state)
{
    (void)state;
    numbers_close(numbers);
    buffer_fini(&number);
    problems_fini(&problems);
    return 0;
}

static enum message find(const char *head_id, const char *community, const char *head)
{
    const struct family family = { .number = text_of(""), .head_id = text_of(head_id),
                                   .subdistrict = text_of("南湖街道"),
                                   .community = text_of(community), .head_name = text_of(head) };

    buffer_clear(&number);
    buffer_string(&number, "");
    return numbers_find(numbers, &family, &number);
}

static void assert_number(const char *head_id, const char *community, const char *head,
                          const char *expected)
{
    assert_int_equal(find(head_id, community, head), MESSAGE_COUNT);
    assert_string_equal(number.at, expected);
}

static void a_family_is_known_by_its_heads_id_number(void **state)
{
    (void)state;
    assert_number(WANG, "湖东社区", "改名", "001003-000422");
}

static void or_by_its_heads_name_in_its_community(void **state)
{
    (void)state;
    assert_number("", "湖西社区", "王建国", "001003-000422");
    assert_number("", "湖东社区", "钱", "old-7");
}

static void a_new_one_gets_the_next_number_of_its_community_and_keeps_it(void **state)
{
    (void)state;
    /* 44 is the last of the community; the check digits by ISO 7064 MOD 11,10. */
    assert_number(ZHAO, "湖西社区", "赵志强", "001003-000455");
    assert_number("", "湖东社区", "孙", "001004-000014");
    assert_number(ZHAO, "湖西社区", "赵志强", "001003-000455");
    assert_number("", "湖东社区", "孙", "001004-000014");
}

static void a_namesake_with_another_id_number_is_another_family(void **state)
{
    (void)state;
    assert_number(ZHAO, "湖西社区", "王建国", "001003-000455");
}

static void nobody_guesses_between_namesakes(void **state)
{
    (void)state;
    assert_int_equal(find("", "湖西社区", "李秀英"), MESSAGE_NUMBER_AMBIGUOUS);
    assert_int_equal(find("", "远方社区", "某某"), MESSAGE_NUMBER_PLACE);
    assert_int_equal(find("", "湖西社区", ""), MESSAGE_NUMBER_NOBODY);
    assert_int_equal(find("990104196003050117", "湖西社区", "王"), MESSAGE_NUMBER_HEAD_ID);
}

static void a_number_that_a_sheet_brings_stays_and_is_not_given_again(void **state)
{
    const struct family family = { .number = text_of("001004-000098") };

    (void)state;
    buffer_clear(&number);
    assert_int_equal(numbers_find(numbers, &family, &number), MESSAGE_COUNT);
    assert_string_equal(number.at, "001004-000098");
    assert_int_equal(find("", "湖东社区", "周"), MESSAGE_COUNT);
    assert_string_equal(number.at, "001004-000102");
}

static void so_does_one_with_a_wrong_check_digit(void **state)
{
    const struct family family = { .number = text_of("001004-000091") };

    (void)state;
    buffer_clear(&number);
    assert_int_equal(numbers_find(numbers, &family, &number), MESSAGE_COUNT);
    assert_number("", "湖东社区", "周", "001004-000102");
}

#define NUMBERS(test) cmocka_unit_test_setup_teardown(test, open_book, close_book)

int main(void)
{
    const struct CMUnitTest tests[] = {
        NUMBERS(a_family_is_known_by_its_heads_id_number),
        NUMBERS(or_by_its_heads_name_in_its_community),
        NUMBERS(a_new_one_gets_the_next_number_of_its_community_and_keeps_it),
        NUMBERS(a_namesake_with_another_id_number_is_another_family),
        NUMBERS(nobody_guesses_between_namesakes),
        NUMBERS(a_number_that_a_sheet_brings_stays_and_is_not_given_again),
        NUMBERS(so_does_one_with_a_wrong_check_digit),
    };

    return cmocka_run_group_tests_name("numbers", tests, make_folder, remove_folder);
}
