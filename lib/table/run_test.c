#include "files_test.h"

#include <fcntl.h>

#include "codes.h"
#include "run.h"

/* A program that counts members and adds up incomes. */
static const enum option takes[] = { OPTION_REJECTS, OPTION_COUNT };
static const struct program program = { .name = "dibao-test", .takes = takes };
static const struct side_plan sides[] = { { .table = TABLE_members, .need = NEEDED },
                                          { .table = TABLE_incomes, .need = NEEDED },
                                          { .table = TABLE_documents, .need = IF_THERE } };
static const int adds[] = { stream_persons, stream_amount, -1 };

static struct settings settings;
static struct run_plan plan;
static struct named_file tables[8];
static struct run run;
static size_t documents_seen;

static void give(const char *name, const char *file)
{
    tables[settings.table_count++] = (struct named_file){ name, file };
}

static const char *operands[] = { "households.csv" };

/* Household 1 has two members and two incomes, 2 has one and none, 3 two and one. */
static int start(void **state)
{
    settings = (struct settings){ .program = &program, .tables = tables, .operands = operands,
                                  .operand_count = 1, .month = NO_MONTH, .date = NO_DAY };
    settings.value[OPTION_OUTPUT] = "out.csv";
    settings.value[OPTION_VERBOSE] = "";
    plan = (struct run_plan){ .main = TABLE_stream, .sides = sides, .side_count = 3,
                              .month = 2004 * 12 + 3, .writes = TABLE_stream, .adds = adds,
                              .outer = TABLE_COUNT };
    operands[0] = "households.csv";
    documents_seen = 0;
    if (make_folder(state) != 0)
        return -1;
    put_file("households.csv", "household_id,subdistrict,community,head_name,phone,colour\n"
                               "h1,南湖,一社区,王一,1390000,\"red, or so\"\n"
                               "h2,南湖,一社区,\"李\"\"二\"\"\",,blue\n"
                               "h3,南湖,二社区,张三,1390001,\n");
    put_file("members.csv", "household_id,person_no,name,relation,birth_date,id_number,from,to\n"
                            "h1,1,王一,head,1960-01-01,,,\n"
                            "h1,2,王二,spouse,1961-01-01,,,\n"
                            "h2,1,李二,head,,,,\n"
                            "h3,1,张三,head,,,,\n"
                            "h3,2,张四,child,,,,\n");
    put_file("incomes.csv", "household_id,person_no,kind,amount,from,to\n"
                            "h1,1,wage,100,,\n"
                            "h1,,rent,20.5,,\n"
                            "h3,2,wage,7,,\n");
    give("members", "members.csv");
    give("incomes", "incomes.csv");
    return 0;
}

static int work(void)
{
    struct household *household;
    int said = open("messages", O_WRONLY | O_CREAT | O_TRUNC, 0600), error = dup(2);

    dup2(said, 2);
    bool opened = run_open(&run, &settings, &plan);
    while (opened && (household = run_next(&run))) {
        const struct rows *incomes = &household->side[TABLE_incomes];
        fen sum = 0;
        for (size_t i = 0; i < incomes->count; i++)
            sum += incomes->at[i].number[incomes_amount];
        documents_seen += household->side[TABLE_documents].count;
        value_integer(&run.values, stream_persons,
                      (int64_t)household->side[TABLE_members].count);
        value_fen(&run.values, stream_amount, sum);
        if (sum == 66600)
            run_fault(&run, MESSAGE_HOUSEHOLD_GONE, TABLE_COUNT, (struct place){ 0 }, "x", NULL,
                      NULL);
        run_write(&run);
    }
    int status = run_close(&run);
    dup2(error, 2);
    close(error);
    close(said);
    return status;
}

static void assert_said(const char *what)
{
    char *said = file_content("messages");

    if (!strstr(said, what))
        fail_msg("'%s' is not in: %s", what, said);
    free(said);
}

static void assert_not_said(const char *what)
{
    char *said = file_content("messages");

    if (strstr(said, what))
        fail_msg("'%s' is in: %s", what, said);
    free(said);
}

