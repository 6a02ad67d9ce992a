/* A stream of bytes in another encoding, read as UTF-8. */
#ifndef DIBAO_TRANSCODE_H
#define DIBAO_TRANSCODE_H

#include "../base/encoding.h"

struct transcode;

/* A byte that stands in no UTF-8: what could not be read in the other encoding. */
enum { UNREADABLE = 0xFF };

/* NULL: iconv does not know the encoding here. */
struct transcode *transcode_open(enum encoding from);
void transcode_close(struct transcode *transcode);

/* Room for so many bytes as they stand in the file; write there, then tell transcode_took. */
char *transcode_room(struct transcode *transcode, size_t size);
void transcode_took(struct transcode *transcode, size_t size);

/* Writes UTF-8 of what was taken in so far, at most `room` bytes (at least 8): how many. What is
   broken becomes UNREADABLE; a character cut off waits for its rest unless the stream `ended`. */
size_t transcode_give(struct transcode *transcode, char *to, size_t room, bool ended);

/* The encoding by a byte order mark, or by the zero bytes of a header in UTF-16; *mark is the
   mark's size. ENCODING_AUTO: none of these. */
enum encoding encoding_marked(struct text begin, size_t *mark);

/* UTF-8 or GB18030 by what the bytes hold; ENCODING_AUTO: ASCII alone so far, but for *rest bytes
   at the end, which may be part of a character. */
enum encoding encoding_guess(struct text bytes, size_t *rest);

#endif
