/* Where the values of a valid JSON text stand in it. */
#ifndef DIBAO_JSON_WALK_H
#define DIBAO_JSON_WALK_H

#include "../base/text.h"

struct json_walk {
    const char *at;
};

/* Begins inside an object or an array, which jansson has accepted. */
struct json_walk json_walk(struct text value);

/* The next value of an array, or the next pair of an object: `name` as it stands between its
   quotes. False at the end. */
bool json_walk_value(struct json_walk *walk, struct text *value);
bool json_walk_pair(struct json_walk *walk, struct text *name, struct text *value);

#endif
