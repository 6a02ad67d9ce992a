#include "message.h"
#include <errno.h>
#include <stdlib.h>

enum language message_language(void)
{
    static const char *const names[] = { "LC_ALL", "LC_MESSAGES", "LANG" };

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *value = getenv(names[i]);
        if (value && *value)
            return strncmp(value, "zh", 2) == 0 ? CHINESE : ENGLISH;
    }
    return ENGLISH;
}

static const char *text_in_language(enum message message)
{
    return message_in(message, message_language());
}

/* The argument that "{1}" at `place` stands for, "" when fewer were given; NULL: no such mark. */
static const char *argument_at(const char *place, const char *const *arguments)
{
    if (place[0] != '{' || place[1] < '1' || place[1] > '9' || place[2] != '}')
        return NULL;
    for (char number = '1'; arguments && *arguments; arguments++, number++)
        if (number == place[1])
            return *arguments;
    return "";
}

void message_fill(struct buffer *out, const char *at, const char *const *arguments)
{
    buffer_add(out, "", 0);
    while (*at) {
        size_t plain = strcspn(at, "{");
        buffer_add(out, at, plain);
        at += plain;
        const char *argument = *at ? argument_at(at, arguments) : NULL;
        if (argument)
            buffer_visible(out, text_of(argument));
        else if (*at)
            buffer_byte(out, *at);
        at += argument ? 3 : *at ? 1 : 0;
    }
}

void message_format(struct buffer *out, enum message message, const char *const *arguments)
{
    message_fill(out, text_in_language(message), arguments);
}

const char *message_system(int error)
{
    static const struct {
        int error;
        enum message message;
    } known[] = {
        { ENOENT, MESSAGE_SYSTEM_MISSING },    { EACCES, MESSAGE_SYSTEM_DENIED },
        { EPERM, MESSAGE_SYSTEM_DENIED },      { EISDIR, MESSAGE_SYSTEM_FOLDER },
        { ENOTDIR, MESSAGE_SYSTEM_NO_FOLDER }, { ENOSPC, MESSAGE_SYSTEM_FULL },
        { EDQUOT, MESSAGE_SYSTEM_FULL },       { EROFS, MESSAGE_SYSTEM_READ_ONLY },
        { EIO, MESSAGE_SYSTEM_DEVICE },        { EBADF, MESSAGE_SYSTEM_CLOSED },
        { EFBIG, MESSAGE_SYSTEM_LARGE },       { ENAMETOOLONG, MESSAGE_SYSTEM_NAME },
        { ELOOP, MESSAGE_SYSTEM_LOOP },        { EMFILE, MESSAGE_SYSTEM_MANY },
        { ENFILE, MESSAGE_SYSTEM_MANY },       { ETXTBSY, MESSAGE_SYSTEM_BUSY },
        { EBUSY, MESSAGE_SYSTEM_BUSY },        { EPIPE, MESSAGE_SYSTEM_CLOSED },
    };

    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (known[i].error == error)
            return text_in_language(known[i].message);
    return message_language() == CHINESE ? text_in_language(MESSAGE_SYSTEM_OTHER) : strerror(error);
}
