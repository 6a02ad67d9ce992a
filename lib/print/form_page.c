#include "form.h"

const enum message form_inks[FORM_INKS] = {
    MESSAGE_FORM_OPINION, MESSAGE_FORM_SIGNED, MESSAGE_FORM_DATE
};

void add_form_subject(struct buffer *out, const struct form *form)
{
    struct buffer id = { 0 };
    char on[DAY_TEXT];

    day_format(on, form->on);
    buffer_text(&id, form->household_id);
    add_message(out, MESSAGE_FORM_HOUSEHOLD, form->language,
                (const char *const[]){ id.at, on, NULL });
    buffer_fini(&id);
}

/* The pages of a form, filled from above. */
struct setting {
    struct buffer *out; /* NULL: they are only counted */
    const struct form *form;
    const struct form_style *style;
    size_t page, pages, left; /* left: lines */
};

static void turn_page(struct setting *setting)
{
    if (setting->out && setting->page > 0)
        setting->style->page_end(setting->out, setting->form, setting->page, setting->pages);
    setting->page++;
    setting->left = setting->style->lines;
    if (setting->out)
        setting->style->page_begin(setting->out, setting->form);
}

static void take_lines(struct setting *setting, size_t lines)
{
    setting->left -= lines < setting->left ? lines : setting->left;
}

/* How many lines the row takes: cells of a table that is too wide are broken, each in its share
   of the width. */
static size_t row_lines(const struct form_style *style, const struct form_part *part, size_t row)
{
    enum { BESIDE = 2 }; /* what a cell takes beside its text */
    size_t all = 0, most = 1;

    for (size_t i = 0; i < part->columns; i++)
        all += part->widths[i] + BESIDE;
    for (size_t i = 0; i < part->columns && all > style->width; i++) {
        size_t share = (part->widths[i] + BESIDE) * style->width / all;
        size_t lines = (display_width(part->cells[row * part->columns + i]) + BESIDE + share)
                     / (share + 1);

        if (lines > most)
            most = lines;
    }
    return most;
}

/* Its title, and what follows the rows. */
enum { TITLE_LINES = 2, SIGN_LINES = 2 };

static size_t part_lines(const struct form_style *style, const struct form_part *part)
{
    size_t lines = TITLE_LINES;

    lines += part->signs ? SIGN_LINES : 0;
    lines += part->rows == 0;
    for (size_t i = 0; i < part->rows; i++)
        lines += row_lines(style, part, i);
    return lines;
}

static void begin_part(struct setting *setting, const struct form_part *part)
{
    take_lines(setting, part->grid ? TITLE_LINES : TITLE_LINES + 1);
    if (setting->out)
        setting->style->part_begin(setting->out, setting->form, part);
}

static void end_part(struct setting *setting, const struct form_part *part, bool last)
{
    take_lines(setting, last && part->signs ? SIGN_LINES : 0);
    if (setting->out)
        setting->style->part_end(setting->out, setting->form, part, last);
}

/* A part that does not fit begins on the next page; one longer than a page goes on over it. */
static void set_part(struct setting *setting, const struct form_part *part)
{
    const struct form_style *style = setting->style;

    if (part_lines(style, part) > setting->left)
        turn_page(setting);
    begin_part(setting, part);
    for (size_t i = part->grid ? 0 : 1; i < part->rows; i++) {
        size_t lines = row_lines(style, part, i);

        if (lines > setting->left && setting->left < style->lines / 2) {
            end_part(setting, part, false);
            turn_page(setting);
            begin_part(setting, part);
        }
        take_lines(setting, lines);
        if (setting->out)
            style->row(setting->out, setting->form, part, i);
    }
    end_part(setting, part, true);
}

static size_t set_pages(struct buffer *out, const struct form *form,
                        const struct form_style *style, size_t pages)
{
    struct setting setting = { .out = out, .form = form, .style = style, .pages = pages };

    turn_page(&setting);
    for (size_t i = 0; i < form->count; i++)
        set_part(&setting, &form->parts[i]);
    if (out)
        style->page_end(out, form, setting.page, pages);
    return setting.page;
}

void form_print(struct buffer *out, const struct form *form, const struct form_style *style)
{
    set_pages(out, form, style, set_pages(NULL, form, style, 0));
}
