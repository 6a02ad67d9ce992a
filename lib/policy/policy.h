/* A policy, read, checked and compiled for one month (policy.md). */
#ifndef DIBAO_POLICY_H
#define DIBAO_POLICY_H

#include "../base/calendar.h"
#include "../base/option.h"
#include "expression.h"

/* What every rule may carry. All strings are owned by the policy. */
struct rule {
    const char *code;     /* NULL where a rule has none */
    const char *label, *label_en, *basis; /* NULL: absent */
    const char *path;     /* JSON path, for messages and explanations */
};

struct rounding_rule {
    struct rational to;   /* yuan; > 0 */
    enum rounding mode;
};

struct weight {
    struct condition *when;   /* member; NULL: always */
    struct rational percent;  /* 115 */
};

struct standard {
    struct rule rule;
    struct condition *when;   /* member; beside by_size household; NULL: always */
    struct amount *per_person; /* member; NULL: by size */
    struct weight *weights;
    size_t weight_count;
    struct amount **by_size;  /* household; by persons from 1 */
    size_t size_count;
    struct amount *each_extra; /* NULL: more persons are an error */
};

struct leave_out { struct rule rule; struct condition *when; /* member */ };

enum other_kinds { OTHER_REFUSE, OTHER_COUNT, OTHER_IGNORE };

struct income_kind {
    struct rule rule;         /* rule.code is the kind's name */
    struct text name;         /* the same */
    const char *group;        /* the kind's own name when it has none */
    struct rational count;    /* per cent that counts, 100 */
};

struct imputed { struct rule rule; struct condition *when; size_t kind; struct amount *at_least; };
struct maintenance { struct rule rule; size_t kind; struct condition *when; struct amount *due; };

struct disregard {
    struct rule rule;
    bool per_member;
    size_t *kinds;            /* in order, groups spelled out, each once */
    size_t kind_count;
    struct condition *when;   /* scope by per_member */
    struct amount *take;      /* NULL: share */
    struct rational share;    /* per cent */
};

struct deemed { struct rule rule; struct condition *when; struct amount *add; /* household */ };

enum income_limit { LIMIT_NEED, LIMIT_BELOW, LIMIT_AT_MOST, LIMIT_NONE };

struct test { struct rule rule; struct condition *require; /* household */ };

struct benefit {
    struct rule rule;
    struct amount *amount;    /* household; NULL: need - income */
    struct condition *full_when; /* NULL: never */
    struct amount *at_most;   /* NULL: no cap */
    struct amount *minimum;   /* NULL: none */
    bool raise;               /* below the minimum is raised to it; otherwise nothing is paid */
    struct rounding_rule round; /* 0.01, half_up when absent */
};

struct single {
    struct rule rule;
    struct condition *when;    /* member */
    struct condition *require; /* household */
    struct amount *amount;     /* member */
    struct rounding_rule round;
};

struct supplement {
    struct rule rule;
    bool per_member;
    struct condition *when;    /* scope by per_member */
    struct amount *amount;
    struct rounding_rule round;
    int group;                 /* index into groups, or -1 */
    size_t first;              /* index of the first rule with this code */
    bool singles;
    bool begins;               /* its `from` is the month compiled for */
};
struct supplement_group { const char *name; bool highest; };

struct recheck {
    struct rule rule;          /* rule.code is the class */
    struct condition *when;    /* household */
    int months;
    size_t *way;               /* indices of steps; NULL: all */
    size_t way_count;
};
struct care_class { struct rule rule; struct condition *when; /* member; rule.code is the class */ };

enum step_kind { STEP_DECISION, STEP_NOTICE };
enum majority { MAJORITY_NONE, MAJORITY_MORE_THAN_HALF, MAJORITY_TWO_THIRDS };

struct panel_role { int role; /* index into codes_role */ int count; };

struct step {
    struct rule rule;          /* rule.code is the step */
    enum step_kind kind;
    bool has_panel;            /* decided by a panel; otherwise by the deciders */
    struct panel_role *roles;
    size_t role_count;
    int present;               /* at least so many opinions */
    enum majority majority;
    int *deciders;             /* indices into codes_role: one opinion of one of them decides */
    size_t decider_count;
    bool papers, facts;        /* papers and visit are asked for; facts agreed to are compared */
    int days;                  /* decision: the law's limit from the end of the step before (0:
                                  none); notice: how long it is up */
    enum counting count;
    bool extend;               /* a last day that is closed moves to the next working day */
    int objection_days;        /* 0: no limit */
    const char **shows;        /* public columns */
    size_t show_count;
    const char *mask_name, *mask_minor; /* keep, middle, surname; NULL: keep */
};

struct paper { struct rule rule; /* rule.code is the kind */ bool per_member; struct condition *when; };
struct paper_match {
    struct rule rule;
    const char **kinds;
    size_t kind_count;
    bool holder, address;      /* compared */
};
struct evidence {
    struct paper *papers;
    size_t paper_count;
    struct paper_match *matches;
    size_t match_count;
    bool survey;
    int surveyors;
    unsigned methods;          /* bits by codes_survey_method */
    bool kin_abstain;
};

