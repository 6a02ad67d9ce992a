#include "aligned.h"
#include "poster.h"

enum { WIDTH = 78, NUMBER = 6 };

static void begin(struct buffer *out, const struct posters *posters, enum language language)
{
    (void)posters;
    (void)language;
    buffer_string(out, "");
}

static size_t width_of(const struct posters *posters)
{
    return (WIDTH - NUMBER) / (posters->step->show_count ? posters->step->show_count : 1) - 1;
}

static bool is_number(const struct posters *posters, size_t shown)
{
    enum column_type type = shown_column(posters, shown)->type;

    return type == TYPE_MONEY || type == TYPE_INTEGER || type == TYPE_DECIMAL;
}

static void put_line(struct buffer *out, struct buffer *text)
{
    add_wrapped(out, buffer_as_text(text), WIDTH, 0);
    buffer_byte(out, '\n');
    buffer_clear(text);
}

static void page_begin(struct buffer *out, const struct posters *posters,
                       const struct poster *poster, enum language language)
{
    struct buffer text = { 0 };

    buffer_string(&text, message_in(MESSAGE_POSTER_TITLE, language));
    put_line(out, &text);
    buffer_text(&text, poster->place->field[places_subdistrict]);
    buffer_byte(&text, ' ');
    buffer_text(&text, poster->place->field[places_community]);
    put_line(out, &text);
    add_poster_lead(&text, posters, language);
    put_line(out, &text);
    add_rule(out, WIDTH);
    add_aligned(out, text_of(message_in(MESSAGE_POSTER_NUMBER, language)), NUMBER, true);
    for (size_t i = 0; i < posters->step->show_count; i++) {
        add_column_label(&text, shown_column(posters, i), language);
        add_aligned(out, buffer_as_text(&text), width_of(posters), is_number(posters, i));
        buffer_clear(&text);
    }
    end_aligned(out);
    add_rule(out, WIDTH);
    buffer_fini(&text);
}

static void line(struct buffer *out, const struct posters *posters, size_t number,
                 struct text cells, enum language language)
{
    struct buffer count = { 0 };

    (void)language;
    buffer_number(&count, (int64_t)number);
    add_aligned(out, buffer_as_text(&count), NUMBER, true);
    for (size_t i = 0; i < posters->step->show_count; i++)
        add_aligned(out, next_cell(&cells), width_of(posters), is_number(posters, i));
    end_aligned(out);
    buffer_fini(&count);
}

static void page_end(struct buffer *out, const struct posters *posters,
                     const struct poster *poster, size_t page, size_t pages,
                     enum language language)
{
    struct buffer text = { 0 };

    add_rule(out, WIDTH);
    add_poster_period(&text, posters, language);
    put_line(out, &text);
    add_poster_objections(&text, posters, poster, language);
    put_line(out, &text);
    add_page_number(&text, language, page, pages);
    put_line(out, &text);
    buffer_byte(out, '\f');
    buffer_fini(&text);
}

static void end(struct buffer *out)
{
    if (out->size > 0 && out->at[out->size - 1] == '\f') /* a page is not followed by nothing */
        out->at[--out->size] = '\0';
}

const struct poster_form poster_as_text = { 40, ".txt", begin, page_begin, line, page_end, end };
