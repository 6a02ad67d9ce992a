/* The tables and their columns (records.md), as tables. */
#ifndef DIBAO_SCHEMA_H
#define DIBAO_SCHEMA_H

#include "../base/day.h"
#include "../base/text.h"

struct code {
    const char *name, *label, *label_en; /* Chinese, English (NULL: the name) */
};

enum column_type {
    TYPE_TEXT,    /* number: always NONE */
    TYPE_CODE,    /* number: index into codes */
    TYPE_SET,     /* codes separated by ';'; number: bits by index into codes, when it has codes */
    TYPE_INTEGER, /* a whole number >= 0 (or signed) */
    TYPE_DECIMAL, /* units of 1e-9 */
    TYPE_MONEY,   /* fen */
    TYPE_DATE,    /* day */
    TYPE_MONTH,   /* month */
    TYPE_YESNO,   /* 1, 0 */
    TYPE_ID       /* resident ID number; number: birth date */
};

enum column_flag {
    REQUIRED = 1, /* in the header, and no row leaves it empty */
    KEY = 2,      /* part of the table's key */
    PRIVATE = 4,  /* never in a message, a log, a poster; cut out of the stream from assess on */
    SIGNED = 8,   /* may be below zero */
    POSITIVE = 16, /* above zero */
    UNREAD = 32,   /* of another program's making: not looked up, decoded or checked */
    OPEN = 64      /* a code that is none of the list is no mistake: its number is NONE */
};

struct column {
    const char *name, *label; /* label: the usual Chinese header */
    enum column_type type;
    unsigned flags;
    const struct code *codes; /* ended by a NULL name; NULL: any text */
};

/* X(name, label, COLUMNS) for every table; see tables.def. */
enum table {
#define TABLE(name, label, columns) TABLE_##name,
#include "tables.def"
#undef TABLE
    TABLE_COUNT
};

/* For every table T an enum with its columns in order: members_household_id ... members_COUNT. */
#include "columns.h"
#define AS_ENUM_ENTRY(table, name, label, type, flags, codes) table##_##name,
#define TABLE(name, label, columns) \
    enum name##_column { columns(AS_ENUM_ENTRY, name) name##_COUNT };
#include "tables.def"
#undef TABLE

struct schema {
    const char *name, *label;
    const struct column *columns;
    size_t count;
};

const struct schema *schema_of(enum table table);
/* The table of that name, or TABLE_COUNT. */
enum table table_named(struct text name);
/* A register of another office (比对库). */
static inline bool table_is_register(enum table table)
{
    return table >= TABLE_deaths && table < TABLE_COUNT;
}
/* A table of that name may stand inside a record, so that it cannot be a column: any but a
   register. */
bool table_may_be_carried(struct text name);
/* Index of the column, or -1. */
int schema_column(const struct schema *schema, struct text name);
/* Index of the code, or -1. */
int code_index(const struct code *codes, struct text name);
/* True when the table's rows belong to households and stand sorted by household_id. */
bool schema_of_households(const struct schema *schema);

#endif
