#include "files_test.h"

#include "merge.h"
#include "present.h"

static struct problems problems;
static struct sheet_plan plan;
static struct map map;
static struct presenter *presenter;

static int begin(void **state)
{
    (void)state;
    plan = (struct sheet_plan){ .encoding = ENCODING_AUTO };
    return 0;
}

static int end(void **state)
{
    (void)state;
    map_fini(&map);
    problems_fini(&problems);
    return 0;
}

static void tell(void *listener, struct problems *found, struct text household)
{
    (void)household;
    problems_move(listener, found);
}

static void take(void *listener, const struct merge *merge, const struct merged_row *row)
{
    (void)merge;
    present_row(presenter, row, listener);
}

/* What becomes of a sheet; its file is called "sheet". */
static void assert_becomes(enum table table, const char *sheet, const char *expected)
{
    const struct presentation how = { .jsonl = false };
    struct outputs *outputs = outputs_open();
    struct merge merge;

    put_file("sheet", sheet);
    merge_init(&merge, schema_of(table), &plan, tell, &problems);
    assert_true(merge_file(&merge, "sheet", false, NULL, &problems));
    presenter = presenter_open(&merge, &how, &problems);
    struct writer *writer = writer_bytes(outputs, "out", &problems);
    present_header(presenter, writer);
    merge_rows(&merge, true, take, writer);
    presenter_close(presenter);
    assert_true(outputs_commit(outputs, &problems));
    outputs_close(outputs);
    assert_true(merge_fini(&merge, &problems));
    assert_file("out", expected);
}

static void use_map(enum table table, const char *lines)
{
    put_file("map", lines);
    assert_true(map_open(&map, "./map", schema_of(table), &problems));
    plan.map = &map;
}

#define HEADER "household_id,person_no,name,relation"
#define MAP "table,heading,column,from,to,how\n"

static void assert_told(size_t at, long line, const char *code)
{
    assert_true(at < problems.count);
    assert_int_equal(problems.at[at].line, line);
    assert_string_equal(messages[problems.at[at].message].code, code);
}

static void headings_are_known_by_name_label_and_what_stands_before_a_bracket(void **state)
{
    (void)state;
    assert_becomes(TABLE_members, "户编号,Person No,姓 名*,与户主关系\na,1,王,户主\n",
                   HEADER "\na,1,王,head\n");
    assert_becomes(TABLE_households, "户编号,街道（乡镇）,社区,户主姓名\na,南湖,湖西,王\n",
                   "household_id,subdistrict,community,head_name\na,南湖,湖西,王\n");
    assert_int_equal(problems.count, 0);
}

static void the_header_stands_below_titles(void **state)
{
    (void)state;
    assert_becomes(TABLE_members, "名册,,,\n\"二〇〇四年\n三月\",,,\n" HEADER "\na,1,王,head\n",
                   HEADER "\na,1,王,head\n");
}

static void lines_keep_their_numbers_below_titles_and_broken_cells(void **state)
{
    (void)state;
    assert_becomes(TABLE_members, "名册,,,\n" HEADER "\na,1,\"王\n建国\",head\nb,x,李,head\n",
                   HEADER "\na,1,王 建国,head\n");
    assert_told(0, 5, "integer");
}

static void totals_are_passed_over_with_a_warning_and_nothing_lines_without(void **state)
{
    (void)state;
    assert_becomes(TABLE_members, HEADER "\n,,,\na,1,王,head\n\n合计,1,,\n", HEADER "\na,1,王,head\n");
    assert_int_equal(problems.count, 1);
    assert_int_equal(problems.errors, 0);
    assert_told(0, 5, "total-line");
}

static void a_map_names_columns_and_words_and_leaves_out(void **state)
{
    (void)state;
    use_map(TABLE_members, MAP ",号,household_id,,,\nmembers,人,name,,,\nmembers,,relation,老大,户主,\n"
                           "members,,person_no,,1,\nmembers,闲话,-,,,\nincomes,人,kind,,,\n");
    assert_becomes(TABLE_members, "号,人,relation,闲话\na,王,老大,x\n",
                   "household_id,person_no,name,relation\na,1,王,head\n");
}

