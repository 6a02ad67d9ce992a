#include "piles.h"

#include "../base/memory.h"
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

/* A block begins with the place of the next one of its pile. */
enum { BLOCK = 1 << 12, LINK = sizeof(int64_t) };

struct pile {
    char *block;          /* the last one, in memory; owned */
    size_t size;          /* of it that is written */
    int64_t first, place; /* in the file: of the first block; kept for this one */
};

static void fail(struct piles *piles)
{
    if (!piles->error)
        piles->error = errno ? errno : EIO;
}

static int64_t next_place(struct piles *piles)
{
    int64_t place = piles->end;

    piles->end += BLOCK;
    return place;
}

static struct pile *pile_of(struct piles *piles, size_t number)
{
    if (number >= piles->count) {
        piles->at = make_room(piles->at, &piles->room, number + 1, sizeof *piles->at);
        piles->count = number + 1;
    }
    struct pile *pile = &piles->at[number];
    if (!pile->block) {
        pile->block = allocate(BLOCK, 1);
        pile->size = LINK;
        pile->first = pile->place = next_place(piles);
    }
    return pile;
}

static void put_away(struct piles *piles, struct pile *pile)
{
    int64_t next = next_place(piles);

    memcpy(pile->block, &next, LINK);
    if (!piles->file && !piles->error && !(piles->file = tmpfile()))
        fail(piles);
    if (!piles->error && pwrite(fileno(piles->file), pile->block, BLOCK, pile->place) != BLOCK)
        fail(piles);
    pile->place = next;
    pile->size = LINK;
}

static void add_bytes(struct piles *piles, struct pile *pile, const char *at, size_t size)
{
    while (size > 0) {
        size_t part = BLOCK - pile->size < size ? BLOCK - pile->size : size;

        memcpy(pile->block + pile->size, at, part);
        pile->size += part;
        at += part;
        size -= part;
        if (pile->size == BLOCK)
            put_away(piles, pile);
    }
}

void piles_add(struct piles *piles, size_t number, struct text record)
{
    struct pile *pile = pile_of(piles, number);

    add_bytes(piles, pile, (const char *)&record.size, sizeof record.size);
    add_bytes(piles, pile, record.at, record.size);
}

static bool is_text(const struct column *column)
{
    return column->type == TYPE_TEXT;
}

void piles_add_row(struct piles *piles, size_t number, const struct row *row)
{
    struct buffer *record = &piles->record;

    buffer_clear(record);
    for (size_t i = 0; i < row->schema->count; i++) {
        if (!is_text(&row->schema->columns[i])) {
            buffer_add(record, (const char *)&row->number[i], sizeof *row->number);
            continue;
        }
        buffer_add(record, (const char *)&row->field[i].size, sizeof row->field[i].size);
        buffer_text(record, row->field[i]);
    }
    piles_add(piles, number, buffer_as_text(record));
}

/* Takes up the block at a place: the last of the pile from memory. */
static bool take_block(struct pile_reader *reader, int64_t place)
{
    struct piles *piles = reader->piles;
    const struct pile *pile = &piles->at[reader->number];

    reader->from = place;
    reader->at = LINK;
    reader->size = place == pile->place ? pile->size : BLOCK;
    if (place == pile->place)
        memcpy(reader->block, pile->block, pile->size);
    else if (pread(fileno(piles->file), reader->block, BLOCK, place) != BLOCK)
        fail(piles);
    return piles->error == 0;
}

static bool take_next_block(struct pile_reader *reader)
{
    int64_t next;

    if (reader->from == reader->piles->at[reader->number].place)
        return false;
    memcpy(&next, reader->block, LINK);
    return take_block(reader, next);
}

static bool take_bytes(struct pile_reader *reader, char *to, size_t size)
{
    while (size > 0) {
        if (reader->at == reader->size && !take_next_block(reader))
            return false;
        size_t part = reader->size - reader->at < size ? reader->size - reader->at : size;

        memcpy(to, reader->block + reader->at, part);
        reader->at += part;
        to += part;
        size -= part;
    }
    return true;
}

static bool begin(struct pile_reader *reader)
{
    struct piles *piles = reader->piles;

    if (piles->error || reader->number >= piles->count || !piles->at[reader->number].block)
        return false;
    reader->begun = true;
    reader->block = allocate(BLOCK, 1);
    return take_block(reader, piles->at[reader->number].first);
}

bool pile_next(struct pile_reader *reader, struct text *record)
{
    size_t size;

    if (!reader->begun && !begin(reader))
        return false;
    if (!take_bytes(reader, (char *)&size, sizeof size))
        return false;
    buffer_clear(&reader->record);
    char *to = buffer_room(&reader->record, size);
    if (!take_bytes(reader, to, size))
        return false;
    buffer_took(&reader->record, to + size);
    *record = buffer_as_text(&reader->record);
    return true;
}

/* The next bytes of a record. */
static void take_off(struct text *record, void *to, size_t size)
{
    memcpy(to, record->at, size);
    record->at += size;
    record->size -= size;
}

const struct row *pile_next_row(struct pile_reader *reader, const struct schema *schema)
{
    struct row *row = &reader->row;
    struct text record;

    if (!pile_next(reader, &record))
        return NULL;
    if (!row->schema)
        *row = (struct row){ .schema = schema,
                             .field = allocate(schema->count, sizeof *row->field),
                             .number = allocate(schema->count, sizeof *row->number) };
    for (size_t i = 0; i < schema->count; i++) {
        if (!is_text(&schema->columns[i])) {
            take_off(&record, &row->number[i], sizeof *row->number);
            continue;
        }
        take_off(&record, &row->field[i].size, sizeof row->field[i].size);
        row->field[i].at = record.at;
        record.at += row->field[i].size;
        record.size -= row->field[i].size;
    }
    return row;
}

void pile_close(struct pile_reader *reader)
{
    free(reader->block);
    free(reader->row.field);
    free(reader->row.number);
    buffer_fini(&reader->record);
}

bool piles_good(const struct piles *piles, struct problems *problems)
{
    return piles->error == 0
        || problem_add(problems, MESSAGE_WRITE_FAILED, (struct place){ .file = P_tmpdir },
                       message_system(piles->error), NULL, NULL);
}

void piles_fini(struct piles *piles)
{
    for (size_t i = 0; i < piles->count; i++)
        free(piles->at[i].block);
    free(piles->at);
    buffer_fini(&piles->record);
    if (piles->file)
        fclose(piles->file);
    *piles = (struct piles){ .error = 0 };
}
