/* The header of a sheet: where it stands, and what each of its columns becomes. */
#include "clean.h"
#include "quote.h"
#include "sheet_parts.h"
#include <stdlib.h>

enum { TITLE_LINES = 20 }; /* above the header, at most */

/* "街道(镇)" is called 街道 as well, "金额(元)" 金额. */
static struct text before_bracket(struct text plain)
{
    const char *bracket = plain.size ? memchr(plain.at, '(', plain.size) : NULL;

    return bracket && bracket > plain.at ? (struct text){ plain.at, (size_t)(bracket - plain.at) }
                                         : plain;
}

static bool same_heading(struct text plain, const char *word, bool shortened)
{
    struct buffer own = { 0 };

    plain_heading(text_of(word), &own);
    struct text text = buffer_as_text(&own);
    bool same = shortened ? text_equal(before_bracket(plain), before_bracket(text))
                          : text_equal(plain, text);
    buffer_fini(&own);
    return same;
}

/* The column with this name or label; -1: none. */
static int column_called(const struct schema *schema, struct text plain, bool shortened)
{
    for (size_t i = 0; i < schema->count; i++)
        if (same_heading(plain, schema->columns[i].name, shortened)
            || same_heading(plain, schema->columns[i].label, shortened))
            return (int)i;
    return -1;
}

/* An unknown column under such a name would carry on what nobody may read. */
static bool may_be_private(struct text plain)
{
    static const char *const words[] = { "身份证", "银行卡", "卡号", "账号", "帐号", "账户", "帐户",
                                         "电话", "手机", "住址", "地址", "idnumber" };

    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        for (size_t at = 0; at + strlen(words[i]) <= plain.size; at++)
            if (memcmp(plain.at + at, words[i], strlen(words[i])) == 0)
                return true;
    return false;
}

static void by_rule(const struct sheet *sheet, struct heading *heading)
{
    struct text column = heading->rule->column;

    heading->way = HEADING_MAP;
    heading->column = schema_column(sheet->schema, column);
    heading->name = column.at;
    if (text_is(column, "-")) {
        heading->way = HEADING_LEFT_OUT;
        heading->name = NULL;
    }
}

/* What else tells families apart, in a table that has no such column. */
static void name_of_family(struct heading *heading, struct text plain)
{
    const struct schema *households = schema_of(TABLE_households);
    int column = column_called(households, plain, true);

    if (column != households_subdistrict && column != households_community
        && column != households_head_name)
        return;
    heading->name = households->columns[column].name;
    heading->way = HEADING_LEFT_OUT;
}

static void by_itself(const struct sheet *sheet, struct heading *heading, struct text plain)
{
    heading->column = column_called(sheet->schema, plain, false);
    if (heading->column < 0)
        heading->column = column_called(sheet->schema, plain, true);
    if (heading->column >= 0) {
        heading->name = sheet->schema->columns[heading->column].name;
        heading->way = strcmp(heading->name, heading->shown) == 0 ? HEADING_NAME : HEADING_LABEL;
        return;
    }
    heading->name = heading->shown;
    heading->way = HEADING_KEPT;
    if (same_heading(plain, "户主身份证号", false) || same_heading(plain, HEAD_ID_NUMBER, false))
        heading->name = HEAD_ID_NUMBER;
    else if (sheet->plan->numbers)
        name_of_family(heading, plain);
    if (plain.size == 0 || may_be_private(plain))
        heading->way = HEADING_LEFT_OUT;
}

static struct heading understand(struct sheet *sheet, struct text cell)
{
    struct heading heading = { .column = -1 };
    struct buffer plain = { 0 };
    struct text text = clean_cell(csv_text(cell, &sheet->scratch), &sheet->joined);

    heading.shown = copy_bytes(text.at, text.size);
    plain_heading(text, &plain);
    heading.rule = map_rule_for(sheet->plan->map, buffer_as_text(&plain));
    if (heading.rule)
        by_rule(sheet, &heading);
    else
        by_itself(sheet, &heading, buffer_as_text(&plain));
    buffer_fini(&plain);
    return heading;
}

static void forget_headings(struct sheet *sheet)
{
    for (size_t i = 0; i < sheet->heading_count; i++)
        free(sheet->headings[i].shown);
    free(sheet->headings);
    sheet->headings = NULL;
    sheet->heading_count = 0;
}

/* Reads the line as a header; how many of its columns are known. */
static size_t try_header(struct sheet *sheet, struct text line, char delimiter)
{
    size_t known = 0;

    forget_headings(sheet);
    if (!sheet_split(sheet, line, delimiter))
        return 0;
    sheet->delimiter = delimiter;
    sheet->headings = allocate(sheet->cell_count, sizeof *sheet->headings);
    for (size_t i = 0; i < sheet->cell_count; i++) {
        struct heading *heading = &sheet->headings[sheet->heading_count++];
        *heading = understand(sheet, sheet->cells[i]);
        known += heading->column >= 0 || heading->way == HEADING_MAP;
    }
    return known;
}

/* The delimiter that makes most of the line's columns known. */
static size_t best_delimiter(struct sheet *sheet, struct text line)
{
    static const char signs[] = { ',', '\t', ';', '|' };
    size_t best = 0, count = sizeof signs, known;
    const char *tried = signs;
    char found = sheet->plan->delimiter;

    if (found) {
        tried = &sheet->plan->delimiter;
        count = 1;
    }
    for (size_t i = 0; i < count; i++)
        if ((known = try_header(sheet, line, tried[i])) > best || !found) {
            best = known;
            found = tried[i];
        }
    return try_header(sheet, line, found);
}

