/* Writes a book of so many households with members, incomes, and here and there supporters and
   assets, sorted, into a folder: the same bytes each time. Every other table of households is a
   header alone. */
#include "../../lib/base/idnumber.h"
#include "../../lib/table/schema.h"
#include <stdio.h>
#include <stdlib.h>

static uint64_t seed = 2004;

static unsigned below(unsigned limit)
{
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)(seed >> 33) % limit;
}

#define PICK(list) list[below(sizeof list / sizeof *list)]

static const char *const surnames[] = { "王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴" };
static const char *const given[] = { "伟", "芳", "秀英", "敏", "静", "丽", "强", "磊", "军", "洋" };
static const char *const categories[] = { "laid_off", "unemployed", "retired", "employed",
                                          "three_no", "other" };
static const char *const labours[] = { "able", "partial", "none" };
static const char *const kinds[] = { "wage", "business", "pension", "unemployment_benefit",
                                     "other" };

static FILE *open_table(const char *folder, const char *name)
{
    char path[4096];
    FILE *file;

    snprintf(path, sizeof path, "%s/%s.csv", folder, name);
    file = fopen(path, "w");
    if (!file) {
        perror(path);
        exit(2);
    }
    return file;
}

static void write_header(FILE *file, const struct schema *schema)
{
    for (size_t i = 0; i < schema->count; i++)
        fprintf(file, "%s%s", i ? "," : "", schema->columns[i].name);
    fputc('\n', file);
}

static FILE *begin_table(const char *folder, enum table table)
{
    FILE *file = open_table(folder, schema_of(table)->name);

    write_header(file, schema_of(table));
    return file;
}

static void write_empty_tables(const char *folder)
{
    for (enum table table = TABLE_assets + 1; table <= TABLE_aid; table++)
        fclose(begin_table(folder, table));
}

/* One subdistrict with a community for each thousand households. */
static void write_places(const char *folder, long count)
{
    FILE *file = open_table(folder, "places");

    fputs("subdistrict,community,code,kind\n,,220104,\n南湖街道,,220104001,subdistrict\n", file);
    for (long i = 0; i < count; i += 1000)
        fprintf(file, "南湖街道,第%ld社区,220104%06ld,\n", 1001 + i / 1000, 1001 + i / 1000);
    fclose(file);
}

static void write_household(FILE *file, const char *id, unsigned community)
{
    const char *quote = below(200) ? "" : "\"";

    fprintf(file, "%s,,,,南湖街道,第%u社区,%s%s,%s长春市南湖大路%u号%s%u栋%u单元%s,13%09u,owned,%u.%u,"
            "central,,,registered,counter,%s,,\n", id, community, PICK(surnames), PICK(given),
            quote, 1 + below(999), *quote ? "," : "", 1 + below(40), 1 + below(6), quote,
            below(1000000000), 30 + below(60), below(10), PICK(given));
}

static char id_check(const char *digits)
{
    static const int weights[] = { 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2 };
    int sum = 0;

    for (int i = 0; i < 17; i++)
        sum += (digits[i] - '0') * weights[i];
    return "10X98765432"[sum % 11];
}

static void write_member(FILE *file, const char *id, unsigned number, unsigned first_year)
{
    static unsigned persons; /* nobody has the number of another */
    unsigned born = persons / 1000 % (20 * 12 * 28);
    char digits[24];

    snprintf(digits, sizeof digits, "990104%04u%02u%02u%03u", first_year + born / (12 * 28),
             1 + born / 28 % 12, 1 + born % 28, persons % 1000);
    persons++;
    fprintf(file, "%s,%u,%s%s,%s%c,%s,,,%s,%s,,,%s,%s,none,,,\n", id, number, PICK(surnames),
            PICK(given), digits, id_check(digits), number == 1 ? "head" : number == 2 ? "spouse"
            : "child", PICK(categories), PICK(labours), below(20) ? "none" : "serious",
            number <= 2 ? "married" : "single");
}

static void write_members(FILE *members, FILE *incomes, const char *id, unsigned number)
{
    unsigned persons = 1 + number % 4;

    for (unsigned person = 1; person <= persons; person++)
        write_member(members, id, person, person <= 2 ? 1940 : 1984);
    for (unsigned row = 0; row < 2; row++)
        fprintf(incomes, "%s,%u,%s,%u.%02u,%s,工资单,yes,,\n", id, 1 + below(persons),
                PICK(kinds), below(400), below(100), row ? "12" : "");
}

/* One who owes the first member maintenance: a court has set it, or he has too little. */
static void write_supporter(FILE *file, const char *id, unsigned number)
{
    fprintf(file, "%s,1,%s%s,,子,%u,3,700,%s,,,\n", id, surnames[number % 10], given[number % 7],
            900 + number % 1000, number % 2 ? "120" : "");
}

static void write_asset(FILE *file, const char *id, unsigned number)
{
    fprintf(file, "%s,1,deposit,%u,,存折,,\n", id, number % 30000);
}

int main(int argc, char **argv)
{
    long count = argc == 3 ? strtol(argv[2], NULL, 10) : 0;

    if (count < 1) {
        fputs("usage: generate FOLDER HOUSEHOLDS\n", stderr);
        return 2;
    }
    FILE *households = begin_table(argv[1], TABLE_households);
    FILE *members = begin_table(argv[1], TABLE_members);
    FILE *incomes = begin_table(argv[1], TABLE_incomes);
    FILE *supporters = begin_table(argv[1], TABLE_supporters);
    FILE *assets = begin_table(argv[1], TABLE_assets);
    for (long i = 0; i < count; i++) {
        unsigned community = (unsigned)(1001 + i / 1000);
        char id[16];
        int size = snprintf(id, sizeof id, "%06u-%05ld", community, i % 1000 + 1);
        id[size] = check_digit((struct text){ id, (size_t)size });
        id[size + 1] = '\0';
        write_household(households, id, community);
        write_members(members, incomes, id, (unsigned)i);
        if (i % 5 == 0)
            write_supporter(supporters, id, (unsigned)i);
        if (i % 3 == 0)
            write_asset(assets, id, (unsigned)i);
    }
    write_empty_tables(argv[1]);
    write_places(argv[1], count);
    return fclose(households) || fclose(members) || fclose(incomes) || fclose(supporters)
            || fclose(assets) ? 2 : 0;
}
