#include "share.h"

#include "recall.h"
#include "supplement.h"

/* The standards of those left out, and of all who are counted. */
static bool add_standards(const struct facts *facts, const bool *left_out,
                          struct rational *theirs, struct rational *all)
{
    *theirs = *all = rational_of(0);
    for (int i = next_counted(facts, NO_MEMBER); i != NO_MEMBER; i = next_counted(facts, i)) {
        struct rational own = facts->members[i].computed[MEMBER_STANDARD].value;

        if (!rational_add(all, *all, own) || (left_out[i] && !rational_add(theirs, *theirs, own)))
            return false;
    }
    return true;
}

static bool nobody_left(const struct facts *facts, const bool *left_out)
{
    for (int i = next_counted(facts, NO_MEMBER); i != NO_MEMBER; i = next_counted(facts, i))
        if (!left_out[i])
            return false;
    return true;
}

/* Supplements that are the persons' own. */
static bool add_supplements(const struct facts *facts, const bool *left_out,
                            const struct policy *policy, bool single, struct scope *scope,
                            fen *share)
{
    struct assessment again = { .facts = *facts };
    const struct unknown *unclear = NULL;

    again.members = take_zeroed(facts->arena, facts->member_count, sizeof *again.members);
    again.by_supplement = take_zeroed(facts->arena, policy->supplement_count, sizeof(fen));
    if (!make_supplements(&again, policy, scope, single, &unclear))
        return false;
    for (size_t i = 0; i < facts->member_count; i++)
        if (left_out[i] && !fen_add(share, again.members[i].supplement))
            return no_answer(scope, FAULT_OVERFLOW, "/supplements");
    return true;
}

static bool share_of_base(const struct facts *facts, const bool *left_out, fen base, fen *share)
{
    struct rational theirs, all;

    *share = 0;
    if (!add_standards(facts, left_out, &theirs, &all))
        return false;
    return rational_sign(all) <= 0
        || (rational_divide(&theirs, theirs, all)
            && rational_multiply(&theirs, theirs, rational_of_fen(base))
            && rational_to_fen(theirs, share));
}

bool share_of(const struct facts *facts, const bool *left_out, const struct row *row,
              const struct policy *policy, struct scope *scope, fen *share)
{
    bool single = row->number[stream_method] == METHOD_SINGLE;

    if (nobody_left(facts, left_out)) {
        *share = row_amount(row, stream_amount);
        return true;
    }
    if (!share_of_base(facts, left_out, row_amount(row, stream_base_amount), share))
        return no_answer(scope, FAULT_OVERFLOW, "/roster");
    return add_supplements(facts, left_out, policy, single, scope, share);
}