static void assert_fails(const char *code)
{
    assert_int_equal(work(), STATUS_FAILED);
    assert_said(code);
    assert_no_file("out.csv");
}

/* Untouched cells keep their bytes, private columns are cut, new ones stand at the end. */
static void rows_pass_with_what_is_added(void **state)
{
    (void)state;
    assert_int_equal(work(), STATUS_DONE);
    assert_file("out.csv", "household_id,subdistrict,community,head_name,colour,persons,amount\n"
                           "h1,南湖,一社区,王一,\"red, or so\",2,120.50\n"
                           "h2,南湖,一社区,\"李\"\"二\"\"\",blue,1,0.00\n"
                           "h3,南湖,二社区,张三,,2,7.00\n");
    assert_said("read 3, written 3, rejected 0");
}

static void an_added_column_is_replaced_in_its_place(void **state)
{
    (void)state;
    put_file("households.csv", "amount,household_id,subdistrict,community,head_name\r\n"
                               "1,h1,南湖,一社区,王一\r\n"
                               ",h2,南湖,一社区,李二");
    assert_int_equal(work(), STATUS_DONE);
    assert_file("out.csv", "amount,household_id,subdistrict,community,head_name,persons\n"
                           "120.50,h1,南湖,一社区,王一,2\n"
                           "0.00,h2,南湖,一社区,李二,1\n");
}

static void a_header_alone_is_a_district_with_nobody(void **state)
{
    (void)state;
    put_file("households.csv", "household_id,subdistrict,community,head_name\n");
    assert_int_equal(work(), STATUS_DONE);
    assert_file("out.csv", "household_id,subdistrict,community,head_name,persons,amount\n");
    assert_said("incomes: 3 rows");
    settings.jsonl = true;
    assert_int_equal(work(), STATUS_DONE);
    assert_file("out.csv", "");
}

/* A person moves out in March: the row, and the income with it, is of other months. */
static void only_rows_of_the_month_are_used(void **state)
{
    (void)state;
    put_file("members.csv", "household_id,person_no,name,relation,from,to\n"
                            "h1,1,王一,head,2004-04,2004-04\n"
                            "h1,2,王二,spouse,,2004-03\n"
                            "h2,1,李二,head,2004-05,\n"
                            "h3,2,张三,head,,2004-03\n"
                            "h3,2,张三,head,2004-04,\n");
    put_file("incomes.csv", "household_id,person_no,kind,amount,from,to\n"
                            "h1,1,wage,1,,2004-03\n"
                            "h1,1,wage,2,2004-04,\n"
                            "h1,2,wage,4,,\n"
                            "h3,,wage,8,2004-01,2004-12\n");
    assert_int_equal(work(), STATUS_DONE);
    assert_file("out.csv", "household_id,subdistrict,community,head_name,colour,persons,amount\n"
                           "h1,南湖,一社区,王一,\"red, or so\",1,2.00\n"
                           "h2,南湖,一社区,\"李\"\"二\"\"\",blue,0,0.00\n"
                           "h3,南湖,二社区,张三,,1,8.00\n");
}

/* What is known of a person who has left stays: papers have no months. */
static void papers_of_a_person_who_has_left_are_seen(void **state)
{
    (void)state;
    put_file("members.csv", "household_id,person_no,name,relation,to\n"
                            "h1,1,王一,head,\nh1,2,王二,spouse,2004-03\n");
    put_file("incomes.csv", "household_id,kind,amount\n");
    put_file("documents.csv", "household_id,person_no,kind\nh1,2,id_card\n");
    give("documents", "documents.csv");
    assert_int_equal(work(), STATUS_DONE);
    assert_int_equal(documents_seen, 1);
}