static void add_out(struct sheet *sheet, struct sheet_out out)
{
    sheet->outs = make_room(sheet->outs, &sheet->out_room, sheet->out_count + 1,
                            sizeof *sheet->outs);
    sheet->outs[sheet->out_count++] = out;
}

size_t sheet_out_named(const struct sheet *sheet, const char *name)
{
    for (size_t i = 0; i < sheet->out_count; i++)
        if (strcmp(sheet->outs[i].name, name) == 0)
            return i;
    return NOWHERE;
}

/* Columns that the sheet lacks and the map fills in. */
static void add_from_map(struct sheet *sheet)
{
    const struct map *map = sheet->plan->map;

    for (size_t i = 0; map && i < map->count; i++) {
        const struct map_rule *rule = &map->rules[i];
        bool constant = rule->heading.size == 0 && rule->from.size == 0
                     && (rule->to.size > 0 || rule->way == MAP_COUNT);
        struct text name = rule->way == MAP_BESIDE ? rule->beside_column : rule->column;
        int column = schema_column(sheet->schema, name);
        if (column < 0 || !(constant || (rule->way == MAP_BESIDE && sheet->beside_count > 0)))
            continue;
        const char *known = sheet->schema->columns[column].name;
        if (sheet_out_named(sheet, known) == NOWHERE)
            add_out(sheet, (struct sheet_out){ known, column, NOWHERE, rule });
    }
}

static void add_beside(struct sheet *sheet, size_t heading)
{
    size_t count = sheet->heading_count;

    if (!sheet->besides) {
        sheet->besides = allocate(count, sizeof *sheet->besides);
        sheet->beside_headings = allocate(count, sizeof *sheet->beside_headings);
    }
    sheet->besides[sheet->beside_count] = sheet->headings[heading].rule;
    sheet->beside_headings[sheet->beside_count++] = heading;
}

/* A mapped column that the table has not: it only tells whose line it is. */
static bool is_key_alone(const struct heading *heading)
{
    return heading->way == HEADING_MAP && heading->column < 0;
}

static void plan_columns(struct sheet *sheet)
{
    for (size_t i = 0; i < sheet->heading_count; i++) {
        const struct heading *heading = &sheet->headings[i];
        bool beside = heading->rule && heading->rule->way == MAP_BESIDE;
        if (heading->way == HEADING_LEFT_OUT || is_key_alone(heading))
            continue;
        if (beside)
            add_beside(sheet, i);
        if (!beside || sheet_out_named(sheet, heading->name) == NOWHERE)
            add_out(sheet, (struct sheet_out){ heading->name, heading->column, i, NULL });
    }
    if (sheet->plan->numbers && sheet_out_named(sheet, "household_id") == NOWHERE)
        add_out(sheet, (struct sheet_out){ "household_id",
                                           schema_column(sheet->schema, text_of("household_id")),
                                           NOWHERE, NULL });
    add_from_map(sheet);
    sheet->values = allocate(sheet->out_count + 1, sizeof *sheet->values);
    sheet->previous = allocate(sheet->out_count + 1, sizeof *sheet->previous);
}

static bool is_plain(const struct sheet *sheet)
{
    for (size_t i = 0; i < sheet->heading_count; i++)
        if (sheet->headings[i].way != HEADING_NAME && sheet->headings[i].way != HEADING_KEPT)
            return false;
    return sheet->delimiter == ',' && !sheet->plan->map && !sheet->plan->numbers
        && sheet->out_count == sheet->heading_count;
}

static void write_header(struct sheet *sheet)
{
    buffer_clear(&sheet->line);
    for (size_t i = 0; i < sheet->out_count; i++) {
        struct text name = text_of(sheet->outs[i].name);
        if (i > 0)
            buffer_byte(&sheet->line, ',');
        char *to = buffer_room(&sheet->line, csv_room(name.size) + LINE_SLACK);
        buffer_took(&sheet->line, put_csv(to, name));
    }
    buffer_room(&sheet->line, LINE_SLACK);
}

static bool is_header(const struct sheet *sheet, size_t known)
{
    return known > 1 || (known > 0 && known == sheet->heading_count);
}

/* Looks at the first lines until one is a header, and holds them. Which of them it is; where none
   is, the first. SOURCE_LINE, or as source_line. */
static enum source_state find_header(struct sheet *sheet, struct source *source, size_t *header,
                                     struct problems *problems)
{
    enum source_state state = SOURCE_LINE;
    struct line line;
    bool found = false;

    sheet->delimiter = sheet->plan->delimiter ? sheet->plan->delimiter : ',';
    for (*header = 0; *header < TITLE_LINES && !found; (*header)++) {
        state = sheet_raw_line(sheet, source, &line, problems);
        if (state != SOURCE_LINE)
            break;
        sheet_hold(sheet, &line);
        sheet->held_at = sheet->held_count;
        found = is_header(sheet, best_delimiter(sheet, line.text));
    }
    if (found)
        (*header)--;
    else
        *header = 0;
    return state == SOURCE_FAILED || sheet->held_count == 0 ? state : SOURCE_LINE;
}

enum source_state sheet_begin(struct sheet *sheet, struct source *source, struct line *line,
                              struct problems *problems)
{
    size_t header;
    enum source_state state = find_header(sheet, source, &header, problems);

    if (state != SOURCE_LINE)
        return state;
    const struct held_line *held = &sheet->held[header];
    best_delimiter(sheet, buffer_as_text(&held->text));
    sheet->held_at = header + 1;
    sheet->begun = true;
    sheet->file = source->file;
    sheet->header_line = held->number;
    plan_columns(sheet);
    sheet->plain = is_plain(sheet);
    write_header(sheet);
    *line = (struct line){ buffer_as_text(&sheet->line), held->number, held->marks | MAY_QUOTE };
    return SOURCE_LINE;
}
