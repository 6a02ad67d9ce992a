/* What the compilers of conditions and of amounts share. */
#ifndef DIBAO_COMPILE_H
#define DIBAO_COMPILE_H

#include "loader.h"

/* One operator of the language: its key, what reads it, and the keys that may stand beside it. */
struct operator {
    const char *name;
    void *(*compile)(struct loader *loader, json_t *object, const struct operator *operator,
                     struct view view);
    int detail; /* the kind or comparison that it stands for */
    const char *beside[4];
};

/* The operator of the object, after checking that nothing else stands in it; NULL after an
   error. */
const struct operator *operator_of(struct loader *loader, json_t *object,
                                   const struct operator *operators, size_t count);

/* The operand under a key of the object, compiled; NULL after an error. */
struct condition *condition_at(struct loader *loader, json_t *object, const char *key,
                               struct view view);
struct amount *amount_at(struct loader *loader, json_t *object, const char *key,
                         struct view view);

/* The list under a key, each compiled; `exactly` that many, or with 0 at least one. NULL after an
   error. */
struct amount **amounts_at(struct loader *loader, json_t *object, const char *key,
                           struct view view, size_t exactly, size_t *count);

/* The question that is asked of condition->field (is, in, has, present); false after an error. */
bool compile_test(struct loader *loader, json_t *object, struct condition *condition);

/* The scope of members, for what a household asks of its members; false after an error, when it
   is no household that asks. */
bool member_view(struct loader *loader, const char *operator, struct view *view);

#endif
