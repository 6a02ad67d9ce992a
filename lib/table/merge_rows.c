/* The rows of a merge in order, household by household. */
#include "csv_line.h"
#include "merge_record.h"
#include <stdlib.h>

/* A row of the group at hand. */
struct grouped {
    struct text key;
    struct record_head head;
    struct text payload;
};

/* The rows whose keys begin alike: a household's. */
struct group {
    struct merge *merge;
    struct grouped *at;
    size_t count, room;
    bool bad;
    struct arena arena;
    bool reject;
    merge_take *take;
    void *listener;
    struct merge_result result;
    struct csv csv;
    struct text *split, *cells; /* by column of the file; of the merge */
};

static void add(struct group *group, struct text key, struct text record)
{
    const char *copy = arena_copy(&group->arena, record.at, record.size);
    struct grouped *row;

    group->at = make_room(group->at, &group->room, group->count + 1, sizeof *group->at);
    row = &group->at[group->count++];
    record.at = copy;
    row->key = (struct text){ arena_copy(&group->arena, key.at, key.size), key.size };
    row->head = record_take_head(&record);
    row->payload = record;
    group->bad |= row->head.bad;
}

static bool share_a_month(const struct grouped *a, const struct grouped *b)
{
    return a->head.from <= b->head.to && b->head.from <= a->head.to;
}

static bool is_keyed(const struct merge *merge)
{
    return merge->key[0] >= 0 && merge->schema->columns[merge->key[0]].flags & KEY;
}

static void tell_twice(const struct group *group, const struct grouped *earlier,
                       const struct grouped *later)
{
    const struct merge *merge = group->merge;
    struct place place = { merge->files[later->head.file].name, later->head.line,
                           merge->schema->columns[merge->key[0]].name };
    struct text household = merge->by_household ? record_first(later->key)
                                                : (struct text){ "", 0 };
    struct problems problems = { 0 };
    struct buffer where = { 0 };

    buffer_string(&where, merge->files[earlier->head.file].name);
    buffer_byte(&where, ':');
    buffer_number(&where, earlier->head.line);
    problem_add(&problems, MESSAGE_MERGE_KEY, place, where.at, NULL, NULL);
    merge->tell(merge->listener, &problems, household);
    problems_fini(&problems);
    buffer_fini(&where);
}

static void check_keys(struct group *group)
{
    for (size_t i = 1; i < group->count; i++)
        for (size_t j = i; j-- > 0 && text_equal(group->at[j].key, group->at[i].key);)
            if (!group->at[i].head.bad && !group->at[j].head.bad
                && share_a_month(&group->at[j], &group->at[i])) {
                tell_twice(group, &group->at[j], &group->at[i]);
                group->bad = group->result.twice = true;
                break;
            }
}

static void find_csv_cells(struct group *group, const struct merged_file *file, struct text line)
{
    const struct text *split = group->split;

    if (line.size > 0 && memchr(line.at, '"', line.size)) {
        csv_split_quoted(&group->csv, line);
        split = group->csv.cell;
    } else {
        csv_split(line, group->split, file->column_count);
    }
    for (size_t i = 0; i < file->column_count; i++)
        group->cells[file->columns[i]] = split[i];
}

static void hand_out(struct group *group, const struct grouped *grouped)
{
    const struct merge *merge = group->merge;
    const struct merged_file *file = &merge->files[grouped->head.file];
    struct merged_row row = { file, grouped->head.line, grouped->payload, group->cells };
    struct text rest = grouped->payload, cell;
    size_t column;

    memset(group->cells, 0, merge->column_count * sizeof *group->cells);
    if (!file->jsonl)
        find_csv_cells(group, file, grouped->payload);
    while (file->jsonl && record_take_cell(&rest, &column, &cell))
        group->cells[column] = cell;
    group->take(group->listener, merge, &row);
    group->result.rows++;
}

static void end_group(struct group *group)
{
    if (group->count > 1 && is_keyed(group->merge))
        check_keys(group);
    bool stopped = group->result.twice && !group->reject;
    if (group->bad)
        group->result.left_out++;
    for (size_t i = 0; !group->bad && !stopped && i < group->count; i++)
        hand_out(group, &group->at[i]);
    group->count = 0;
    group->bad = false;
    arena_reset(&group->arena);
}

/* Rows of one household stand and fall together; rows of other tables with their key. */
static bool belongs(const struct group *group, struct text key)
{
    if (group->count == 0)
        return true;
    if (!is_keyed(group->merge) && !group->merge->by_household)
        return false;
    struct text present = group->at[group->count - 1].key;
    return group->merge->by_household ? text_equal(record_first(key), record_first(present))
                                      : text_equal(key, present);
}

static size_t widest(const struct merge *merge)
{
    size_t most = 0;

    for (size_t i = 0; i < merge->file_count; i++)
        most = merge->files[i].column_count > most ? merge->files[i].column_count : most;
    return most;
}

struct merge_result merge_rows(struct merge *merge, bool reject, merge_take *take, void *listener)
{
    struct group group = { .merge = merge, .reject = reject, .take = take, .listener = listener };
    struct text key, record;

    csv_open(&group.csv);
    group.split = allocate(widest(merge) + 1, sizeof *group.split);
    group.cells = allocate(merge->column_count + 1, sizeof *group.cells);
    while (sorting_next(merge->sorting, &key, &record)) {
        if (!belongs(&group, key))
            end_group(&group);
        add(&group, key, record);
    }
    end_group(&group);
    csv_close(&group.csv);
    free(group.at);
    free(group.split);
    free(group.cells);
    arena_fini(&group.arena);
    return group.result;
}

static void keep(void *listener, struct problems *problems, struct text household)
{
    (void)household;
    problems_move(listener, problems);
}

static void take_nothing(void *listener, const struct merge *merge, const struct merged_row *row)
{
    (void)listener;
    (void)merge;
    (void)row;
}

void merge_find_twice(const struct schema *schema, const char *file, struct problems *problems)
{
    struct problems passed = { 0 };
    struct merge merge;

    merge_init(&merge, schema, NULL, keep, &passed);
    merge_file(&merge, file, false, NULL, &passed);
    merge.listener = problems;
    merge_rows(&merge, true, take_nothing, NULL);
    merge_fini(&merge, problems);
    problems_fini(&passed);
}
