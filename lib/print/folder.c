#include "folder.h"

#include <errno.h>
#include <sys/stat.h>

bool folder_make(const char *folder, struct problems *problems)
{
    enum { OWNER_ALONE = 0700 };

    return mkdir(folder, OWNER_ALONE) == 0 || errno == EEXIST
        || problem_add(problems, MESSAGE_POSTER_FOLDER, (struct place){ .file = folder },
                       message_system(errno), NULL, NULL);
}

bool prints_text(const struct settings *settings)
{
    const char *print = settings->value[OPTION_PRINT];

    return print && strcmp(print, "text") == 0;
}

void fault_of_place(struct run *run, const struct household *household)
{
    run_fault(run, MESSAGE_POSTER_PLACE, TABLE_stream,
              run_place(run, household->row, stream_community),
              arena_copy(&run->arena, household->id.at, household->id.size), NULL, NULL);
}

/* "DIR/220104001001.html" */
static struct writer *open_page(const char *folder, struct run *run, const struct poster *poster)
{
    struct buffer file = { 0 };
    struct writer *writer;

    buffer_string(&file, folder);
    buffer_byte(&file, '/');
    buffer_text(&file, poster->place->field[places_code]);
    buffer_string(&file, prints_text(run->settings) ? ".txt" : ".html");
    writer = writer_bytes(run->outputs, file.at, &run->problems);
    buffer_fini(&file);
    return writer;
}

void folder_write(const char *folder, struct run *run, struct posters *pages, put_page *put,
                  void *work)
{
    struct buffer page = { 0 };

    for (size_t i = 0; i < pages->count && run->problems.errors == 0; i++) {
        struct writer *writer = open_page(folder, run, &pages->at[i]);

        if (!writer)
            break;
        buffer_clear(&page);
        put(&page, work, i);
        writer_add(writer, page.at, page.size);
    }
    buffer_fini(&page);
    piles_good(&pages->piles, &run->problems);
}
