#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "help.h"
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

static const enum option takes[] = { OPTION_BOOK,   OPTION_TABLE, OPTION_POLICY, OPTION_MONTH,
                                     OPTION_DATE,   OPTION_OUT,   OPTION_OUTPUT, OPTION_TO,
                                     OPTION_REJECTS, OPTION_LANG, OPTION_PROGRAMME,
                                     OPTION_COUNT };
static const enum option needs[] = { OPTION_MONTH, OPTION_COUNT };
static const struct program assess = {
    .name = "dibao-assess",
    .operand = "[HOUSEHOLDS]",
    .operand_zh = "[家庭表]",
    .operands = 1,
    .english = "who is entitled, to how much, and why",
    .chinese = "核定谁该享受低保、享受多少、为什么",
    .example = "dibao-assess -m 2004-04 -b book",
    .takes = takes,
};
static const struct program build = {
    .name = "dibao-payroll", .verb = "build", .operand = "ROSTER", .operand_zh = "名册", .operands = 1,
    .english = "one payment a household", .chinese = "每户一笔", .takes = takes, .needs = needs,
    .example = "dibao-payroll build -m 2004-04 roster.csv",
};
static const struct program fund = {
    .name = "dibao-payroll", .verb = "fund", .english = "what to ask the bureau for",
    .chinese = "请款", .takes = takes, .example = "dibao-payroll fund payroll.csv",
};
static const struct verb verbs[] = { { &build, NULL }, { &fund, NULL } };

enum { MOST_WORDS = 16 };

struct said {
    char text[8000];
    FILE *file;
    int kept, from;
};

/* From here to `hear` what goes to the descriptor is kept. */
static void listen(struct said *said, int from)
{
    fflush(NULL);
    said->file = tmpfile();
    assert_non_null(said->file);
    said->from = from;
    said->kept = dup(from);
    dup2(fileno(said->file), from);
}

static void hear(struct said *said)
{
    fflush(NULL);
    dup2(said->kept, said->from);
    close(said->kept);
    rewind(said->file);
    said->text[fread(said->text, 1, sizeof said->text - 1, said->file)] = '\0';
    fclose(said->file);
}

/* Splits the command line at blanks (it is kept by the caller, as argv is) and reads it. */
static bool read_line(struct settings *settings, const struct program *program, char *line,
                      int *status)
{
    char *words[MOST_WORDS];
    int count = 0;

    for (char *word = strtok(line, " "); word; word = strtok(NULL, " "))
        words[count++] = word;
    words[count] = NULL;
    return settings_read(settings, program, count, words, status);
}

static void assert_refused(const struct program *program, const char *words, const char *expected)
{
    struct settings settings;
    struct said said;
    char line[200];
    int status = 77;

    strcpy(line, words);
    listen(&said, STDERR_FILENO);
    bool good = read_line(&settings, program, line, &status);
    hear(&said);
    assert_false(good);
    assert_int_equal(status, STATUS_FAILED);
    assert_string_equal(said.text, expected);
}

static void options_may_stand_anywhere(void **state)
{
    char line[] = "dibao-assess in.csv -m 2004-04 --table=members=m.csv -t incomes=a=b.csv "
                  "--to jsonl -d 2004-04-30 -q --programme=grain --programme=oil";
    struct settings settings;
    int status = 77;
    month april;

    (void)state;
    setenv("POSIXLY_CORRECT", "1", 1); /* changes nothing */
    assert_true(read_line(&settings, &assess, line, &status));
    unsetenv("POSIXLY_CORRECT");
    assert_int_equal(status, STATUS_DONE);
    assert_int_equal(settings.operand_count, 1);
    assert_string_equal(settings.operands[0], "in.csv");
    month_parse(text_of("2004-04"), &april);
    assert_int_equal(settings.month, april);
    assert_int_equal(settings.date, day_of(2004, 4, 30));
    assert_string_equal(settings_table(&settings, "members"), "m.csv");
    assert_string_equal(settings_table(&settings, "incomes"), "a=b.csv");
    assert_null(settings_table(&settings, "member"));
    assert_true(settings.jsonl && !settings.csv);
    assert_non_null(settings.value[OPTION_QUIET]);
    assert_null(settings.value[OPTION_VERBOSE]);
    assert_int_equal(settings.repeated_count, 2);
    assert_string_equal(settings.repeated[1], "oil");
    settings_fini(&settings);
}

