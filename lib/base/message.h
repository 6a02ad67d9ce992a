/* Every message, help text and label in both languages, side by side. */
#ifndef DIBAO_MESSAGE_H
#define DIBAO_MESSAGE_H

#include "text.h"

/* MESSAGE(name, code, english, chinese); {1} {2} {3} stand for what is filled in. The code is
   what users grep for; dibao-codes(7) is made from this table. */
enum message {
#define MESSAGE(name, code, english, chinese) MESSAGE_##name,
#include "messages.def"
#undef MESSAGE
    MESSAGE_COUNT
};

struct message_text {
    const char *code, *english, *chinese;
};
extern const struct message_text messages[MESSAGE_COUNT];

enum language { ENGLISH, CHINESE };

/* The text of a message, with its {1}... as they stand. */
const char *message_in(enum message message, enum language language);

/* Chinese when the first of LC_ALL, LC_MESSAGES, LANG that is set begins with "zh". */
enum language message_language(void);

/* Adds the text of a message with {1}... filled in from `arguments` (ended by NULL), each made
   harmless for a terminal. */
void message_fill(struct buffer *out, const char *text, const char *const *arguments);

/* The text of a message in the user's language, {1}... filled in from `arguments` (ended by
   NULL), each made harmless for a terminal. Arguments must never be private values. */
void message_format(struct buffer *out, enum message message, const char *const *arguments);

/* What an errno means, in the user's language. */
const char *message_system(int error);

#endif