static void rows_of_nobody_here_are_passed_over(void **state)
{
    (void)state;
    put_file("households.csv", "household_id,subdistrict,community,head_name\n"
                               "h2,南湖,一社区,李二\n");
    put_file("incomes.csv", "household_id,kind,amount\nh0,wage,1\nh1,wage,broken\nh9,wage,2\n");
    assert_int_equal(work(), STATUS_DONE);
    assert_said("members: 4 rows");
    assert_said("incomes: 3 rows");
    assert_not_said("broken");
}

/* A family on the roster must not vanish. */
static void a_household_of_the_roster_must_be_there(void **state)
{
    (void)state;
    static const struct side_plan roster[] = { { .table = TABLE_roster, .need = NEEDED } };
    plan.sides = roster;
    plan.side_count = 1;
    plan.outer = TABLE_roster;
    settings.table_count = 0;
    settings.value[OPTION_REJECTS] = "rejects.csv";
    give("roster", "roster.csv");
    put_file("roster.csv", "household_id,subdistrict,community,head_name\n"
                           "h1,a,b,c\nh25,a,b,c\nh4,a,b,c\n");
    assert_fails("roster.csv:3: household h25 ");
    assert_said("roster.csv:4: household h4 ");
    assert_no_file("rejects.csv");
}

static bool is_h25(const struct row *last)
{
    return text_is(last->field[roster_household_id], "h25");
}

/* What the plan lets go is passed over, the others are named. */
static void a_household_of_the_roster_may_be_let_go(void **state)
{
    (void)state;
    static const struct side_plan roster[] = { { .table = TABLE_roster, .need = NEEDED } };
    plan.sides = roster;
    plan.side_count = 1;
    plan.outer = TABLE_roster;
    plan.may_be_gone = is_h25;
    settings.table_count = 0;
    give("roster", "roster.csv");
    put_file("roster.csv", "household_id\nh1\nh25\nh4\n");
    assert_fails("roster.csv:4: household h4 ");
    assert_not_said("h25");
    put_file("roster.csv", "household_id\nh1\nh25\n");
    assert_int_equal(work(), STATUS_DONE);
}

#define MEMBER_HEAD "household_id,person_no,name,relation,birth_date,sex,id_number,from,to\n"

