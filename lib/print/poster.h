/* Posters of a posting (公示): for each community who is to be posted now. A poster shows the columns
   that the step of the policy shows, names masked as it says, and nothing else of a family. */
#ifndef DIBAO_POSTER_H
#define DIBAO_POSTER_H

#include "../table/codes.h"
#include "../table/piles.h"
#include "label.h"

/* The poster of a community. */
struct poster {
    const struct row *place; /* of places; borrowed */
    size_t households;
};

/* Starts as { .policy, .step, .places, .from, .language }. */
struct posters {
    const struct policy *policy;
    const struct step *step;
    const struct rows *places;
    day from, until;     /* the posting's days */
    enum language language;
    struct poster *at;   /* owned; as they came up */
    size_t count, room;
    struct piles piles;  /* a poster's number is its pile's */
};

/* Adds a household of the stream; `minor`: its head is one. False: its community is not in places,
   or has no code. Memory grows with the number of communities alone. */
bool posters_add(struct posters *posters, const struct row *household, bool minor);
/* The same with a text that was put together elsewhere (a letter). */
bool posters_add_text(struct posters *posters, const struct row *household, struct text text);
/* How many were added. */
int64_t posters_households(const struct posters *posters);
void posters_fini(struct posters *posters);

/* How a poster is laid out; both forms say the same. */
struct poster_form {
    size_t lines;       /* that a page has room for */
    const char *ending; /* of the file's name */
    void (*begin)(struct buffer *out, const struct posters *posters, enum language language);
    void (*page_begin)(struct buffer *out, const struct posters *posters,
                       const struct poster *poster, enum language language);
    void (*line)(struct buffer *out, const struct posters *posters, size_t number,
                 struct text cells, enum language language);
    void (*page_end)(struct buffer *out, const struct posters *posters,
                     const struct poster *poster, size_t page, size_t pages,
                     enum language language);
    void (*end)(struct buffer *out);
};
extern const struct poster_form poster_as_html, poster_as_text;

/* Adds the texts that were added for a place, one after the other. */
void poster_texts(struct buffer *out, struct posters *posters, size_t number);

/* Adds the whole poster. */
void poster_print(struct buffer *out, struct posters *posters, size_t number,
                  const struct poster_form *form, enum language language);

/* For the forms' own files: a part of `cells`, taken off its front; the column of the shown one;
   the sentences of a poster, each added. */
struct text next_cell(struct text *cells);
const struct column *shown_column(const struct posters *posters, size_t shown);
void add_poster_lead(struct buffer *out, const struct posters *posters, enum language language);
void add_poster_period(struct buffer *out, const struct posters *posters, enum language language);
void add_poster_objections(struct buffer *out, const struct posters *posters,
                           const struct poster *poster, enum language language);

#endif
