/* dibao-check: tables whose rows belong to no household, and registers of other offices. */
#include "../lib/table/merge.h"
#include "check.h"
#include <stdlib.h>

const enum table check_loads[] = {
    TABLE_places,   TABLE_petitions, TABLE_funds,     TABLE_receipts,     TABLE_goods,
    TABLE_yearbook, TABLE_redemptions, TABLE_overrides, TABLE_deaths,     TABLE_vehicles,
    TABLE_houses,   TABLE_companies, TABLE_payrolls,  TABLE_pensions,     TABLE_prisoners,
    TABLE_other_relief, TABLE_staff_kin, TABLE_marriages, TABLE_tax,      TABLE_COUNT
};

static bool has_key(const struct schema *schema)
{
    for (size_t i = 0; i < schema->count; i++)
        if (schema->columns[i].flags & KEY)
            return true;
    return false;
}

/* Keys that stand twice among the rows that are good. */
static void check_keys(const struct checking *checking, enum table table, const char *file)
{
    struct problems problems = { 0 };

    if (!has_key(schema_of(table)))
        return;
    merge_find_twice(schema_of(table), file, &problems);
    list_problems(checking->list, &problems, table);
    problems_fini(&problems);
}

static void take_row(const struct checking *checking, enum table table, struct row *row,
                     const char *file)
{
    row->file = file;
    if (table_is_register(table))
        check_register_row(checking->check, table, row);
    else if (table == TABLE_overrides)
        overrides_add(checking->list->overrides, row);
    else
        check_row(checking->check, table, row);
}

/* A table when it is there; its name stands as long as the settings or the arena. */
static void check_table(const struct checking *checking, enum table table)
{
    struct run *run = checking->run;
    char *found = run_find_table(run->settings, schema_of(table)->name);
    const char *file = found ? list_name(checking->list, found) : NULL;
    struct reader_plan plan = { .file = file, .schema = schema_of(table) };
    struct problems problems = { 0 };
    struct reader *reader = file ? reader_open(&plan, &run->problems) : NULL;
    enum reading reading;
    struct row *row;

    while (reader && (reading = reader_next(reader, &row, &problems)) < READ_END) {
        list_problems(checking->list, &problems, table);
        if (reading == READ_ROW)
            take_row(checking, table, row, file);
    }
    problems_move(&run->problems, &problems);
    if (reader)
        check_keys(checking, table, file);
    reader_close(reader);
    problems_fini(&problems);
    free(found);
}

void check_tables(const struct checking *checking)
{
    for (const enum table *table = check_loads; *table != TABLE_COUNT; table++)
        if (*table != TABLE_overrides && !table_is_register(*table))
            check_table(checking, *table);
}

void check_overrides(const struct checking *checking)
{
    check_table(checking, TABLE_overrides);
}

void check_registers(const struct checking *checking)
{
    for (const enum table *table = check_loads; *table != TABLE_COUNT; table++)
        if (table_is_register(*table))
            check_table(checking, *table);
}
