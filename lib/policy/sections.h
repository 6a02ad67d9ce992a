/* The sections of a policy, each a table of keys in the file of its part. */
#ifndef DIBAO_SECTIONS_H
#define DIBAO_SECTIONS_H

#include "keys.h"

/* sections_place.c: the place's own columns, dated parameters, the calendar. */
read_key read_parameters, read_columns;
extern const struct section calendar_section;

/* sections_income.c */
extern const struct section members_section, standard_section, income_section, assets_section;
void check_standards(struct loader *loader);

/* sections_benefit.c */
extern const struct section eligibility_section, benefit_section, single_section,
    supplement_section, recheck_section, care_class_section;
read_key read_supplement_groups;

/* sections_case.c */
extern const struct section step_section, deadline_section, evidence_section;

/* sections_money.c */
extern const struct section roster_section, programme_section, payroll_section,
    appeal_section;

/* sections_check.c */
extern const struct section check_section;

/* sections_bank.c: payroll.bank_layouts */
read_key read_layouts;

#endif
