/* The district and its parts: who belongs to which subdistrict. */
#include "report.h"
#include <stdlib.h>

/* By name; NULL: there is none. */
static struct section *section_named(struct statistics *statistics, struct text name)
{
    for (size_t i = 1; i < statistics->section_count; i++)
        if (text_is(name, statistics->sections[i].name))
            return &statistics->sections[i];
    return NULL;
}

static struct section *last_section(struct statistics *statistics)
{
    return &statistics->sections[statistics->section_count - 1];
}

struct section *section_of(struct statistics *statistics, struct text subdistrict)
{
    struct section *section;

    if (!statistics->by_subdistrict)
        return NULL;
    section = section_named(statistics, subdistrict);
    if (!section)
        section = last_section(statistics);
    section->used = true;
    return section;
}

struct section *section_of_home(struct statistics *statistics, struct text household)
{
    struct text subdistrict = { NULL, 0 };

    if (statistics->by_subdistrict)
        dictionary_find(&statistics->homes, household, &subdistrict);
    return section_of(statistics, subdistrict);
}

static void add_section(struct statistics *statistics, struct text name)
{
    char *copy = copy_bytes(name.at ? name.at : "", name.size);

    statistics->sections[statistics->section_count++] = (struct section){ .name = copy };
}

/* The district's own row names no subdistrict; a community's names one that has a row. */
static void add_sections(struct statistics *statistics, const struct rows *places)
{
    statistics->sections = allocate(places->count + 2, sizeof *statistics->sections);
    statistics->section_count = 1;
    if (!statistics->by_subdistrict)
        return;
    for (size_t i = 0; i < places->count; i++) {
        struct text name = places->at[i].field[places_subdistrict];

        if (name.size > 0 && !section_named(statistics, name))
            add_section(statistics, name);
    }
    add_section(statistics, (struct text){ NULL, 0 });
}

static void begin_sections(struct statistics *statistics)
{
    struct period *whole = &statistics->sections[0].period;

    for (size_t i = 0; i < statistics->section_count; i++) {
        struct section *section = &statistics->sections[i];

        for (size_t j = 0; j < statistics->count; j++) {
            report_init(&section->reports[j], statistics->policies[j],
                        statistics->sources[j].settings.month);
            section->reports[j].since = statistics->sources[0].settings.month;
        }
        section->registers.proofs = &statistics->proofs;
        section->period = (struct period){ section->reports, statistics->count, statistics->year,
                                           &section->registers, section->name, i ? whole : NULL };
    }
}

/* The period's last report of a section: the one that has the book. */
static struct report *book_of(const struct statistics *statistics, struct section *section)
{
    return &section->reports[statistics->count - 1];
}

bool find_sections(struct statistics *statistics, struct problems *problems)
{
    struct arena arena = { 0 };
    struct rows places;
    bool good = run_load_table(statistics->settings, TABLE_places, &places, &arena, problems);

    if (good) {
        add_sections(statistics, &places);
        begin_sections(statistics);
    }
    for (size_t i = 0; good && i < places.count; i++) {
        struct section *part = section_of(statistics, places.at[i].field[places_subdistrict]);

        report_place(book_of(statistics, &statistics->sections[0]), &places.at[i]);
        if (part)
            report_place(book_of(statistics, part), &places.at[i]);
    }
    if (good && statistics->by_subdistrict)
        last_section(statistics)->used = false; /* the district's own row counts nothing */
    arena_fini(&arena);
    return good;
}

void warn_of_bad_rows(enum message message, const char *file, size_t bad,
                      struct problems *problems)
{
    struct buffer count = { 0 };

    if (bad == 0)
        return;
    buffer_number(&count, (int64_t)bad);
    problem_warn(problems, message, (struct place){ .file = file }, count.at, NULL, NULL);
    buffer_fini(&count);
}

/* A household of the book, also with a bad row: its family is in the book. */
static void count_home(struct statistics *statistics, const struct row *row, bool bad)
{
    struct text subdistrict = bad ? (struct text){ NULL, 0 } : row->field[households_subdistrict];
    struct section *part = section_of(statistics, subdistrict);

    book_of(statistics, &statistics->sections[0])->book++;
    if (!part)
        return;
    book_of(statistics, part)->book++;
    if (!bad)
        dictionary_set(&statistics->homes, row->field[households_household_id], subdistrict);
}

/* Households in the book, those with bad rows too. */
bool count_book(struct statistics *statistics, struct problems *problems)
{
    char *file = run_find_table(statistics->settings, "households");
    struct reader_plan plan = { .file = file, .schema = schema_of(TABLE_households) };
    struct problems passed = { 0 };
    struct reader *reader = file ? reader_open(&plan, problems) : NULL;
    enum reading reading = READ_FAILED;
    size_t bad = 0;
    struct row *row;

    if (!file)
        table_missing(schema_of(TABLE_households), NULL, problems);
    while (reader && (reading = reader_next(reader, &row, &passed)) < READ_END) {
        count_home(statistics, row, reading == READ_BAD);
        bad += reading == READ_BAD;
    }
    warn_of_bad_rows(MESSAGE_REPORT_BAD_ROWS, file, bad, problems);
    if (reader && reading == READ_FAILED)
        problem_add(problems, MESSAGE_REPORT_BOOK_READ, (struct place){ .file = file }, NULL, NULL,
                    NULL);
    reader_close(reader);
    problems_fini(&passed);
    free(file);
    return reading == READ_END;
}