static void two_dashes_end_the_options(void **state)
{
    char line[] = "dibao-assess --bo book -- -q", dash[] = "dibao-assess -";
    struct settings settings;
    int status;

    (void)state;
    assert_true(read_line(&settings, &assess, line, &status));
    assert_string_equal(settings.operands[0], "-q");
    assert_string_equal(settings.value[OPTION_BOOK], "book");
    assert_null(settings.value[OPTION_QUIET]);
    assert_int_equal(settings.month, NO_MONTH);
    assert_int_equal(settings.date, NO_DAY);
    settings_fini(&settings);
    assert_true(read_line(&settings, &assess, dash, &status));
    assert_string_equal(settings.operands[0], "-");
    settings_fini(&settings);
}

static void a_wrong_option_is_named(void **state)
{
    (void)state;
    assert_refused(&assess, "dibao-assess --foo=secret",
                   "dibao-assess: there is no option --foo; 'dibao-assess --help' lists those "
                   "there are [usage-option]\n");
    assert_refused(&assess, "dibao-assess -qx",
                   "dibao-assess: there is no option -x; 'dibao-assess --help' lists those "
                   "there are [usage-option]\n");
    assert_refused(&assess, "dibao-assess --pol p --o x",
                   "dibao-assess: --o may be short for several options; write it out: "
                   "'dibao-assess --help' lists them [usage-option]\n");
    assert_refused(&assess, "dibao-assess --sort",
                   "dibao-assess: --sort is not an option of this program; 'dibao-assess --help' "
                   "lists those it takes [usage-option]\n");
}

static void a_wrong_value_is_named(void **state)
{
    (void)state;
    assert_refused(&assess, "dibao-assess --book",
                   "dibao-assess: --book needs a value: DIR [usage-value]\n");
    assert_refused(&assess, "dibao-assess -b",
                   "dibao-assess: --book needs a value: DIR [usage-value]\n");
    assert_refused(&assess, "dibao-assess --book=",
                   "dibao-assess: --book needs a value: DIR [usage-value]\n");
    assert_refused(&assess, "dibao-assess --quiet=1",
                   "dibao-assess: --quiet takes no value; leave out '=' and what follows "
                   "[usage-value]\n");
    assert_refused(&assess, "dibao-assess --to json",
                   "dibao-assess: --to 'json': write one of csv|jsonl [usage-value]\n");
    assert_refused(&assess, "dibao-assess --to csv|jsonl",
                   "dibao-assess: --to 'csv|jsonl': write one of csv|jsonl [usage-value]\n");
    assert_refused(&assess, "dibao-assess --lang fr",
                   "dibao-assess: --lang 'fr': write one of zh|en [usage-value]\n");
    assert_refused(&assess, "dibao-assess -m 2004-13",
                   "dibao-assess: --month '2004-13' is not a month; write YYYY-MM, like 2004-04 "
                   "[usage-month]\n");
    assert_refused(&assess, "dibao-assess -d 2004-02-30",
                   "dibao-assess: --date '2004-02-30' is not a date; write a day of the "
                   "calendar as YYYY-MM-DD, like 2004-04-01 [usage-date]\n");
}

static void a_table_is_a_name_and_a_file(void **state)
{
    static const char *const bad[] = { "members.csv", "=m.csv", "members=", "Members=m.csv" };
    char line[100], expected[200];

    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        snprintf(line, sizeof line, "dibao-assess -t %s", bad[i]);
        snprintf(expected, sizeof expected,
                 "dibao-assess: --table '%s': write NAME=FILE, like members=members.csv "
                 "[usage-table]\n", bad[i]);
        assert_refused(&assess, line, expected);
    }
}

static void too_much_and_too_little(void **state)
{
    (void)state;
    assert_refused(&assess, "dibao-assess a b",
                   "dibao-assess: 'b' is too much: operands taken at most: 1; see "
                   "'dibao-assess --help' [usage-operand]\n");
    assert_refused(&fund, "dibao-payroll fund a",
                   "dibao-payroll: 'a' is not taken: files are named by options; "
                   "'dibao-payroll fund --help' lists them [usage-operand]\n");
    assert_refused(&build, "dibao-payroll build a",
                   "dibao-payroll: --month YYYY-MM must be given; 'dibao-payroll build --help' "
                   "says more [usage-needed]\n");
    setenv("LC_ALL", "zh_CN.UTF-8", 1);
    assert_refused(&build, "dibao-payroll build a",
                   "dibao-payroll: 缺少必需的选项：--month 年-月；详见“dibao-payroll build --help” "
                   "[usage-needed]\n");
    setenv("LC_ALL", "C", 1);
}

