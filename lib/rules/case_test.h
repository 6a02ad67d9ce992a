/* Households and policies written down in a test, and what becomes of them. */
#ifndef DIBAO_CASE_TEST_H
#define DIBAO_CASE_TEST_H

#include "../base/idnumber.h"
#include "../table/files_test.h"
#include "assessed.h"

#define QUOTE(...) #__VA_ARGS__

/* One case: a policy, a household, its assessment. */
struct test_case {
    struct arena arena;
    struct policy *policy;
    struct household household;
    month worked;
    struct assessment result;
    bool answered;
    enum message message;
    const char *path;
};

static struct test_case now; /* the case that the present test is about */

/* A set of codes as bits, or without codes NONE. */
static inline int64_t case_set(const struct code *codes, struct text text)
{
    int64_t bits = 0;

    for (int i = 0; codes && codes[i].name; i++) {
        const char *at = strstr(text.at, codes[i].name);
        if (at && at < text.at + text.size)
            bits |= (int64_t)1 << i;
    }
    return codes ? bits : NONE;
}

static inline int64_t case_number(const struct column *column, struct text text)
{
    int64_t number = NONE;
    int32_t date = 0;
    struct id_number id;

    switch (column->type) {
    case TYPE_CODE:
        number = code_index(column->codes, text);
        assert_true(number >= 0);
        return number;
    case TYPE_SET:
        return case_set(column->codes, text);
    case TYPE_INTEGER:
        assert_true(integer_parse(text, &number));
        return number;
    case TYPE_DECIMAL:
        assert_true(decimal_parse(text, &number));
        return number;
    case TYPE_MONEY:
        assert_true(fen_parse(text, &number));
        return number;
    case TYPE_DATE:
        assert_true(day_parse(text, &date));
        return date;
    case TYPE_MONTH:
        assert_true(month_parse(text, &date));
        return date;
    case TYPE_YESNO:
        return text_is(text, "yes");
    case TYPE_ID:
        assert_int_equal(id_number_parse(text, &id), ID_GOOD);
        return id.birth;
    default:
        return NONE;
    }
}

/* "person_no=1 relation=head": the columns that have a value. */
static inline struct row *case_row(const struct schema *schema, const char *columns)
{
    struct row *row = arena_take(&now.arena, sizeof *row);
    const char *at = columns;

    *row = (struct row){ .schema = schema };
    row->field = arena_take(&now.arena, schema->count * sizeof *row->field);
    row->number = arena_take(&now.arena, schema->count * sizeof *row->number);
    for (size_t i = 0; i < schema->count; i++) {
        row->field[i] = (struct text){ "", 0 };
        row->number[i] = NONE;
    }
    while (*at) {
        size_t name = strcspn(at, "="), size = strcspn(at + name + 1, " ");
        int column = schema_column(schema, (struct text){ at, name });
        struct text value = { at + name + 1, size };

        assert_true(column >= 0);
        row->field[column] = value;
        row->number[column] = case_number(&schema->columns[column], value);
        at += name + 1 + size;
        at += strspn(at, " ");
    }
    return row;
}

static inline void case_add(enum table table, const struct schema *schema, const char *columns)
{
    struct rows *rows = &now.household.side[table];
    struct row *at = arena_take(&now.arena, (rows->count + 1) * sizeof *at);

    if (rows->count > 0)
        memcpy(at, rows->at, rows->count * sizeof *at);
    at[rows->count++] = *case_row(schema, columns);
    rows->at = at;
    now.household.has[table] = true;
}

/* A whole policy, in JSON. */
static inline void policy_is(const char *json)
{
    struct problems problems = { 0 };

    put_file("policy.json", json);
    policy_free(now.policy);
    now.policy = policy_load("policy.json", now.worked, &problems);
    for (size_t i = 0; i < problems.count; i++)
        if (!problems.at[i].warning)
            problem_print(stderr, "policy", &problems.at[i]);
    assert_non_null(now.policy);
    problems_fini(&problems);
    now.household.id = text_of("000001");
    now.household.row = case_row(now.policy->stream_schema, "household_id=000001");
}

/* 169 yuan a person, three kinds of income, and the sections that a test is about. */
static inline void rules_are(const char *sections)
{
    struct buffer json = { 0 };

    buffer_string(&json, QUOTE({ "policy": "test", "standard": [{"per_person": "169"}],
        "income": {"kinds": {"wage": {"group": "earned"}, "business": {"group": "earned"},
                             "pension": {}}}));
    buffer_string(&json, *sections ? ", " : "");
    buffer_string(&json, sections);
    buffer_string(&json, "}");
    policy_is(json.at);
    buffer_fini(&json);
}

static inline void the_household(const char *columns)
{
    now.household.row = case_row(now.policy->stream_schema, columns);
}

static inline void a_member(const char *columns)
{
    case_add(TABLE_members, now.policy->member_schema, columns);
}

static inline void an_income(const char *columns)
{
    case_add(TABLE_incomes, schema_of(TABLE_incomes), columns);
}

static inline void an_asset(const char *columns)
{
    case_add(TABLE_assets, schema_of(TABLE_assets), columns);
}

static inline void a_supporter(const char *columns)
{
    case_add(TABLE_supporters, schema_of(TABLE_supporters), columns);
}

static inline void nobody_yet(void)
{
    memset(now.household.side, 0, sizeof now.household.side);
}

static inline void assessed(void)
{
    now.answered = assess_household(&now.result, &now.household, now.policy, now.worked,
                                    &now.arena, &now.message, &now.path)
                && find_care_classes(&now.result, now.policy, &now.message, &now.path);
}

static inline void assert_words(const struct words *words, const char *expected)
{
    struct text text = words_text(words, &now.arena);

    assert_string_equal(arena_copy(&now.arena, text.at, text.size), expected);
}

/* A column as dibao-assess writes it. */
static inline const char *column(const char *name)
{
    struct values values;

    assert_true(now.answered);
    values_init(&values, now.policy->stream_schema);
    assessment_write(&now.result, now.policy, now.worked, &values);
    int index = schema_column(values.schema, text_of(name));
    assert_true(index >= 0);
    struct text text = value_of(&values, index);
    const char *copy = arena_copy(&now.arena, text.at, text.size);
    values_fini(&values);
    return copy;
}

/* The same of --out members. */
static inline const char *member_column(size_t member, const char *name)
{
    struct values values;

    assert_true(now.answered);
    values_init(&values, assessed_member_schema(now.policy, &now.arena));
    assessment_write_member(&now.result, member, now.policy, &values);
    int index = schema_column(values.schema, text_of(name));
    assert_true(index >= 0);
    struct text text = value_of(&values, index);
    const char *copy = arena_copy(&now.arena, text.at, text.size);
    values_fini(&values);
    return copy;
}

static inline void assert_column(const char *name, const char *expected)
{
    assert_string_equal(column(name), expected);
}

static inline void assert_member(size_t member, const char *name, const char *expected)
{
    assert_string_equal(member_column(member, name), expected);
}

static inline void assert_verdict(const char *verdict, const char *amount, const char *reasons)
{
    assert_column("verdict", verdict);
    assert_column("amount", amount);
    assert_column("reasons", reasons);
}

static inline int case_begin(void **state)
{
    (void)state;
    now = (struct test_case){ .answered = false };
    return !month_parse(text_of("2004-04"), &now.worked);
}

static inline int case_end(void **state)
{
    (void)state;
    policy_free(now.policy);
    arena_fini(&now.arena);
    return 0;
}

#define CASE(test) cmocka_unit_test_setup_teardown(test, case_begin, case_end)

#endif
