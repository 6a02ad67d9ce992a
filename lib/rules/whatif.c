#include "whatif.h"
#include "../base/memory.h"
#include <stdlib.h>

static void add(struct whatif *whatif, struct tally *tally, int64_t persons, fen amount)
{
    tally->households++;
    whatif->overflow |= __builtin_add_overflow(tally->persons, persons == NONE ? 0 : persons,
                                               &tally->persons);
    whatif->overflow |= !fen_add(&tally->amount, amount);
}

static bool is_entitled(const struct assessment *result)
{
    return result->verdict == VERDICT_ELIGIBLE;
}

static enum turn turn_of(const struct assessment *now, const struct assessment *other)
{
    if (!is_entitled(now))
        return TURN_ENTERS;
    if (!is_entitled(other))
        return TURN_LEAVES;
    if (now->amount == other->amount)
        return TURN_UNCHANGED;
    return other->amount > now->amount ? TURN_GAINS : TURN_LOSES;
}

static void add_turn(struct whatif *whatif, const struct assessment *now,
                     const struct assessment *other)
{
    enum turn turn = turn_of(now, other);
    bool more = turn == TURN_GAINS || turn == TURN_ENTERS;
    int64_t persons = more ? other->persons : now->persons;
    fen change = other->amount - now->amount;

    add(whatif, &whatif->turns[turn], persons, change);
    if (other->verdict == VERDICT_UNCLEAR)
        add(whatif, &whatif->unclear, persons, change);
}

void whatif_add(struct whatif *whatif, const struct assessment *now,
                const struct assessment *other)
{
    if (!other) {
        add(whatif, &whatif->unanswered, now->persons, now->amount);
        return;
    }
    if (is_entitled(now))
        add(whatif, &whatif->before, now->persons, now->amount);
    if (is_entitled(other))
        add(whatif, &whatif->after, other->persons, other->amount);
    if (is_entitled(now) || is_entitled(other))
        add_turn(whatif, now, other);
}

/* Households of one place mostly stand together. */
struct whatif *whatif_part(struct whatif_parts *parts, struct text name)
{
    for (size_t i = parts->count; i-- > 0;)
        if (text_is(name, parts->at[i].name))
            return &parts->at[i].whatif;
    parts->at = make_room(parts->at, &parts->room, parts->count + 1, sizeof *parts->at);
    parts->at[parts->count] = (struct whatif_part){ .name = copy_bytes(name.at, name.size) };
    return &parts->at[parts->count++].whatif;
}

void whatif_parts_fini(struct whatif_parts *parts)
{
    for (size_t i = 0; i < parts->count; i++)
        free(parts->at[i].name);
    free(parts->at);
    *parts = (struct whatif_parts){ 0 };
}

static bool has_class(const struct assessment *result, const char *code)
{
    for (size_t i = 0; i < result->facts.member_count; i++) {
        const char *class = result->members[i].care_class;

        if (result->facts.members[i].counted && class && strcmp(class, code) == 0)
            return true;
    }
    return false;
}

const char *whatif_class(const struct assessment *now, const struct policy *policy,
                         const struct assessment *other, const struct policy *other_policy)
{
    const struct assessment *entitled = is_entitled(now) || !other ? now : other;
    const struct policy *by = entitled == now ? policy : other_policy;

    for (size_t i = 0; i < by->care_class_count; i++)
        if (is_entitled(entitled) && has_class(entitled, by->care_classes[i].rule.code))
            return by->care_classes[i].rule.code;
    return NULL;
}
