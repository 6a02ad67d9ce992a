/* What libcsv alone takes to read the files: every field counted, nothing else done. With --exact
   first, as this data must be read: blanks around a field kept, a lone CR no end of a line. */
#include <csv.h>
#include <stdio.h>
#include <string.h>

struct counts {
    size_t fields, rows;
};

static void count_field(void *field, size_t size, void *counts)
{
    (void)field;
    (void)size;
    ((struct counts *)counts)->fields++;
}

static void count_row(int end, void *counts)
{
    (void)end;
    ((struct counts *)counts)->rows++;
}

static int is_space(unsigned char byte)
{
    return byte == CSV_CR;
}

static int is_end(unsigned char byte)
{
    return byte == CSV_LF;
}

static int pass(const char *name, int exact, struct counts *counts)
{
    static char block[65536];
    FILE *file = fopen(name, "rb");
    struct csv_parser parser;
    size_t size;

    if (!file || csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI))
        return 2;
    if (exact) {
        csv_set_space_func(&parser, is_space);
        csv_set_term_func(&parser, is_end);
    }
    while ((size = fread(block, 1, sizeof block, file)) > 0)
        if (csv_parse(&parser, block, size, count_field, count_row, counts) != size)
            return 2;
    csv_fini(&parser, count_field, count_row, counts);
    csv_free(&parser);
    return fclose(file) ? 2 : 0;
}

int main(int argc, char **argv)
{
    struct counts counts = { 0, 0 };
    int exact = argc > 1 && strcmp(argv[1], "--exact") == 0, status = 0;

    for (int i = 1 + exact; i < argc && !status; i++)
        status = pass(argv[i], exact, &counts);
    printf("%zu rows, %zu fields\n", counts.rows, counts.fields);
    return status;
}
