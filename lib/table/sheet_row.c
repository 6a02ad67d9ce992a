/* One line of a sheet as a row of the table. */
#include "clean.h"
#include "numbers.h"
#include "quote.h"
#include "sheet_parts.h"

void sheet_add_fault(struct sheet *sheet, int column, enum message message)
{
    sheet->faults = make_room(sheet->faults, &sheet->fault_room, sheet->fault_count + 1,
                              sizeof *sheet->faults);
    sheet->faults[sheet->fault_count++] = (struct sheet_fault){ column, message };
}

/* The cell of a column of the sheet as text. */
static struct text cell_of(struct sheet *sheet, size_t heading)
{
    if (heading >= sheet->cell_count)
        return (struct text){ "", 0 };
    return clean_cell(csv_text(sheet->cells[heading], &sheet->scratch), &sheet->joined);
}

static void set_value(struct sheet *sheet, size_t out, struct text text)
{
    static const struct column other = { .type = TYPE_TEXT };
    int index = sheet->outs[out].column;
    const struct column *column = index < 0 ? &other : &sheet->schema->columns[index];
    struct text meant = index < 0 ? text : map_word(sheet->plan->map, column->name, text);

    buffer_clear(&sheet->values[out]);
    if (index < 0)
        buffer_text(&sheet->values[out], meant);
    else if (clean_value(column, meant, &sheet->values[out]) != MESSAGE_COUNT) {
        sheet_add_fault(sheet, index, MESSAGE_NUMBER_ROUNDED);
        if (!(column->flags & REQUIRED))
            buffer_clear(&sheet->values[out]); /* one message is enough */
    }
}

static void count_cell(struct sheet *sheet, size_t out)
{
    struct heading *heading = &sheet->headings[sheet->outs[out].heading];
    struct text cell = sheet->cells[sheet->outs[out].heading];

    heading->filled += sheet->values[out].size > 0;
    heading->changed += !text_equal(csv_text(cell, &sheet->scratch),
                                    buffer_as_text(&sheet->values[out]));
}

static void take_cells(struct sheet *sheet)
{
    for (size_t i = 0; i < sheet->out_count; i++) {
        const struct sheet_out *out = &sheet->outs[i];
        if (out->heading != NOWHERE) {
            set_value(sheet, i, cell_of(sheet, out->heading));
            count_cell(sheet, i);
        } else {
            set_value(sheet, i, out->rule ? out->rule->to : (struct text){ "", 0 });
        }
    }
}

static bool is_filled(const struct sheet *sheet, size_t out)
{
    size_t heading = sheet->outs[out].heading;

    return heading != NOWHERE && sheet->headings[heading].rule
        && sheet->headings[heading].rule->way == MAP_FILL;
}

/* Merged cells: a line on which all of them are empty goes on with the family above. */
static void fill_from_above(struct sheet *sheet)
{
    for (size_t i = 0; i < sheet->out_count; i++)
        if (is_filled(sheet, i) && sheet->values[i].size > 0)
            return;
    for (size_t i = 0; i < sheet->out_count; i++)
        if (is_filled(sheet, i) && sheet->has_previous)
            buffer_text(&sheet->values[i], buffer_as_text(&sheet->previous[i]));
}

static bool same_family(const struct sheet *sheet)
{
    size_t household = sheet_out_named(sheet, "household_id");

    return sheet->has_previous && household != NOWHERE && sheet->values[household].size > 0
        && text_equal(buffer_as_text(&sheet->values[household]),
                      buffer_as_text(&sheet->previous[household]));
}

static bool map_says(const struct sheet *sheet, enum map_way way)
{
    const struct map *map = sheet->plan->map;

    for (size_t i = 0; map && i < map->count; i++)
        if (map->rules[i].way == way)
            return true;
    return false;
}

static void count_line(struct sheet *sheet, bool same)
{
    sheet->family_lines = same ? sheet->family_lines + 1 : 1;
    for (size_t i = 0; i < sheet->out_count; i++)
        if (sheet->outs[i].rule && sheet->outs[i].rule->way == MAP_COUNT) {
            buffer_clear(&sheet->values[i]);
            buffer_number(&sheet->values[i], sheet->family_lines);
        }
}

/* One row a family: what further lines say of it must not differ from the first. */
static void compare_with_first(struct sheet *sheet)
{
    for (size_t i = 0; i < sheet->out_count; i++)
        if (sheet->values[i].size > 0
            && !text_equal(buffer_as_text(&sheet->values[i]), buffer_as_text(&sheet->previous[i])))
            sheet_add_fault(sheet, sheet->outs[i].column, MESSAGE_SHEET_DIFFERS);
}

void sheet_remember(struct sheet *sheet)
{
    struct buffer *values = sheet->values;

    sheet->values = sheet->previous;
    sheet->previous = values;
    sheet->has_previous = true;
}

static bool all_empty(struct sheet *sheet)
{
    for (size_t i = 0; i < sheet->cell_count; i++)
        if (cell_of(sheet, i).size > 0)
            return false;
    return true;
}

/* The line that adds a sheet up. */
static bool is_total(struct sheet *sheet)
{
    static const char *const words[] = { "合计", "总计", "小计", "共计", "合计：", "合 计" };

    for (size_t i = 0; i < sheet->cell_count; i++) {
        struct text text = cell_of(sheet, i);
        if (text.size == 0)
            continue;
        for (size_t word = 0; word < sizeof words / sizeof *words; word++)
            if (text_is(text, words[word]))
                return true;
        return false;
    }
    return false;
}