static void merged_cells_are_filled_from_above_but_not_from_another_family(void **state)
{
    (void)state;
    use_map(TABLE_members, MAP ",户编号,household_id,,,fill\nmembers,类别,category,,,fill\n"
                           "members,,person_no,,,count\n");
    assert_becomes(TABLE_members, "户编号,姓名,与户主关系,类别\na,王,户主,其他人员\n,李,配偶,\nb,赵,户主,\n",
                   HEADER ",category\na,1,王,head,other\na,2,李,spouse,other\nb,1,赵,head,\n");
}

static void one_row_a_family_and_what_differs_is_told(void **state)
{
    (void)state;
    use_map(TABLE_households, MAP ",姓名,-,,,\n,,household_id,,,once\n");
    assert_becomes(TABLE_households, "户编号,街道,社区,户主姓名,姓名\na,南湖,湖西,王,王\na,南湖,湖西,王,李\n"
                                     "b,南湖,湖西,赵,赵\nb,南湖,湖东,赵,钱\n",
                   "household_id,subdistrict,community,head_name\na,南湖,湖西,王\n");
    assert_told(0, 5, "family-differs");
}

static void columns_beside_each_other_become_rows(void **state)
{
    (void)state;
    use_map(TABLE_incomes, MAP "incomes,工资,amount,,,kind=wage\nincomes,养老金,amount,,,kind=pension\n"
                               ",,person_no,,,count\n");
    assert_becomes(TABLE_incomes, "户编号,姓名,工资,养老金\na,王,100,20.5\na,李,0,\na,赵,,¥3\n",
                   "household_id,person_no,kind,amount,姓名\na,1,wage,100,王\na,1,pension,20.5,王\n"
                   "a,3,pension,3,赵\n");
}

static void an_unknown_column_that_may_be_private_is_left_out(void **state)
{
    (void)state;
    assert_becomes(TABLE_members, HEADER ",配偶身份证号,爱好\na,1,王,head,990104,棋\n",
                   HEADER ",爱好\na,1,王,head,棋\n");
}

static void what_already_is_a_table_is_not_touched(void **state)
{
    const char *table = HEADER ",own,special\na,01,王 伟,head,\"x, \"\"y\"\"\",orphan;carer\n";

    (void)state;
    assert_becomes(TABLE_members, table,
                   HEADER ",special,own\na,01,王 伟,head,orphan;carer,\"x, \"\"y\"\"\"\n");
}

static void a_map_says_what_is_wrong_with_it(void **state)
{
    (void)state;
    put_file("map", MAP "members,号,houshold_id,,,\n,号,nothing,,,\nmembers,人,name,,,often\n");
    assert_false(map_open(&map, "./map", schema_of(TABLE_members), &problems));
    assert_int_equal(problems.count, 2);
    assert_told(0, 2, "map-column");
    assert_told(1, 4, "map-how");
}

#define SHEET(test) cmocka_unit_test_setup_teardown(test, begin, end)

int main(void)
{
    const struct CMUnitTest sheets[] = {
        SHEET(headings_are_known_by_name_label_and_what_stands_before_a_bracket),
        SHEET(the_header_stands_below_titles),
        SHEET(lines_keep_their_numbers_below_titles_and_broken_cells),
        SHEET(totals_are_passed_over_with_a_warning_and_nothing_lines_without),
        SHEET(an_unknown_column_that_may_be_private_is_left_out),
        SHEET(what_already_is_a_table_is_not_touched),
    };
    const struct CMUnitTest maps[] = {
        SHEET(a_map_names_columns_and_words_and_leaves_out),
        SHEET(merged_cells_are_filled_from_above_but_not_from_another_family),
        SHEET(one_row_a_family_and_what_differs_is_told),
        SHEET(columns_beside_each_other_become_rows),
        SHEET(a_map_says_what_is_wrong_with_it),
    };

    return cmocka_run_group_tests_name("sheets", sheets, make_folder, remove_folder)
         + cmocka_run_group_tests_name("maps", maps, make_folder, remove_folder);
}
