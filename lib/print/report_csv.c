#include "../table/quote.h"
#include "figures.h"
#include "report_print.h"

/* Rows of one place under way. */
struct rows_out {
    struct buffer *out;
    const char *place;
    const json_t *figures, *other, *difference; /* the last two: NULL where none is asked for */
};

static void put_cell(struct buffer *out, struct text text, char end)
{
    char *at = buffer_room(out, csv_room(text.size) + 1);

    at = put_csv(at, text);
    *at++ = end;
    buffer_took(out, at);
}

static void put_figure_value(struct buffer *out, const json_t *value, char end)
{
    struct buffer number = { 0 };

    if (json_is_integer(value))
        buffer_number(&number, json_integer_value(value));
    else
        buffer_string(&number, json_is_string(value) ? json_string_value(value) : "");
    put_cell(out, buffer_as_text(&number), end);
    buffer_fini(&number);
}

static void put_figure(void *listener, const char *path, const char *key, const json_t *value)
{
    const struct rows_out *rows = listener;
    int64_t number = 0, less = 0, other = 0;
    enum figure figure = figure_of(key, value, &number);

    put_cell(rows->out, text_of(rows->place), ',');
    put_cell(rows->out, text_of(path), ',');
    if (!rows->difference) {
        put_figure_value(rows->out, value, '\n');
        return;
    }
    const json_t *difference = figure_at(rows->difference, path);
    put_figure_value(rows->out, value, ',');
    if (!difference || figure_of(key, difference, &less) == FIGURE_NONE
        || __builtin_sub_overflow(number, less, &other)) {
        put_figure_value(rows->out, figure_at(rows->other, path), ',');
        put_figure_value(rows->out, NULL, '\n');
        return;
    }
    json_t *was = figure_value(figure, other);
    put_figure_value(rows->out, was, ',');
    put_figure_value(rows->out, difference, '\n');
    json_decref(was);
}

/* What the other period alone has. */
static void put_other(void *listener, const char *path, const char *key, const json_t *value)
{
    const struct rows_out *rows = listener;
    const json_t *difference = figure_at(rows->difference, path);

    (void)key;
    if (!difference || figure_at(rows->figures, path))
        return;
    put_cell(rows->out, text_of(rows->place), ',');
    put_cell(rows->out, text_of(path), ',');
    put_figure_value(rows->out, NULL, ',');
    put_figure_value(rows->out, value, ',');
    put_figure_value(rows->out, difference, '\n');
}

static void put_rows(struct buffer *out, const char *place, const struct period *period,
                     const struct period *against, bool compared)
{
    json_t *figures = report_figures(period);
    json_t *other = compared ? (against ? report_figures(against) : json_object()) : NULL;
    json_t *difference = compared ? figures_difference(figures, other) : NULL;
    struct rows_out rows = { out, place, figures, other, difference };

    each_figure(figures, put_figure, &rows);
    if (other)
        each_figure(other, put_other, &rows);
    json_decref(difference);
    json_decref(other);
    json_decref(figures);
}

void report_as_csv(struct buffer *out, const struct report_pages *pages)
{
    buffer_string(out, pages->other ? "subdistrict,path,value,against,difference\n"
                                    : "subdistrict,path,value\n");
    put_rows(out, "", pages->whole, pages->other, pages->other != NULL);
    for (size_t i = 0; i < pages->part_count; i++)
        put_rows(out, *pages->parts[i]->place ? pages->parts[i]->place : "none", pages->parts[i],
                 pages->other ? pages->part_others[i] : NULL, pages->other != NULL);
}
