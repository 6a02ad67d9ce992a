#include "shipped.h"
#include "text.h"
#include <stdbool.h>
#include <stdlib.h>
#include <unistd.h>

enum { PROGRAM_PATH = 4096, LEVELS = 4 };

/* "FOLDER/share/dibao/policies/NAME.json", when it can be read. */
static char *file_in(const char *folder, const char *below, const char *kind, const char *name,
                     const char *ending)
{
    struct buffer path = { 0 };

    buffer_string(&path, folder);
    buffer_string(&path, below);
    buffer_string(&path, kind);
    buffer_byte(&path, '/');
    buffer_string(&path, name);
    buffer_string(&path, ending);
    if (access(path.at, R_OK) == 0)
        return path.at;
    buffer_fini(&path);
    return NULL;
}

/* Shortens the path by its last part; false when none is left. */
static bool go_up(char *path)
{
    char *slash = strrchr(path, '/');

    if (!slash || slash == path)
        return false;
    *slash = '\0';
    return true;
}

static char *beside_program(const char *kind, const char *name, const char *ending)
{
    char folder[PROGRAM_PATH];
    ssize_t size = readlink("/proc/self/exe", folder, sizeof folder - 1);
    char *found = NULL;

    if (size <= 0)
        return NULL;
    folder[size] = '\0';
    for (int level = 0; !found && level < LEVELS && go_up(folder); level++) {
        found = file_in(folder, "/share/dibao/", kind, name, ending);
        if (!found)
            found = file_in(folder, "/lib/", kind, name, ending);
    }
    return found;
}

char *shipped_file(const char *kind, const char *name, const char *ending)
{
    char *found = beside_program(kind, name, ending);

    return found ? found : file_in(SHARE_DIR, "/", kind, name, ending);
}
