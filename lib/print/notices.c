#include "notices.h"

#include "../base/idnumber.h"
#include "folder.h"
#include "html.h"
#include "letter.h"

bool notices_open(struct notices *notices, struct run *run, const struct policy *policy,
                  size_t step)
{
    const struct settings *settings = run->settings;
    const char *posters = settings->value[OPTION_POSTERS];
    const char *letters = settings->value[OPTION_LETTERS];
    const struct posters empty = { .policy = policy, .step = &policy->steps[step],
                                   .places = &notices->places, .from = settings->date,
                                   .language = printed_language(settings) };

    *notices = (struct notices){ .run = run, .policy = policy, .has_posters = posters,
                                 .has_letters = letters, .posters = empty, .letters = empty };
    if (!posters && !letters)
        return true;
    return (!posters || folder_make(posters, &run->problems))
        && (!letters || folder_make(letters, &run->problems))
        && run_load_table(settings, TABLE_places, &notices->places, &notices->arena,
                          &run->problems);
}

/* The head is under 18 on the day; one whose birth is not known is not taken for a minor. */
static bool is_minor(const struct matter *matter)
{
    enum { OF_AGE = 18 };
    const struct rows *members = &matter->household->side[TABLE_members];

    for (size_t i = 0; i < members->count; i++) {
        const struct row *row = &members->at[i];
        struct id_number id;
        int64_t birth = row->number[members_birth_date];

        if (row->number[members_relation] != RELATION_HEAD)
            continue;
        if (birth == NONE && id_number_parse(row->field[members_id_number], &id) == ID_GOOD)
            birth = id.birth;
        return birth != NONE && age_on((day)birth, matter->date) < OF_AGE;
    }
    return false;
}

void notices_post(struct notices *notices, struct matter *matter)
{
    struct posters *posters = &notices->posters;

    if (!notices->has_posters)
        return;
    posters->until = step_end(matter, posters->step, posters->from);
    if (!posters_add(posters, matter->household->row, is_minor(matter)))
        fault_of_place(notices->run, matter->household);
}

void notices_tell(struct notices *notices, const struct household *household)
{
    struct run *run = notices->run;
    const day on = run->settings->date;
    struct explanation explanation;
    const struct letter_page page = { .letter = letter_for(household->row, on), .on = on,
                                      .language = notices->letters.language,
                                      .policy = notices->policy, .household = household->row,
                                      .explanation = &explanation };
    struct buffer text = { 0 };

    if (!notices->has_letters || page.letter == LETTER_NONE)
        return;
    explain_household(&explanation, household, notices->policy, month_of_day(on), &run->arena);
    if (prints_text(run->settings)) {
        letter_as_text(&text, &page);
        buffer_byte(&text, '\f');
    } else {
        letter_as_html(&text, &page);
    }
    if (!posters_add_text(&notices->letters, household->row, buffer_as_text(&text)))
        fault_of_place(run, household);
    buffer_fini(&text);
}

static void put_letters(struct buffer *page, void *of, size_t number)
{
    struct notices *notices = of;
    enum language language = notices->letters.language;
    bool html = !prints_text(notices->run->settings);

    if (html)
        html_begin(page, language, text_of(message_in(MESSAGE_LETTER_TITLE, language)),
                   LAYOUT_SHEETS);
    poster_texts(page, &notices->letters, number);
    if (html)
        html_end(page);
}

static void put_poster(struct buffer *page, void *of, size_t number)
{
    struct notices *notices = of;

    poster_print(page, &notices->posters, number,
                 prints_text(notices->run->settings) ? &poster_as_text : &poster_as_html,
                 notices->posters.language);
}

void notices_write(struct notices *notices)
{
    const struct settings *settings = notices->run->settings;

    folder_write(settings->value[OPTION_POSTERS], notices->run, &notices->posters, put_poster,
                 notices);
    folder_write(settings->value[OPTION_LETTERS], notices->run, &notices->letters, put_letters,
                 notices);
}

int64_t notices_posted(const struct notices *notices)
{
    return posters_households(&notices->posters);
}

int64_t notices_told(const struct notices *notices)
{
    return posters_households(&notices->letters);
}

void notices_fini(struct notices *notices)
{
    posters_fini(&notices->posters);
    posters_fini(&notices->letters);
    arena_fini(&notices->arena);
}
