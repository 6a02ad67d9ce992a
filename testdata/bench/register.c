/* Writes a register of vehicles of so many rows, in no order: one in a hundred of a member of the
   book, the others of people whom it does not know. The same bytes each time. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static uint64_t seed = 2004;

static unsigned below(unsigned limit)
{
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)(seed >> 33) % limit;
}

static char id_check(const char *digits)
{
    static const int weights[] = { 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2 };
    int sum = 0;

    for (int i = 0; i < 17; i++)
        sum += (digits[i] - '0') * weights[i];
    return "10X98765432"[sum % 11];
}

static void stranger(char id[24])
{
    snprintf(id, 24, "%06u%04u%02u%02u%03u", 110101 + below(500000), 1930 + below(70),
             1 + below(12), 1 + below(28), below(1000));
    id[17] = id_check(id);
    id[18] = '\0';
}

/* The ID number of the next line of members, from the first again behind the last. */
static void member(FILE *members, char id[24])
{
    char line[4096];

    if (!fgets(line, sizeof line, members)) {
        rewind(members);
        if (!fgets(line, sizeof line, members) || !fgets(line, sizeof line, members))
            exit(2);
    }
    if (sscanf(line, "%*[^,],%*[^,],%*[^,],%18[0-9X]", id) != 1)
        stranger(id);
}

int main(int argc, char **argv)
{
    long rows = argc == 3 ? strtol(argv[2], NULL, 10) : 0;
    FILE *members = argc == 3 ? fopen(argv[1], "r") : NULL;
    char id[24];

    if (!members || rows < 1) {
        fputs("usage: register MEMBERS ROWS\n", stderr);
        return 2;
    }
    puts("id_number,registered_on,sold_on");
    for (long i = 0; i < rows; i++) {
        if (i % 100 == 0)
            member(members, id);
        else
            stranger(id);
        printf("%s,%u-%02u-%02u,%s\n", id, 1990 + below(14), 1 + below(12), 1 + below(28),
               below(3) ? "" : "2003-06-30");
    }
    return fclose(stdout) ? 2 : 0;
}