enum consequence { THEN_WARN, THEN_HOLD, THEN_LEAVE_OUT };
enum reviewing { REVIEWING_PREVIOUS, REVIEWING_SMALLER, REVIEWING_HOLD };

struct phase_out { struct rule rule; struct condition *when; struct rational *percent; size_t count; };
struct community_work_rule {
    bool present; struct condition *who; int times, after_months; enum consequence then;
};
struct refusals_rule { bool present; int times, within_months; enum consequence then; };

struct roster_rules {
    bool present;
    bool month_of_approval;    /* otherwise the month after */
    int cutoff_day;            /* 0: the month's last day */
    struct amount *ignore_change; /* household; NULL: every change is one */
    enum reviewing while_reviewing;
    struct phase_out *phase_outs;
    size_t phase_out_count;
    struct community_work_rule community_work;
    struct refusals_rule refusals;
    enum consequence overdue_recheck;
    int visit_months;          /* 0: no rule */
};

enum once { ONCE_NEVER, ONCE_YEAR, ONCE_EVER };
struct order_rule { struct amount *by; bool high_first; };

struct programme {
    struct rule rule;
    bool on_roster;            /* for the roster; otherwise for all */
    bool per_member;
    struct condition *when;
    struct amount *amount;     /* NULL: 0 */
    struct rounding_rule round;
    unsigned calendar_months;  /* bit 0 January; 0: all */
    enum once once;
    int64_t quota;             /* by calendar year; -1: none */
    struct order_rule *order;
    size_t order_count;
    size_t *excludes;          /* indices of programmes */
    size_t exclude_count;
    int form;                  /* index into codes_award_form */
    const char *fund;          /* NULL: the payroll's */
    const char *unit;
    const char **goods;        /* codes for which a voucher is taken; none: for all */
    size_t goods_count;
};

struct in_goods { struct rule rule; struct condition *when; struct amount *amount; };

/* A column of a bank's file; a name of the payroll or, in an answer, of receipts. */
enum {
    BANK_RUNNING = -1, /* "number": the line's */
    BANK_PASSED = -2,  /* "-": passed over, empty */
    BANK_MONEY = -3    /* "amount" of the payroll: the total without its part in goods */
};
struct bank_column {
    int column;        /* index into the table's schema, or one of these */
    int width;         /* bytes in the file's encoding; 0: up to the delimiter */
    bool right;        /* at the right of its width */
    const char *fill;  /* what fills the width up, one byte; NULL: blanks */
};
struct bank_outcome { const char *word; int outcome; /* of codes_receipt_outcome */ };
/* How lines of a bank look. */
struct bank_form {
    struct bank_column *columns;
    size_t column_count;
    const char *delimiter;   /* NULL: by width */
    int encoding;            /* enum encoding */
    bool crlf;
    bool fen;                /* amounts in fen; otherwise in yuan with two decimals */
    const char *header, *trailer; /* lines with @count@, @total@, @month@, @pay_on@ or
                                      @count:8@; NULL: none */
    int header_lines, trailer_lines; /* of an answer: passed over */
    struct bank_outcome *outcomes;   /* of an answer */
    size_t outcome_count;
};
struct bank_layout {
    struct rule rule;        /* rule.code is the layout */
    struct bank_form file, answer; /* answer: column_count 0 when there is none */
};

enum if_closed { CLOSED_SAME, CLOSED_BEFORE, CLOSED_AFTER };
struct payroll_rules {
    bool present;
    const char *fund;
    int pay_day;
    enum if_closed if_closed;
    struct condition *home_when; /* member; NULL: never */
    struct in_goods *in_goods;
    size_t in_goods_count;
    struct bank_layout *layouts;
    size_t layout_count;
    int carry_months;            /* 0: nothing is carried */
    struct rational recover_at_most; /* per cent; top 0: all */
    int voucher_days;            /* from the pay day on; 0: without end */
    const char **shops;          /* that take vouchers; none: any that gives its name */
    size_t shop_count;
};

/* Who does not agree with a decision: within so many days of the letter, to whom. */
struct appeal { struct rule rule; int days; const char *to; /* NULL: the policy does not say */ };

/* What makes dibao-check look at something: each limit on its own, absent: not looked for. */
struct check_limit {
    struct rule rule;
    bool present;
    int months, days;      /* of a time before */
    int at_least, others;  /* of an outlier: so many of his, so many others to compare with */
    struct rational times; /* he has more than so many times what is usual among the others */
};
struct doubt { struct rule rule; bool per_member; struct condition *when; };
/* What is told of the things that a register holds: kinds of income, of assets. */
struct declared {
    struct rule rule;      /* rule.code is the register */
    const char **incomes;
    size_t income_count;
    const char **assets;
    size_t asset_count;
};
struct check_rules {
    struct check_limit divorce, petition, collector, issuer, archive;
    struct doubt *doubts;
    size_t doubt_count;
    struct declared *declareds;
    size_t declared_count;
};

