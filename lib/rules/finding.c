#include "finding.h"

/* Findings whose document does not stand in a policy: all others are assumed. */
static const struct {
    enum message message;
    const char *basis;
} documents[] = {
    { MESSAGE_ID_FORM, "GB 11643" },
    { MESSAGE_ID_DATE, "GB 11643" },
    { MESSAGE_ID_CHECK, "GB 11643" },
};

const char *finding_basis(const struct finding *finding)
{
    if (finding->basis)
        return finding->basis;
    for (size_t i = 0; i < sizeof documents / sizeof *documents; i++)
        if (documents[i].message == finding->message)
            return documents[i].basis;
    return "assumed";
}

const char *finding_code(const struct finding *finding, struct buffer *code)
{
    const char *first = messages[finding->message].code;

    if (!finding->what)
        return first;
    buffer_clear(code);
    buffer_string(code, first);
    buffer_byte(code, ':');
    buffer_string(code, finding->what);
    return code->at;
}