static void look_for_stray_values(struct sheet *sheet)
{
    for (size_t i = 0; i < sheet->heading_count; i++)
        if (sheet->headings[i].shown[0] == '\0' && cell_of(sheet, i).size > 0)
            sheet_add_fault(sheet, -1, MESSAGE_SHEET_NO_HEADING);
}

/* A copy that stands until the next line. */
static struct text kept(struct sheet *sheet, struct text text)
{
    return (struct text){ arena_copy(&sheet->arena, text.size ? text.at : "", text.size),
                          text.size };
}

/* What the line says under this name, column of the table or not. */
static struct text said(struct sheet *sheet, const char *name)
{
    size_t out = sheet_out_named(sheet, name);

    if (out != NOWHERE && sheet->values[out].size > 0)
        return buffer_as_text(&sheet->values[out]);
    for (size_t i = 0; i < sheet->heading_count; i++)
        if (sheet->headings[i].name && strcmp(sheet->headings[i].name, name) == 0)
            return kept(sheet, cell_of(sheet, i));
    return (struct text){ "", 0 };
}

/* Where the sheet does not name the head, the person who is head begins a family. */
static void take_person(struct sheet *sheet, struct family *family)
{
    if (family->head_id.size > 0 || family->head_name.size > 0
        || !text_is(said(sheet, "relation"), "head"))
        return;
    family->head_id = said(sheet, "id_number");
    family->head_name = said(sheet, "name");
}

static void give_number(struct sheet *sheet)
{
    size_t out = sheet_out_named(sheet, "household_id");
    struct buffer number = { 0 }, head_id = { 0 };
    struct family family;
    enum message fault = MESSAGE_COUNT;

    arena_reset(&sheet->arena);
    clean_value(&(struct column){ .type = TYPE_ID }, said(sheet, HEAD_ID_NUMBER), &head_id);
    family = (struct family){ said(sheet, "household_id"), buffer_as_text(&head_id),
                              said(sheet, "subdistrict"), said(sheet, "community"),
                              said(sheet, "head_name") };
    take_person(sheet, &family);
    if (sheet->has_previous && !family.number.size && !family.head_id.size && !family.head_name.size)
        buffer_text(&number, buffer_as_text(&sheet->previous[out]));
    else
        fault = numbers_find(sheet->plan->numbers, &family, &number);
    buffer_clear(&sheet->values[out]);
    buffer_text(&sheet->values[out], buffer_as_text(&number));
    if (fault != MESSAGE_COUNT)
        sheet_add_fault(sheet, sheet->outs[out].column, fault);
    buffer_fini(&number);
    buffer_fini(&head_id);
}

bool sheet_row(struct sheet *sheet, struct problems *problems)
{
    if (all_empty(sheet))
        return false;
    if (is_total(sheet)) {
        struct place place = { sheet->file, sheet->present.number, NULL };
        problem_warn(problems, MESSAGE_SHEET_TOTAL, place, NULL, NULL, NULL);
        return false;
    }
    look_for_stray_values(sheet);
    take_cells(sheet);
    fill_from_above(sheet);
    if (sheet->plan->numbers)
        give_number(sheet);
    bool same = same_family(sheet);
    count_line(sheet, same);
    if (same && map_says(sheet, MAP_ONCE)) {
        compare_with_first(sheet);
        return sheet->fault_count > 0;
    }
    return true;
}

void sheet_write(struct sheet *sheet)
{
    buffer_clear(&sheet->line);
    for (size_t i = 0; i < sheet->out_count; i++) {
        struct text value = buffer_as_text(&sheet->values[i]);
        if (i > 0)
            buffer_byte(&sheet->line, ',');
        char *to = buffer_room(&sheet->line, csv_room(value.size) + LINE_SLACK);
        buffer_took(&sheet->line, put_csv(to, value));
    }
    buffer_room(&sheet->line, LINE_SLACK);
    sheet_remember(sheet);
    sheet->written = true;
}

/* An empty cell, or 0. */
static bool is_nothing(struct text cell)
{
    for (size_t i = 0; i < cell.size; i++)
        if (cell.at[i] != '0' && cell.at[i] != '.')
            return false;
    return true;
}

/* What else the line says is that of the row before. */
static void repeat(struct sheet *sheet)
{
    for (size_t i = 0; i < sheet->out_count; i++) {
        buffer_clear(&sheet->values[i]);
        buffer_text(&sheet->values[i], buffer_as_text(&sheet->previous[i]));
    }
}

bool sheet_beside(struct sheet *sheet, size_t beside)
{
    const struct map_rule *rule = sheet->besides[beside];
    struct text cell = cell_of(sheet, sheet->beside_headings[beside]);

    if (is_nothing(cell))
        return false;
    if (sheet->written)
        repeat(sheet);
    for (size_t i = 0; i < sheet->out_count; i++)
        if (text_is(rule->column, sheet->outs[i].name))
            set_value(sheet, i, cell);
        else if (text_is(rule->beside_column, sheet->outs[i].name))
            set_value(sheet, i, rule->beside_value);
    return true;
}
