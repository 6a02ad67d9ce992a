/* Households compared with each other: accounts, addresses, families that were one. */
#include "checking.h"
#include "evidence.h"

/* Letters and digits of an address, whatever stands between them: FNV-1a. 0: none. A full-width
   digit is the digit. */
uint64_t address_of(struct text text)
{
    uint64_t hash = 14695981039346656037u;
    bool any = false;

    for (size_t i = 0; i < text.size; i++) {
        unsigned char byte = (unsigned char)text.at[i];

        if (text.size - i >= 3 && byte == 0xEF && (unsigned char)text.at[i + 1] == 0xBC
            && (unsigned char)text.at[i + 2] >= 0x90 && (unsigned char)text.at[i + 2] <= 0x99) {
            byte = (unsigned char)('0' + (unsigned char)text.at[i + 2] - 0x90);
            i += 2;
        } else if (text.size - i >= 3 && memcmp(text.at + i, "\xE3\x80\x80", 3) == 0) {
            i += 2; /* a full-width blank */
            continue;
        } else if (byte == ' ' || byte == '-' || byte == '\t') {
            continue;
        }
        hash = (hash ^ byte) * 1099511628211u;
        any = true;
    }
    return any ? hash | 1 : 0;
}

/* When what the household has begins to count: with its application; without one, when the roster
   says that it was approved; without that, on the day worked for. */
static day counts_since(const struct check *check, const struct household *household)
{
    const struct row *application = latest_application(household, check->plan.date);

    if (application)
        return (day)application->number[applications_opened_on];
    if (check->roster && check->roster->number[roster_approved_on] != NONE)
        return (day)check->roster->number[roster_approved_on];
    return check->plan.date;
}

static day opened_new(const struct check *check, const struct household *household)
{
    const struct row *application = latest_application(household, check->plan.date);

    return application && application->number[applications_kind] == APPLICATION_NEW
         ? (day)application->number[applications_opened_on] : NO_DAY;
}

/* The last divorce up to the application that no marriage followed. */
static day divorced_on(const struct household *household, day opened)
{
    const struct rows *events = &household->side[TABLE_events];
    day divorced = NO_DAY, married = NO_DAY;

    for (size_t i = 0; i < events->count; i++) {
        const int64_t *event = events->at[i].number;
        day on = (day)event[events_occurred_on];

        if (on > opened)
            continue;
        if (event[events_kind] == EVENT_DIVORCE && on > divorced)
            divorced = on;
        if (event[events_kind] == EVENT_MARRIAGE && on > married)
            married = on;
    }
    return divorced > married ? divorced : NO_DAY;
}

/* Somebody who may have been married to another household's: divorced, or nobody knows. */
static bool may_be_divorced(const struct check *check, const struct household *household)
{
    const struct rows *members = &household->side[TABLE_members];

    for (size_t i = 0; i < members->count; i++) {
        const int64_t *member = members->at[i].number;

        if (is_covered(&members->at[i], members_from, check->worked)
            && (member[members_marital] == MARITAL_DIVORCED
                || (member[members_marital] == NONE
                    && member[members_relation] != RELATION_CHILD)))
            return true;
    }
    return false;
}

/* In full, since the application; without one at any time. */
static bool was_visited(struct check *check, const struct household *household)
{
    const struct row *application = latest_application(household, check->plan.date);
    int64_t at_any_time[applications_COUNT] = { [applications_opened_on] = INT32_MIN };
    const struct row none = { .number = at_any_time };
    const struct matter matter = { .household = household, .policy = check->plan.policy,
                                   .date = check->plan.date, .arena = &check->arena,
                                   .application = application ? application : &none };
    struct words gaps = { 0 };

    if (household->side[TABLE_surveys].count == 0)
        return false;
    name_survey(&matter, check->plan.date, &gaps);
    return gaps.count == 0;
}

static bool is_listed(const char *const *kinds, size_t count, struct text kind)
{
    for (size_t i = 0; i < count; i++)
        if (text_is(kind, kinds[i]))
            return true;
    return false;
}

