#include "merge.h"
#include "merge_record.h"
#include "quote.h"
#include <stdio.h>
#include <stdlib.h>

enum { SORT_MEMORY = 32 << 20 };

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

void merge_init(struct merge *merge, const struct schema *schema, const struct sheet_plan *sheet,
                merge_tell *tell, void *listener)
{
    size_t keys = 0;

    *merge = (struct merge){ .schema = schema, .sheet = sheet, .key = { -1, -1 }, .tell = tell,
                             .listener = listener };
    for (size_t i = 0; i < schema->count; i++) {
        add_column(merge, text_of(schema->columns[i].name));
        if (schema->columns[i].flags & KEY && keys < MERGE_KEYS)
            merge->key[keys++] = (int)i;
    }
    merge->by_household = schema_of_households(schema);
    if (keys == 0 && merge->by_household)
        merge->key[0] = schema_column(schema, text_of("household_id"));
    merge->from = schema_column(schema, text_of("from"));
    merge->to = schema_column(schema, text_of("to"));
    merge->sorting = sorting_open(SORT_MEMORY);
}

bool merge_fini(struct merge *merge, struct problems *problems)
{
    bool good = sorting_close(merge->sorting, problems);

    for (size_t i = 0; i < merge->file_count; i++)
        free(merge->files[i].columns);
    free(merge->files);
    free(merge->names);
    free(merge->nested);
    free(merge->seen);
    arena_fini(&merge->arena);
    buffer_fini(&merge->record);
    buffer_fini(&merge->key_bytes);
    *merge = (struct merge){ 0 };
    return good;
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

/* By the header of a CSV file: its columns in the merge. */
static void take_header(struct merge *merge, struct merged_file *file, const struct reader *reader)
{
    const struct text *names = reader_names(reader, &file->column_count);

    file->columns = allocate(file->column_count + 1, sizeof *file->columns);
    for (size_t i = 0; i < file->column_count; i++) {
        file->columns[i] = column_named(merge, names[i]);
        merge->seen[file->columns[i]] = true;
    }
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* JSON's numbers may have exponents; a column of numbers has the plain decimal. */
static struct text cell_text(const struct merge *merge, const struct row *row, size_t cell,
                             size_t column)
{
    struct text raw = row->cell[cell];
    bool number = raw.size > 0 && (raw.at[0] == '-' || is_digit(raw.at[0]));

    return number && column < merge->schema->count ? row->field[column] : raw;
}

static void keep_json_cells(struct merge *merge, const struct row *row)
{
    struct buffer name = { 0 };

    for (size_t i = 0; i < row->cell_count; i++) {
        size_t column = column_named(merge, json_unescape(row->cell_name[i], &name));
        record_cell(&merge->record, column, cell_text(merge, row, i, column));
        merge->seen[column] = true;
        merge->nested[column] |= json_is_nested(row->cell[i]);
    }
    buffer_fini(&name);
}

static void keep_row(struct merge *merge, const struct row *row)
{
    const struct merged_file *file = &merge->files[merge->file_count - 1];
    struct record_head head = { .file = (uint32_t)merge->file_count - 1, .line = row->line,
                                .from = NONE, .to = INT64_MAX };

    if (merge->from >= 0)
        head.from = row->number[merge->from];
    if (merge->to >= 0 && row->number[merge->to] != NONE)
        head.to = row->number[merge->to];
    record_begin(&merge->record, &head);
    if (file->jsonl)
        keep_json_cells(merge, row);
    else
        buffer_text(&merge->record, row->raw);
    record_key(merge, row);
    sorting_add(merge->sorting, buffer_as_text(&merge->key_bytes), buffer_as_text(&merge->record));
    merge->row_count++;
}

/* Of a bad row only that its household has one is kept; it comes before the household's rows. */
static void keep_bad_row(struct merge *merge, const struct row *row)
{
    struct record_head head = { .file = (uint32_t)merge->file_count - 1, .line = row->line,
                                .bad = true };

    merge->bad_rows++;
    if (merge->key[0] < 0 || row->field[merge->key[0]].size == 0)
        return;
    record_begin(&merge->record, &head);
    buffer_clear(&merge->key_bytes);
    buffer_text(&merge->key_bytes, row->field[merge->key[0]]);
    buffer_byte(&merge->key_bytes, '\0');
    sorting_add(merge->sorting, buffer_as_text(&merge->key_bytes), buffer_as_text(&merge->record));
}

static void begin_file(struct merge *merge, const struct reader *reader)
{
    const char *name = reader_file(reader);
    struct merged_file *file;

    merge->files = make_room(merge->files, &merge->file_room, merge->file_count + 1,
                             sizeof *merge->files);
    file = &merge->files[merge->file_count++];
    *file = (struct merged_file){ .name = arena_copy(&merge->arena, name, strlen(name) + 1),
                                  .jsonl = reader_is_jsonl(reader) };
    if (!file->jsonl)
        take_header(merge, file, reader);
    if (merge->row_count == 0)
        merge->csv = !file->jsonl;
}

bool merge_file(struct merge *merge, const char *file, bool empty_is_a_table, merge_look *look,
                struct problems *problems)
{
    const struct reader_plan plan = { .file = file, .schema = merge->schema,
                                      .empty_is_a_table = empty_is_a_table,
                                      .sheet = merge->sheet };
    struct reader *reader = reader_open(&plan, problems);
    struct problems found = { 0 };
    enum reading reading;
    struct row *row;

    if (!reader)
        return false;
    begin_file(merge, reader);
    while ((reading = reader_next(reader, &row, &found)) == READ_ROW || reading == READ_BAD) {
        if (reading == READ_ROW)
            keep_row(merge, row);
        else
            keep_bad_row(merge, row);
        if (found.count > 0)
            merge->tell(merge->listener, &found, record_household(merge, row));
    }
    problems_move(problems, &found);
    problems_fini(&found);
    if (look)
        look(merge->listener, reader);
    reader_close(reader);
    return reading == READ_END;
}
