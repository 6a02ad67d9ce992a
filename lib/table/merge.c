#include "merge.h"
#include "quote.h"
#include <stdio.h>
#include <stdlib.h>

static size_t add_column(struct merge *merge, struct text name)
{
    size_t column = merge->column_count, needed = column + 1;

    merge->names = make_room(merge->names, &merge->column_room, needed, sizeof *merge->names);
    merge->nested = make_room(merge->nested, &merge->nested_room, needed, sizeof *merge->nested);
    merge->seen = make_room(merge->seen, &merge->seen_room, needed, sizeof *merge->seen);
    merge->names[column] = name;
    merge->column_count = needed;
    return column;
}

void merge_init(struct merge *merge, const struct schema *schema)
{
    size_t keys = 0;

    *merge = (struct merge){ .schema = schema, .key = { -1, -1 } };
    for (size_t i = 0; i < schema->count; i++) {
        add_column(merge, text_of(schema->columns[i].name));
        if (schema->columns[i].flags & KEY && keys < MERGE_KEYS)
            merge->key[keys++] = (int)i;
    }
    if (keys == 0 && schema_of_households(schema))
        merge->key[0] = schema_column(schema, text_of("household_id"));
}

void merge_fini(struct merge *merge)
{
    free(merge->names);
    free(merge->nested);
    free(merge->seen);
    free(merge->rows);
    arena_fini(&merge->arena);
    *merge = (struct merge){ 0 };
}

/* The column of that name, made when it is new. */
static size_t column_named(struct merge *merge, struct text name)
{
    for (size_t i = 0; i < merge->column_count; i++)
        if (text_equal(merge->names[i], name))
            return i;
    const char *kept = arena_copy(&merge->arena, name.at, name.size);
    return add_column(merge, (struct text){ kept, name.size });
}

static struct text keep_text(struct merge *merge, struct text text)
{
    if (text.size == 0)
        return (struct text){ "", 0 };
    return (struct text){ arena_copy(&merge->arena, text.at, text.size), text.size };
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* By the header of a CSV file: its columns in the merge. Freed by the caller. */
static size_t *header_columns(struct merge *merge, const struct reader *reader)
{
    size_t count;
    const struct text *names = reader_names(reader, &count);
    size_t *columns = allocate(count + 1, sizeof *columns);

    for (size_t i = 0; i < count; i++) {
        columns[i] = column_named(merge, names[i]);
        merge->seen[columns[i]] = true;
    }
    return columns;
}

/* JSON's numbers may have exponents; a column of numbers has the plain decimal. */
static struct text cell_text(const struct merge *merge, const struct row *row, size_t cell,
                             size_t column)
{
    struct text raw = row->cell[cell];
    bool number = row->cell_name && raw.size > 0 && (raw.at[0] == '-' || is_digit(raw.at[0]));

    return number && column < merge->schema->count ? row->field[column] : raw;
}

static void keep_keys(struct merge *merge, struct merged_row *kept, const struct row *row)
{
    int from = schema_column(merge->schema, text_of("from"));
    int to = schema_column(merge->schema, text_of("to"));

    for (int i = 0; i < MERGE_KEYS && merge->key[i] >= 0; i++) {
        kept->key[i] = keep_text(merge, row->field[merge->key[i]]);
        kept->number[i] = row->number[merge->key[i]];
    }
    kept->from = from >= 0 ? row->number[from] : NONE;
    kept->to = to >= 0 && row->number[to] != NONE ? row->number[to] : INT64_MAX;
}

static void keep_row(struct merge *merge, const struct row *row, const char *file,
                     const size_t *columns)
{
    struct buffer name = { 0 };
    struct merged_row *kept;

    merge->rows = make_room(merge->rows, &merge->row_room, merge->row_count + 1,
                            sizeof *merge->rows);
    kept = &merge->rows[merge->row_count];
    *kept = (struct merged_row){ .file = file, .line = row->line, .jsonl = !columns,
                                 .cell_count = row->cell_count, .order = merge->row_count };
    kept->cells = arena_take(&merge->arena, row->cell_count * sizeof *kept->cells + 1);
    for (size_t i = 0; i < row->cell_count; i++) {
        size_t column = columns ? columns[i]
                                : column_named(merge, json_unescape(row->cell_name[i], &name));
        kept->cells[i].column = column;
        kept->cells[i].raw = keep_text(merge, cell_text(merge, row, i, column));
        merge->seen[column] = true;
        merge->nested[column] |= !columns && json_is_nested(row->cell[i]);
    }
    keep_keys(merge, kept, row);
    merge->row_count++;
    buffer_fini(&name);
}

bool merge_file(struct merge *merge, const char *file, bool empty_is_a_table,
                struct problems *problems)
{
    const struct reader_plan plan = { .file = file, .schema = merge->schema,
                                      .empty_is_a_table = empty_is_a_table };
    struct reader *reader = reader_open(&plan, problems);
    size_t *columns = NULL;
    struct row *row;
    enum reading reading;
    bool good = true;

    if (!reader)
        return false;
    const char *name = reader_file(reader);
    name = arena_copy(&merge->arena, name, strlen(name) + 1);
    if (!reader_is_jsonl(reader))
        columns = header_columns(merge, reader);
    if (merge->row_count == 0)
        merge->csv = columns != NULL;
    while ((reading = reader_next(reader, &row, problems)) == READ_ROW || reading == READ_BAD) {
        good &= reading == READ_ROW;
        if (reading == READ_ROW)
            keep_row(merge, row, name, columns);
    }
    free(columns);
    reader_close(reader);
    return good && reading == READ_END;
}

static int compare_keys(const struct merged_row *a, const struct merged_row *b)
{
    for (int i = 0; i < MERGE_KEYS; i++) {
        int order = text_compare(a->key[i], b->key[i]);
        if (order == 0)
            continue;
        if (a->number[i] != b->number[i])
            return a->number[i] < b->number[i] ? -1 : 1;
        if (a->number[i] == NONE)
            return order;
    }
    return 0;
}

static int compare_rows(const void *first, const void *second)
{
    const struct merged_row *a = first, *b = second;
    int order = compare_keys(a, b);

    return order ? order : (a->order > b->order) - (a->order < b->order);
}

void merge_sort(struct merge *merge)
{
    if (merge->row_count > 1)
        qsort(merge->rows, merge->row_count, sizeof *merge->rows, compare_rows);
}

static bool share_a_month(const struct merged_row *a, const struct merged_row *b)
{
    return a->from <= b->to && b->from <= a->to;
}

static void refuse_key(const struct merge *merge, const struct merged_row *earlier,
                       const struct merged_row *later, struct problems *problems)
{
    const char *column = merge->schema->columns[merge->key[0]].name;
    struct place place = { later->file, later->line, column };
    struct buffer where = { 0 };

    buffer_string(&where, earlier->file);
    buffer_byte(&where, ':');
    buffer_number(&where, earlier->line);
    problem_add(problems, MESSAGE_MERGE_KEY, place, where.at, NULL, NULL);
    buffer_fini(&where);
}

bool merge_check_keys(const struct merge *merge, struct problems *problems)
{
    bool good = true;

    if (merge->key[0] < 0 || !(merge->schema->columns[merge->key[0]].flags & KEY))
        return true;
    for (size_t i = 1; i < merge->row_count; i++)
        for (size_t j = i; j-- > 0 && compare_keys(&merge->rows[j], &merge->rows[i]) == 0;)
            if (share_a_month(&merge->rows[j], &merge->rows[i])) {
                refuse_key(merge, &merge->rows[j], &merge->rows[i], problems);
                good = false;
                break;
            }
    return good;
}
