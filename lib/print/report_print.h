/* The figures of a month or a year, for people and for programs. */
#ifndef DIBAO_REPORT_PRINT_H
#define DIBAO_REPORT_PRINT_H

#include "../rules/report.h"
#include <jansson.h>

/* What is printed: a period, its parts, what it is held against. All borrowed. */
struct report_pages {
    const struct period *whole;
    const struct period *const *parts; /* the subdistricts and what belongs to none */
    size_t part_count;                 /* 0: not asked for */
    const struct period *other;        /* what it is held against; NULL: not asked for */
    const struct period *const *part_others; /* and each part, where there are others; NULL: a part
                                                that the other does not have */
    enum language language;
};

/* Aligned tables, each figure with its label; the parts' one after the other. */
void report_as_text(struct buffer *out, const struct report_pages *pages);
/* One JSON object (dibao-report(1)); money as strings in yuan. */
void report_as_json(struct buffer *out, const struct report_pages *pages);
/* The same figures one a line: subdistrict, path, value; of two periods also the other and the
   difference. */
void report_as_csv(struct buffer *out, const struct report_pages *pages);

/* The figures of one period as an object; owned by the caller. */
json_t *report_figures(const struct period *period);

/* "长春…街道"; what belongs to no subdistrict; the district. */
const char *period_place(const struct period *period, enum language language);
/* "2004", "2004-04" */
void add_period(struct buffer *out, const struct period *period);
/* "…月报 2004-04"; "政策 changchun-2004", and what the period is held against, or NULL. */
void report_title(struct buffer *out, const struct period *period, enum language language);
void report_policy(struct buffer *out, const struct period *period, const struct period *other,
                   enum language language);

#endif