static void members_that_contradict_each_other(void **state)
{
    (void)state;
    static const struct { const char *members, *said; } cases[] = {
        { "h1,1,a,head,,,,,\nh1,1,b,child,,,,,\n", "members.csv:3: person_no" },
        { "h1,1,a,head,,,,,2004-01\nh1,1,b,head,,,,2004-01,\n", "[person-twice]" },
        { "h1,1,a,head,,,,,\nh1,2,b,head,,,,2009-01,\n", "members.csv:3: relation" },
        { "h1,1,a,head,,,990104196001010014,,\nh1,2,b,child,,,990104600101001,,\n",
          "members.csv:3: id_number" },
        { "h1,1,a,head,2004-05-01,,,,\n", "[born-later]" },
        { "h1,1,a,head,1960-01-02,,990104196001010014,,\n", "[birth-differs]" },
        { "h1,1,a,head,,female,990104196001010014,,\n", "[sex-differs]" },
        { "h1,1,a,head,,,,2004-05,2004-04\n", "members.csv:2: to" },
        { "h1,2,a,head,,,,,\n", "incomes.csv:2: person_no" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char content[512];
        snprintf(content, sizeof content, MEMBER_HEAD "%sh2,1,c,head,,,,,\n", cases[i].members);
        put_file("members.csv", content);
        put_file("incomes.csv", "household_id,person_no,kind,amount\nh1,1,wage,100\n");
        assert_fails(cases[i].said);
        assert_not_said("990104");
        assert_said("1 households with errors");
    }
}

static void members_that_only_seem_to_contradict(void **state)
{
    (void)state;
    put_file("incomes.csv", "household_id,kind,amount\n");
    put_file("members.csv", MEMBER_HEAD "h1,1,a,head,1960-01-01,male,990104196001010014,,2004-03\n"
                                        "h1,1,a,spouse,,,990104600101001,2004-04,\n"
                                        "h1,2,b,head,,,,2004-04,\n"
                                        "h2,1,c,head,2004-04-30,,,,\n"
                                        "h3,1,d,head,2004-06-01,,,2004-06,\n");
    assert_int_equal(work(), STATUS_DONE);
}

/* Rejected households + output rows = input rows. */
static void rejects_are_left_out_and_listed(void **state)
{
    (void)state;
    settings.value[OPTION_REJECTS] = "rejects.csv";
    put_file("households.csv", "household_id,subdistrict,community,head_name,housing\n"
                               "h1,南湖,一社区,王一,castle\n"
                               "h2,南湖,一社区,李二,\n"
                               "h3,南湖,二社区,张三,\n");
    put_file("incomes.csv", "household_id,kind,amount\nh3,wage,1.234\nh3,wage,x\n");
    assert_int_equal(work(), STATUS_ATTENTION);
    assert_file("out.csv", "household_id,subdistrict,community,head_name,housing,persons,amount\n"
                           "h2,南湖,一社区,李二,,1,0.00\n");
    assert_said("read 3, written 1, rejected 2");
    char *rejects = file_content("rejects.csv");
    assert_non_null(strstr(rejects, "household_id,table,file,line,column,code,error\n"
                                    "h1,households,households.csv,2,housing,code-unknown,"));
    assert_non_null(strstr(rejects, "\nh3,incomes,incomes.csv,2,amount,money,"));
    assert_non_null(strstr(rejects, "\nh3,incomes,incomes.csv,3,amount,money,"));
    free(rejects);
}

static void nothing_rejected_is_a_header_alone(void **state)
{
    (void)state;
    settings.value[OPTION_REJECTS] = "rejects.csv";
    assert_int_equal(work(), STATUS_DONE);
    assert_file("rejects.csv", "household_id,table,file,line,column,code,error\n");
}

static void a_rule_without_an_answer_rejects(void **state)
{
    (void)state;
    put_file("incomes.csv", "household_id,kind,amount\nh2,wage,666\n");
    assert_fails("[household-gone]");
    settings.value[OPTION_REJECTS] = "rejects.csv";
    assert_int_equal(work(), STATUS_ATTENTION);
    assert_int_equal(run.written, 2);
    char *rejects = file_content("rejects.csv");
    assert_non_null(strstr(rejects, "\nh2,policy,,,,household-gone,"));
    free(rejects);
}

/* It could be anybody's. */
static void a_broken_line_of_a_side_table_fails_the_run(void **state)
{
    (void)state;
    settings.value[OPTION_REJECTS] = "rejects.csv";
    put_file("incomes.csv", "household_id,kind,amount\nh1,wage,1\n,wage,2\nh3,wage,3\n");
    assert_fails("incomes.csv:3: ");
    assert_no_file("rejects.csv");
}

static void a_broken_line_of_the_stream_is_one_rejected_household(void **state)
{
    (void)state;
    settings.value[OPTION_REJECTS] = "rejects.csv";
    put_file("households.csv", "household_id,subdistrict,community,head_name\n"
                               "h1,南湖,一社区,王一\n"
                               ",南湖,一社区,李二\n"
                               "h3,南湖,二社区,张三\n");
    assert_int_equal(work(), STATUS_ATTENTION);
    assert_said("read 3, written 2, rejected 1");
}

static void a_household_that_stands_twice_is_rejected_twice(void **state)
{
    (void)state;
    settings.value[OPTION_REJECTS] = "rejects.csv";
    put_file("households.csv", "household_id,subdistrict,community,head_name\n"
                               "h1,南湖,一社区,王一\n"
                               "h1,南湖,一社区,李二\n"
                               "h3,南湖,二社区,张三\n");
    assert_int_equal(work(), STATUS_ATTENTION);
    assert_file("out.csv", "household_id,subdistrict,community,head_name,persons,amount\n"
                           "h3,南湖,二社区,张三,2,7.00\n");
    assert_said("read 3, written 1, rejected 2");
    settings.value[OPTION_REJECTS] = NULL;
    unlink("out.csv");
    assert_fails("households.csv:3: ");
}

static void unsorted_tables_fail_the_run(void **state)
{
    (void)state;
    settings.value[OPTION_REJECTS] = "rejects.csv";
    put_file("incomes.csv", "household_id,kind,amount\nh3,wage,1\nh1,wage,3\n");
    assert_fails("[unsorted]");
    put_file("incomes.csv", "household_id,kind,amount\n");
    put_file("households.csv", "household_id,subdistrict,community,head_name\n"
                               "h2,南湖,一社区,王一\nh1,南湖,一社区,李二\n");
    assert_fails("[unsorted]");
}

static void a_hundred_errors_in_full_then_a_count(void **state)
{
    (void)state;
    FILE *file = fopen("households.csv", "w");
    fputs("household_id,subdistrict,community,head_name,housing\n", file);
    for (int i = 0; i < 150; i++)
        fprintf(file, "h%03d,a,b,c,castle\n", i);
    fclose(file);
    assert_fails("households.csv:101: ");
    assert_not_said("households.csv:102: ");
    assert_said("50 more errors");
}

static void one_household_alone(void **state)
{
    (void)state;
    settings.value[OPTION_HOUSEHOLD] = "h2";
    put_file("incomes.csv", "household_id,kind,amount\nh1,wage,broken\nh2,wage,3\n");
    assert_int_equal(work(), STATUS_DONE);
    assert_file("out.csv", "household_id,subdistrict,community,head_name,colour,persons,amount\n"
                           "h2,南湖,一社区,\"李\"\"二\"\"\",blue,1,3.00\n");
    settings.value[OPTION_HOUSEHOLD] = "h7";
    assert_int_equal(work(), STATUS_DONE);
    assert_file("out.csv",
                "household_id,subdistrict,community,head_name,colour,persons,amount\n");
}

static void tables_that_are_missing_or_not_used(void **state)
{
    (void)state;
    settings.table_count = 1;
    assert_fails("-t incomes=FILE");
    give("assets", "incomes.csv");
    assert_fails("it takes members, incomes, documents");
    settings.table_count = 1;
    give("incomes", "nowhere.csv");
    assert_fails("nowhere.csv: ");
    settings.value[OPTION_BOOK] = "nowhere";
    assert_fails("[book-missing]");
}

static void the_book_gives_what_is_not_named(void **state)
{
    (void)state;
    settings.value[OPTION_BOOK] = ".";
    settings.table_count = 0;
    settings.operand_count = 0;
    plan.main_in_book = true;
    assert_int_equal(work(), STATUS_DONE);
    assert_int_equal(run.written, 3);
    assert_int_equal(unlink("incomes.csv"), 0);
    put_file("incomes.jsonl", "{\"household_id\": \"h2\", \"kind\": \"wage\", \"amount\": 5}\n");
    assert_int_equal(work(), STATUS_DONE);
    char *out = file_content("out.csv");
    assert_non_null(strstr(out, "blue,1,5.00\n"));
    free(out);
}

static void several_files_of_one_table_where_it_may_have_many(void **state)
{
    struct side_plan many[3];

    (void)state;
    put_file("more.csv", "household_id,kind,amount\nh1,wage,1\nh2,wage,2\n");
    give("incomes", "more.csv");
    assert_int_equal(work(), STATUS_FAILED);
    assert_said("[table-twice]");
    memcpy(many, sides, sizeof many);
    for (size_t i = 0; i < 3; i++)
        many[i].many = true;
    plan.sides = many;
    assert_int_equal(work(), STATUS_DONE);
    char *out = file_content("out.csv");
    assert_non_null(strstr(out, ",2,121.50\n"));
    assert_non_null(strstr(out, ",1,2.00\n"));
    free(out);
}

static void no_input_is_written_over(void **state)
{
    (void)state;
    settings.value[OPTION_OUTPUT] = "members.csv";
    assert_int_equal(work(), STATUS_FAILED);
    assert_said("[output-input]");
    settings.value[OPTION_OUTPUT] = "out.csv";
    settings.value[OPTION_REJECTS] = "./households.csv";
    assert_fails("[output-input]");
}

/* ---- JSON Lines ---- */

static void csv_becomes_json(void **state)
{
    (void)state;
    settings.jsonl = true;
    put_file("households.csv",
             "household_id,subdistrict,community,head_name,heating_fee,approved_persons,007\n"
             "h1,南湖,一社区,\"王\"\"一\",600.5,03,007\n"
             "h2,南湖,一社区,李\\二,,,\n");
    assert_int_equal(work(), STATUS_DONE);
    assert_file("out.csv",
                "{\"household_id\":\"h1\",\"subdistrict\":\"南湖\",\"community\":\"一社区\","
                "\"head_name\":\"王\\\"一\",\"heating_fee\":\"600.50\",\"approved_persons\":3,"
                "\"007\":\"007\",\"persons\":2,\"amount\":\"120.50\"}\n"
                "{\"household_id\":\"h2\",\"subdistrict\":\"南湖\",\"community\":\"一社区\","
                "\"head_name\":\"李\\\\二\",\"heating_fee\":null,\"approved_persons\":null,"
                "\"007\":null,\"persons\":1,\"amount\":\"0.00\"}\n");
}

#define PLACE "\"subdistrict\": \"南湖\", \"community\": \"一社区\", \"head_name\": \"王\""

static const char nested[] =
    "{\"household_id\": \"h1\", " PLACE ", \"phone\": \"139\", \"amount\": 3, \"x\": 1.50, "
    "\"members\": [{\"person_no\": 1, \"name\": \"a\", \"relation\": \"head\"}], "
    "\"incomes\": [{\"kind\": \"wage\", \"amount\": \"5\"}, {\"kind\": \"rent\", \"amount\": 2}]}\n"
    "{\"household_id\": \"h2\", " PLACE ", \"x\": null, \"members\": [], \"incomes\": []}\n";

static void records_carry_their_tables(void **state)
{
    (void)state;
    operands[0] = "households.jsonl";
    settings.table_count = 0;
    put_file("households.jsonl", nested);
    assert_int_equal(work(), STATUS_DONE);
    assert_file("out.csv",
                "{\"household_id\":\"h1\",\"subdistrict\":\"南湖\",\"community\":\"一社区\","
                "\"head_name\":\"王\",\"amount\":\"7.00\",\"x\":1.50,"
                "\"members\":[{\"person_no\": 1, \"name\": \"a\", \"relation\": \"head\"}],"
                "\"incomes\":[{\"kind\": \"wage\", \"amount\": \"5\"}, "
                "{\"kind\": \"rent\", \"amount\": 2}],\"persons\":1}\n"
                "{\"household_id\":\"h2\",\"subdistrict\":\"南湖\",\"community\":\"一社区\","
                "\"head_name\":\"王\",\"x\":null,\"members\":[],\"incomes\":[],"
                "\"persons\":0,\"amount\":\"0.00\"}\n");
}

/* Nested tables are left out; the header has the names of the first record. */
static void json_becomes_csv(void **state)
{
    (void)state;
    operands[0] = "households.jsonl";
    settings.table_count = 0;
    settings.csv = true;
    put_file("households.jsonl", nested);
    assert_int_equal(work(), STATUS_DONE);
    assert_file("out.csv", "household_id,subdistrict,community,head_name,amount,x,persons\n"
                           "h1,南湖,一社区,王,7.00,1.50,1\n"
                           "h2,南湖,一社区,王,0.00,,0\n");
    put_file("households.jsonl", "{\"household_id\": \"h1\", " PLACE "}\n"
                                 "{\"household_id\": \"h2\", " PLACE ", \"y\": 1}\n");
    give("members", "members.csv");
    give("incomes", "incomes.csv");
    unlink("out.csv");
    assert_fails("households.jsonl:2: the name 'y'");
}

static void records_that_carry_too_little_or_too_much(void **state)
{
    (void)state;
    operands[0] = "households.jsonl";
    settings.table_count = 0;
    put_file("households.jsonl", "{\"household_id\": \"h1\", " PLACE ", \"members\": []}\n");
    assert_fails("[table-missing]");
    put_file("households.jsonl", nested);
    give("incomes", "incomes.csv");
    assert_fails("[table-carried]");
    settings.table_count = 0;
    put_file("households.jsonl", "{\"household_id\": \"h1\", " PLACE ", \"incomes\": [], "
                                 "\"members\": [{\"person_no\": 1, \"name\": \"a\", "
                                 "\"relation\": \"head\", \"from\": \"2004-05\", "
                                 "\"to\": \"2004-04\"}]}\n");
    assert_fails("households.jsonl:1: /members/0/to: ");
}

/* "h2,,wage,1,paper 17", now and then with quotes. */
static void put_many_incomes(int count)
{
    struct buffer file = { 0 };
    char line[64];

    buffer_string(&file, "household_id,person_no,kind,amount,evidence\n");
    for (int i = 0; i < count; i++) {
        snprintf(line, sizeof line, i % 7 ? "h2,,wage,1,paper %d\n" : "h2,,wage,1,\"paper %d\"\n", i);
        buffer_string(&file, line);
    }
    put_file("incomes.csv", file.at);
    buffer_fini(&file);
}

static void rows_of_a_household_stand_however_many(void **state)
{
    enum { MANY = 20000 };
    struct household *household;
    char paper[32];
    int seen = 0;

    (void)state;
    put_many_incomes(MANY);
    settings.value[OPTION_VERBOSE] = NULL;
    assert_true(run_open(&run, &settings, &plan));
    while ((household = run_next(&run))) {
        const struct rows *incomes = &household->side[TABLE_incomes];
        for (size_t i = 0; i < incomes->count; i++, seen++) {
            snprintf(paper, sizeof paper, "paper %zu", i);
            assert_true(text_is(incomes->at[i].field[incomes_evidence], paper));
            assert_true(text_is(incomes->at[i].field[incomes_household_id], "h2"));
        }
        run_write(&run);
    }
    assert_int_equal(run_close(&run), STATUS_DONE);
    assert_int_equal(seen, MANY);
}

/* What an ID number tells of one person is not left for the next who stands in his place. */
static void each_person_has_his_own_sex_and_birth_date(void **state)
{
    static const char *const born[] = { "1970-01-01", NULL, "1980-02-02" };
    struct household *household;
    day expected;

    (void)state;
    put_file("members.csv", "household_id,person_no,name,relation,id_number\n"
                            "h1,1,王一,head,990104197001010019\n"
                            "h2,1,李二,head,\n"
                            "h3,1,张三,head,990104198002020029\n");
    put_file("incomes.csv", "household_id,kind,amount\n");
    settings.value[OPTION_VERBOSE] = NULL;
    assert_true(run_open(&run, &settings, &plan));
    for (int i = 0; (household = run_next(&run)); i++) {
        const int64_t *number = household->side[TABLE_members].at[0].number;
        assert_int_equal(household->id.at[1], '1' + i);
        assert_true(!born[i] || day_parse(text_of(born[i]), &expected));
        assert_true(number[members_birth_date] == (born[i] ? expected : NONE));
        assert_true(number[members_sex] == (i == 0 ? SEX_MALE : i == 2 ? SEX_FEMALE : NONE));
    }
    assert_int_equal(run_close(&run), STATUS_DONE);
}

static void assert_all_pass(const char *header, const char *plain, const char *quoted)
{
    enum { MANY = 6000 };
    struct buffer file = { 0 }, expected = { 0 };
    char line[128];

    buffer_string(&file, header);
    buffer_string(&expected, header);
    buffer_string(&file, "\n");
    buffer_string(&expected, ",persons,amount\n");
    for (int i = 0; i < MANY; i++) {
        snprintf(line, sizeof line, i % 5 ? plain : quoted, i);
        buffer_string(&file, line);
        buffer_string(&file, "\n");
        buffer_string(&expected, line);
        buffer_string(&expected, ",0,0.00\n");
    }
    put_file("households.csv", file.at);
    assert_int_equal(work(), STATUS_DONE);
    assert_file("out.csv", expected.at);
    buffer_fini(&file);
    buffer_fini(&expected);
}

/* In the schema's order of columns and in another. */
static void lines_pass_wherever_blocks_end(void **state)
{
    (void)state;
    assert_all_pass("household_id,archive_no,computer_no,approval_no,subdistrict,community,head_name",
                    "k%05d,,,,南湖,一社区,张三", "k%05d,,,,\"南湖, 北\",一社区,张三");
    assert_all_pass("head_name,no,household_id,community,colour,subdistrict",
                    "张三,,k%05d,一社区,,南湖", "\"张,三\",,k%05d,一社区,\"\",南湖");
}

static void whole_tables(void **state)
{
    (void)state;
    struct rows rows;
    struct arena arena = { 0 };
    struct problems problems = { 0 };
    settings.table_count = 0;
    give("places", "places.csv");
    put_file("places.csv", "subdistrict,community,code\n南湖,,990104001\n"
                           "南湖,\"一,社区\",990104001003\n");
    assert_true(run_load_table(&settings, TABLE_places, &rows, &arena, &problems));
    assert_int_equal(rows.count, 2);
    assert_true(text_is(rows.at[0].field[places_subdistrict], "南湖"));
    assert_true(text_is(rows.at[1].field[places_community], "一,社区"));
    put_file("places.csv", "subdistrict,community,code\n南湖,,\n");
    assert_false(run_load_table(&settings, TABLE_places, &rows, &arena, &problems));
    put_file("places.csv", "subdistrict,community,code\n南湖,,990104001\n南湖,,990104002\n");
    assert_false(run_load_table(&settings, TABLE_places, &rows, &arena, &problems));
    settings.table_count = 0;
    assert_false(run_load_table(&settings, TABLE_places, &rows, &arena, &problems));
    assert_int_equal(problems.errors, 3);
    problems_fini(&problems);
    arena_fini(&arena);
}

#define RUN(test) cmocka_unit_test_setup_teardown(test, start, remove_folder)

int main(void)
{
    const struct CMUnitTest tests[] = {
        RUN(rows_pass_with_what_is_added),
        RUN(an_added_column_is_replaced_in_its_place),
        RUN(a_header_alone_is_a_district_with_nobody),
        RUN(only_rows_of_the_month_are_used),
        RUN(papers_of_a_person_who_has_left_are_seen),
        RUN(rows_of_nobody_here_are_passed_over),
        RUN(a_household_of_the_roster_must_be_there),
        RUN(a_household_of_the_roster_may_be_let_go),
        RUN(members_that_contradict_each_other),
        RUN(members_that_only_seem_to_contradict),
        RUN(rejects_are_left_out_and_listed),
        RUN(nothing_rejected_is_a_header_alone),
        RUN(a_rule_without_an_answer_rejects),
        RUN(a_broken_line_of_a_side_table_fails_the_run),
        RUN(a_broken_line_of_the_stream_is_one_rejected_household),
        RUN(a_household_that_stands_twice_is_rejected_twice),
        RUN(unsorted_tables_fail_the_run),
        RUN(a_hundred_errors_in_full_then_a_count),
        RUN(one_household_alone),
        RUN(tables_that_are_missing_or_not_used),
        RUN(the_book_gives_what_is_not_named),
        RUN(several_files_of_one_table_where_it_may_have_many),
        RUN(no_input_is_written_over),
        RUN(csv_becomes_json),
        RUN(records_carry_their_tables),
        RUN(json_becomes_csv),
        RUN(records_that_carry_too_little_or_too_much),
        RUN(rows_of_a_household_stand_however_many),
        RUN(each_person_has_his_own_sex_and_birth_date),
        RUN(lines_pass_wherever_blocks_end),
        RUN(whole_tables),
    };
    return cmocka_run_group_tests_name("run", tests, NULL, NULL);
}
