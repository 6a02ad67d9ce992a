/* A stream that must be read more than once. */
#ifndef DIBAO_AGAIN_H
#define DIBAO_AGAIN_H

#include "../base/option.h"

/* The program's operand, or what is read from standard input (a side table can be, too): what comes
   through a pipe is kept in a temporary file without a name. False: a problem was added. */
bool input_keep(const struct settings *settings, struct problems *problems);
/* Standard input begins anew; an operand does in any case. False: a problem was added. */
bool input_rewind(const struct settings *settings, struct problems *problems);

/* CRC-32 of the content of the operand or of standard input, uncompressed. False: a problem was
   added. */
bool input_crc(const struct settings *settings, uint32_t *crc, struct problems *problems);

/* What a program does that reads its input twice: first for its CRC-32, then to work with it. The
   exit status. */
typedef int crc_work(const struct settings *settings, uint32_t crc);
int work_with_crc(const struct settings *settings, crc_work *work);

#endif
