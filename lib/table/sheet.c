#include "sheet_parts.h"
#include <stdlib.h>

struct sheet *sheet_open(const struct schema *schema, const struct sheet_plan *plan)
{
    struct sheet *sheet = allocate(1, sizeof *sheet);

    sheet->schema = schema;
    sheet->plan = plan;
    return sheet;
}

void sheet_close(struct sheet *sheet)
{
    if (!sheet)
        return;
    for (size_t i = 0; i < sheet->heading_count; i++)
        free(sheet->headings[i].shown);
    for (size_t i = 0; i < sheet->held_room; i++)
        buffer_fini(&sheet->held[i].text);
    for (size_t i = 0; i < sheet->out_count; i++) {
        buffer_fini(&sheet->values[i]);
        buffer_fini(&sheet->previous[i]);
    }
    free(sheet->headings);
    free(sheet->outs);
    free(sheet->held);
    free(sheet->cells);
    free(sheet->values);
    free(sheet->previous);
    free(sheet->faults);
    free(sheet->besides);
    free(sheet->beside_headings);
    arena_fini(&sheet->arena);
    buffer_fini(&sheet->joined);
    buffer_fini(&sheet->scratch);
    buffer_fini(&sheet->line);
    free(sheet);
}

static void hand_on(struct sheet *sheet, struct line *line)
{
    sheet_write(sheet);
    line->text = buffer_as_text(&sheet->line);
    line->number = sheet->present.number;
    line->marks = sheet->present.marks | MAY_QUOTE;
}

/* Cells beyond the last column that are empty are a spreadsheet's habit. */
static void trim_cells(struct sheet *sheet)
{
    while (sheet->cell_count > sheet->heading_count
           && sheet->cells[sheet->cell_count - 1].size == 0)
        sheet->cell_count--;
}

/* A line that has not as many cells as the header is handed on with those that it has, for the
   reader to refuse. */
static void hand_on_cells(struct sheet *sheet, struct line *line)
{
    buffer_clear(&sheet->line);
    for (size_t i = 0; i < sheet->cell_count; i++) {
        if (i > 0)
            buffer_byte(&sheet->line, ',');
        buffer_text(&sheet->line, sheet->cells[i]);
    }
    buffer_room(&sheet->line, LINE_SLACK);
    line->text = buffer_as_text(&sheet->line);
}

/* A row of its own for the next column that makes one and is not empty; false: there is none. */
static bool next_beside(struct sheet *sheet, struct line *line)
{
    while (sheet->beside_at < sheet->beside_count) {
        size_t at = sheet->beside_at++;
        if (sheet_beside(sheet, at)) {
            hand_on(sheet, line);
            return true;
        }
    }
    return false;
}

bool sheet_is_plain(const struct sheet *sheet)
{
    return sheet->begun && sheet->plain && sheet->held_at == sheet->held_count;
}

void sheet_take_up(struct sheet *sheet, const struct line *line)
{
    sheet->present = *line;
    sheet->converted = false;
    sheet->fault_count = 0;
}

enum taken { TAKEN, PASSED_OVER };

static enum taken take(struct sheet *sheet, struct line *line, struct problems *problems)
{
    sheet->converted = true;
    sheet->fault_count = 0;
    if (!sheet_split(sheet, line->text, sheet->delimiter))
        return TAKEN;
    trim_cells(sheet);
    if (sheet->cell_count != sheet->heading_count && sheet->cell_count > 1) {
        hand_on_cells(sheet, line);
        return TAKEN;
    }
    if (!sheet_row(sheet, problems))
        return PASSED_OVER;
    sheet->beside_at = 0;
    sheet->written = false;
    if (sheet->beside_count == 0) {
        hand_on(sheet, line);
        return TAKEN;
    }
    if (next_beside(sheet, line))
        return TAKEN;
    sheet_remember(sheet);
    return PASSED_OVER;
}

enum source_state sheet_line(struct sheet *sheet, struct source *source, struct line *line,
                             struct problems *problems)
{
    enum source_state state;

    if (!sheet->begun)
        return sheet_begin(sheet, source, line, problems);
    if (sheet->beside_count > 0 && next_beside(sheet, line))
        return SOURCE_LINE;
    do {
        state = sheet_raw_line(sheet, source, line, problems);
        if (state != SOURCE_LINE)
            return state;
        sheet_take_up(sheet, line);
        if (line->marks & TOO_LONG || (sheet->plain && !sheet_looks_foreign(line)))
            return SOURCE_LINE;
    } while (take(sheet, line, problems) == PASSED_OVER);
    return SOURCE_LINE;
}

enum sheet_answer sheet_convert(struct sheet *sheet, struct line *line, struct problems *problems)
{
    if (sheet->converted)
        return SHEET_SAME;
    *line = sheet->present;
    return take(sheet, line, problems) == TAKEN ? SHEET_CONVERTED : SHEET_PASSED_OVER;
}

const struct sheet_fault *sheet_faults(const struct sheet *sheet, size_t *count)
{
    *count = sheet->fault_count;
    return sheet->faults;
}

const struct heading *sheet_headings(const struct sheet *sheet, size_t *count)
{
    *count = sheet->heading_count;
    return sheet->headings;
}

long sheet_header_line(const struct sheet *sheet)
{
    return sheet->header_line;
}

char sheet_delimiter(const struct sheet *sheet)
{
    return sheet->delimiter;
}

const char *sheet_word(const struct sheet *sheet, int column)
{
    for (size_t i = 0; sheet && i < sheet->heading_count; i++)
        if (sheet->headings[i].column == column)
            return sheet->headings[i].way == HEADING_NAME ? NULL : sheet->headings[i].shown;
    return NULL;
}
