/* What stands in the cells of a form. For the form's own files. */
#ifndef DIBAO_FORM_VALUE_H
#define DIBAO_FORM_VALUE_H

#include "form.h"

/* Instead of a column of members: the age on the last day of the month. */
enum { FORM_AGE = -2 };

/* The label of a column, or of FORM_AGE. */
struct text form_label(const struct matter *matter, const struct schema *schema, int column,
                       enum language language);

/* A value of a row in words, as it was known on the matter's day: nothing that is private but the
   end of an ID number. It lives in the matter's arena. */
struct text form_value(const struct matter *matter, const struct row *row, int column,
                       enum language language);

#endif
