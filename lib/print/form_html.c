#include "form.h"
#include "html.h"

static void page_begin(struct buffer *out, const struct form *form)
{
    struct buffer subject = { 0 };

    html_sheet_begin(out);
    html_open(out, "div", "dense");
    html_element(out, "h1", NULL, text_of(message_in(MESSAGE_FORM_TITLE, form->language)));
    add_form_subject(&subject, form);
    html_element(out, "p", "note", buffer_as_text(&subject));
    buffer_fini(&subject);
}

static struct text cell_of(const struct form_part *part, size_t row, size_t column)
{
    return part->cells[row * part->columns + column];
}

static void part_begin(struct buffer *out, const struct form *form, const struct form_part *part)
{
    html_element(out, "h2", NULL, text_of(part->title));
    if (part->rows == 0) {
        html_element(out, "p", "note", text_of(message_in(MESSAGE_FORM_NOTHING, form->language)));
        return;
    }
    html_open(out, "table", part->grid ? "form" : "list wide");
    if (!part->grid) {
        html_open(out, "thead", NULL);
        html_open(out, "tr", NULL);
        for (size_t i = 0; i < part->columns; i++)
            html_element(out, "th", NULL, cell_of(part, 0, i));
        html_close(out, "tr");
        html_close(out, "thead");
    }
    html_open(out, "tbody", NULL);
}

static void row(struct buffer *out, const struct form *form, const struct form_part *part,
                size_t number)
{
    (void)form;
    html_open(out, "tr", NULL);
    for (size_t i = 0; i < part->columns; i++)
        if (part->grid)
            html_element(out, i % 2 == 0 ? "th" : "td", NULL, cell_of(part, number, i));
        else
            html_labelled(out, part->numbers && part->numbers[i] ? "number" : NULL,
                          cell_of(part, 0, i), cell_of(part, number, i));
    html_close(out, "tr");
}

static void put_inks(struct buffer *out, enum language language)
{
    html_open(out, "p", "inks");
    for (size_t i = 0; i < FORM_INKS; i++) {
        html_open(out, "span", "ink");
        html_text(out, text_of(message_in(form_inks[i], language)));
        html_open(out, "i", NULL);
        html_close(out, "i");
        html_close(out, "span");
    }
    html_close(out, "p");
}

static void part_end(struct buffer *out, const struct form *form, const struct form_part *part,
                     bool last)
{
    if (part->rows > 0) {
        html_close(out, "tbody");
        html_close(out, "table");
    }
    if (last && part->signs)
        put_inks(out, form->language);
}

static void page_end(struct buffer *out, const struct form *form, size_t page, size_t pages)
{
    html_close(out, "div");
    html_sheet_end(out, form->language, page, pages);
}

const struct form_style form_as_html = { 38, 104, page_begin, part_begin, row, part_end, page_end };
