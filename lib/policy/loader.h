/* What the loader of a policy knows while it walks the JSON tree. */
#ifndef DIBAO_LOADER_H
#define DIBAO_LOADER_H

#include "document.h"
#include "language.h"

/* How far the facts of a household have been made when a rule is asked (fine-print.md, "who
   makes which name"). */
enum stage {
    MADE_COLUMNS,    /* rules of members */
    MADE_PERSONS,    /* standard */
    MADE_GROSS,      /* income: imputed to deemed; also standard, need, assets */
    MADE_INCOME,     /* eligibility, benefit, single_person */
    MADE_BASE,       /* supplements */
    MADE_AMOUNT,     /* from recheck on; also verdict */
    MADE_ROSTER      /* programmes, payroll: on_roster, approval */
};

enum view_scope {
    OF_HOUSEHOLD, OF_MEMBER, OF_SUPPORTER,
    OF_PER,  /* as the rule's key "per" says */
    OF_FORM  /* member, beside by_size household */
};

struct view {
    enum view_scope scope;
    enum stage stage;
};

struct period {
    month from, to; /* both included; NO_MONTH: open */
};

struct loader {
    struct policy *policy;
    struct arena *arena;       /* the policy's */
    struct problems *problems;
    struct buffer path;        /* of what is read now; empty: the whole */
    json_t *root;
    struct text text;          /* of the file, for lines */
    size_t scanned;            /* bytes of it gone through for lines so far */
    json_t *object;            /* whose keys are read now */
    json_t *outer;             /* whose "per" counts instead; NULL: the object's own */
    month month;
    bool kept;                 /* what is read now covers the month */
    bool warns;                /* of absent labels and bases */
    const char *rule_path;     /* of the condition or amount that is compiled now */
    const struct rule **rules; /* every rule kept */
    size_t rule_count, rule_room;
};

/* The path, deeper by a name or an index; gives what leave_path takes back. */
size_t enter_name(struct loader *loader, const char *name);
size_t enter_index(struct loader *loader, size_t index);
void leave_path(struct loader *loader, size_t before);
char *path_copy(struct loader *loader);

/* The file, the line and the path. */
struct place place_of_path(struct loader *loader, const char *path);
/* An error at the present path; false. */
bool wrong(struct loader *loader, enum message message, const char *first, const char *second);
/* The same at a key or an element of it. */
bool wrong_at(struct loader *loader, const char *name, enum message message, const char *first,
              const char *second);

/* Zeroed, the policy's own. */
void *keep(struct loader *loader, size_t count, size_t size);
const char *keep_string(struct loader *loader, const char *string);

/* Checked elements of JSON; errors at the present path. */
const char *want_string(struct loader *loader, json_t *value); /* NULL: an error; not empty */
bool want_number(struct loader *loader, json_t *value, struct rational *number);
bool want_object(struct loader *loader, json_t *value);
bool want_list(struct loader *loader, json_t *value); /* with at least one element */

/* The months that an entry covers; with `tell` its errors are added. */
bool read_period(struct loader *loader, json_t *entry, bool tell, struct period *period);
bool period_covers(struct period period, month worked);
bool periods_meet(struct period first, struct period second);

/* Compiled, in the policy's arena; NULL after an error. */
struct condition *compile_condition(struct loader *loader, json_t *value, struct view view);
struct amount *compile_amount(struct loader *loader, json_t *value, struct view view);
/* The name as the scope has it; false after an error. */
bool resolve_field(struct loader *loader, const char *name, struct view view,
                   struct field *field);

/* A computed name, of a household or of a member. */
bool name_is_figure(const char *name);

/* The kinds of income in force that a kind's or group's name stands for; false when the policy
   does not have it in any month. */
bool kinds_of_income(struct loader *loader, const char *name, size_t **kinds, size_t *count);

#endif
