/* Stands in the door to the texts (message_in) of programs and tests that "make check-messages"
   links, and writes the name of each message, when it is first used, to the file MESSAGES_SEEN. */
#include "../../lib/base/message.h"
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

static const char *const names[MESSAGE_COUNT] = {
#define MESSAGE(name, code, english, chinese) #name "\n",
#include "../../lib/base/messages.def"
#undef MESSAGE
};

const char *__real_message_in(enum message message, enum language language);
const char *__wrap_message_in(enum message message, enum language language);

static void note(enum message message)
{
    static bool noted[MESSAGE_COUNT];
    const char *path = getenv("MESSAGES_SEEN");

    if (noted[message] || !path)
        return;
    noted[message] = true;
    int file = open(path, O_WRONLY | O_APPEND | O_CLOEXEC);
    if (file < 0 || write(file, names[message], strlen(names[message])) < 0)
        abort();
    close(file);
}

const char *__wrap_message_in(enum message message, enum language language)
{
    note(message);
    return __real_message_in(message, language);
}
