/* Writes dibao-records(5) from the tables of columns, so that it cannot drift. */
#include "../lib/table/schema.h"
#include "page.h"

static const char *type_name(enum column_type type)
{
    static const char *const names[] = {
        [TYPE_TEXT] = "text",
        [TYPE_CODE] = "one of",
        [TYPE_SET] = "set, written with \";\"",
        [TYPE_INTEGER] = "whole number",
        [TYPE_DECIMAL] = "decimal number",
        [TYPE_MONEY] = "yuan, at most two decimals",
        [TYPE_DATE] = "date, YYYY-MM-DD",
        [TYPE_MONTH] = "month, YYYY-MM",
        [TYPE_YESNO] = "yes or no",
        [TYPE_ID] = "resident ID number, 18 characters or the old 15 digits"
    };
    return names[type];
}

static void put_flags(unsigned flags)
{
    static const struct {
        unsigned flag;
        const char *word;
    } words[] = { { KEY, "key" }, { REQUIRED, "required" }, { PRIVATE, "private" },
                  { SIGNED, "may be below zero" }, { POSITIVE, "above zero" } };

    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (flags & words[i].flag)
            printf("; %s", words[i].word);
}

static void put_column(const struct column *column)
{
    printf(".It Va %s No %s\n%s", column->name, column->label, type_name(column->type));
    for (const struct code *code = column->codes; code && code->name; code++)
        printf("%s%s %s", code == column->codes ? ": " : ", ", code->name, code->label);
    put_flags(column->flags);
    puts("");
}

static void put_table(const struct schema *schema)
{
    printf(".Ss %s %s\n.Bl -tag -width Ds -compact\n", schema->name, schema->label);
    for (size_t i = 0; i < schema->count; i++)
        put_column(&schema->columns[i]);
    puts(".El");
}

int main(void)
{
    puts(".Dd November 25, 2026\n.Dt DIBAO-RECORDS 5\n.Os\n.Sh NAME\n.Nm dibao-records\n"
         ".Nd the tables that the dibao programs read and write\n.Sh DESCRIPTION\n"
         "A record is one line: CSV (RFC 4180, a header line first, UTF-8, commas) or JSON Lines\n"
         "(one object a line).\n"
         "No field holds a line break or a NUL.\n"
         "A byte order mark and CRLF are accepted; a file whose name ends in\n.Pa .gz\n"
         "is compressed.\n"
         "Columns are found by name, in any order; columns that are not listed here pass through\n"
         "untouched.\n.Pp\n"
         "Tables of households are sorted by\n.Va household_id\n"
         "by bytes, the rows of one household together; so\n.Xr dibao-table 1\nsorts them.\n"
         "A row with\n.Va from\nand\n.Va to\n"
         "stands for the months from the one to the other, both included; an empty one is open.\n"
         "Two rows of one key may not cover the same month.\n.Pp\n"
         "Columns marked private are never shown in a message, a log or a poster; from\n"
         ".Xr dibao-assess 1\non they are left out of the stream and stay in the book.\n"
         "Each column stands with its usual Chinese header and its type.\n.Pp\n"
         ".Sy stream\n"
         "is the stream of households:\n.Xr dibao-assess 1\nadds\n.Va month\nto\n.Va reasons\n"
         "and, asked with\n.Fl -against ,\n.Va other_verdict\nto\n.Va difference ,\n"
         ".Xr dibao-review 1\nand\n.Xr dibao-notice 1\nkeep\n.Va step\nto\n.Va decision_note\n"
         "true,\n.Xr dibao-roster 1\nadds\n.Va on_roster\nto\n.Va phase_out_base .\n"
         ".Sy roster\n"
         "is what\n.Xr dibao-roster 1\nwrites, or an opening roster of\n.Va household_id ,\n"
         ".Va persons ,\n.Va income ,\n.Va amount ,\n.Va approved_on\nand\n.Va recheck_due .\n"
         ".Sh TABLES");
    for (int table = 0; table < TABLE_COUNT; table++)
        if (table != TABLE_roster)
            put_table(schema_of((enum table)table));
    puts(".Sh SEE ALSO\n.Xr dibao-table 1 ,\n.Xr dibao-policy 5 ,\n.Xr dibao 7 ,\n.Xr dibao-codes 7");
    return fclose(stdout) == 0 ? 0 : 2;
}