static void ask(const struct program *program, const char *words, struct said *said)
{
    struct settings settings;
    char line[200];
    int status = 77;

    strcpy(line, words);
    listen(said, STDOUT_FILENO);
    bool good = read_line(&settings, program, line, &status);
    hear(said);
    assert_false(good);
    assert_int_equal(status, STATUS_DONE);
}

static void assert_fits_a_terminal(const char *text)
{
    for (const char *end; *text; text = end + 1) {
        end = strchr(text, '\n');
        assert_non_null(end);
        assert_true(display_width((struct text){ text, (size_t)(end - text) }) < 80);
        assert_true(end == text || end[-1] != ' ');
    }
}

static void help_lists_what_the_program_takes(void **state)
{
    struct said said;

    (void)state;
    ask(&build, "dibao-payroll build --help", &said);
    assert_ptr_equal(strstr(said.text, "Example:\n  dibao-payroll build -m 2004-04 roster.csv\n\n"
                                       "Usage: dibao-payroll build --month YYYY-MM [OPTION]... "
                                       "ROSTER\none payment a household\n"), said.text);
    assert_non_null(strstr(said.text, "\n  -b, --book=DIR          the district's book\n"));
    assert_non_null(strstr(said.text, "\n      --to=csv|jsonl      format of the output\n"));
    assert_non_null(strstr(said.text, "\n  -V, --version "));
    assert_null(strstr(said.text, "--sort"));
    assert_fits_a_terminal(said.text);
    ask(&assess, "dibao-assess -h", &said);
    assert_non_null(strstr(said.text, "\n  dibao-assess -m 2004-04 -b book\n"));
    assert_fits_a_terminal(said.text);
}

static void help_in_chinese(void **state)
{
    struct said said;

    (void)state;
    setenv("LC_ALL", "zh_CN.UTF-8", 1);
    ask(&assess, "dibao-assess --help", &said);
    setenv("LC_ALL", "C", 1);
    assert_ptr_equal(strstr(said.text, "示例：\n  dibao-assess -m 2004-04 -b book\n\n"
                                       "用法：dibao-assess [选项]... [家庭表]\n"), said.text);
    assert_non_null(strstr(said.text, "\n  -b, --book=目录         本区的账册目录\n"));
    assert_non_null(strstr(said.text, "\n  -q, --quiet             只输出错误\n"));
    assert_fits_a_terminal(said.text);
}

static void every_option_stands_in_both_languages(void **state)
{
    (void)state;
    for (enum option option = 0; option < OPTION_COUNT; option++) {
        const struct option_text *text = &option_texts[option];
        assert_true(*text->english && *text->chinese);
        assert_true(strlen(text->chinese) > display_width(text_of(text->chinese)));
        assert_int_equal(text->argument == NULL, text->argument_zh == NULL);
    }
}

static void the_version(void **state)
{
    struct said said;

    (void)state;
    ask(&build, "dibao-payroll build -V", &said);
    assert_string_equal(said.text, "dibao-payroll (dibao) " VERSION "\n");
}

/* What program_verb answers, and what it said on one of the streams. */
static const struct program *choose(char *word, int stream, struct said *said, int *status)
{
    char name[] = "dibao-payroll", *words[] = { name, word, NULL };

    listen(said, stream);
    const struct verb *verb = program_verb(verbs, 2, word ? 2 : 1, words, status);
    hear(said);
    return verb ? verb->program : NULL;
}

static void a_verb_comes_first(void **state)
{
    char good[] = "fund", bad[] = "bank", help[] = "--help", flag[] = "-q";
    struct said said;
    int status = 77;

    (void)state;
    assert_ptr_equal(choose(good, STDERR_FILENO, &said, &status), &fund);
    assert_null(choose(bad, STDERR_FILENO, &said, &status));
    assert_int_equal(status, STATUS_FAILED);
    assert_string_equal(said.text, "dibao-payroll: there is no verb 'bank'; write one of: build, "
                                   "fund [usage-verb]\n");
    assert_null(choose(NULL, STDERR_FILENO, &said, &status));
    assert_string_equal(said.text, "dibao-payroll: say what to do: build, fund; "
                                   "'dibao-payroll --help' says more [usage-verb]\n");
    assert_null(choose(flag, STDERR_FILENO, &said, &status));
    assert_int_equal(status, STATUS_FAILED);
    assert_null(choose(help, STDOUT_FILENO, &said, &status));
    assert_int_equal(status, STATUS_DONE);
    assert_non_null(strstr(said.text, "\n  build      one payment a household\n"));
    assert_fits_a_terminal(said.text);
}

