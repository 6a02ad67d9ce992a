#include "case_test.h"
#include "progress.h"

static const char whole[] =
    "household_id=000001 step=district state=waiting waiting_for=posting;objection:open "
    "due_on=2004-04-07 open_until=2004-04-08 approval=new step_on=2004-04-02 "
    "approved_on=2004-04-02 approved_persons=2 approved_income=100.5 recheck_due=2004-10 "
    "decision_note=不符";

static struct values values;

static void assert_value(int name, const char *expected)
{
    struct text text = value_of(&values, name);

    assert_true(text_is(text, expected));
}

static int begin(void **state)
{
    values_init(&values, schema_of(TABLE_stream));
    return case_begin(state);
}

static int end(void **state)
{
    values_fini(&values);
    return case_end(state);
}

static void it_is_read_and_written(void **state)
{
    (void)state;
    struct progress progress = progress_read(case_row(schema_of(TABLE_stream), whole),
                                             &now.arena);

    assert_int_equal(progress.state, STATE_WAITING);
    assert_int_equal(progress.approved_income, 10050);
    progress_write(&progress, &now.arena, &values);
    assert_value(stream_step, "district");
    assert_value(stream_state, "waiting");
    assert_value(stream_waiting_for, "objection:open;posting");
    assert_value(stream_due_on, "2004-04-07");
    assert_value(stream_open_until, "2004-04-08");
    assert_value(stream_approval, "new");
    assert_value(stream_step_on, "2004-04-02");
    assert_value(stream_approved_on, "2004-04-02");
    assert_value(stream_approved_persons, "2");
    assert_value(stream_approved_income, "100.50");
    assert_value(stream_recheck_due, "2004-10");
    assert_value(stream_decision_note, "不符");
}

static void what_is_not_touched_passes_as_it_stands(void **state)
{
    (void)state;
    const struct row *row = case_row(schema_of(TABLE_stream), whole);

    progress_pass(row, &values);
    assert_value(stream_waiting_for, "posting;objection:open");
    assert_value(stream_approved_income, "100.5");
    assert_value(stream_decision_note, "不符");
}

static void nothing_is_empty(void **state)
{
    (void)state;
    struct progress progress = progress_none();

    progress_write(&progress, &now.arena, &values);
    assert_value(stream_state, "none");
    for (const int *name = case_columns; *name >= 0; name++)
        if (*name != stream_state)
            assert_value(*name, "");
    progress = progress_read(case_row(schema_of(TABLE_stream), "household_id=000001"),
                             &now.arena);
    assert_int_equal(progress.state, -1);
    assert_int_equal(progress.approved_on, NO_DAY);
    assert_int_equal(progress.recheck_due, NO_MONTH);
    progress_write(&progress, &now.arena, &values);
    assert_value(stream_state, "");
}

static void refused_and_returned_cases_rest(void **state)
{
    (void)state;
    static const bool rests[] = { [STATE_NONE] = false, [STATE_PASSED] = false,
                                  [STATE_WAITING] = false, [STATE_REFUSED] = true,
                                  [STATE_RETURNED] = true };

    for (int i = STATE_NONE; i <= STATE_RETURNED; i++) {
        struct progress progress = { .state = i };
        assert_int_equal(progress_rests(&progress), rests[i]);
    }
}

#define STANDS(test) cmocka_unit_test_setup_teardown(test, begin, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        STANDS(it_is_read_and_written),
        STANDS(what_is_not_touched_passes_as_it_stands),
        STANDS(nothing_is_empty),
        STANDS(refused_and_returned_cases_rest),
    };

    return cmocka_run_group_tests_name("how far a case has come", tests, NULL, NULL);
}
