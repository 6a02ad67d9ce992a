/* The application and approval form (申请审批表) of a household: facts, papers, visits, and what each
   level has said up to the day.

   It stays in the office: names, facts and findings are on it, of an ID number its last four
   characters beside the age, and no address, telephone, account, illness or disability but what the
   names of papers tell. */
#ifndef DIBAO_FORM_H
#define DIBAO_FORM_H

#include "../rules/matter.h"
#include "label.h"

/* A part of a form: its own table. */
struct form_part {
    const char *title;
    bool grid;           /* cells are a label, its value, and so on; otherwise the first row are
                            the heads of columns */
    bool signs;          /* a line to sign on follows */
    size_t columns, rows; /* rows of cells, heads too; 0: nothing is there yet */
    struct text *cells;  /* row by row */
    const bool *numbers; /* by column; NULL: none of them */
    size_t *widths;      /* of the widest cell, by column */
};

struct form {
    enum language language;
    struct text household_id;
    day on;
    struct form_part *parts;
    size_t count;
};

/* Of a household whose application is open, as it stands on the matter's day. Everything lives in
   the matter's arena. Side tables: members, incomes, documents, surveys, opinions, postings,
   objections; assets where the policy has them. */
void form_fill(struct form *form, struct matter *matter, const struct progress *progress,
               enum language language);

/* How a form is laid out; both say the same. */
struct form_style {
    size_t lines, width; /* that a page has room for */
    void (*page_begin)(struct buffer *out, const struct form *form);
    void (*part_begin)(struct buffer *out, const struct form *form, const struct form_part *part);
    void (*row)(struct buffer *out, const struct form *form, const struct form_part *part,
                size_t row);
    void (*part_end)(struct buffer *out, const struct form *form, const struct form_part *part,
                     bool last);
    void (*page_end)(struct buffer *out, const struct form *form, size_t page, size_t pages);
};
extern const struct form_style form_as_html, form_as_text;

/* Adds the form on as many pages as it takes. */
void form_print(struct buffer *out, const struct form *form, const struct form_style *style);

/* What is to be filled in by hand below a level's opinions. */
enum { FORM_INKS = 3 };
extern const enum message form_inks[FORM_INKS];
/* Adds "户编号 001003-000422　截至 2004-04-20". */
void add_form_subject(struct buffer *out, const struct form *form);

#endif
