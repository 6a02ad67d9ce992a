/* Pages for people in a folder: a file for each community, named by its code. */
#ifndef DIBAO_FOLDER_H
#define DIBAO_FOLDER_H

#include "../table/run.h"
#include "poster.h"

/* Makes the folder where it is not there, for its owner alone. False: a problem was added. */
bool folder_make(const char *folder, struct problems *problems);

/* --print text. */
bool prints_text(const struct settings *settings);

/* The household's community has no place or code: a fault of the household. */
void fault_of_place(struct run *run, const struct household *household);

/* Adds to `page` what the community of that number is to get. */
typedef void put_page(struct buffer *page, void *work, size_t number);

/* A file for each community of `pages`, among the outputs of the run. */
void folder_write(const char *folder, struct run *run, struct posters *pages, put_page *put,
                  void *work);

#endif
