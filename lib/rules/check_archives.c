/* A file for each household that is paid, and for a time after (档案). */
#include "checking.h"

static bool is_open(const struct row *archive, day date)
{
    int64_t closed = archive->number[archives_closed_on];

    return closed == NONE || closed > date;
}

static bool has_open_file(const struct check *check, const struct household *household)
{
    const struct rows *archives = &household->side[TABLE_archives];

    for (size_t i = 0; i < archives->count; i++)
        if (is_open(&archives->at[i], check->plan.date))
            return true;
    return false;
}

/* It left the roster so short a time ago that the file must be kept. */
static bool left_lately(const struct check *check, const struct check_limit *limit)
{
    int64_t left = check->roster ? check->roster->number[roster_left_in] : NONE;

    return left != NONE && check->worked - (month)left <= limit->months;
}

/* Where the district writes down its files at all. */
void look_at_archives(struct check *check, const struct household *household)
{
    const struct check_limit *limit = &check->plan.policy->checks.archive;
    struct standing last = standing_of(check->roster, check->plan.policy, check->worked);
    struct finding finding;

    if (!limit->present || !household->has[TABLE_archives] || household->bad[TABLE_archives]
        || !check->roster)
        return;
    if (last.on ? has_open_file(check, household)
                : household->side[TABLE_archives].count > 0 || !left_lately(check, limit))
        return;
    finding = found_at(SEVERITY_WARNING,
                       last.on ? MESSAGE_CHECK_NO_FILE : MESSAGE_CHECK_FILE_GONE, household,
                       TABLE_roster, check->roster);
    finding.basis = limit->rule.basis;
    tell_finding(check, &finding);
}
