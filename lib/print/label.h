/* What codes, columns and rules are called in what is printed for people (--lang). */
#ifndef DIBAO_LABEL_H
#define DIBAO_LABEL_H

#include "../policy/policy.h"
#include "../base/message.h"

/* The language of what is printed: Chinese, English with --lang en. */
enum language printed_language(const struct settings *settings);

/* Adds the text of a message, {1}... filled in from `arguments`, ended by NULL. */
void add_message(struct buffer *out, enum message message, enum language language,
                 const char *const *arguments);

/* Adds "第 1 页　共 3 页". */
void add_page_number(struct buffer *out, enum language language, size_t number, size_t total);

/* Adds "2004 年 04 月", "2004-04". */
void add_month(struct buffer *out, month of, enum language language);

/* "集中供热", "central heating"; the code itself where there is no label. */
const char *code_label(const struct code *code, enum language language);

/* The rule's label; its code where it has none. */
const char *rule_label(const struct rule *rule, enum language language);

/* "低保资金" of a fund that is called as funds usually are; otherwise the fund's own name. */
const char *fund_label(const char *fund, enum language language);

/* Adds "家庭月收入" or, from the column's name, "income per head". */
void add_column_label(struct buffer *out, const struct column *column, enum language language);

#endif
