#include "merge_record.h"

void record_begin(struct buffer *record, const struct record_head *head)
{
    buffer_clear(record);
    buffer_add(record, (const char *)head, sizeof *head);
}

void record_cell(struct buffer *record, size_t column, struct text cell)
{
    struct cell_head head = { column, cell.size };

    buffer_add(record, (const char *)&head, sizeof head);
    buffer_text(record, cell);
}

static void take_off(struct text *record, void *to, size_t size)
{
    memcpy(to, record->at, size);
    record->at += size;
    record->size -= size;
}

struct record_head record_take_head(struct text *record)
{
    struct record_head head;

    take_off(record, &head, sizeof head);
    return head;
}

bool record_take_cell(struct text *record, size_t *column, struct text *cell)
{
    struct cell_head head;

    if (record->size == 0)
        return false;
    take_off(record, &head, sizeof head);
    *column = head.column;
    *cell = (struct text){ record->at, head.size };
    record->at += head.size;
    record->size -= head.size;
    return true;
}

/* Eight bytes in whose order the numbers stand. */
static void add_number(struct buffer *key, int64_t number)
{
    uint64_t bits = (uint64_t)number ^ (uint64_t)1 << 63;

    for (int shift = 56; shift >= 0; shift -= 8)
        buffer_byte(key, (char)(bits >> shift & 0xFF));
}

/* A NUL, which no text holds, stands behind the first part. */
void record_key(struct merge *merge, const struct row *row)
{
    struct buffer *key = &merge->key_bytes;

    buffer_clear(key);
    for (int i = 0; i < MERGE_KEYS && merge->key[i] >= 0; i++) {
        int column = merge->key[i];
        if (merge->schema->columns[column].type == TYPE_INTEGER)
            add_number(key, row->number[column]);
        else
            buffer_text(key, row->field[column]);
        if (i == 0)
            buffer_byte(key, '\0');
    }
}

struct text record_first(struct text key)
{
    const char *end = key.size ? memchr(key.at, '\0', key.size) : NULL;

    return end ? (struct text){ key.at, (size_t)(end - key.at) } : key;
}

struct text record_household(const struct merge *merge, const struct row *row)
{
    int column = merge->by_household ? merge->key[0] : -1;

    if (column < 0)
        column = schema_column(merge->schema, text_of("household_id"));
    return column < 0 ? (struct text){ "", 0 } : row->field[column];
}
