#include "aligned.h"
#include "exhibit.h"
#include "label.h"

enum { LABEL_WIDTH = 42, NUMBER_WIDTH = 12, MONEY_WIDTH = 16, PAGE_WIDTH = 80 };

static size_t width_of(enum cell cell)
{
    return cell == CELL_MONEY ? MONEY_WIDTH : NUMBER_WIDTH;
}

/* At the right end of a column; one that is too long has a blank before it all the same. */
static void put_right(struct buffer *out, struct text text, size_t width)
{
    size_t taken = display_width(text);

    for (size_t i = taken < width ? taken : width - 1; i < width; i++)
        buffer_byte(out, ' ');
    buffer_text(out, text);
}

static void put_label(struct buffer *out, const char *label)
{
    size_t taken = add_wrapped(out, text_of(label), LABEL_WIDTH, 2);

    for (size_t i = taken; i < LABEL_WIDTH; i++)
        buffer_byte(out, ' ');
}

static void put_head(struct buffer *out, const struct exhibit *exhibit, enum language language)
{
    size_t taken = display_width(text_of(exhibit->title));

    buffer_string(out, exhibit->title);
    for (size_t i = taken; i < LABEL_WIDTH + 2; i++)
        buffer_byte(out, ' ');
    for (size_t i = 0; i < exhibit->column_count; i++)
        put_right(out, text_of(message_in(exhibit->columns[i].label, language)),
                  width_of(exhibit->columns[i].cell));
    buffer_byte(out, '\n');
}

static void put_row(struct buffer *out, const struct exhibit *exhibit,
                    const struct exhibit_row *row)
{
    struct buffer cell = { 0 };

    buffer_string(out, "  ");
    put_label(out, row->label);
    for (size_t i = 0; i < exhibit->column_count; i++) {
        buffer_clear(&cell);
        add_cell(&cell, exhibit->columns[i].cell, row->value[i]);
        put_right(out, row->value[i] == NONE ? text_of("-") : buffer_as_text(&cell),
                  width_of(exhibit->columns[i].cell));
    }
    end_aligned(out);
    buffer_fini(&cell);
}

static void put_table(struct buffer *out, const struct exhibit *exhibit, enum language language)
{
    buffer_byte(out, '\n');
    put_head(out, exhibit, language);
    for (size_t i = 0; i < exhibit->row_count; i++)
        put_row(out, exhibit, &exhibit->rows[i]);
    if (exhibit->note.size == 0)
        return;
    buffer_string(out, "  ");
    add_wrapped(out, buffer_as_text(&exhibit->note), PAGE_WIDTH - 2, 2);
    buffer_byte(out, '\n');
}

static void put_title(struct buffer *out, const struct period *period, const struct period *other,
                      enum language language)
{
    report_title(out, period, language);
    buffer_byte(out, '\n');
    report_policy(out, period, other, language);
    buffer_byte(out, '\n');
}

static void put_comparison(struct buffer *out, const struct exhibits *exhibits,
                           const struct exhibits *others)
{
    for (size_t i = 0; i < exhibits->count; i++)
        for (size_t j = 0; j < exhibits->at[i].column_count; j++) {
            struct exhibit both;

            exhibit_compare(&both, &exhibits->at[i], others, j, exhibits->language);
            put_table(out, &both, exhibits->language);
            exhibit_fini(&both);
        }
}

/* A period's tables. `pages`: with the subdistricts beside each other; NULL: without. */
static void put_period(struct buffer *out, const struct period *period,
                       const struct period *other, const struct report_pages *pages,
                       enum language language)
{
    struct exhibits exhibits, others = { .count = 0 };

    put_title(out, period, other, language);
    exhibits_make(&exhibits, period, pages, language);
    for (size_t i = 0; !other && i < exhibits.count; i++)
        put_table(out, &exhibits.at[i], language);
    if (other) {
        exhibits_make(&others, other, NULL, language);
        put_comparison(out, &exhibits, &others);
    }
    exhibits_fini(&exhibits);
    exhibits_fini(&others);
}

void report_as_text(struct buffer *out, const struct report_pages *pages)
{
    put_period(out, pages->whole, pages->other, pages, pages->language);
    for (size_t i = 0; i < pages->part_count; i++) {
        buffer_string(out, "\n\n");
        put_period(out, pages->parts[i], pages->other ? pages->part_others[i] : NULL, NULL,
                   pages->language);
    }
}
