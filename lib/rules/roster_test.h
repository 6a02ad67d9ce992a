/* A household before the door of the roster of April 2004, worked for the 20th. */
#ifndef DIBAO_ROSTER_TEST_H
#define DIBAO_ROSTER_TEST_H

#include "case_test.h"
#include "movement.h"

#define STEPS \
    "\"steps\": [{\"step\": \"community\", \"kind\": \"decision\", \"decider\": [\"officer\"]}, " \
    "{\"step\": \"district\", \"kind\": \"decision\", \"decider\": [\"bureau\"]}], "

/* Approved last October for one person without income, 169 yuan a month. */
#define FACTS \
    "household_id=000001 month=2004-04 persons=1 income=0 verdict=eligible amount=169 " \
    "base_amount=169 approved_persons=1 approved_income=0 "
#define CONTINUING FACTS \
    "step=district state=passed approval=continuing step_on=2003-10-10 approved_on=2003-10-10 "
#define NEW FACTS "step=district state=passed approval=new "
#define WAITING FACTS "state=waiting approved_on=2003-10-10 "
#define REFUSED \
    "household_id=000001 month=2004-04 persons=1 income=200 verdict=ineligible amount=0 " \
    "base_amount=0 reasons=income step=community state=refused approved_on=2003-10-10 "
#define LAST \
    "household_id=000001 month=2004-03 persons=1 income=0 base_amount=169 amount=169 " \
    "payable=169 approved_on=2003-10-10 on_roster=yes on_roster_since=2003-11 "

static struct entry entry;

/* The section roster; with it come two steps. */
static inline void roster_rules_are(const char *roster)
{
    struct buffer sections = { 0 };

    buffer_string(&sections, STEPS "\"roster\": ");
    buffer_string(&sections, roster);
    rules_are(sections.at);
    buffer_fini(&sections);
}

static inline void usual_rules(void)
{
    roster_rules_are("{\"starts\": \"month_after_approval\", \"cutoff_day\": 20, "
                     "\"while_reviewing\": \"previous\"}");
}

static inline void last_month(const char *columns)
{
    case_add(TABLE_roster, schema_of(TABLE_roster), columns);
}

static inline void an_event(const char *columns)
{
    case_add(TABLE_events, schema_of(TABLE_events), columns);
}

static inline void some_work(const char *columns)
{
    case_add(TABLE_community_work, schema_of(TABLE_community_work), columns);
}

static inline void enter(void)
{
    struct scope scope;

    assert_true(enter_roster(&entry, &now.household, now.policy, now.worked, &now.arena, &scope));
}

/* A column that the roster adds. */
static inline void assert_entry(const char *name, const char *expected)
{
    struct values values;

    values_init(&values, now.policy->stream_schema);
    entry_write(&entry, &now.arena, &values);
    int index = schema_column(values.schema, text_of(name));
    assert_true(index >= 0);
    struct text text = value_of(&values, index);
    assert_string_equal(arena_copy(&now.arena, text.at ? text.at : "", text.size), expected);
    values_fini(&values);
}

static inline void assert_moved(const char *on, const char *movement, const char *payable,
                                const char *reasons)
{
    assert_entry("on_roster", on);
    assert_entry("movement", movement);
    assert_entry("payable", payable);
    assert_entry("movement_reasons", reasons);
}

#endif
