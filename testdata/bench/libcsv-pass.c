/* What libcsv alone takes to read the files: every field counted, nothing else done. */
#include <csv.h>
#include <stdio.h>

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

static int pass(const char *name, struct counts *counts)
{
    static char block[65536];
    FILE *file = fopen(name, "rb");
    struct csv_parser parser;
    size_t size;

    if (!file || csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI))
        return 2;
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
    int status = 0;

    for (int i = 1; i < argc && !status; i++)
        status = pass(argv[i], &counts);
    printf("%zu rows, %zu fields\n", counts.rows, counts.fields);
    return status;
}
