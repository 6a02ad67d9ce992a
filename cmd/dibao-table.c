/* dibao-table: the tables of the book, sorted, merged, described (表). */
#include "../lib/base/nearest.h"
#include "../lib/base/option.h"
#include "../lib/print/frictionless.h"
#include "../lib/table/merge.h"
#include <stdlib.h>

enum { MOST_FILES = 1000 };

static const enum option takes[] = { OPTION_SORT, OPTION_SCHEMA, OPTION_OUTPUT, OPTION_TO,
                                     OPTION_COUNT };
static const enum option needs[] = { OPTION_COUNT };
static const struct program program = {
    .name = "dibao-table",
    .operand = "TABLE [FILE]...",
    .operand_zh = "表名 [文件]...",
    .operands = MOST_FILES + 1,
    .english = "Checks, merges and sorts files of one of the book's tables.",
    .chinese = "检查、合并账册中某一张表的文件，并排序。",
    .example = "dibao-table members --sort -o members.csv east.csv west.csv",
    .takes = takes,
    .needs = needs
};

static void refuse_unknown(const char *name, const char *known, struct problems *problems)
{
    struct buffer suggestion = { 0 };

    add_suggestion(&suggestion, name, known);
    problem_add(problems, MESSAGE_TABLE_UNKNOWN, (struct place){ 0 }, name, known, suggestion.at);
    buffer_fini(&suggestion);
}

static int refuse_name(const struct settings *settings, struct problems *problems)
{
    struct buffer names = { 0 };

    for (int table = 0; table < TABLE_COUNT; table++)
        buffer_listed(&names, schema_of((enum table)table)->name);
    if (settings->operand_count == 0)
        problem_add(problems, MESSAGE_TABLE_NONE, (struct place){ 0 }, names.at, NULL, NULL);
    else
        refuse_unknown(settings->operands[0], names.at, problems);
    buffer_fini(&names);
    return STATUS_FAILED;
}

static int print_schema(const struct settings *settings, const struct schema *schema,
                        struct outputs *outputs, struct problems *problems)
{
    struct writer *writer = writer_bytes(outputs, settings->value[OPTION_OUTPUT], problems);
    struct buffer text = { 0 };

    if (!writer)
        return STATUS_FAILED;
    schema_as_frictionless(&text, schema);
    writer_add(writer, text.at, text.size);
    buffer_fini(&text);
    return outputs_commit(outputs, problems) ? STATUS_DONE : STATUS_FAILED;
}

static bool read_files(struct merge *merge, const struct settings *settings,
                       struct outputs *outputs, struct problems *problems)
{
    bool good = true;

    for (size_t i = 1; i < settings->operand_count; i++) {
        outputs_protect(outputs, settings->operands[i]);
        good &= merge_file(merge, settings->operands[i], settings->jsonl, problems);
    }
    if (settings->operand_count == 1)
        good = merge_file(merge, "-", settings->jsonl, problems);
    return good;
}

static int write_merged(struct merge *merge, const struct settings *settings,
                        struct outputs *outputs, struct problems *problems)
{
    bool jsonl = settings->jsonl || (!settings->csv && !merge->csv);
    char rows[24];

    merge_sort(merge);
    if (!merge_check_keys(merge, problems))
        return STATUS_FAILED;
    struct writer *writer = writer_bytes(outputs, settings->value[OPTION_OUTPUT], problems);
    if (!writer)
        return STATUS_FAILED;
    merge_write(merge, jsonl, writer);
    if (!outputs_commit(outputs, problems))
        return STATUS_FAILED;
    snprintf(rows, sizeof rows, "%zu", merge->row_count);
    settings_say(settings, MESSAGE_TABLE_ROWS, merge->schema->name, rows, NULL);
    return STATUS_DONE;
}

static int merge_files(const struct settings *settings, const struct schema *schema,
                       struct outputs *outputs, struct problems *problems)
{
    struct merge merge;
    int status = STATUS_FAILED;

    merge_init(&merge, schema);
    if (read_files(&merge, settings, outputs, problems))
        status = write_merged(&merge, settings, outputs, problems);
    merge_fini(&merge);
    return status;
}

static int work(const struct settings *settings)
{
    struct problems problems = { 0 };
    struct outputs *outputs = outputs_open();
    enum table table = settings->operand_count ? table_named(text_of(settings->operands[0]))
                                               : TABLE_COUNT;
    int status;

    if (table == TABLE_COUNT)
        status = refuse_name(settings, &problems);
    else if (settings->value[OPTION_SCHEMA])
        status = print_schema(settings, schema_of(table), outputs, &problems);
    else
        status = merge_files(settings, schema_of(table), outputs, &problems);
    settings_report(settings, &problems);
    outputs_close(outputs);
    problems_fini(&problems);
    return status;
}

int main(int argc, char **argv)
{
    return program_main(&program, work, argc, argv);
}
