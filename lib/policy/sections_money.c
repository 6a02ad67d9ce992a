/* The roster, what is given beside the allowance, the payroll. */
#include "sections.h"
#include "../table/codes.h"

static const char *const consequences[] = { "warn", "hold", "leave_out", NULL };

static const struct key phase_out_keys[] = {
    { "code", read_code, true, AT(struct phase_out, rule.code), NULL },
    { "when", read_condition, false, AT(struct phase_out, when),
      OF(OF_HOUSEHOLD, MADE_AMOUNT) },
    { "percent", read_series, true,
      SERIES(struct phase_out, percent, count, read_share, NULL) },
};
static const struct section phase_out_section =
    SECTION(phase_out_keys, struct phase_out, RULE, true, NULL);

static void finish_work(struct loader *loader, json_t *object, void *record)
{
    (void)loader;
    (void)object;
    ((struct community_work_rule *)record)->present = true;
}

static const struct key work_keys[] = {
    { "who", read_condition, false, AT(struct community_work_rule, who),
      OF(OF_MEMBER, MADE_AMOUNT) },
    { "times", read_whole, true, AT(struct community_work_rule, times), WHOLE(1, 100) },
    { "after_months", read_whole, false, AT(struct community_work_rule, after_months),
      WHOLE(0, 120) },
    { "then", read_word, true, AT(struct community_work_rule, then), consequences },
};
static const struct section work_section =
    SECTION(work_keys, struct community_work_rule, RULE_APART, false, finish_work);

static void finish_refusals(struct loader *loader, json_t *object, void *record)
{
    (void)loader;
    (void)object;
    ((struct refusals_rule *)record)->present = true;
}

static const struct key refusals_keys[] = {
    { "times", read_whole, true, AT(struct refusals_rule, times), WHOLE(1, 100) },
    { "within_months", read_whole, true, AT(struct refusals_rule, within_months),
      WHOLE(1, 1200) },
    { "then", read_word, true, AT(struct refusals_rule, then), consequences },
};
static const struct section refusals_section =
    SECTION(refusals_keys, struct refusals_rule, RULE_APART, false, finish_refusals);

static const struct key roster_keys[] = {
    { "starts", read_word_flag, false, AT(struct roster_rules, month_of_approval),
      WORDS("month_after_approval", "month_of_approval") },
    { "cutoff_day", read_whole, false, AT(struct roster_rules, cutoff_day), WHOLE(1, 31) },
    { "ignore_change", read_amount, false, AT(struct roster_rules, ignore_change),
      OF(OF_HOUSEHOLD, MADE_AMOUNT) },
    { "while_reviewing", read_word, false, AT(struct roster_rules, while_reviewing),
      WORDS("previous", "smaller", "hold") },
    { "phase_out", read_list, false,
      ENTRIES(struct roster_rules, phase_outs, phase_out_count, phase_out_section, "code",
              "when") },
    { "community_work", read_section, false, AT(struct roster_rules, community_work),
      &work_section },
    { "refusals", read_section, false, AT(struct roster_rules, refusals), &refusals_section },
    { "overdue_recheck", read_word, false, AT(struct roster_rules, overdue_recheck),
      WORDS("warn", "hold") },
    { "visit_months", read_whole, false, AT(struct roster_rules, visit_months), WHOLE(1, 1200) },
};

static void finish_roster(struct loader *loader, json_t *object, void *record)
{
    (void)loader;
    (void)object;
    ((struct roster_rules *)record)->present = true;
}

const struct section roster_section =
    SECTION(roster_keys, struct roster_rules, RULE_APART, false, finish_roster);

static const struct key order_keys[] = {
    { "by", read_amount, true, AT(struct order_rule, by), OF(OF_PER, MADE_ROSTER) },
    { "first", read_word_flag, false, AT(struct order_rule, high_first), WORDS("low", "high") },
};
static const struct section order_section =
    SECTION(order_keys, struct order_rule, NO_RULE, false, NULL);

/* Its amounts are asked of whom the programme is for. */
static void read_order(struct loader *loader, json_t *value, void *record, const struct key *key)
{
    loader->outer = loader->object;
    read_list(loader, value, record, key);
    loader->outer = NULL;
}

static void read_months(struct loader *loader, json_t *value, void *record,
                        const struct key *key)
{
    static const struct range range = { 1, 12 };
    const struct key element = { key->name, read_whole, false, 0, &range };
    struct programme *programme = record;
    size_t count = want_list(loader, value) ? json_array_size(value) : 0;

    for (size_t i = 0; i < count; i++) {
        size_t before = enter_index(loader, i);
        int number = 0;
        read_whole(loader, json_array_get(value, i), &number, &element);
        if (number > 0)
            programme->calendar_months |= 1u << (number - 1);
        leave_path(loader, before);
    }
}

static void read_quota(struct loader *loader, json_t *value, void *record, const struct key *key)
{
    static const struct range range = { 0, 1000000000 };
    const struct key whole = { key->name, read_whole, false, 0, &range };
    int quota = 0;

    read_whole(loader, value, &quota, &whole);
    ((struct programme *)record)->quota = quota;
}

