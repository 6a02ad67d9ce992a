/* The lines and cells of a sheet as they stand. */
#include "quote.h"
#include "sheet_parts.h"

enum { MOST_LINES = 100 }; /* of one cell */

void sheet_hold(struct sheet *sheet, const struct line *line)
{
    struct held_line *held;

    sheet->held = make_room(sheet->held, &sheet->held_room, sheet->held_count + 1,
                            sizeof *sheet->held);
    held = &sheet->held[sheet->held_count++];
    buffer_clear(&held->text);
    buffer_text(&held->text, line->text);
    buffer_room(&held->text, LINE_SLACK);
    held->number = line->number;
    held->marks = line->marks;
}

static enum source_state next_line(struct sheet *sheet, struct source *source, struct line *line,
                                   struct problems *problems)
{
    if (sheet->held_at < sheet->held_count) {
        const struct held_line *held = &sheet->held[sheet->held_at++];
        *line = (struct line){ buffer_as_text(&held->text), held->number, held->marks };
        return SOURCE_LINE;
    }
    return source_line(source, line, problems);
}

/* A cell that begins with a quote has not ended. */
static bool is_open(struct text line, char delimiter)
{
    bool begins = true, open = false;

    for (size_t i = 0; i < line.size; i++) {
        if (open || begins)
            open ^= line.at[i] == '"';
        begins = !open && (line.at[i] == delimiter || line.at[i] == '"');
    }
    return open;
}

/* Reads on until the cell ends, and holds what was read; where it does not, the line stays as it
   is, to be refused. */
static enum source_state join(struct sheet *sheet, struct source *source, struct line *line,
                              struct problems *problems)
{
    struct line next, first = *line;
    size_t begin = sheet->held_at, count = 1;
    enum source_state state = SOURCE_LINE;

    buffer_clear(&sheet->joined);
    buffer_text(&sheet->joined, line->text);
    while (is_open(buffer_as_text(&sheet->joined), sheet->delimiter) && count++ < MOST_LINES
           && sheet->joined.size < LINE_LIMIT) {
        bool again = sheet->held_at < sheet->held_count;
        state = next_line(sheet, source, &next, problems);
        if (state != SOURCE_LINE)
            break;
        if (!again) {
            sheet_hold(sheet, &next);
            sheet->held_at = sheet->held_count;
        }
        buffer_byte(&sheet->joined, '\n');
        buffer_text(&sheet->joined, next.text);
        first.marks |= next.marks;
    }
    if (is_open(buffer_as_text(&sheet->joined), sheet->delimiter)) {
        sheet->held_at = begin;
        sheet->joined.size = line->text.size;
    } else if (!sheet->begun) {
        sheet->held_count = sheet->held_at = begin; /* the whole line is held in their place */
    }
    buffer_room(&sheet->joined, LINE_SLACK);
    first.text = buffer_as_text(&sheet->joined);
    *line = first;
    return state == SOURCE_FAILED ? state : SOURCE_LINE;
}

enum source_state sheet_raw_line(struct sheet *sheet, struct source *source, struct line *line,
                                 struct problems *problems)
{
    enum source_state state;

    if (sheet->begun && sheet->held_at == sheet->held_count)
        sheet->held_at = sheet->held_count = 0;
    state = next_line(sheet, source, line, problems);
    if (state != SOURCE_LINE || !(line->marks & MAY_QUOTE) || line->marks & TOO_LONG
        || !is_open(line->text, sheet->delimiter))
        return state;
    return join(sheet, source, line, problems);
}

/* The end of the cell that begins at `at`; line.size + 1: a quote is wrong. */
static size_t cell_end(struct text line, size_t at, char delimiter)
{
    if (at < line.size && line.at[at] == '"') {
        for (at++; at < line.size; at++)
            if (line.at[at] == '"' && (++at == line.size || line.at[at] != '"'))
                return at == line.size || line.at[at] == delimiter ? at : line.size + 1;
        return line.size + 1;
    }
    while (at < line.size && line.at[at] != delimiter)
        at++;
    return at;
}

bool sheet_split(struct sheet *sheet, struct text line, char delimiter)
{
    size_t at = 0, end;

    sheet->cell_count = 0;
    do {
        end = cell_end(line, at, delimiter);
        if (end > line.size)
            return false;
        sheet->cells = make_room(sheet->cells, &sheet->cell_room, sheet->cell_count + 1,
                                 sizeof *sheet->cells);
        sheet->cells[sheet->cell_count++] = (struct text){ line.at + at, end - at };
        at = end + 1;
    } while (end < line.size);
    return true;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

/* A wide sign or blank in UTF-8. */
static bool is_wide(const char *at, size_t left)
{
    if (left >= 3 && at[0] == '\xEF')
        return at[1] == '\xBB' || at[1] == '\xBC' || at[1] == '\xBD';
    if (left >= 3 && at[0] == '\xE3')
        return at[1] == '\x80' && at[2] == '\x80';
    return left >= 2 && at[0] == '\xC2' && at[1] == '\xA0';
}

/* At the begin of a cell, or of what is quoted. */
static bool begins_foreign(char c)
{
    return is_blank(c) || c == '\'' || c == '=';
}

static bool is_edge(char c)
{
    return c == ',' || c == '"' || c == '\n';
}

bool sheet_looks_foreign(const struct line *line)
{
    struct text text = line->text;

    if (text.size == 0 || text.at[0] == ',' || begins_foreign(text.at[0])
        || is_blank(text.at[text.size - 1]))
        return true;
    if (!(line->marks & (MAY_SHEET | MAY_QUOTE)))
        return false;
    for (size_t i = 1; i < text.size; i++) {
        char before = text.at[i - 1], c = text.at[i];
        if ((is_edge(before) && begins_foreign(c)) || (is_blank(before) && is_edge(c))
            || c == '\n' || (c == '+' && (before | 0x20) == 'e')
            || is_wide(text.at + i - 1, text.size - i + 1))
            return true;
    }
    return false;
}
