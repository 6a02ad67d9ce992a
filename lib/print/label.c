#include "label.h"
#include "../table/codes.h"

enum language printed_language(const struct settings *settings)
{
    const char *lang = settings->value[OPTION_LANG];

    return lang && strcmp(lang, "en") == 0 ? ENGLISH : CHINESE;
}

void add_message(struct buffer *out, enum message message, enum language language,
                 const char *const *arguments)
{
    message_fill(out, message_in(message, language), arguments);
}

void add_page_number(struct buffer *out, enum language language, size_t number, size_t total)
{
    char first[24], last[24];

    snprintf(first, sizeof first, "%zu", number);
    snprintf(last, sizeof last, "%zu", total);
    add_message(out, MESSAGE_PAGE_NUMBER, language, (const char *const[]){ first, last, NULL });
}

void add_month(struct buffer *out, month of, enum language language)
{
    char text[MONTH_TEXT];

    month_format(text, of);
    text[4] = '\0'; /* "2004", "04" */
    add_message(out, MESSAGE_PAPERS_MONTH, language, (const char *const[]){ text, text + 5, NULL });
}

static const char *first_of(const char *label, const char *otherwise)
{
    return label ? label : otherwise;
}

const char *code_label(const struct code *code, enum language language)
{
    return first_of(language == CHINESE ? code->label : code->label_en, code->name);
}

const char *rule_label(const struct rule *rule, enum language language)
{
    return first_of(language == CHINESE ? rule->label : rule->label_en, rule->code);
}

const char *fund_label(const char *fund, enum language language)
{
    int index = code_index(codes_fund, text_of(fund));

    return index < 0 ? fund : code_label(&codes_fund[index], language);
}

void add_column_label(struct buffer *out, const struct column *column, enum language language)
{
    if (language == CHINESE) {
        buffer_string(out, column->label);
        return;
    }
    for (const char *at = column->name; *at; at++)
        buffer_byte(out, *at == '_' ? ' ' : *at);
}
