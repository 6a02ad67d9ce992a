/* What the conditions and amounts of a rule look at. */
#ifndef DIBAO_INPUTS_H
#define DIBAO_INPUTS_H

#include "language.h"

/* `each`: it is asked of every counted member, not of the one in scope. */
typedef void input_tell(void *listener, const struct field *field, bool each);

/* Tells every field that the condition names, and those of its amounts; NULL names none. */
void condition_inputs(const struct condition *condition, input_tell *tell, void *listener);
void amount_inputs(const struct amount *amount, input_tell *tell, void *listener);

/* Of another's or a private column: it may be named, but its value is not shown. Of those who owe
   maintenance only what a court set, what they pay and how they are related. */
bool field_is_hidden(const struct field *field, const struct facts *facts);

/* Money, not a number of persons, years or things. */
bool field_is_money(const struct field *field);

#endif
