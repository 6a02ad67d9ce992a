#include "aligned.h"
#include "form.h"

enum { WIDTH = 100 };

static void put_line(struct buffer *out, struct text text)
{
    buffer_visible(out, text);
    buffer_byte(out, '\n');
}

static void page_begin(struct buffer *out, const struct form *form)
{
    struct buffer subject = { 0 };

    put_line(out, text_of(message_in(MESSAGE_FORM_TITLE, form->language)));
    add_form_subject(&subject, form);
    put_line(out, buffer_as_text(&subject));
    buffer_fini(&subject);
}

/* The last cell goes over as many lines as it takes. */
static void row(struct buffer *out, const struct form *form, const struct form_part *part,
                size_t number)
{
    const struct text *cells = &part->cells[number * part->columns];
    size_t last = part->columns - 1, indent = 0;

    (void)form;
    for (size_t i = 0; i < last; i++) {
        add_aligned(out, cells[i], part->widths[i], part->numbers && part->numbers[i]);
        indent += part->widths[i] + 1;
    }
    if (indent < WIDTH / 2 || indent + display_width(cells[last]) > WIDTH)
        add_wrapped(out, cells[last], indent < WIDTH / 2 ? WIDTH : indent + WIDTH / 2, indent);
    else
        buffer_visible(out, cells[last]);
    end_aligned(out);
}

static void part_begin(struct buffer *out, const struct form *form, const struct form_part *part)
{
    buffer_byte(out, '\n');
    put_line(out, text_of(part->title));
    add_rule(out, WIDTH);
    if (part->rows == 0)
        put_line(out, text_of(message_in(MESSAGE_FORM_NOTHING, form->language)));
    else if (!part->grid)
        row(out, form, part, 0);
}

static void part_end(struct buffer *out, const struct form *form, const struct form_part *part,
                     bool last)
{
    if (!last || !part->signs)
        return;
    buffer_byte(out, '\n');
    for (size_t i = 0; i < FORM_INKS; i++)
        add_ink(out, message_in(form_inks[i], form->language));
    end_aligned(out);
}

static void page_end(struct buffer *out, const struct form *form, size_t page, size_t pages)
{
    buffer_byte(out, '\n');
    add_page_number(out, form->language, page, pages);
    buffer_string(out, "\n\f");
}

const struct form_style form_as_text = { 56, WIDTH, page_begin, part_begin, row, part_end,
                                         page_end };
