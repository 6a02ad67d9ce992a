#include "message.h"

const struct message_text messages[MESSAGE_COUNT] = {
#define MESSAGE(name, code, english, chinese) [MESSAGE_##name] = { code, english, chinese },
#include "messages.def"
#undef MESSAGE
};

/* The one door to the texts: "make check-messages" stands in it and notes which are used. */
const char *message_in(enum message message, enum language language)
{
    return language == CHINESE ? messages[message].chinese : messages[message].english;
}
