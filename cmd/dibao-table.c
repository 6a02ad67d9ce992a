/* dibao-table: between the offices' sheets and the tables of the book (表). */
#include "../lib/base/help.h"
#include "../lib/base/nearest.h"
#include "../lib/print/frictionless.h"
#include "../lib/table/mask.h"
#include "table.h"
#include <stdlib.h>

enum { MOST_FILES = 1000 };

static const enum option takes[] = {
    OPTION_BOOK,   OPTION_TABLE,    OPTION_MAP,         OPTION_ENCODING, OPTION_DELIMITER,
    OPTION_SORT,   OPTION_BY,       OPTION_INTO,        OPTION_NUMBER,   OPTION_SPREADSHEET,
    OPTION_LABELS, OPTION_MASK,     OPTION_KEY,         OPTION_DRY_RUN,  OPTION_SCHEMA,
    OPTION_OUTPUT, OPTION_TO,       OPTION_REJECTS,     OPTION_COUNT
};
static const enum option needs[] = { OPTION_COUNT };
static const struct program program = {
    .name = "dibao-table",
    .operand = "TABLE [FILE]...",
    .operand_zh = "表名 [文件]...",
    .operands = MOST_FILES + 1,
    .english = "Makes one of the book's tables from the offices' sheets, and sheets from it.",
    .chinese = "把各单位报来的表格读成账册中的一张表，也把表输出给各单位。",
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

/* What the options say of the sheets; false: problems were added. */
static bool plan_sheet(struct table_run *run)
{
    static const char *const encodings[] = { "auto", "utf-8", "gb18030", "utf-16" };
    static const enum encoding meant[] = { ENCODING_AUTO, ENCODING_UTF_8, ENCODING_GB18030,
                                           ENCODING_UTF_16LE };
    const struct settings *settings = run->settings;
    const char *encoding = settings->value[OPTION_ENCODING];
    const char *delimiter = settings->value[OPTION_DELIMITER];

    run->sheet.encoding = ENCODING_AUTO;
    for (int i = 0; encoding && i < 4; i++)
        if (strcmp(encoding, encodings[i]) == 0)
            run->sheet.encoding = meant[i];
    if (delimiter && strcmp(delimiter, "tab") != 0 && (delimiter[1] || *delimiter == '"'))
        return problem_add(&run->problems, MESSAGE_DELIMITER, (struct place){ 0 }, delimiter, NULL,
                           NULL);
    if (delimiter)
        run->sheet.delimiter = delimiter[1] ? '\t' : *delimiter;
    if (settings->value[OPTION_MAP]) {
        if (!map_open(&run->map, settings->value[OPTION_MAP], run->schema, &run->problems))
            return false;
        run->sheet.map = &run->map;
    }
    if (settings->value[OPTION_NUMBER])
        run->sheet.numbers = numbers_open(settings, &run->problems);
    return !settings->value[OPTION_NUMBER] || run->sheet.numbers;
}

static bool read_files(struct table_run *run)
{
    const struct settings *settings = run->settings;
    bool good = true;

    for (size_t i = 1; i < settings->operand_count; i++) {
        outputs_protect(run->outputs, settings->operands[i]);
        good &= merge_file(&run->merge, settings->operands[i], settings->jsonl, table_headings,
                           &run->problems);
    }
    if (settings->operand_count == 1)
        good = merge_file(&run->merge, "-", settings->jsonl, table_headings, &run->problems);
    return good;
}

/* A merge_take: all into one file. */
struct whole {
    struct presenter *presenter;
    struct writer *writer;
};

static void take_whole(void *listener, const struct merge *merge, const struct merged_row *row)
{
    const struct whole *whole = listener;

    (void)merge;
    present_row(whole->presenter, row, whole->writer);
}

static bool write_parts(struct table_run *run, struct presenter *presenter,
                        struct merge_result *result)
{
    struct cut *cut = cut_open(run, presenter);

    if (!cut)
        return false;
    *result = merge_rows(&run->merge, run->rejects != NULL, cut_take, cut);
    return cut_close(cut);
}

static bool write_whole(struct table_run *run, struct presenter *presenter,
                        struct merge_result *result)
{
    struct whole whole = { presenter, writer_bytes(run->outputs, run->settings->value[OPTION_OUTPUT],
                                                   &run->problems) };

    if (!whole.writer)
        return false;
    present_header(presenter, whole.writer);
    *result = merge_rows(&run->merge, run->rejects != NULL, take_whole, &whole);
    return true;
}

static bool present(struct table_run *run, struct merge_result *result)
{
    const struct settings *settings = run->settings;
    const char *spreadsheet = settings->value[OPTION_SPREADSHEET];
    bool masks = settings->value[OPTION_MASK] != NULL;
    struct presentation how = { .jsonl = settings->jsonl || (!settings->csv && !run->merge.csv
                                                             && !spreadsheet),
                                .labels = settings->value[OPTION_LABELS] != NULL,
                                .spreadsheet = spreadsheet != NULL };

    if (spreadsheet && strcmp(spreadsheet, "gb18030") == 0)
        how.encoding = ENCODING_GB18030;
    how.mask = masks ? mask_open(settings->value[OPTION_KEY], &run->problems) : NULL;
    if (masks && !how.mask)
        return false;
    struct presenter *presenter = presenter_open(&run->merge, &how, &run->problems);
    bool good = presenter && (settings->value[OPTION_BY] ? write_parts : write_whole)(run, presenter,
                                                                                    result);
    if (presenter && presenter_left_out(presenter))
        problem_warn(&run->problems, MESSAGE_MASK_LEFT_OUT, (struct place){ 0 },
                     presenter_left_out(presenter), NULL, NULL);
    presenter_close(presenter);
    mask_close(how.mask);
    return good;
}

static int finish(struct table_run *run, const struct merge_result *result)
{
    char rows[24];

    if (!outputs_commit(run->outputs, &run->problems))
        return STATUS_FAILED;
    snprintf(rows, sizeof rows, "%zu", result->rows);
    settings_say(run->settings, MESSAGE_TABLE_ROWS, run->schema->name, rows, NULL);
    if (result->left_out > 0)
        settings_count(run->settings, MESSAGE_TABLE_LEFT_OUT, (int64_t)result->left_out, 0, 0);
    return run->errors > 0 ? STATUS_ATTENTION : STATUS_DONE;
}

/* After everything was read: nothing is written that has errors, unless they are listed. */
static int write_table(struct table_run *run)
{
    struct merge_result result = { 0 };
    bool may_go_on = run->rejects || run->headings;

    if (run->errors > 0 && !may_go_on)
        return STATUS_FAILED;
    if (run->headings)
        result.rows = run->merge.row_count;
    else if (!present(run, &result) || (result.twice && !may_go_on))
        return STATUS_FAILED;
    return finish(run, &result);
}

static int merge_files(struct table_run *run)
{
    int status = STATUS_FAILED;

    merge_init(&run->merge, run->schema, &run->sheet, table_tell, run);
    if (plan_sheet(run) && table_rejects_open(run) && table_headings_open(run) && read_files(run))
        status = write_table(run);
    if (!merge_fini(&run->merge, &run->problems))
        status = STATUS_FAILED;
    numbers_close(run->sheet.numbers);
    map_fini(&run->map);
    if (run->rejects)
        values_fini(&run->reject);
    if (run->headings)
        values_fini(&run->heading);
    free(run->refused);
    return status;
}

/* Options that make no sense together. */
static bool agree(const struct settings *settings, struct problems *problems)
{
    static const struct { enum option given, other; bool needed; } pairs[] = {
        { OPTION_BY, OPTION_INTO, true },          { OPTION_INTO, OPTION_BY, true },
        { OPTION_KEY, OPTION_MASK, true },         { OPTION_BY, OPTION_OUTPUT, false },
        { OPTION_DRY_RUN, OPTION_BY, false },
    };

    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        bool other = settings->value[pairs[i].other] != NULL;
        if (settings->value[pairs[i].given] && other != pairs[i].needed)
            return problem_add(problems, pairs[i].needed ? MESSAGE_OPTION_WITHOUT
                                                         : MESSAGE_OPTION_BESIDE,
                               (struct place){ 0 }, option_texts[pairs[i].given].word,
                               option_texts[pairs[i].other].word, NULL);
    }
    if (settings->value[OPTION_SPREADSHEET] && settings->jsonl)
        return problem_add(problems, MESSAGE_OPTION_BESIDE, (struct place){ 0 }, "spreadsheet",
                           "to jsonl", NULL);
    return true;
}

static int work(const struct settings *settings)
{
    struct table_run run = { .settings = settings, .outputs = outputs_open() };
    enum table table = settings->operand_count ? table_named(text_of(settings->operands[0]))
                                               : TABLE_COUNT;
    int status = STATUS_FAILED;

    if (table == TABLE_COUNT)
        status = refuse_name(settings, &run.problems);
    else if (agree(settings, &run.problems)) {
        run.schema = schema_of(table);
        status = settings->value[OPTION_SCHEMA]
               ? print_schema(settings, run.schema, run.outputs, &run.problems)
               : merge_files(&run);
    }
    settings_report(settings, &run.problems);
    if (run.more > 0)
        settings_more(settings, run.more);
    outputs_close(run.outputs);
    problems_fini(&run.problems);
    return status;
}

int main(int argc, char **argv)
{
    return program_main(&program, work, argc, argv);
}
