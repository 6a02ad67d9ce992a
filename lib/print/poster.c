#include "poster.h"

#include "mask.h"
#include <stdlib.h>

enum { SEPARATOR = '\x1f' }; /* between the cells of a line; no cell holds it */

static const struct row *place_of(const struct rows *places, const struct row *household)
{
    for (size_t i = 0; i < places->count; i++) {
        const struct row *place = &places->at[i];

        if (text_equal(place->field[places_community], household->field[stream_community])
            && text_equal(place->field[places_subdistrict], household->field[stream_subdistrict]))
            return place->field[places_code].size > 0 ? place : NULL;
    }
    return NULL;
}

static size_t poster_of(struct posters *posters, const struct row *place)
{
    size_t number = 0;

    while (number < posters->count && posters->at[number].place != place)
        number++;
    if (number < posters->count)
        return number;
    posters->at = make_room(posters->at, &posters->room, posters->count + 1,
                            sizeof *posters->at);
    posters->at[posters->count++] = (struct poster){ .place = place };
    return number;
}

const struct column *shown_column(const struct posters *posters, size_t shown)
{
    const struct schema *schema = posters->policy->stream_schema;

    return &schema->columns[schema_column(schema, text_of(posters->step->shows[shown]))];
}

/* No minor stands there whole: where the policy says nothing, with the surname. */
static const char *mask_of_minors(const struct step *step)
{
    return step->mask_minor ? step->mask_minor : "surname";
}

static void add_cell(struct buffer *out, const struct posters *posters, size_t shown,
                     const struct row *household, bool minor)
{
    const struct schema *schema = posters->policy->stream_schema;
    int column = schema_column(schema, text_of(posters->step->shows[shown]));
    const struct column *of = &schema->columns[column];
    struct buffer value = { 0 };

    if (column == stream_head_name)
        add_masked_name(&value, household->field[column],
                        minor ? mask_of_minors(posters->step) : posters->step->mask_name);
    else if (of->type == TYPE_MONEY && household->number[column] != NONE)
        buffer_fen(&value, household->number[column]);
    else if (of->type == TYPE_CODE && household->number[column] != NONE)
        buffer_string(&value, code_label(&of->codes[household->number[column]],
                                         posters->language));
    else
        buffer_text(&value, household->field[column]);
    buffer_visible(out, buffer_as_text(&value)); /* no control character stays */
    buffer_fini(&value);
}

bool posters_add_text(struct posters *posters, const struct row *household, struct text text)
{
    const struct row *place = place_of(posters->places, household);
    size_t number;

    if (!place)
        return false;
    number = poster_of(posters, place);
    posters->at[number].households++;
    piles_add(&posters->piles, number, text);
    return true;
}

bool posters_add(struct posters *posters, const struct row *household, bool minor)
{
    struct buffer cells = { 0 };
    bool good;

    for (size_t i = 0; i < posters->step->show_count; i++) {
        if (i > 0)
            buffer_byte(&cells, SEPARATOR);
        add_cell(&cells, posters, i, household, minor);
    }
    buffer_string(&cells, "");
    good = posters_add_text(posters, household, buffer_as_text(&cells));
    buffer_fini(&cells);
    return good;
}

int64_t posters_households(const struct posters *posters)
{
    int64_t count = 0;

    for (size_t i = 0; i < posters->count; i++)
        count += (int64_t)posters->at[i].households;
    return count;
}

void posters_fini(struct posters *posters)
{
    free(posters->at);
    piles_fini(&posters->piles);
}

struct text next_cell(struct text *cells)
{
    const char *end = cells->size ? memchr(cells->at, SEPARATOR, cells->size) : NULL;
    struct text cell = { cells->at, end ? (size_t)(end - cells->at) : cells->size };

    *cells = end ? (struct text){ end + 1, cells->size - cell.size - 1 } : (struct text){ NULL, 0 };
    return cell;
}

void add_poster_lead(struct buffer *out, const struct posters *posters, enum language language)
{
    const struct policy *policy = posters->policy;

    add_message(out, MESSAGE_POSTER_LEAD, language,
                (const char *const[]){ policy->title ? policy->title : policy->name,
                                       rule_label(&posters->step->rule, language), NULL });
}

void add_poster_period(struct buffer *out, const struct posters *posters, enum language language)
{
    char from[DAY_TEXT], until[DAY_TEXT];

    day_format(from, posters->from);
    day_format(until, posters->until);
    add_message(out, MESSAGE_POSTER_PERIOD, language, (const char *const[]){ from, until, NULL });
}

/* Adds "; telephone: 0431-..." where the place has it. */
static void add_place_part(struct buffer *out, const struct row *place, int column,
                           enum message message, enum language language)
{
    struct buffer value = { 0 };

    if (place->field[column].size == 0)
        return;
    buffer_text(&value, place->field[column]);
    if (out->size > 0)
        buffer_string(out, language == CHINESE ? "，" : ", ");
    add_message(out, message, language, (const char *const[]){ value.at, NULL });
    buffer_fini(&value);
}

void add_poster_objections(struct buffer *out, const struct posters *posters,
                           const struct poster *poster, enum language language)
{
    struct buffer where = { 0 };

    (void)posters;
    add_place_part(&where, poster->place, places_community, MESSAGE_POSTER_OFFICE, language);
    add_place_part(&where, poster->place, places_office, MESSAGE_POSTER_AT, language);
    add_place_part(&where, poster->place, places_phone, MESSAGE_POSTER_PHONE, language);
    add_place_part(&where, poster->place, places_hotline, MESSAGE_POSTER_HOTLINE, language);
    add_message(out, MESSAGE_POSTER_OBJECT, language, (const char *const[]){ where.at, NULL });
    buffer_fini(&where);
}

void poster_texts(struct buffer *out, struct posters *posters, size_t number)
{
    struct pile_reader reader = { .piles = &posters->piles, .number = number };
    struct text text;

    while (pile_next(&reader, &text))
        buffer_text(out, text);
    pile_close(&reader);
}

void poster_print(struct buffer *out, struct posters *posters, size_t number,
                  const struct poster_form *form, enum language language)
{
    const struct poster *poster = &posters->at[number];
    struct pile_reader reader = { .piles = &posters->piles, .number = number };
    size_t pages = (poster->households + form->lines - 1) / form->lines, line = 0;
    struct text cells;

    form->begin(out, posters, language);
    while (pile_next(&reader, &cells)) {
        if (line % form->lines == 0) {
            if (line > 0)
                form->page_end(out, posters, poster, line / form->lines, pages, language);
            form->page_begin(out, posters, poster, language);
        }
        form->line(out, posters, ++line, cells, language);
    }
    form->page_end(out, posters, poster, pages, pages, language);
    form->end(out);
    pile_close(&reader);
}
