/* dibao-policy show, diff: the rules in words, and what two policies say differently. */
#include "policy.h"
#include "../lib/print/label.h"
#include "../lib/print/policy_page.h"
#include "../lib/table/writer.h"
#include <stdlib.h>

static const enum option takes_show[] = { OPTION_POLICY, OPTION_BOOK, OPTION_MONTH, OPTION_LANG,
                                          OPTION_OUTPUT, OPTION_COUNT };
static const enum option takes_diff[] = { OPTION_MONTH, OPTION_LANG, OPTION_OUTPUT, OPTION_COUNT };
static const enum option needs[] = { OPTION_COUNT };

static const struct program show = {
    .name = "dibao-policy", .verb = "show", .operand = "[POLICY]",
    .operand_zh = "[政策]", .operands = 1,
    .english = "Says the rules of a policy in words, with their basis; with -m those in force.",
    .chinese = "用文字列出政策的规则及其依据；指定 -m 时只列该月执行的规则。",
    .example = "dibao-policy show -m 2004-11 changchun-2004", .takes = takes_show, .needs = needs,
};
static const struct program diff = {
    .name = "dibao-policy", .verb = "diff", .operand = "A B", .operand_zh = "甲 乙",
    .operands = 2,
    .english = "Says in words what two policies rule differently.",
    .chinese = "用文字列出两份政策的不同规则。",
    .example = "dibao-policy diff changchun-2004 book/policy.json", .takes = takes_diff,
    .needs = needs,
};

/* A policy that is read and compiled. */
struct told {
    struct document document;
    struct policy *policy;
    struct wording wording;
    char *file;
    bool opened;
};

static bool open_policy(struct told *told, const char *named, const struct settings *settings,
                        struct arena *arena, struct problems *problems)
{
    *told = (struct told){ .file = policy_find(named, settings->value[OPTION_BOOK], problems) };
    told->opened = told->file && document_open(&told->document, told->file, problems);
    if (!told->opened)
        return false;
    told->policy = policy_compile(&told->document, settings->month, problems);
    told->wording = (struct wording){ told->policy, told->document.root,
                                      printed_language(settings), arena };
    return told->policy != NULL;
}

static void close_policy(struct told *told)
{
    policy_free(told->policy);
    if (told->opened)
        document_close(&told->document);
    free(told->file);
}

/* Writes the page, unless something is wrong; the exit status. */
static int write_page(const struct settings *settings, const struct buffer *page, bool good,
                      struct problems *problems)
{
    struct outputs *outputs = outputs_open();
    struct writer *writer = good ? writer_bytes(outputs, settings->value[OPTION_OUTPUT], problems)
                                 : NULL;

    if (writer)
        writer_add(writer, page->at, page->size);
    good = writer && outputs_commit(outputs, problems);
    outputs_close(outputs);
    if (good)
        problems_clear(problems); /* absent labels are for check */
    settings_report(settings, problems);
    problems_fini(problems);
    return good ? STATUS_DONE : STATUS_FAILED;
}

static int work_show(const struct settings *settings)
{
    const char *named = settings->operand_count ? settings->operands[0]
                                                : settings->value[OPTION_POLICY];
    struct problems problems = { 0 };
    struct arena arena = { 0 };
    struct buffer page = { 0 };
    struct told told;
    bool good = open_policy(&told, named, settings, &arena, &problems);

    if (good)
        policy_page(&page, &told.wording);
    int status = write_page(settings, &page, good, &problems);
    close_policy(&told);
    buffer_fini(&page);
    arena_fini(&arena);
    return status;
}

/* Status 0 when both rule the same, 1 when not. */
static int compare(const struct settings *settings)
{
    struct problems problems = { 0 };
    struct arena arena = { 0 };
    struct buffer page = { 0 };
    struct told before, after = { .policy = NULL };
    size_t count = 0;
    bool good = open_policy(&before, settings->operands[0], settings, &arena, &problems)
             && open_policy(&after, settings->operands[1], settings, &arena, &problems);

    if (good)
        count = policy_differences(&page, &before.wording, &after.wording);
    int status = write_page(settings, &page, good, &problems);
    if (status == STATUS_DONE)
        settings_count(settings, MESSAGE_DIFF_COUNT, (int64_t)count, 0, 0);
    close_policy(&before);
    close_policy(&after);
    buffer_fini(&page);
    arena_fini(&arena);
    return status == STATUS_DONE && count > 0 ? STATUS_ATTENTION : status;
}

static int work_diff(const struct settings *settings)
{
    struct problems problems = { 0 };

    if (settings->operand_count == 2)
        return compare(settings);
    problem_add(&problems, MESSAGE_DIFF_TWO, (struct place){ 0 }, NULL, NULL, NULL);
    settings_report(settings, &problems);
    problems_fini(&problems);
    return STATUS_FAILED;
}

const struct verb verb_show = { &show, work_show };
const struct verb verb_diff = { &diff, work_diff };
