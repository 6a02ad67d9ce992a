/* Households that share an account, or that were one family (一户多账、分户). */
#include "checking.h"

void keep_link(struct check *check, struct text household, struct text other,
               const struct link *link)
{
    sorting_add_parts(check->list[LINKS], household, BYTES_OF(*link), other);
}

/* Goes along the households, whose numbers rise, to one. False: the book does not have it. */
struct along {
    struct sorting *homes;
    struct text id, record;
    bool more;
};

static void begin_along(struct along *along, struct sorting *homes)
{
    sorting_rewind(homes);
    along->homes = homes;
    along->more = sorting_next(homes, &along->id, &along->record);
}

static bool find_home(struct along *along, struct text household, struct home *home)
{
    while (along->more && text_compare(along->id, household) < 0)
        along->more = sorting_next(along->homes, &along->id, &along->record);
    if (!along->more || !text_equal(along->id, household))
        return false;
    memcpy(home, along->record.at, sizeof *home);
    return true;
}

/* Each link with what the one household is like, by the other. */
static void turn_links(struct check *check)
{
    struct text key, record;
    struct along along;
    struct link link;
    struct home home;

    begin_along(&along, check->list[HOMES]);
    while (sorting_next(check->list[LINKS], &key, &record)) {
        struct text other = { record.at + sizeof link, record.size - sizeof link };

        memcpy(&link, record.at, sizeof link);
        if (!find_home(&along, key, &home) || !home.address)
            continue;
        link.address = home.address;
        link.opened = home.opened;
        link.on = home.on;
        sorting_add_parts(check->list[TURNED], other, BYTES_OF(link), key);
    }
}

static void tell_pair(const struct check *check, enum message message, const struct seen *row,
                      struct text household, struct text other, const char *source)
{
    struct buffer name = { 0 };
    struct finding finding = { .severity = SEVERITY_WARNING, .message = message,
                               .table = row->person_no == NONE ? TABLE_households : TABLE_members,
                               .file = row->file, .line = (long)row->line,
                               .household = household, .person_no = row->person_no,
                               .source = source, .found = other };

    if (message == MESSAGE_CHECK_DIVORCED)
        finding.basis = check->plan.policy->checks.divorce.rule.basis;
    buffer_text(&name, other);
    finding.detail = name.at;
    tell_finding(check, &finding);
    buffer_fini(&name);
}

static bool is_shortly_before(const struct check *check, day divorced, day opened)
{
    const struct check_limit *limit = &check->plan.policy->checks.divorce;

    return limit->present && divorced != NO_DAY && opened != NO_DAY && divorced <= opened
        && month_of_day(opened) - month_of_day(divorced) <= limit->months;
}

/* True when it is worth a finding. */
static bool judge_link(const struct check *check, const struct link *link, struct text household,
                       struct text other, const struct home *home)
{
    bool divorced = link->bond == BOND_DIVORCED;
    const char *source = link->bond == BOND_MEMBER ? NULL : schema_of(TABLE_marriages)->name;

    if (link->address != home->address
        || !(divorced ? is_shortly_before(check, link->ended, link->opened)
                      : link->on && home->on))
        return false;
    tell_pair(check, divorced ? MESSAGE_CHECK_DIVORCED : MESSAGE_CHECK_SPLIT, &link->row,
              household, other, source);
    return true;
}

/* Households at one address that were one family; of each pair one link will do. */
static void compare_links(struct check *check)
{
    struct buffer pair = { 0 }, last = { 0 };
    struct text key, record;
    struct along along;
    struct link link;
    struct home home;

    turn_links(check);
    begin_along(&along, check->list[HOMES]);
    while (sorting_next(check->list[TURNED], &key, &record)) {
        struct text household = { record.at + sizeof link, record.size - sizeof link };

        memcpy(&link, record.at, sizeof link);
        buffer_clear(&pair);
        buffer_text(&pair, household);
        buffer_byte(&pair, ' ');
        buffer_text(&pair, key);
        if (text_equal(buffer_as_text(&pair), buffer_as_text(&last))
            || !find_home(&along, key, &home)
            || !judge_link(check, &link, household, key, &home))
            continue;
        buffer_clear(&last);
        buffer_text(&last, buffer_as_text(&pair));
    }
    buffer_fini(&pair);
    buffer_fini(&last);
}

/* The households of one account or address. */
struct shared {
    struct buffer key, first; /* the number of the first */
    struct home home;         /* the first */
    size_t count;
};

static struct text household_of(struct text record)
{
    return (struct text){ record.at + sizeof(struct home), record.size - sizeof(struct home) };
}

static void take_first(struct shared *shared, struct text key, struct text record)
{
    buffer_clear(&shared->key);
    buffer_text(&shared->key, key);
    buffer_clear(&shared->first);
    buffer_text(&shared->first, household_of(record));
    memcpy(&shared->home, record.at, sizeof shared->home);
    shared->count = 1;
}

/* What is found about a household beside another one. */
typedef bool suspects(const struct check *check, const struct home *home,
                      const struct home *other);

static bool shares_account(const struct check *check, const struct home *home,
                           const struct home *other)
{
    (void)check;
    (void)home;
    (void)other;
    return true;
}

static bool may_be_separated(const struct check *check, const struct home *home,
                             const struct home *other)
{
    return other->may_be_divorced && is_shortly_before(check, home->divorced, home->opened);
}

/* Each with the first of its key, and the first with the second. */
static void compare_shared(const struct check *check, struct sorting *list, suspects *looks,
                           enum message message)
{
    struct shared shared = { .count = 0 };
    struct text key, record;
    struct home home;

    while (sorting_next(list, &key, &record)) {
        struct text household = household_of(record);

        key.size -= key.size > ADDRESS_KEY && list == check->list[ADDRESSES];
        if (shared.count == 0 || !text_equal(key, buffer_as_text(&shared.key))) {
            take_first(&shared, key, record);
            continue;
        }
        memcpy(&home, record.at, sizeof home);
        if (shared.count++ == 1 && looks(check, &shared.home, &home))
            tell_pair(check, message, &shared.home.row, buffer_as_text(&shared.first), household,
                      NULL);
        if (looks(check, &home, &shared.home))
            tell_pair(check, message, &home.row, household, buffer_as_text(&shared.first), NULL);
    }
    buffer_fini(&shared.key);
    buffer_fini(&shared.first);
}

void compare_homes(struct check *check)
{
    compare_links(check);
    compare_shared(check, check->list[ACCOUNTS], shares_account, MESSAGE_CHECK_ACCOUNT);
    compare_shared(check, check->list[ADDRESSES], may_be_separated, MESSAGE_CHECK_DIVORCED);
}
