/* dibao-notice 公示: one posting on the way of a case. */
#include "../lib/base/idnumber.h"
#include "../lib/print/html.h"
#include "../lib/print/letter.h"
#include "../lib/print/poster.h"
#include "../lib/rules/notice.h"
#include "../lib/rules/steps.h"
#include <errno.h>
#include <sys/stat.h>

static const enum option takes[] = {
    OPTION_STEP, OPTION_DATE, OPTION_BOOK, OPTION_TABLE, OPTION_POLICY, OPTION_HOUSEHOLD,
    OPTION_NEW_POSTINGS, OPTION_POSTERS, OPTION_LETTERS, OPTION_PRINT, OPTION_LANG, OPTION_OUTPUT, OPTION_TO, OPTION_REJECTS, OPTION_COUNT
};
static const enum option needs[] = { OPTION_STEP, OPTION_DATE, OPTION_COUNT };

static const struct program program = {
    .name = "dibao-notice",
    .operand = "[STREAM]",
    .operand_zh = "[逐户记录]",
    .operands = 1,
    .english = "Passes, holds or returns the households whose turn it is at a posting.",
    .chinese = "办理一个公示环节：轮到办理的家庭通过、等待或退回。",
    .example = "dibao-notice --step notice1 -d 2004-04-20 -b book -o out.csv stream.csv",
    .pages = "html|text",
    .takes = takes,
    .needs = needs,
};

enum { SIDES = 5 + RECALL_SIDES };

/* A step of the policy, and what is posted now. */
struct posting_run {
    struct step_run step; /* the first: act() is given it */
    struct posters posters, letters;
    struct arena places;
    struct rows rows;
};

static size_t choose_sides(struct side_plan sides[SIDES], const struct policy *policy, size_t step,
                           bool posters)
{
    const struct side_plan own[] = {
        { .table = TABLE_applications, .need = NEEDED },
        { .table = TABLE_postings, .need = NEEDED },
        { .table = TABLE_objections, .need = NEEDED },
        { .table = TABLE_roster, .need = IF_THERE },
        { .table = TABLE_events, .need = step == 0 ? IF_THERE : NOT_READ },
    };
    size_t count = sizeof own / sizeof *own;

    memcpy(sides, own, sizeof own);
    return count + add_facts(sides + count, policy,
                             asks_for_change(policy) || posters ? NEEDED
                             : step == 0 ? IF_THERE : NOT_READ);
}

/* What is to go up, as assessed today. */
static void write_posting(struct step_run *work, const struct row *row)
{
    struct values *values = work->posting;

    values_clear(values);
    value_text(values, new_postings_household_id, row->field[stream_household_id]);
    value_string(values, new_postings_step, work->policy->steps[work->step].rule.code);
    value_text(values, new_postings_subdistrict, row->field[stream_subdistrict]);
    value_text(values, new_postings_community, row->field[stream_community]);
    value_text(values, new_postings_head_name, row->field[stream_head_name]);
    value_text(values, new_postings_persons, row->field[stream_persons]);
    value_fen(values, new_postings_amount, row->number[stream_amount]);
    writer_row(work->postings, values);
}

/* The head of the household is a minor on the day; unknown birth days are no minors'. */
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

static void add_to_poster(struct posting_run *work, struct matter *matter)
{
    struct run *run = &work->step.run;
    const struct row *row = matter->household->row;

    work->posters.until = step_end(matter, work->posters.step, work->posters.from);
    if (!posters_add(&work->posters, row, is_minor(matter)))
        run_fault(run, MESSAGE_POSTER_PLACE, TABLE_stream, run_place(run, row, stream_community),
                  arena_copy(&run->arena, matter->household->id.at, matter->household->id.size),
                  NULL, NULL);
}

static bool act(struct step_run *work, struct matter *matter, struct progress *progress)
{
    struct posting_run *posting = (struct posting_run *)work;

    if (!notice(matter, progress, work->step))
        return true;
    work->to_post++;
    if (work->postings)
        write_posting(work, matter->household->row);
    if (posting->posters.places)
        add_to_poster(posting, matter);
    return true;
}

static bool make_folder(const char *folder, struct problems *problems)
{
    enum { OWNER_ALONE = 0700 };

    return mkdir(folder, OWNER_ALONE) == 0 || errno == EEXIST
        || problem_add(problems, MESSAGE_POSTER_FOLDER, (struct place){ .file = folder },
                       message_system(errno), NULL, NULL);
}

static bool begin_posters(struct posting_run *work)
{
    struct run *run = &work->step.run;
    const struct settings *settings = run->settings;

    const char *posters = settings->value[OPTION_POSTERS], *letters = settings->value[OPTION_LETTERS];
    const struct posters empty = { .policy = work->step.policy,
                                   .step = &work->step.policy->steps[work->step.step],
                                   .places = &work->rows, .from = settings->date };

    if (!posters && !letters)
        return true;
    if ((posters && !make_folder(posters, &run->problems))
        || (letters && !make_folder(letters, &run->problems))
        || !run_load_table(settings, TABLE_places, &work->rows, &work->places, &run->problems))
        return false;
    if (posters)
        work->posters = empty;
    if (letters)
        work->letters = empty;
    return true;
}

static bool is_text(const struct settings *settings)
{
    const char *print = settings->value[OPTION_PRINT];

    return print && strcmp(print, "text") == 0;
}

