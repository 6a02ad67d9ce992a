#include "sample.h"
#include "case_test.h"

enum { AMPLE = 1 << 20 };

static struct sample *sample;
static struct buffer told; /* "must household;" or "drawn household;" */

static int begin(void **state)
{
    int status = case_begin(state);

    rules_are("");
    return status;
}

static int end(void **state)
{
    buffer_fini(&told);
    return case_end(state);
}

static void open_sample(int percent, int64_t seed, size_t memory)
{
    sample = sample_open(rational_of(percent), seed, memory);
    buffer_clear(&told);
    buffer_string(&told, "");
}

static void household(const char *subdistrict, const char *id, bool drawn)
{
    char columns[200];

    snprintf(columns, sizeof columns, "household_id=%s subdistrict=%s", id, subdistrict);
    the_household(columns);
    now.household.id = text_of(id);
    now.household.row->file = "households.csv";
    sample_household(sample, &now.household, drawn);
}

/* so many of a subdistrict, "s001" ... */
static void households(const char *subdistrict, int count)
{
    for (int i = 1; i <= count; i++) {
        char id[16];

        snprintf(id, sizeof id, "%s%03d", subdistrict, i);
        household(subdistrict, arena_copy(&now.arena, id, strlen(id)), true);
    }
}

static void take(void *to, const struct finding *finding)
{
    (void)to;
    assert_int_equal(finding->severity, SEVERITY_HINT);
    buffer_string(&told, finding->message == MESSAGE_CHECK_MUST ? "must " : "drawn ");
    buffer_text(&told, finding->household);
    buffer_byte(&told, ';');
}

static void close_sample(void)
{
    struct problems problems = { 0 };

    sample_tell(sample, take, NULL);
    assert_true(sample_close(sample, &problems));
    problems_fini(&problems);
}

static int told_of(const char *word)
{
    int count = 0;

    for (const char *at = strstr(told.at, word); at; at = strstr(at + 1, word))
        count++;
    return count;
}

static void of_each_subdistrict_a_share_rounded_up(void **state)
{
    (void)state;
    open_sample(30, 1, AMPLE);
    households("a", 10);
    households("b", 11);
    households("c", 1);
    close_sample();
    assert_int_equal(told_of("drawn a"), 3);
    assert_int_equal(told_of("drawn b"), 4);
    assert_int_equal(told_of("drawn c"), 1);
}

static void the_seed_alone_says_who_not_how_much_memory_there_is(void **state)
{
    struct buffer first = { 0 };

    (void)state;
    open_sample(20, 7, AMPLE);
    households("a", 100);
    close_sample();
    buffer_string(&first, told.at);
    open_sample(20, 7, 64);
    households("a", 100);
    close_sample();
    assert_string_equal(told.at, first.at);
    open_sample(20, 8, AMPLE);
    households("a", 100);
    close_sample();
    assert_string_not_equal(told.at, first.at);
    buffer_fini(&first);
}

/* 10 of 100 in a hundred draws: each about ten times, nobody never and nobody always. */
static void everybody_has_a_chance(void **state)
{
    int times[101] = { 0 };

    (void)state;
    for (int seed = 0; seed < 100; seed++) {
        open_sample(10, seed, AMPLE);
        households("a", 100);
        close_sample();
        for (int i = 1; i <= 100; i++) {
            char id[16];

            snprintf(id, sizeof id, "a%03d;", i);
            times[i] += told_of(id);
        }
    }
    for (int i = 1; i <= 100; i++) {
        assert_true(times[i] > 0);
        assert_true(times[i] < 30);
    }
}

static void who_must_be_visited_is_told_once_whatever_comes_first(void **state)
{
    (void)state;
    open_sample(100, 1, AMPLE);
    sample_must(sample, text_of("a2"), MESSAGE_CHECK_REASON_DOUBT);
    household("a", "a1", true);
    household("a", "a2", false);
    household("a", "a3", false);
    sample_must(sample, text_of("a1"), MESSAGE_CHECK_REASON_REPORT);
    sample_must(sample, text_of("a1"), MESSAGE_CHECK_REASON_KIN);
    sample_must(sample, text_of("unknown"), MESSAGE_CHECK_REASON_REPORT);
    sample_must(sample, text_of(""), MESSAGE_CHECK_REASON_DOUBT);
    close_sample();
    assert_int_equal(told_of(";"), 2);
    assert_int_equal(told_of("must a1;"), 1);
    assert_int_equal(told_of("must a2;"), 1);
}

#define ONE(test) cmocka_unit_test_setup_teardown(test, begin, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ONE(of_each_subdistrict_a_share_rounded_up),
        ONE(the_seed_alone_says_who_not_how_much_memory_there_is),
        ONE(everybody_has_a_chance),
        ONE(who_must_be_visited_is_told_once_whatever_comes_first),
    };

    return cmocka_run_group_tests_name("sample", tests, make_folder, remove_folder);
}