static void add_told(struct buffer *record, const struct row *row, int person, int source,
                     fen amount)
{
    const struct told told = { row->number[person], source, amount };

    buffer_add(record, (const char *)&told, sizeof told);
}

/* Told in a month that counts: from the application to the month worked for. */
static bool is_told(const struct check *check, const struct row *row, int from, day since)
{
    return first_covered(row, from) <= check->worked
        && last_covered(row, from) >= month_of_day(since);
}

/* What the household told of the things that the policy's registers hold. */
static void add_all_told(const struct check *check, const struct household *household,
                         day since, struct buffer *record)
{
    const struct check_rules *rules = &check->plan.policy->checks;
    const struct rows *incomes = &household->side[TABLE_incomes];
    const struct rows *assets = &household->side[TABLE_assets];

    for (size_t rule = 0; rule < rules->declared_count; rule++) {
        const struct declared *declared = &rules->declareds[rule];
        enum table table = table_named(text_of(declared->rule.code));
        int source = (int)table - (int)TABLE_deaths;

        for (size_t i = 0; i < incomes->count; i++) {
            const struct row *row = &incomes->at[i];
            int64_t months = row->number[incomes_months];
            if (is_told(check, row, incomes_from, since)
                && is_listed(declared->incomes, declared->income_count,
                             row->field[incomes_kind]))
                add_told(record, row, incomes_person_no, source,
                         row->number[incomes_amount] / (months == NONE ? 1 : months));
        }
        for (size_t i = 0; i < assets->count; i++)
            if (is_told(check, &assets->at[i], assets_from, since)
                && is_listed(declared->assets, declared->asset_count,
                             assets->at[i].field[assets_kind]))
                add_told(record, &assets->at[i], assets_person_no, source, NONE);
    }
}

/* Of one address first those in whom the other half of a marriage may be. */
static void keep_address(struct check *check, const struct home *home, struct text household)
{
    char key[ADDRESS_KEY + 1];

    memcpy(key, &home->address, ADDRESS_KEY);
    key[ADDRESS_KEY] = home->may_be_divorced ? 0 : 1;
    if (home->address)
        sorting_add_parts(check->list[ADDRESSES], (struct text){ key, sizeof key }, BYTES_OF(*home),
                          household);
}

static void keep_account(struct check *check, const struct household *household,
                         const struct home *home)
{
    struct text account = household->row->field[stream_account];
    struct buffer digits = { 0 };

    for (size_t i = 0; i < account.size; i++)
        if (account.at[i] != ' ' && account.at[i] != '-')
            buffer_byte(&digits, account.at[i]);
    if (digits.size > 0)
        sorting_add_parts(check->list[ACCOUNTS], buffer_as_text(&digits), BYTES_OF(*home),
                          household->id);
    buffer_fini(&digits);
}

void keep_home(struct check *check, const struct household *household)
{
    enum { HOUSING_OWNED };
    const struct row *row = household->row;
    struct standing last = standing_of(check->roster, check->plan.policy, check->worked);
    struct buffer told = { 0 };
    struct home home = { .row = { row->file, row->line, NONE, NO_MONTH, INT32_MAX },
                         .address = address_of(row->field[stream_address]),
                         .since = counts_since(check, household),
                         .opened = opened_new(check, household),
                         .divorced = NO_DAY,
                         .on = !check->plan.then || last.on || check->applies,
                         .owned = row->number[stream_housing] == HOUSING_OWNED,
                         .visited = was_visited(check, household),
                         .may_be_divorced = may_be_divorced(check, household) };

    if (home.opened != NO_DAY)
        home.divorced = divorced_on(household, home.opened);
    add_all_told(check, household, home.since, &told);
    sorting_add_parts(check->list[HOMES], household->id, BYTES_OF(home), buffer_as_text(&told));
    keep_account(check, household, &home);
    keep_address(check, &home, household->id);
    buffer_fini(&told);
}