struct policy {
    const char *file;            /* as named */
    const char *name, *title, *jurisdiction;
    uint32_t crc;                /* CRC-32 of the file's bytes */
    month month;                 /* compiled for; NO_MONTH: checked only */
    day last_day;                /* of the month */
    const struct schema *income_schema; /* with the kinds as codes, others allowed */
    const struct schema *stream_schema, *member_schema; /* with the policy's own columns after
                                    stream_COUNT and members_COUNT */

    struct leave_out *leave_outs;       size_t leave_out_count;
    struct standard *standards;         size_t standard_count;
    bool by_size;
    struct amount *household_standard;  /* of the entry without `when`, if it does not look at the
                                           member; NULL: there is none, or it is by size */
    struct income_kind *kinds;          size_t kind_count;
    size_t *parts;                      size_t part_count; /* kinds of which a part counts */
    enum other_kinds other_kinds;       /* OTHER_COUNT: rows of other kinds are added to the
                                           kind after the last, index kind_count */
    const char **groups;                size_t group_count; /* names of groups of kinds */
    struct imputed *imputeds;           size_t imputed_count;
    struct maintenance *maintenances;   size_t maintenance_count;
    struct disregard *disregards;       size_t disregard_count;
    struct deemed *deemeds;             size_t deemed_count;
    bool has_assets;
    struct rule *asset_kinds;           size_t asset_kind_count;
    enum income_limit limit;
    struct rule limit_rule;
    struct amount *limit_amount;        /* household */
    struct test *tests;                 size_t test_count;
    struct test *unclears;              size_t unclear_count; /* require: the unclear condition */
    struct benefit benefit;
    struct single *singles;             size_t single_count;
    struct supplement *supplements;     size_t supplement_count;
    struct supplement_group *supplement_groups; size_t supplement_group_count;
    struct recheck *rechecks;           size_t recheck_count;
    struct care_class *care_classes;    size_t care_class_count;

    struct step *steps;                 size_t step_count;
    bool has_deadline;
    int deadline_days;
    enum counting deadline_count;
    struct evidence evidence;
    struct roster_rules roster;
    struct programme *programmes;       size_t programme_count;
    struct payroll_rules payroll;
    struct appeal appeal;
    struct check_rules checks;
    struct calendar calendar;
    bool recalls_income, recalls_assets; /* a rule asked after the assessment looks at the rows */

    const struct rule **rules;          size_t rule_count; /* every rule kept, in their order */
    void *owned; /* what the loader keeps */
};

struct document;

/* Checks a policy that was read, and compiles it for `month`: what does not cover it is as if it were not there, but
   is checked all the same. With NO_MONTH everything is checked and nothing kept out. Every error
   is added with its path and its line. NULL when there was one. Owned by the caller; several may live side
   by side. */
struct policy *policy_compile(const struct document *document, month worked,
                              struct problems *problems);
/* The same for a file. */
struct policy *policy_load(const char *file, month month, struct problems *problems);
void policy_free(struct policy *policy);

/* The file for -p (a name without '/' and '.json' among the installed policies; "-" is standard
   input) or policy.json in the book; NULL with a problem added when there is none. Freed by the caller. */
char *policy_find(const char *option, const char *book, struct problems *problems);

/* False: a program misses something in the policy, problems were added. */
typedef bool policy_suits(const struct policy *policy, const struct settings *settings,
                          struct problems *problems);
typedef int work_under(const struct settings *settings, const struct policy *policy);

/* The exit status of the work under the policy of -p or of the book, compiled for the month;
   STATUS_FAILED when there is none or it does not suit (NULL: any does). What is wrong with it is
   printed. */
int work_under_policy(const struct settings *settings, month worked, policy_suits *suits,
                      work_under *work);

/* The same beside the policy of --against; `other` is NULL without it. */
typedef int work_under_two(const struct settings *settings, const struct policy *policy,
                           const struct policy *other);
int work_under_two_policies(const struct settings *settings, month worked, work_under_two *work);

/* "0f3a9c21": the CRC-32 of its file; returns `text`. */
enum { POLICY_CRC_TEXT = 9 };
const char *policy_crc_text(char text[POLICY_CRC_TEXT], const struct policy *policy);

/* The day for which the steps of a month are worked: its cutoff_day, or its last day. */
day policy_day(const struct policy *policy, month worked);

/* Index of the step, or -1; of the kind of income, of the programme, or -1. */
int policy_step(const struct policy *policy, struct text name);
int policy_kind(const struct policy *policy, struct text name);
int policy_programme(const struct policy *policy, struct text name);

/* Genuine papers of the match's kinds, each the latest of its kind valid on `on`, that agree on
   holder and address: TRUTH_YES, TRUTH_NO. */
enum truth papers_match(const struct paper_match *match, const struct rows *documents, day on);

#endif