/* A disk that is full is never success, not for --help either. */
static void what_could_not_be_printed_is_failure(void **state)
{
    char line[] = "dibao-assess --help";
    struct settings settings;
    struct said said;
    int status = 77, kept = dup(STDOUT_FILENO), full = open("/dev/full", O_WRONLY);

    (void)state;
    if (full < 0)
        skip();
    fflush(stdout);
    listen(&said, STDERR_FILENO);
    dup2(full, STDOUT_FILENO);
    close(full);
    bool good = read_line(&settings, &assess, line, &status);
    dup2(kept, STDOUT_FILENO);
    close(kept);
    hear(&said);
    clearerr(stdout);
    assert_false(good);
    assert_int_equal(status, STATUS_FAILED);
    assert_string_equal(said.text, "dibao-assess: standard output could not be written: "
                                   "the disk is full [write]\n");
}

static size_t count_lines(const char *text)
{
    size_t count = 0;

    for (; (text = strchr(text, '\n')); text++)
        count++;
    return count;
}

static void the_first_hundred_in_full(void **state)
{
    struct settings settings = { .program = &assess };
    struct problems problems = { 0 };
    static struct said said;

    (void)state;
    for (int i = 0; i < 50; i++)
        problem_warn(&problems, MESSAGE_OPTION_VALUE, (struct place){ 0 }, "w", "w", NULL);
    for (int i = 0; i < 103; i++)
        problem_add(&problems, MESSAGE_OPTION_VALUE, (struct place){ 0 }, "e", "e", NULL);
    settings.value[OPTION_QUIET] = "";
    listen(&said, STDERR_FILENO);
    settings_report(&settings, &problems);
    hear(&said);
    assert_int_equal(count_lines(said.text), 101);
    assert_null(strstr(said.text, ": w needs"));
    assert_non_null(strstr(said.text, "3 more errors"));
    assert_int_equal(problems.count, 0);
    problem_warn(&problems, MESSAGE_OPTION_VALUE, (struct place){ 0 }, "w", "w", NULL);
    settings.value[OPTION_QUIET] = NULL;
    listen(&said, STDERR_FILENO);
    settings_report(&settings, &problems);
    hear(&said);
    assert_int_equal(count_lines(said.text), 1);
    problems_fini(&problems);
}

static void counts_only_when_asked_for(void **state)
{
    struct settings settings = { .program = &assess };
    struct said said;

    (void)state;
    listen(&said, STDERR_FILENO);
    settings_say(&settings, MESSAGE_OPTION_VALUE, "a", "b", NULL);
    hear(&said);
    assert_string_equal(said.text, "");
    settings.value[OPTION_VERBOSE] = "";
    listen(&said, STDERR_FILENO);
    settings_say(&settings, MESSAGE_OPTION_VALUE, "a", "b", NULL);
    hear(&said);
    assert_string_equal(said.text, "dibao-assess: a needs a value: b [usage-value]\n");
    listen(&said, STDERR_FILENO);
    settings_count(&settings, MESSAGE_OPTION_VALUE, 2004, -1, 0);
    hear(&said);
    assert_string_equal(said.text, "dibao-assess: 2004 needs a value: -1 [usage-value]\n");
    settings.value[OPTION_QUIET] = "";
    listen(&said, STDERR_FILENO);
    settings_say(&settings, MESSAGE_OPTION_VALUE, "a", "b", NULL);
    hear(&said);
    assert_string_equal(said.text, "");
}

int main(void)
{
    const struct CMUnitTest lines[] = {
        cmocka_unit_test(options_may_stand_anywhere),
        cmocka_unit_test(two_dashes_end_the_options),
        cmocka_unit_test(a_wrong_option_is_named),
        cmocka_unit_test(a_wrong_value_is_named),
        cmocka_unit_test(a_table_is_a_name_and_a_file),
        cmocka_unit_test(too_much_and_too_little),
    };
    const struct CMUnitTest texts[] = {
        cmocka_unit_test(help_lists_what_the_program_takes),
        cmocka_unit_test(help_in_chinese),
        cmocka_unit_test(every_option_stands_in_both_languages),
        cmocka_unit_test(the_version),
        cmocka_unit_test(a_verb_comes_first),
        cmocka_unit_test(the_first_hundred_in_full),
        cmocka_unit_test(counts_only_when_asked_for),
        cmocka_unit_test(what_could_not_be_printed_is_failure),
    };

    setenv("LC_ALL", "C", 1);
    return cmocka_run_group_tests_name("command lines", lines, NULL, NULL)
           + cmocka_run_group_tests_name("what is printed", texts, NULL, NULL);
}
