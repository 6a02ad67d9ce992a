/* Writes dibao-codes(7) from the tables of messages and codes, so that it cannot drift. */
#include "../lib/base/message.h"
#include "../lib/table/codes.h"
#include "page.h"

static bool named_before(size_t index)
{
    for (size_t i = 0; i < index; i++)
        if (strcmp(messages[i].code, messages[index].code) == 0)
            return true;
    return false;
}

/* All messages that end with the code of this one. */
static void put_texts(size_t first)
{
    for (size_t i = first; i < MESSAGE_COUNT; i++) {
        if (strcmp(messages[i].code, messages[first].code) != 0)
            continue;
        if (i > first)
            puts(".br");
        put(messages[i].english);
        puts("\n.br");
        put(messages[i].chinese);
        puts("");
    }
}

static void put_messages(void)
{
    puts(".Sh MESSAGES\nEach message ends with its code in brackets.\n"
         "What the program fills in stands as {1}, {2}, {3}.\n.Bl -tag -width Ds");
    for (size_t i = 0; i < MESSAGE_COUNT; i++) {
        if (*messages[i].code == '\0' || named_before(i))
            continue;
        printf(".It Cm ");
        put(messages[i].code);
        putchar('\n');
        put_texts(i);
    }
    puts(".El");
}

static void put_codes(const struct column *column)
{
    for (const struct code *code = column->codes; code->name; code++)
        printf("%s%s %s", code == column->codes ? "" : ", ", code->name, code->label);
    puts("");
}

static void put_table(const struct schema *schema)
{
    bool first = true;

    for (size_t i = 0; i < schema->count; i++) {
        if (!schema->columns[i].codes)
            continue;
        if (first)
            printf(".Ss %s %s\n.Bl -tag -width Ds\n", schema->name, schema->label);
        first = false;
        printf(".It Va %s No %s\n", schema->columns[i].name, schema->columns[i].label);
        put_codes(&schema->columns[i]);
    }
    if (!first)
        puts(".El");
}

int main(void)
{
    puts(".Dd November 25, 2026\n.Dt DIBAO-CODES 7\n.Os\n.Sh NAME\n.Nm dibao-codes\n"
         ".Nd messages and codes of the dibao programs\n.Sh DESCRIPTION\n"
         "Every message of the programs in English and Chinese, and every code of the tables\n"
         "with its Chinese label.\n"
         "Codes of reasons, of what a case waits for and of movements stand in the pages of the\n"
         "programs that write them:\n"
         ".Xr dibao-assess 1 ,\n.Xr dibao-review 1 ,\n.Xr dibao-notice 1 ,\n"
         ".Xr dibao-roster 1\nand\n.Xr dibao-check 1 .");
    put_messages();
    puts(".Sh CODES");
    for (int table = 0; table < TABLE_COUNT; table++)
        if (table != TABLE_stream && table != TABLE_assessed_members)
            put_table(schema_of((enum table)table));
    puts(".Sh SEE ALSO\n.Xr dibao-policy 5 ,\n.Xr dibao-records 5 ,\n.Xr dibao 7");
    return fclose(stdout) == 0 ? 0 : 2;
}
