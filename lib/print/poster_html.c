#include "html.h"
#include "poster.h"

static void begin(struct buffer *out, const struct posters *posters, enum language language)
{
    (void)posters;
    html_begin(out, language, text_of(message_in(MESSAGE_POSTER_TITLE, language)), LAYOUT_SHEETS);
}

static void put(struct buffer *out, const char *element, const char *class, struct buffer *text)
{
    html_element(out, element, class, buffer_as_text(text));
    buffer_clear(text);
}

static void put_head(struct buffer *out, const struct posters *posters, enum language language)
{
    struct buffer label = { 0 };

    html_open(out, "table", "list");
    html_open(out, "thead", NULL);
    html_open(out, "tr", NULL);
    html_element(out, "th", NULL, text_of(message_in(MESSAGE_POSTER_NUMBER, language)));
    for (size_t i = 0; i < posters->step->show_count; i++) {
        add_column_label(&label, shown_column(posters, i), language);
        put(out, "th", NULL, &label);
    }
    html_close(out, "tr");
    html_close(out, "thead");
    html_open(out, "tbody", NULL);
    buffer_fini(&label);
}

static void page_begin(struct buffer *out, const struct posters *posters,
                       const struct poster *poster, enum language language)
{
    struct buffer text = { 0 };

    html_sheet_begin(out);
    html_element(out, "h1", NULL, text_of(message_in(MESSAGE_POSTER_TITLE, language)));
    buffer_text(&text, poster->place->field[places_subdistrict]);
    buffer_string(&text, "　");
    buffer_text(&text, poster->place->field[places_community]);
    put(out, "h2", NULL, &text);
    add_poster_lead(&text, posters, language);
    put(out, "p", "lead", &text);
    put_head(out, posters, language);
    buffer_fini(&text);
}

static void line(struct buffer *out, const struct posters *posters, size_t number,
                 struct text cells, enum language language)
{
    struct buffer count = { 0 };

    (void)language;
    html_open(out, "tr", NULL);
    buffer_number(&count, (int64_t)number);
    html_element(out, "td", "middle", buffer_as_text(&count));
    for (size_t i = 0; i < posters->step->show_count; i++) {
        enum column_type type = shown_column(posters, i)->type;
        bool number_like = type == TYPE_MONEY || type == TYPE_INTEGER || type == TYPE_DECIMAL;

        html_element(out, "td", number_like ? "number" : NULL, next_cell(&cells));
    }
    html_close(out, "tr");
    buffer_fini(&count);
}

static void page_end(struct buffer *out, const struct posters *posters,
                     const struct poster *poster, size_t page, size_t pages,
                     enum language language)
{
    struct buffer text = { 0 };
    char on[DAY_TEXT];

    html_close(out, "tbody");
    html_close(out, "table");
    add_poster_period(&text, posters, language);
    put(out, "p", NULL, &text);
    add_poster_objections(&text, posters, poster, language);
    put(out, "p", NULL, &text);
    day_format(on, posters->from);
    buffer_text(&text, poster->place->field[places_subdistrict]);
    buffer_string(&text, "　");
    buffer_string(&text, on);
    put(out, "p", "sign", &text);
    html_sheet_end(out, language, page, pages);
    buffer_fini(&text);
}

const struct poster_form poster_as_html = { 14, ".html", begin, page_begin, line, page_end,
                                            html_end };