/* A letter is put together at once and waits on its community's pile. */
static void add_letter(struct posting_run *work, const struct household *household)
{
    struct run *run = &work->step.run;
    const struct settings *settings = run->settings;
    enum letter letter = letter_for(household->row, settings->date);
    struct buffer page = { 0 };

    if (letter == LETTER_NONE)
        return;
    (is_text(settings) ? letter_as_text : letter_as_html)(
        &page, work->step.policy, household->row, letter, settings->date,
        printed_language(settings));
    if (is_text(settings))
        buffer_byte(&page, '\f');
    if (!posters_add_text(&work->letters, household->row, buffer_as_text(&page)))
        run_fault(run, MESSAGE_POSTER_PLACE, TABLE_stream,
                  run_place(run, household->row, stream_community),
                  arena_copy(&run->arena, household->id.at, household->id.size), NULL, NULL);
    buffer_fini(&page);
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

static void put_letters(struct buffer *page, struct posting_run *work, size_t number)
{
    const struct settings *settings = work->step.run.settings;
    enum language language = printed_language(settings);

    if (!is_text(settings))
        html_begin(page, language, text_of(message_in(MESSAGE_LETTER_TITLE, language)),
                   LAYOUT_SHEETS);
    poster_texts(page, &work->letters, number);
    if (!is_text(settings))
        html_end(page);
}

static void put_poster(struct buffer *page, struct posting_run *work, size_t number)
{
    const struct settings *settings = work->step.run.settings;

    poster_print(page, &work->posters, number,
                 is_text(settings) ? &poster_as_text : &poster_as_html,
                 printed_language(settings));
}

static void write_pages(struct posting_run *work, struct posters *pages, const char *folder,
                        void (*put)(struct buffer *page, struct posting_run *work, size_t number))
{
    struct run *run = &work->step.run;
    struct buffer page = { 0 };

    for (size_t i = 0; i < pages->count && run->problems.errors == 0; i++) {
        struct writer *writer = open_page(run, folder, &pages->at[i]);

        if (!writer)
            break;
        buffer_clear(&page);
        put(&page, work, i);
        writer_add(writer, page.at, page.size);
    }
    buffer_fini(&page);
    piles_good(&pages->piles, &run->problems);
}

static int64_t households_of(const struct posters *pages)
{
    int64_t count = 0;

    for (size_t i = 0; i < pages->count; i++)
        count += (int64_t)pages->at[i].households;
    return count;
}

static void say_counts(const struct settings *settings, const struct posting_run *posting)
{
    const struct step_run *work = &posting->step;

    settings_count(settings, MESSAGE_CASE_COUNTS, (int64_t)work->states[STATE_PASSED],
                   (int64_t)work->states[STATE_WAITING],
                   (int64_t)(work->states[STATE_REFUSED] + work->states[STATE_RETURNED]));
    settings_count(settings, MESSAGE_TO_POST, (int64_t)work->to_post, 0, 0);
    if (settings->value[OPTION_POSTERS])
        settings_count(settings, MESSAGE_POSTERS_COUNT, (int64_t)posting->posters.count,
                       households_of(&posting->posters), 0);
    if (settings->value[OPTION_LETTERS])
        settings_count(settings, MESSAGE_LETTERS_COUNT, households_of(&posting->letters), 0, 0);
}

static int notice_all(const struct settings *settings, const struct policy *policy)
{
    size_t step = (size_t)policy_step(policy, text_of(settings->value[OPTION_STEP]));
    const char *file = settings->value[OPTION_NEW_POSTINGS];
    static const enum table loads[] = { TABLE_places, TABLE_COUNT };
    struct side_plan sides[SIDES];
    const struct run_plan plan = {
        .main = TABLE_stream, .schema = policy->stream_schema, .requires = step_needs,
        .sides = sides, .side_count = choose_sides(sides, policy, step, settings->value[OPTION_POSTERS]),
        .month = month_of_day(settings->date), .writes = TABLE_stream, .adds = case_columns,
        .outer = TABLE_COUNT, .loads = loads,
    };
    struct posting_run posting_run = { .step = { .policy = policy, .step = step } };
    struct step_run *work = &posting_run.step;
    struct values posting;
    struct household *household;

    values_init(&posting, schema_of(TABLE_new_postings));
    work->posting = &posting;
    bool opened = run_open(&work->run, settings, &plan);
    if (opened && file)
        opened = (work->postings = run_also(&work->run, file, TABLE_new_postings)) != NULL;
    opened = opened && begin_posters(&posting_run);
    while (opened && (household = run_next(&work->run)) && has_right_tables(work, household)) {
        if (posting_run.letters.places)
            add_letter(&posting_run, household);
        work_household(work, household, act);
    }
    if (opened) {
        write_pages(&posting_run, &posting_run.posters, settings->value[OPTION_POSTERS], put_poster);
        write_pages(&posting_run, &posting_run.letters, settings->value[OPTION_LETTERS],
                    put_letters);
    }
    values_fini(&posting);
    warn_of_calendar(work);
    int status = run_close(&work->run);
    if (status != STATUS_FAILED)
        say_counts(settings, &posting_run);
    posters_fini(&posting_run.posters);
    posters_fini(&posting_run.letters);
    arena_fini(&posting_run.places);
    return status;
}

static bool has_posting(const struct policy *policy, const struct settings *settings,
                        struct problems *problems)
{
    return has_step(policy, settings->value[OPTION_STEP], STEP_NOTICE, problems);
}

static int work(const struct settings *settings)
{
    return work_under_policy(settings, month_of_day(settings->date), has_posting, notice_all);
}

int main(int argc, char **argv)
{
    return program_main(&program, work, argc, argv);
}
