/* --by: a file for each subdistrict or community, named by its code. */
#include "../lib/base/dictionary.h"
#include "../lib/print/folder.h"
#include "../lib/table/quote.h"
#include "table.h"
#include <stdlib.h>

enum { OFFICE_DIGITS = 9 };

/* One of the files. */
struct part {
    struct text code; /* of the place; its own */
    struct writer *writer;
};

struct cut {
    struct table_run *run;
    struct presenter *presenter;
    bool by_community;
    int subdistrict, community, household; /* columns of the schema, or -1 */
    struct dictionary places;     /* subdistrict, community: code */
    struct dictionary households; /* household_id: code */
    struct part *parts;
    size_t count, room;
    struct arena arena;
    struct buffer key, scratch[2];
    bool failed;
};

static struct text place_key(struct cut *cut, struct text subdistrict, struct text community)
{
    buffer_clear(&cut->key);
    buffer_text(&cut->key, subdistrict);
    if (cut->by_community) {
        buffer_byte(&cut->key, '\n');
        buffer_text(&cut->key, community);
    }
    return buffer_as_text(&cut->key);
}

/* A subdistrict's code is the first nine digits of those of its communities. */
static void take_place(void *listener, const struct row *row)
{
    struct cut *cut = listener;
    struct text code = row->field[places_code];

    if (cut->by_community && row->field[places_community].size == 0)
        return;
    if (!cut->by_community && code.size > OFFICE_DIGITS)
        code.size = OFFICE_DIGITS;
    struct text key = place_key(cut, row->field[places_subdistrict], row->field[places_community]);
    dictionary_set(&cut->places, key, code);
}

static void take_household(void *listener, const struct row *row)
{
    struct cut *cut = listener;
    struct text code;

    if (dictionary_find(&cut->places, place_key(cut, row->field[households_subdistrict],
                                                row->field[households_community]), &code))
        dictionary_set(&cut->households, row->field[households_household_id], code);
}

static int seen_column(const struct merge *merge, const char *name)
{
    int column = schema_column(merge->schema, text_of(name));

    return column >= 0 && merge->seen[column] ? column : -1;
}

/* Where the table itself says no place, its households' does. */
static bool find_columns(struct cut *cut)
{
    struct table_run *run = cut->run;
    struct problems *problems = &run->problems;

    cut->subdistrict = seen_column(&run->merge, "subdistrict");
    cut->community = seen_column(&run->merge, "community");
    cut->household = seen_column(&run->merge, "household_id");
    if (cut->subdistrict >= 0 && (cut->community >= 0 || !cut->by_community))
        return run_each_row(run->settings, TABLE_places, take_place, cut, problems);
    cut->subdistrict = -1;
    if (cut->household < 0)
        return problem_add(problems, MESSAGE_CUT_NO_PLACE, (struct place){ 0 }, run->schema->name,
                           NULL, NULL);
    return run_each_row(run->settings, TABLE_places, take_place, cut, problems)
        && run_each_row(run->settings, TABLE_households, take_household, cut, problems);
}

struct cut *cut_open(struct table_run *run, struct presenter *presenter)
{
    struct cut *cut = allocate(1, sizeof *cut);

    cut->run = run;
    cut->presenter = presenter;
    cut->by_community = strcmp(run->settings->value[OPTION_BY], "community") == 0;
    if (folder_make(run->settings->value[OPTION_INTO], &run->problems) && find_columns(cut))
        return cut;
    cut_close(cut);
    return NULL;
}

bool cut_close(struct cut *cut)
{
    bool good = !cut->failed;

    dictionary_fini(&cut->places);
    dictionary_fini(&cut->households);
    arena_fini(&cut->arena);
    buffer_fini(&cut->key);
    buffer_fini(&cut->scratch[0]);
    buffer_fini(&cut->scratch[1]);
    free(cut->parts);
    free(cut);
    return good;
}

static struct text cell_of(struct cut *cut, const struct merged_row *row, int column, int scratch)
{
    struct text raw = column < 0 ? (struct text){ 0 } : row->cells[column];

    if (!raw.at)
        return (struct text){ "", 0 };
    return row->file->jsonl ? json_text(raw, &cut->scratch[scratch])
                            : csv_text(raw, &cut->scratch[scratch]);
}

/* The code of the row's place; false: it has one that is not known. What has none is the
   district's. */
static bool find_code(struct cut *cut, const struct merged_row *row, struct text *code)
{
    struct text first = cell_of(cut, row, cut->subdistrict >= 0 ? cut->subdistrict : cut->household,
                                0);

    *code = text_of("district");
    if (first.size == 0)
        return true;
    if (cut->subdistrict < 0)
        return dictionary_find(&cut->households, first, code);
    struct text community = cell_of(cut, row, cut->community, 1);
    return dictionary_find(&cut->places, place_key(cut, first, community), code)
        || (cut->by_community && community.size == 0);
}

static struct writer *open_part(struct cut *cut, struct text code)
{
    struct table_run *run = cut->run;
    struct buffer file = { 0 };

    buffer_string(&file, run->settings->value[OPTION_INTO]);
    buffer_byte(&file, '/');
    buffer_text(&file, code);
    buffer_string(&file, run->settings->jsonl ? ".jsonl" : ".csv");
    struct writer *writer = writer_bytes(run->outputs, file.at, &run->problems);
    buffer_fini(&file);
    if (writer)
        present_header(cut->presenter, writer);
    cut->parts = make_room(cut->parts, &cut->room, cut->count + 1, sizeof *cut->parts);
    cut->parts[cut->count++] = (struct part){
        { arena_copy(&cut->arena, code.at, code.size), code.size }, writer };
    return writer;
}

static struct writer *part_of(struct cut *cut, struct text code)
{
    for (size_t i = 0; i < cut->count; i++)
        if (text_equal(cut->parts[i].code, code))
            return cut->parts[i].writer;
    return open_part(cut, code);
}

void cut_take(void *listener, const struct merge *merge, const struct merged_row *row)
{
    struct cut *cut = listener;
    struct place place = { row->file->name, row->line,
                           cut->subdistrict >= 0 ? "subdistrict" : "household_id" };
    struct text code;

    (void)merge;
    if (!find_code(cut, row, &code)) {
        struct problems problems = { 0 };
        problem_add(&problems, MESSAGE_CUT_UNKNOWN, place, NULL, NULL, NULL);
        table_tell(cut->run, &problems, (struct text){ "", 0 });
        problems_fini(&problems);
        cut->failed = true;
        return;
    }
    struct writer *writer = part_of(cut, code);
    if (writer)
        present_row(cut->presenter, row, writer);
    cut->failed |= writer == NULL;
}
