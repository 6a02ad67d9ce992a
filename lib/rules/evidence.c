#include "evidence.h"

#include <stdio.h>

enum { HOUSEHOLD = -1, CODE_SIZE = 256 };

/* The person's latest paper of the kind that was verified up to the day, or NULL. */
static const struct row *latest_paper(const struct matter *matter, const char *kind,
                                      int64_t person, day on)
{
    const struct rows *rows = &matter->household->side[TABLE_documents];
    const struct row *latest = NULL;

    for (size_t i = 0; i < rows->count; i++) {
        const struct row *row = &rows->at[i];
        int64_t verified = row->number[documents_verified_on];

        if (!text_is(row->field[documents_kind], kind) || !belongs(matter, verified)
            || verified > on
            || (person != HOUSEHOLD && row->number[documents_person_no] != person))
            continue;
        if (!latest || row_is_later(row, latest, documents_verified_on))
            latest = row;
    }
    return latest;
}

static bool is_good(const struct row *paper, day on)
{
    return paper && paper->number[documents_genuine] == GENUINE_YES
        && (!row_has(paper, documents_valid_until)
            || paper->number[documents_valid_until] >= on);
}

static void want_paper(struct matter *matter, const char *kind, int64_t person, day on,
                       struct words *words)
{
    char code[CODE_SIZE];

    if (is_good(latest_paper(matter, kind, person, on), on))
        return;
    if (person == HOUSEHOLD)
        snprintf(code, sizeof code, "paper:%s", kind);
    else
        snprintf(code, sizeof code, "paper:%s#%lld", kind, (long long)person);
    words_add(words, text_of(code), matter->arena);
}

static bool is_asked_for(struct matter *matter, const struct paper *paper, int member)
{
    matter->scope.member = member;
    bool asked = condition_holds(paper->when, &matter->scope) == TRUTH_YES;
    matter->scope.member = NO_MEMBER;
    return asked;
}

static void want_of_members(struct matter *matter, const struct paper *paper, day on,
                            struct words *words)
{
    const struct facts *facts = &matter->facts;

    for (size_t i = 0; i < facts->member_count; i++)
        if (facts->members[i].counted && is_asked_for(matter, paper, (int)i))
            want_paper(matter, paper->rule.code,
                       facts->members[i].row->number[members_person_no], on, words);
}

bool name_papers(struct matter *matter, day on, struct words *words)
{
    const struct evidence *evidence = &matter->policy->evidence;

    if (evidence->paper_count > 0 && !matter_facts(matter, month_of_day(on)))
        return false;
    for (size_t i = 0; i < evidence->paper_count; i++) {
        const struct paper *paper = &evidence->papers[i];

        if (paper->per_member)
            want_of_members(matter, paper, on, words);
        else if (is_asked_for(matter, paper, NO_MEMBER))
            want_paper(matter, paper->rule.code, HOUSEHOLD, on, words);
    }
    return !matter->scope.fault;
}

static size_t surveyors(const struct row *visit, struct arena *arena)
{
    struct words names = { 0 };

    words_add_all(&names, visit->field[surveys_surveyors], arena);
    return names.count;
}

static bool is_enough(const struct matter *matter, const struct row *visit)
{
    return surveyors(visit, matter->arena) >= (size_t)matter->policy->evidence.surveyors;
}

static bool has_methods(const struct matter *matter, const struct row *visit)
{
    unsigned asked = matter->policy->evidence.methods;

    return ((unsigned)visit->number[surveys_methods] & asked) == asked;
}

static bool is_whole(const struct matter *matter, const struct row *visit)
{
    return visit->number[surveys_outcome] == SURVEY_CLEAR && is_enough(matter, visit)
        && has_methods(matter, visit);
}

static void keep_later(const struct row **kept, const struct row *visit)
{
    if (!*kept || row_is_later(visit, *kept, surveys_visited_on))
        *kept = visit;
}

/* The visit that counts: the latest whole and clear one, or the latest of all when there is none
   or the family was found unclear after it. */
static const struct row *find_visit(const struct matter *matter, day on)
{
    const struct rows *rows = &matter->household->side[TABLE_surveys];
    const struct row *latest = NULL, *whole = NULL, *unclear = NULL;

    for (size_t i = 0; i < rows->count; i++) {
        const struct row *row = &rows->at[i];
        int64_t visited = row->number[surveys_visited_on];

        if (!belongs(matter, visited) || visited > on
            || row->number[surveys_outcome] == SURVEY_NOT_HOME)
            continue;
        keep_later(&latest, row);
        if (row->number[surveys_outcome] == SURVEY_UNCLEAR)
            keep_later(&unclear, row);
        else if (is_whole(matter, row))
            keep_later(&whole, row);
    }
    if (!whole || (unclear && row_is_later(unclear, whole, surveys_visited_on)))
        return latest;
    return whole;
}

void name_survey(const struct matter *matter, day on, struct words *words)
{
    struct arena *arena = matter->arena;

    if (!matter->policy->evidence.survey)
        return;
    const struct row *visit = find_visit(matter, on);
    if (!visit) {
        words_add(words, text_of("survey:missing"), arena);
        return;
    }
    if (visit->number[surveys_outcome] == SURVEY_UNCLEAR)
        words_add(words, text_of("survey:unclear"), arena);
    if (!is_enough(matter, visit))
        words_add(words, text_of("survey:surveyors"), arena);
    if (!has_methods(matter, visit))
        words_add(words, text_of("survey:methods"), arena);
}
