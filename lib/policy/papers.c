/* Papers that must say the same (三证一致). */
#include "policy.h"
#include "../table/codes.h"

static bool counts(const struct row *paper, const char *kind, day on)
{
    int64_t until = paper->number[documents_valid_until];
    int64_t verified = paper->number[documents_verified_on];

    return text_is(paper->field[documents_kind], kind)
        && paper->number[documents_genuine] == GENUINE_YES && (until == NONE || until >= on)
        && (verified == NONE || verified <= on);
}

/* The one verified last. */
static const struct row *latest(const struct rows *documents, const char *kind, day on)
{
    const struct row *found = NULL;

    for (size_t i = 0; i < documents->count; i++) {
        const struct row *paper = &documents->at[i];
        if (counts(paper, kind, on)
            && (!found || row_is_later(paper, found, documents_verified_on)))
            found = paper;
    }
    return found;
}

static bool agree(const struct row *a, const struct row *b, int column)
{
    return row_has(a, column) && text_equal(a->field[column], b->field[column]);
}

enum truth papers_match(const struct paper_match *match, const struct rows *documents, day on)
{
    const struct row *first = NULL;

    for (size_t i = 0; i < match->kind_count; i++) {
        const struct row *paper = latest(documents, match->kinds[i], on);
        if (!paper)
            return TRUTH_NO;
        if (!first)
            first = paper;
        if (match->holder && !agree(first, paper, documents_holder))
            return TRUTH_NO;
        if (match->address && !agree(first, paper, documents_address))
            return TRUTH_NO;
    }
    return first ? TRUTH_YES : TRUTH_NO;
}
