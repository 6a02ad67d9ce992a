/* 政策: the rules made visible. */
#include "../lib/base/option.h"
#include "../lib/policy/policy.h"
#include "policy.h"
#include <stdlib.h>

static const enum option takes[] = { OPTION_POLICY, OPTION_BOOK, OPTION_MONTH, OPTION_COUNT };
static const enum option needs[] = { OPTION_COUNT };

static const struct program check = {
    .name = "dibao-policy", .verb = "check", .operand = "[POLICY]",
    .operand_zh = "[政策]", .operands = 1,
    .english = "Checks a policy: every error with its path, the assumed rules listed.",
    .chinese = "检查政策文件：逐条指出错误及其位置，并列出暂定的规则。",
    .example = "dibao-policy check changchun-2004", .takes = takes, .needs = needs,
};
static const struct program steps = {
    .name = "dibao-policy", .verb = "steps", .operand = "[POLICY]",
    .operand_zh = "[政策]", .operands = 1,
    .english = "Lists the steps of a case in their order, one program call a line.",
    .chinese = "按顺序列出审批环节，每行一条程序命令。",
    .example = "dibao-policy steps changchun-2004", .takes = takes, .needs = needs,
};

static void print_line(struct buffer *line, enum message message, const char *first,
                       const char *second, const char *third)
{
    const char *const arguments[] = { first, second, third, NULL };

    buffer_clear(line);
    message_format(line, message, arguments);
    puts(line->at);
}

static bool is_assumed(const struct rule *rule)
{
    return rule->basis && strcmp(rule->basis, "assumed") == 0;
}

static const char *label_of(const struct rule *rule)
{
    if (message_language() == ENGLISH && rule->label_en)
        return rule->label_en;
    return rule->label ? rule->label : "-";
}

/* Name, title, how many rules, which are assumed. */
static int print_check(const struct policy *policy, struct problems *problems)
{
    struct buffer line = { 0 }, name = { 0 };
    char rules[24], assumed[24];
    size_t count = 0;

    (void)problems;
    for (size_t i = 0; i < policy->rule_count; i++)
        count += is_assumed(policy->rules[i]);
    snprintf(rules, sizeof rules, "%zu", policy->rule_count);
    snprintf(assumed, sizeof assumed, "%zu", count);
    buffer_string(&name, policy->name);
    buffer_string(&name, policy->title ? " " : "");
    buffer_string(&name, policy->title ? policy->title : "");
    print_line(&line, MESSAGE_POLICY_GOOD, name.at, rules, assumed);
    for (size_t i = 0; i < policy->rule_count; i++)
        if (is_assumed(policy->rules[i]))
            print_line(&line, MESSAGE_POLICY_ASSUMED, policy->rules[i]->path,
                       label_of(policy->rules[i]), NULL);
    buffer_fini(&line);
    buffer_fini(&name);
    return STATUS_DONE;
}

/* What the scripts run; with a month, for the day on which its steps are worked. */
static int print_steps(const struct policy *policy, struct problems *problems)
{
    char date[DAY_TEXT] = "";

    problems_clear(problems); /* absent labels are for check */
    if (policy->step_count == 0) {
        problem_add(problems, MESSAGE_POLICY_ABSENT, (struct place){ policy->file, 0, NULL },
                    "steps", NULL, NULL);
        return STATUS_FAILED;
    }
    if (policy->month != NO_MONTH)
        day_format(date, policy_day(policy, policy->month));
    for (size_t i = 0; i < policy->step_count; i++)
        printf("%s --step %s%s%s\n",
               policy->steps[i].kind == STEP_NOTICE ? "dibao-notice" : "dibao-review",
               policy->steps[i].rule.code, *date ? " -d " : "", date);
    return STATUS_DONE;
}

/* The policy of the operand, or of the options. */
static int print(const struct settings *settings,
                 int (*print_policy)(const struct policy *policy, struct problems *problems))
{
    const char *named = settings->operand_count ? settings->operands[0]
                                                : settings->value[OPTION_POLICY];
    struct problems problems = { 0 };
    char *file = policy_find(named, settings->value[OPTION_BOOK], &problems);
    struct policy *policy = file ? policy_load(file, settings->month, &problems) : NULL;
    int status = policy ? print_policy(policy, &problems) : STATUS_FAILED;

    fflush(stdout);
    settings_report(settings, &problems);
    problems_fini(&problems);
    policy_free(policy);
    free(file);
    return status;
}

static int work_check(const struct settings *settings)
{
    return print(settings, print_check);
}

static int work_steps(const struct settings *settings)
{
    return print(settings, print_steps);
}

int main(int argc, char **argv)
{
    const struct verb verbs[] = { { &check, work_check }, { &steps, work_steps }, verb_show,
                                  verb_diff };

    return program_main_verbs(verbs, sizeof verbs / sizeof *verbs, argc, argv);
}
