#include "reason.h"

#include "../table/codes.h"

static const struct { const char *code; enum message message; } words[] = {
    { "income", MESSAGE_REASON_INCOME },
    { "nothing", MESSAGE_REASON_NOTHING },
    { "nobody", MESSAGE_REASON_NOBODY },
    { "head:missing", MESSAGE_REASON_HEAD },
    { "unverified:income", MESSAGE_REASON_UNVERIFIED },
    { "unknown:", MESSAGE_REASON_UNKNOWN },
    { "paper:", MESSAGE_REASON_PAPER },
    { "withdrawn", MESSAGE_REASON_WITHDRAWN },
    { "refused", MESSAGE_REASON_REFUSED },
    { "reviewing", MESSAGE_REASON_REVIEWING },
    { "approved:later", MESSAGE_REASON_LATER },
    { "application:overdue", MESSAGE_REASON_OVERDUE },
    { "recheck:overdue", MESSAGE_REASON_RECHECK },
    { "phased_out", MESSAGE_REASON_PHASED_OUT },
    { "community_work", MESSAGE_REASON_WORK },
    { "job_refused", MESSAGE_REASON_JOB_REFUSED },
    { "approved", MESSAGE_REASON_APPROVED },
    { "hold:ended", MESSAGE_REASON_HOLD_ENDED },
    { "changed:persons", MESSAGE_REASON_PERSONS },
    { "changed:income", MESSAGE_REASON_INCOME_CHANGED },
    { "changed:need", MESSAGE_REASON_NEED },
    { "changed:method", MESSAGE_REASON_METHOD },
    { "changed:amount", MESSAGE_REASON_AMOUNT },
};
enum { WORDS = sizeof words / sizeof *words };

static const char *label_in_policy(const struct policy *policy, struct text code,
                                   enum language language)
{
    for (size_t i = 0; i < policy->rule_count; i++)
        if (policy->rules[i]->code && text_is(code, policy->rules[i]->code))
            return rule_label(policy->rules[i], language);
    return NULL;
}

static const char *label_among(const struct code *codes, struct text code, enum language language)
{
    for (; codes->name; codes++)
        if (text_is(code, codes->name))
            return code_label(codes, language);
    return NULL;
}

/* "paper:income_proof#2": the paper's label; of a fact its column's. */
static void add_what(struct buffer *out, const struct policy *policy, struct text code,
                     enum language language)
{
    const char *hash = memchr(code.at, '#', code.size);
    struct text what = { code.at, hash ? (size_t)(hash - code.at) : code.size };
    int column = schema_column(policy->member_schema, what);
    const char *label = label_in_policy(policy, what, language);

    if (label)
        buffer_string(out, label);
    else if (column >= 0)
        add_column_label(out, &policy->member_schema->columns[column], language);
    else if ((column = schema_column(policy->stream_schema, what)) >= 0)
        add_column_label(out, &policy->stream_schema->columns[column], language);
    else
        buffer_text(out, what);
}

static void add_reason(struct buffer *out, const struct policy *policy, struct text code,
                       enum language language)
{
    const char *label = label_in_policy(policy, code, language);

    for (size_t i = 0; i < WORDS && !label; i++) {
        size_t size = strlen(words[i].code);
        bool begins = words[i].code[size - 1] == ':' && code.size > size
                   && memcmp(code.at, words[i].code, size) == 0;
        struct buffer what = { 0 };

        if (!begins && !text_is(code, words[i].code))
            continue;
        buffer_string(&what, "");
        if (begins)
            add_what(&what, policy, (struct text){ code.at + size, code.size - size }, language);
        add_message(out, words[i].message, language, (const char *const[]){ what.at, NULL });
        buffer_fini(&what);
        return;
    }
    if (!label)
        label = label_among(codes_event, code, language);
    if (label)
        buffer_string(out, label);
    else
        buffer_text(out, code);
}

void add_reasons(struct buffer *out, const struct policy *policy, struct text set,
                 enum language language)
{
    bool first = true;

    while (set.size > 0) {
        const char *end = memchr(set.at, ';', set.size);
        struct text code = { set.at, end ? (size_t)(end - set.at) : set.size };

        if (!first)
            buffer_string(out, language == CHINESE ? "；" : "; ");
        first = false;
        add_reason(out, policy, code, language);
        set = end ? (struct text){ end + 1, set.size - code.size - 1 } : (struct text){ NULL, 0 };
    }
}
