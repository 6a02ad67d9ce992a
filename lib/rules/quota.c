#include "quota.h"

#include "quantity.h"
#include "subsidy.h"
#include <stdlib.h>

void quotas_init(struct quotas *quotas, const struct policy *policy, month worked)
{
    *quotas = (struct quotas){ .at = allocate(policy->programme_count + 1, sizeof *quotas->at) };
    for (size_t i = 0; i < policy->programme_count; i++)
        if (policy->programmes[i].quota >= 0 && gives_in(&policy->programmes[i], worked))
            quotas->at[quotas->count++].programme = &policy->programmes[i];
}

static void forget(struct candidate_rank *rank)
{
    free(rank->by);
    free(rank->known);
    free(rank->household);
}

void quotas_fini(struct quotas *quotas)
{
    for (size_t i = 0; i < quotas->count; i++) {
        for (size_t j = 0; j < quotas->at[i].count; j++)
            forget(&quotas->at[i].best[j]);
        free(quotas->at[i].best);
    }
    free(quotas->at);
}

struct quota *quota_of(const struct quotas *quotas, const struct programme *programme)
{
    for (size_t i = 0; i < quotas->count; i++)
        if (quotas->at[i].programme == programme)
            return &quotas->at[i];
    return NULL;
}

struct quota *quota_open(struct quotas *quotas)
{
    for (size_t i = 0; i < quotas->count; i++)
        if (!quotas->at[i].settled)
            return &quotas->at[i];
    return NULL;
}

void quotas_use(struct quotas *quotas, const struct row *award, month worked)
{
    month given = (month)award->number[awards_month];
    int64_t quantity = award->number[awards_quantity];

    if (given >= worked || year_of_month(given) != year_of_month(worked))
        return;
    for (size_t i = 0; i < quotas->count; i++)
        if (text_is(award->field[awards_programme], quotas->at[i].programme->rule.code))
            quotas->at[i].used += quantity == NONE ? 1 : quantity;
}

static int compare_by(const struct quota *quota, const struct candidate_rank *a,
                      const struct candidate_rank *b)
{
    for (size_t i = 0; i < quota->programme->order_count; i++) {
        int order = rational_compare(a->by[i], b->by[i]);

        if (a->known[i] != b->known[i])
            return a->known[i] ? -1 : 1;
        if (a->known[i] && order != 0)
            return quota->programme->order[i].high_first ? -order : order;
    }
    return 0;
}

/* Below zero: a comes before b. Equal ones go by household_id, then by person_no. */
static int compare(const struct quota *quota, const struct candidate_rank *a,
                   const struct candidate_rank *b)
{
    int order = compare_by(quota, a, b);

    if (order == 0)
        order = strcmp(a->household, b->household);
    return order != 0 ? order : (a->person > b->person) - (a->person < b->person);
}

static void swap(struct candidate_rank *a, struct candidate_rank *b)
{
    struct candidate_rank other = *a;

    *a = *b;
    *b = other;
}

static void sink(struct quota *quota)
{
    struct candidate_rank *best = quota->best;

    for (size_t at = 0, child; (child = 2 * at + 1) < quota->count; at = child) {
        if (child + 1 < quota->count && compare(quota, &best[child], &best[child + 1]) < 0)
            child++;
        if (compare(quota, &best[at], &best[child]) >= 0)
            return;
        swap(&best[at], &best[child]);
    }
}

static void drop_last(struct quota *quota)
{
    swap(&quota->best[0], &quota->best[--quota->count]);
    forget(&quota->best[quota->count]);
    sink(quota);
}

static void take_down(struct quota *quota, struct candidate_rank *rank)
{
    size_t at = quota->count;

    quota->best = make_room(quota->best, &quota->room, quota->count + 1, sizeof *quota->best);
    quota->best[quota->count++] = *rank;
    for (; at > 0 && compare(quota, &quota->best[(at - 1) / 2], &quota->best[at]) < 0;
         at = (at - 1) / 2)
        swap(&quota->best[(at - 1) / 2], &quota->best[at]);
    if ((int64_t)quota->count > quota->programme->quota)
        drop_last(quota);
}

void quota_settle(struct quota *quota)
{
    int64_t left = quota->programme->quota - quota->used;

    while (quota->count > 0 && (int64_t)quota->count > left)
        drop_last(quota);
    quota->settled = true;
}

/* The place of the household or member in scope. */
static bool find_rank(struct candidate_rank *rank, const struct quota *quota,
                      struct text household, struct scope *scope)
{
    const struct programme *programme = quota->programme;
    const struct member *members = scope->facts->members;

    *rank = (struct candidate_rank){
        .by = allocate(programme->order_count + 1, sizeof *rank->by),
        .known = allocate(programme->order_count + 1, sizeof *rank->known),
        .household = copy_bytes(household.at, household.size),
        .person = scope->member == NO_MEMBER
                      ? NONE : members[scope->member].row->number[members_person_no],
    };
    for (size_t i = 0; i < programme->order_count; i++) {
        struct quantity by;

        if (!quantity_of(programme->order[i].by, scope, &by))
            return false;
        rank->by[i] = by.value;
        rank->known[i] = by.unknown == NULL;
    }
    return true;
}

bool quota_gives(struct quotas *quotas, const struct programme *programme,
                 struct text household, struct scope *scope, bool *given)
{
    struct quota *quota = quota_of(quotas, programme);
    struct candidate_rank rank;

    *given = quota == NULL;
    if (!quota || (quota->settled && quota->count == 0))
        return true;
    bool good = find_rank(&rank, quota, household, scope);
    if (good && quota == quota_open(quotas)) {
        take_down(quota, &rank);
        return true;
    }
    *given = good && quota->settled && compare(quota, &rank, &quota->best[0]) <= 0;
    forget(&rank);
    return good;
}
