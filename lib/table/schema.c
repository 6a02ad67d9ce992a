#include "schema.h"
#include "codes.h"

#define AS_COLUMN(table, name, label, type, flags, codes) { #name, label, type, flags, codes },
#define TABLE(name, label, columns) \
    static const struct column name##_columns[] = { columns(AS_COLUMN, name) };
#include "tables.def"
#undef TABLE

static const struct schema schemas[TABLE_COUNT] = {
#define TABLE(name, label, columns) { #name, label, name##_columns, name##_COUNT },
#include "tables.def"
#undef TABLE
};

const struct schema *schema_of(enum table table)
{
    return &schemas[table];
}

enum table table_named(struct text name)
{
    enum table table = 0;

    while (table < TABLE_COUNT && !text_is(name, schemas[table].name))
        table++;
    return table;
}

bool table_may_be_carried(struct text name)
{
    enum table table = table_named(name);

    return table != TABLE_COUNT && !table_is_register(table);
}

int schema_column(const struct schema *schema, struct text name)
{
    for (size_t i = 0; i < schema->count; i++)
        if (text_is(name, schema->columns[i].name) && !(schema->columns[i].flags & UNREAD))
            return (int)i;
    return -1;
}

int code_index(const struct code *codes, struct text name)
{
    for (int i = 0; codes && codes[i].name; i++)
        if (text_is(name, codes[i].name))
            return i;
    return -1;
}

bool schema_of_households(const struct schema *schema)
{
    int column = schema_column(schema, text_of("household_id"));

    return column >= 0 && schema->columns[column].flags & REQUIRED;
}