static void read_excludes(struct loader *loader, json_t *value, void *record,
                          const struct key *key)
{
    struct programme *programme = record;
    size_t count = want_list(loader, value) ? json_array_size(value) : 0;

    (void)key;
    programme->excludes = keep(loader, count, sizeof *programme->excludes);
    for (size_t i = 0; i < count; i++) {
        size_t before = enter_index(loader, i);
        const char *code = want_string(loader, json_array_get(value, i));
        int place = code ? entry_place(loader, "programmes", "code", code) : ENTRY_ABSENT;
        if (place == ENTRY_UNKNOWN
            || (code && programme->rule.code && strcmp(code, programme->rule.code) == 0))
            wrong(loader, MESSAGE_POLICY_NO_PROGRAMME, code, NULL);
        else if (place >= 0)
            programme->excludes[programme->exclude_count++] = (size_t)place;
        leave_path(loader, before);
    }
}

static const struct key programme_keys[] = {
    { "code", read_code, true, AT(struct programme, rule.code), NULL },
    { "for", read_word_flag, true, AT(struct programme, on_roster), WORDS("all", "roster") },
    { "per", read_word_flag, true, AT(struct programme, per_member),
      WORDS("household", "member") },
    { "when", read_condition, false, AT(struct programme, when), OF(OF_PER, MADE_ROSTER) },
    { "amount", read_amount, false, AT(struct programme, amount), OF(OF_PER, MADE_ROSTER) },
    { "round", read_round_fen, false, AT(struct programme, round), NULL },
    { "calendar_months", read_months, false, 0, NULL },
    { "once", read_word, false, AT(struct programme, once), WORDS("", "year", "ever") },
    { "quota", read_quota, false, 0, NULL },
    { "order", read_order, false,
      ENTRIES(struct programme, order, order_count, order_section, NULL) },
    { "excludes", read_excludes, false, 0, NULL },
    { "form", read_coded, false, AT(struct programme, form), codes_award_form },
    { "fund", read_line, false, AT(struct programme, fund), NULL },
    { "unit", read_line, false, AT(struct programme, unit), NULL },
    { "goods", read_series, false,
      SERIES(struct programme, goods, goods_count, read_line, NULL) },
};

static void finish_programme(struct loader *loader, json_t *object, void *record)
{
    struct programme *programme = record;

    (void)loader;
    default_round(&programme->round);
    if (!json_object_get(object, "quota"))
        programme->quota = -1;
}

const struct section programme_section =
    SECTION(programme_keys, struct programme, RULE, true, finish_programme);

static const struct key in_goods_keys[] = {
    { "code", read_code, true, AT(struct in_goods, rule.code), NULL },
    { "when", read_condition, false, AT(struct in_goods, when), OF(OF_HOUSEHOLD, MADE_ROSTER) },
    { "amount", read_amount, true, AT(struct in_goods, amount), OF(OF_HOUSEHOLD, MADE_ROSTER) },
};
static const struct section in_goods_section =
    SECTION(in_goods_keys, struct in_goods, RULE, true, NULL);

static const struct key recover_keys[] = {
    { "percent", read_share, true, AT(struct payroll_rules, recover_at_most), NULL },
};
static const struct section recover_section =
    SECTION(recover_keys, struct payroll_rules, RULE_APART, false, NULL);

static const struct key payroll_keys[] = {
    { "fund", read_line, true, AT(struct payroll_rules, fund), NULL },
    { "pay_day", read_whole, true, AT(struct payroll_rules, pay_day), WHOLE(1, 31) },
    { "if_closed", read_word, false, AT(struct payroll_rules, if_closed),
      WORDS("same", "before", "after") },
    { "home_when", read_condition, false, AT(struct payroll_rules, home_when),
      OF(OF_MEMBER, MADE_ROSTER) },
    { "in_goods", read_list, false,
      ENTRIES(struct payroll_rules, in_goods, in_goods_count, in_goods_section, "code",
              "when") },
    { "bank_layouts", read_layouts, false, 0, NULL },
    { "carry_months", read_whole, false, AT(struct payroll_rules, carry_months),
      WHOLE(0, 1200) },
    { "recover_at_most", read_section, false, 0, &recover_section },
    { "shops", read_series, false,
      SERIES(struct payroll_rules, shops, shop_count, read_line, NULL) },
    { "voucher_days", read_whole, false, AT(struct payroll_rules, voucher_days),
      WHOLE(1, 3660) },
};

static void finish_payroll(struct loader *loader, json_t *object, void *record)
{
    (void)loader;
    (void)object;
    ((struct payroll_rules *)record)->present = true;
}

const struct section payroll_section =
    SECTION(payroll_keys, struct payroll_rules, RULE_APART, false, finish_payroll);

static const struct key appeal_keys[] = {
    { "days", read_whole, true, AT(struct appeal, days), WHOLE(1, 366) },
    { "to", read_line, true, AT(struct appeal, to), NULL },
};
const struct section appeal_section = SECTION(appeal_keys, struct appeal, RULE, false, NULL);
