#include "notices.h"

#include "../base/idnumber.h"
#include "html.h"
#include "letter.h"
#include <errno.h>
#include <sys/stat.h>

static bool make_folder(const char *folder, struct problems *problems)
{
    enum { OWNER_ALONE = 0700 };

    return !folder || mkdir(folder, OWNER_ALONE) == 0 || errno == EEXIST
        || problem_add(problems, MESSAGE_POSTER_FOLDER, (struct place){ .file = folder },
                       message_system(errno), NULL, NULL);
}

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
    return make_folder(posters, &run->problems) && make_folder(letters, &run->problems)
        && run_load_table(settings, TABLE_places, &notices->places, &notices->arena,
                          &run->problems);
}

/* The community is not in places, or has no code. */
static void miss_place(struct run *run, const struct household *household)
{
    run_fault(run, MESSAGE_POSTER_PLACE, TABLE_stream,
              run_place(run, household->row, stream_community),
              arena_copy(&run->arena, household->id.at, household->id.size), NULL, NULL);
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
        miss_place(notices->run, matter->household);
}

static bool is_text(const struct settings *settings)
{
    const char *print = settings->value[OPTION_PRINT];

    return print && strcmp(print, "text") == 0;
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
    if (is_text(run->settings)) {
        letter_as_text(&text, &page);
        buffer_byte(&text, '\f');
    } else {
        letter_as_html(&text, &page);
    }
    if (!posters_add_text(&notices->letters, household->row, buffer_as_text(&text)))
        miss_place(run, household);
    buffer_fini(&text);
}

/* "DIR/220104001001.html" */
static struct writer *open_page(struct run *run, const char *folder, const struct poster *poster)
{
    struct buffer file = { 0 };
    struct writer *writer;

    buffer_string(&file, folder);
    buffer_byte(&file, '/');
    buffer_text(&file, poster->place->field[places_code]);
    buffer_string(&file, is_text(run->settings) ? ".txt" : ".html");
    writer = writer_bytes(run->outputs, file.at, &run->problems);
    buffer_fini(&file);
    return writer;
}

static void put_letters(struct buffer *page, struct notices *notices, size_t number)
{
    enum language language = notices->letters.language;
    bool html = !is_text(notices->run->settings);

    if (html)
        html_begin(page, language, text_of(message_in(MESSAGE_LETTER_TITLE, language)),
                   LAYOUT_SHEETS);
    poster_texts(page, &notices->letters, number);
    if (html)
        html_end(page);
}

static void put_poster(struct buffer *page, struct notices *notices, size_t number)
{
    poster_print(page, &notices->posters, number,
                 is_text(notices->run->settings) ? &poster_as_text : &poster_as_html,
                 notices->posters.language);
}

static void write_pages(struct notices *notices, struct posters *pages, enum option folder,
                        void (*put)(struct buffer *page, struct notices *notices, size_t number))
{
    struct run *run = notices->run;
    struct writer *writer;
    struct buffer page = { 0 };

    for (size_t i = 0; i < pages->count && run->problems.errors == 0; i++) {
        writer = open_page(run, run->settings->value[folder], &pages->at[i]);
        if (!writer)
            break;
        buffer_clear(&page);
        put(&page, notices, i);
        writer_add(writer, page.at, page.size);
    }
    buffer_fini(&page);
    piles_good(&pages->piles, &run->problems);
}

void notices_write(struct notices *notices)
{
    write_pages(notices, &notices->posters, OPTION_POSTERS, put_poster);
    write_pages(notices, &notices->letters, OPTION_LETTERS, put_letters);
}

static int64_t households_of(const struct posters *pages)
{
    int64_t count = 0;

    for (size_t i = 0; i < pages->count; i++)
        count += (int64_t)pages->at[i].households;
    return count;
}

int64_t notices_posted(const struct notices *notices)
{
    return households_of(&notices->posters);
}

int64_t notices_told(const struct notices *notices)
{
    return households_of(&notices->letters);
}

void notices_fini(struct notices *notices)
{
    posters_fini(&notices->posters);
    posters_fini(&notices->letters);
    arena_fini(&notices->arena);
}
