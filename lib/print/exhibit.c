#include "exhibit.h"
#include "../base/memory.h"
#include "label.h"

#include <inttypes.h>
#include <stdlib.h>

struct exhibit *exhibit_begin(struct exhibits *exhibits, enum message title,
                              const struct exhibit_column *columns, size_t column_count,
                              enum drawing drawing)
{
    struct exhibit *exhibit = &exhibits->at[exhibits->count++];

    *exhibit = (struct exhibit){ .title = copy_string(message_in(title, exhibits->language)),
                                 .columns = columns,
                                 .column_count = column_count,
                                 .drawing = drawing };
    return exhibit;
}

int64_t *exhibit_row(struct exhibit *exhibit, const char *key, const char *label, bool total)
{
    struct exhibit_row *row;

    exhibit->rows = make_room(exhibit->rows, &exhibit->row_room, exhibit->row_count + 1,
                              sizeof *exhibit->rows);
    row = &exhibit->rows[exhibit->row_count++];
    *row = (struct exhibit_row){ .key = copy_string(key), .label = copy_string(label),
                                 .total = total };
    for (size_t i = 0; i < MOST_CELLS; i++)
        row->value[i] = NONE;
    return row->value;
}

void exhibit_line(struct exhibits *exhibits, struct exhibit *exhibit, enum message label,
                  int64_t value, bool total)
{
    const char *words = message_in(label, exhibits->language);

    exhibit_row(exhibit, words, words, total)[0] = value;
}

void exhibit_note(const struct exhibits *exhibits, struct exhibit *exhibit, enum message note)
{
    if (exhibit->note.size > 0 && exhibits->language == ENGLISH)
        buffer_byte(&exhibit->note, ' ');
    buffer_string(&exhibit->note, message_in(note, exhibits->language));
}

void exhibit_adds_up(const struct exhibits *exhibits, struct exhibit *exhibit, enum message what,
                     bool adds_up)
{
    exhibit_note(exhibits, exhibit, what);
    exhibit_note(exhibits, exhibit, adds_up ? MESSAGE_REPORT_AGREES : MESSAGE_REPORT_DISAGREES);
}

/* "98.53 %", cut off and not rounded up. */
static void add_percent(struct buffer *out, int64_t parts)
{
    enum { CENT = 100 };
    char text[32];
    uint64_t size = parts < 0 ? 0 - (uint64_t)parts : (uint64_t)parts;

    snprintf(text, sizeof text, "%s%" PRIu64 ".%02" PRIu64 " %%", parts < 0 ? "-" : "",
             size / CENT, size % CENT);
    buffer_string(out, text);
}

void add_cell(struct buffer *out, enum cell cell, int64_t value)
{
    if (value == NONE)
        return;
    switch (cell) {
    case CELL_COUNT:
        buffer_number(out, value);
        break;
    case CELL_MONEY:
        buffer_fen(out, value);
        break;
    case CELL_RATE:
        add_percent(out, value);
    }
}

void exhibit_fini(struct exhibit *exhibit)
{
    for (size_t i = 0; i < exhibit->row_count; i++) {
        free(exhibit->rows[i].key);
        free(exhibit->rows[i].label);
    }
    free(exhibit->rows);
    free(exhibit->title);
    buffer_fini(&exhibit->note);
}

void exhibits_fini(struct exhibits *exhibits)
{
    for (size_t i = 0; i < exhibits->count; i++)
        exhibit_fini(&exhibits->at[i]);
    exhibits->count = 0;
}

static const struct exhibit *table_titled(const struct exhibits *exhibits, const char *title)
{
    for (size_t i = 0; i < exhibits->count; i++)
        if (strcmp(exhibits->at[i].title, title) == 0)
            return &exhibits->at[i];
    return NULL;
}

static const struct exhibit_row *row_known(const struct exhibit *exhibit, const char *key)
{
    for (size_t i = 0; exhibit && i < exhibit->row_count; i++)
        if (strcmp(exhibit->rows[i].key, key) == 0)
            return &exhibit->rows[i];
    return NULL;
}

static int64_t less(int64_t value, int64_t other)
{
    int64_t difference;

    return value == NONE || other == NONE || __builtin_sub_overflow(value, other, &difference)
        ? NONE : difference;
}

/* The columns of a comparison, of each kind of figure: this period, the other, the difference. */
static const struct exhibit_column *compared_columns(enum cell cell)
{
    static const struct exhibit_column columns[][3] = {
#define COMPARED(cell) { { MESSAGE_REPORT_THIS, cell }, { MESSAGE_REPORT_OTHER, cell }, \
                         { MESSAGE_REPORT_DIFFERENCE, cell } }
        COMPARED(CELL_COUNT), COMPARED(CELL_MONEY), COMPARED(CELL_RATE),
    };

    return columns[cell];
}

/* What a table does not name was not there: 0; but of a month that was not made nothing is known. */
static int64_t known_value(const struct exhibit *exhibit, const char *key, size_t column)
{
    const struct exhibit_row *row = row_known(exhibit, key);

    if (row)
        return row->value[column];
    return exhibit && exhibit->drawing != DRAWN_BY_MONTH && exhibit->drawing != DRAWN_IN_OUT
        ? 0 : NONE;
}

/* The column in the rows of `from`, but for those that stand there already. */
static void compare_rows(struct exhibit *both, const struct exhibit *from,
                         const struct exhibit *exhibit, const struct exhibit *other, size_t column)
{
    for (size_t i = 0; from && i < from->row_count; i++) {
        const struct exhibit_row *row = &from->rows[i];

        if (row_known(both, row->key))
            continue;
        int64_t *value = exhibit_row(both, row->key, row->label, row->total);
        value[0] = known_value(exhibit, row->key, column);
        value[1] = known_value(other, row->key, column);
        value[2] = less(value[0], value[1]);
    }
}

void exhibit_compare(struct exhibit *both, const struct exhibit *exhibit,
                     const struct exhibits *others, size_t column, enum language language)
{
    struct buffer title = { 0 };

    buffer_string(&title, exhibit->title);
    if (exhibit->column_count > 1) {
        buffer_string(&title, language == CHINESE ? "：" : ": ");
        buffer_string(&title, message_in(exhibit->columns[column].label, language));
    }
    *both = (struct exhibit){ .title = title.at,
                              .columns = compared_columns(exhibit->columns[column].cell),
                              .column_count = 3 };
    const struct exhibit *other = table_titled(others, exhibit->title);
    compare_rows(both, exhibit, exhibit, other, column);
    compare_rows(both, other, exhibit, other, column);
}
