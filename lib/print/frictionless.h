/* A table's columns as a Frictionless Table Schema, for other programs. */
#ifndef DIBAO_FRICTIONLESS_H
#define DIBAO_FRICTIONLESS_H

#include "../table/schema.h"

/* Adds one JSON object: names, titles (the Chinese headers), types, codes and keys; private
   columns are marked. */
void schema_as_frictionless(struct buffer *out, const struct schema *schema);

#endif
