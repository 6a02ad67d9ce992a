/* What the JSON of an explanation is made of. For its own files. */
#ifndef DIBAO_EXPLANATION_JSON_H
#define DIBAO_EXPLANATION_JSON_H

#include "explanation.h"
#include <jansson.h>

void set_json(json_t *object, const char *name, json_t *value);
/* null where there is nothing. */
json_t *json_of_text(struct text text);
json_t *json_of_string(const char *string);
json_t *json_of_money(fen amount);
json_t *json_of_integer(int64_t integer);
/* The person_no of a member; null: the household. */
json_t *json_of_person(const struct explanation *explanation, int member);

/* Which household, month, policy and program. */
void set_explanation_head(json_t *object, const struct explanation *explanation);
/* A rule has no answer: there are no figures. */
void set_explanation_rejected(json_t *object, const struct explanation *explanation);
/* The object on a line of its own; it is given back. */
void put_json_line(struct buffer *out, json_t *object);

json_t *step_as_json(const struct explanation *explanation, const struct explained_step *step);

#endif
