#include "whatif.h"
#include "../base/memory.h"
#include <stdlib.h>

static void add(struct whatif *whatif, enum whatif_count count, int64_t persons, fen amount)
{
    struct tally *tally = &whatif->counts[count];

    tally->households++;
    whatif->overflow |= __builtin_add_overflow(tally->persons, persons == NONE ? 0 : persons,
                                               &tally->persons);
    whatif->overflow |= !fen_add(&tally->amount, amount);
}

static bool is_entitled(const struct assessment *result)
{
    return result && result->verdict == VERDICT_ELIGIBLE;
}

static enum whatif_count change_of(const struct assessment *now, const struct assessment *other)
{
    if (!is_entitled(now))
        return WHATIF_ENTERS;
    if (!is_entitled(other))
        return WHATIF_LEAVES;
    if (now->amount == other->amount)
        return WHATIF_UNCHANGED;
    return other->amount > now->amount ? WHATIF_GAINS : WHATIF_LOSES;
}

static void add_change(struct whatif *whatif, const struct assessment *now,
                       const struct assessment *other)
{
    enum whatif_count change = change_of(now, other);
    bool more = change == WHATIF_GAINS || change == WHATIF_ENTERS;
    int64_t persons = more ? other->persons : now->persons;

    add(whatif, change, persons, other->amount - now->amount);
    if (other->verdict == VERDICT_UNCLEAR)
        add(whatif, WHATIF_UNCLEAR, persons, other->amount - now->amount);
}

void whatif_add(struct whatif *whatif, const struct assessment *now,
                const struct assessment *other)
{
    if (!other) {
        add(whatif, WHATIF_UNANSWERED, now->persons, now->amount);
        return;
    }
    if (is_entitled(now))
        add(whatif, WHATIF_BEFORE, now->persons, now->amount);
    if (is_entitled(other))
        add(whatif, WHATIF_AFTER, other->persons, other->amount);
    if (is_entitled(now) || is_entitled(other))
        add_change(whatif, now, other);
}

struct tally whatif_difference(const struct whatif *whatif)
{
    const struct tally *before = &whatif->counts[WHATIF_BEFORE];
    const struct tally *after = &whatif->counts[WHATIF_AFTER];

    return (struct tally){ after->households - before->households,
                           after->persons - before->persons, after->amount - before->amount };
}

static struct whatif_part *new_part(struct whatif_parts *parts)
{
    parts->at = make_room(parts->at, &parts->room, parts->count + 1, sizeof *parts->at);
    parts->at[parts->count] = (struct whatif_part){ .name = NULL };
    return &parts->at[parts->count++];
}

static bool same_label(const char *one, const char *other)
{
    return one && other ? strcmp(one, other) == 0 : one == other;
}

/* The part of the class, or of the one that is the same. NULL: there is none yet. */
static struct whatif_part *find_class(struct whatif_parts *parts, const struct rule *class)
{
    for (size_t i = 0; class && i < parts->count; i++) {
        const struct rule *known = parts->at[i].class;

        if (known && (known == class || (strcmp(known->code, class->code) == 0
                                         && same_label(known->label, class->label))))
            return &parts->at[i];
    }
    return NULL;
}

static void place_classes(struct whatif_parts *parts, const struct policy *policy, bool others)
{
    for (size_t i = 0; i < policy->care_class_count; i++) {
        const struct rule *class = &policy->care_classes[i].rule;

        if (find_class(parts, class))
            continue;
        *new_part(parts) = (struct whatif_part){ .class = class, .others = others };
    }
}

void whatif_report_init(struct whatif_report *report, const struct policy *policy,
                        const struct policy *other, month worked)
{
    *report = (struct whatif_report){ .policy = policy, .other = other, .month = worked };
    place_classes(&report->classes, policy, false);
    place_classes(&report->classes, other, true);
    new_part(&report->classes);
}

void whatif_report_fini(struct whatif_report *report)
{
    for (size_t i = 0; i < report->subdistricts.count; i++)
        free(report->subdistricts.at[i].name);
    free(report->subdistricts.at);
    free(report->classes.at);
    *report = (struct whatif_report){ .policy = NULL };
}

/* Households of one subdistrict mostly stand together. */
static struct whatif *subdistrict_part(struct whatif_parts *parts, struct text name)
{
    for (size_t i = parts->count; i-- > 0;)
        if (text_is(name, parts->at[i].name))
            return &parts->at[i].whatif;
    struct whatif_part *part = new_part(parts);
    part->name = copy_bytes(name.at, name.size);
    return &part->whatif;
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

static struct whatif *class_part(struct whatif_report *report, const struct assessment *now,
                                 const struct assessment *other)
{
    const struct policy *by = is_entitled(now) ? report->policy : report->other;
    const struct assessment *entitled = is_entitled(now) ? now : other;
    struct whatif_parts *parts = &report->classes;

    for (size_t i = 0; is_entitled(entitled) && i < by->care_class_count; i++)
        if (has_class(entitled, by->care_classes[i].rule.code))
            return &find_class(parts, &by->care_classes[i].rule)->whatif;
    return &parts->at[parts->count - 1].whatif;
}

void whatif_report_add(struct whatif_report *report, struct text subdistrict,
                       const struct assessment *now, const struct assessment *other)
{
    whatif_add(&report->all, now, other);
    whatif_add(subdistrict_part(&report->subdistricts, subdistrict), now, other);
    whatif_add(class_part(report, now, other), now, other);
}

static bool same_tally(const struct tally *one, const struct tally *other)
{
    return one->households == other->households && one->persons == other->persons
        && one->amount == other->amount;
}

/* Only of a whole that fits are its parts, and their sums, known to fit. */
static bool parts_add_up(const struct whatif_parts *parts, const struct whatif *all)
{
    for (int count = 0; count < WHATIF_COUNTS; count++) {
        struct tally sum = { 0 };

        for (size_t i = 0; i < parts->count; i++) {
            const struct tally *part = &parts->at[i].whatif.counts[count];

            sum.households += part->households;
            sum.persons += part->persons;
            if (parts->at[i].whatif.overflow || !fen_add(&sum.amount, part->amount))
                return false;
        }
        if (!same_tally(&sum, &all->counts[count]))
            return false;
    }
    return true;
}

static bool changes_add_up(const struct whatif *all)
{
    const struct tally *counts = all->counts;
    fen sum = counts[WHATIF_BEFORE].amount;

    for (int count = WHATIF_GAINS; count <= WHATIF_LEAVES; count++)
        if (!fen_add(&sum, counts[count].amount))
            return false;
    return sum == counts[WHATIF_AFTER].amount
        && counts[WHATIF_AFTER].households == counts[WHATIF_BEFORE].households
               + counts[WHATIF_ENTERS].households - counts[WHATIF_LEAVES].households;
}

bool whatif_report_adds_up(const struct whatif_report *report)
{
    return !report->all.overflow && changes_add_up(&report->all)
        && parts_add_up(&report->subdistricts, &report->all)
        && parts_add_up(&report->classes, &report->all);
}
