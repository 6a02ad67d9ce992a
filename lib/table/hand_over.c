/* Rows that outlive the reading of the next ones, without a copy: they stand in the reader's block
   until it moves, and their arrays change hands. */
#include "reader_parts.h"
#include <stdlib.h>

static void make_row_room(const struct reader *reader, struct row_room *room)
{
    const size_t columns = reader->shape.schema->count;

    room->field = allocate(columns, sizeof *room->field);
    room->number = allocate(columns, sizeof *room->number);
    for (size_t i = 0; i < columns; i++) {
        room->field[i].at = "";
        room->number[i] = NONE;
    }
    if (!reader->in_order)
        room->cell = allocate(reader->name_count, sizeof *room->cell);
}

void row_room_free(struct row_room *room)
{
    free(room->field);
    free(room->cell);
    free(room->number);
    *room = (struct row_room){ 0 };
}

/* Where all texts of a row stand in its line, the reader and the room change arrays. */
static void change_arrays(struct reader *reader, struct row_room *room)
{
    struct row *row = &reader->shape.row;
    const struct row_room given = { row->field, reader->in_order ? NULL : reader->cell,
                                    row->number };

    if (!room->field)
        make_row_room(reader, room);
    row->field = room->field;
    row->number = room->number;
    reader->cell = reader->in_order ? room->field : room->cell;
    *room = given;
}

void reader_hand_over(struct reader *reader, struct row *to, struct row_room *room,
                      struct arena *arena)
{
    const struct row *row = &reader->shape.row;
    struct row bare;

    if (reader->in_block) {
        *to = *row;
        change_arrays(reader, room);
    } else if (reader->passed) {
        row_keep(to, row, arena);
    } else {
        bare = *row;
        bare.cell = bare.cell_name = NULL;
        bare.cell_count = 0;
        row_keep(to, &bare, arena);
    }
}

bool reader_moves(const struct reader *reader)
{
    return source_moves(reader->source);
}

/* Empty ones too: what is passed through lies between them. Those of columns that the file does
   not have stand elsewhere. */
static void move_texts(struct text *texts, size_t count, struct text line, const char *kept)
{
    for (size_t i = 0; i < count; i++) {
        size_t offset = (size_t)((uintptr_t)texts[i].at - (uintptr_t)line.at);

        if (offset <= line.size)
            texts[i].at = kept + offset;
    }
}

void reader_save(const struct reader *reader, struct row *row, struct arena *arena)
{
    struct text line = row->raw;

    if (!source_holds(reader->source, line))
        return;
    row->raw.at = arena_copy(arena, line.at, line.size);
    move_texts(row->field, row->schema->count, line, row->raw.at);
    if (row->cell && row->cell != row->field)
        move_texts(row->cell, row->cell_count, line, row->raw.at);
}
