/* Where a policy is. */
#include "policy.h"
#include "../base/memory.h"
#include "../base/shipped.h"
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

static char *joined(const char *first, const char *second)
{
    struct buffer path = { 0 };

    buffer_string(&path, first);
    buffer_string(&path, second);
    return path.at;
}

static bool names_file(const char *option)
{
    size_t size = strlen(option);

    return strcmp(option, "-") == 0 || strchr(option, '/')
        || (size > 5 && strcmp(option + size - 5, ".json") == 0);
}

static char *find_installed(const char *name, struct problems *problems)
{
    char *found = shipped_file("policies", name, ".json");

    if (!found)
        problem_add(problems, MESSAGE_POLICY_NOT_FOUND, (struct place){ name, 0, NULL }, name,
                    NULL, NULL);
    return found;
}

static char *find_in_book(const char *book, struct problems *problems)
{
    char *file = joined(book, "/policy.json");
    enum message message = MESSAGE_POLICY_NOT_IN_BOOK;

    if (access(file, F_OK) == 0 || (errno != ENOENT && errno != ENOTDIR))
        return file;
    free(file);
    file = joined(book, "/.");
    if (access(file, F_OK) != 0)
        message = MESSAGE_BOOK_MISSING;
    free(file);
    problem_add(problems, message, (struct place){ .file = book }, NULL, NULL, NULL);
    return NULL;
}

char *policy_find(const char *option, const char *book, struct problems *problems)
{
    if (option)
        return names_file(option) ? copy_string(option) : find_installed(option, problems);
    if (book)
        return find_in_book(book, problems);
    problem_add(problems, MESSAGE_POLICY_NOT_GIVEN, (struct place){ NULL, 0, NULL }, NULL, NULL,
                NULL);
    return NULL;
}

/* Both: the policy of the option or of the book's -b, compiled for the month. */
static struct policy *policy_given(const struct settings *settings, enum option option,
                                   month worked, struct problems *problems)
{
    char *file = policy_find(settings->value[option], settings->value[OPTION_BOOK], problems);
    struct policy *policy = file ? policy_load(file, worked, problems) : NULL;

    free(file);
    return policy;
}

int work_under_policy(const struct settings *settings, month worked, policy_suits *suits,
                      work_under *work)
{
    struct problems problems = { 0 };
    struct policy *policy = policy_given(settings, OPTION_POLICY, worked, &problems);
    bool good = policy && (!suits || suits(policy, settings, &problems));

    settings_report(settings, &problems);
    problems_fini(&problems);
    int status = good ? work(settings, policy) : STATUS_FAILED;
    policy_free(policy);
    return status;
}

int work_under_two_policies(const struct settings *settings, month worked, work_under_two *work)
{
    struct problems problems = { 0 };
    struct policy *policy = policy_given(settings, OPTION_POLICY, worked, &problems);
    struct policy *other = NULL;
    bool against = settings->value[OPTION_AGAINST] != NULL;

    if (against)
        other = policy_given(settings, OPTION_AGAINST, worked, &problems);
    settings_report(settings, &problems);
    problems_fini(&problems);
    int status = policy && (other || !against) ? work(settings, policy, other) : STATUS_FAILED;
    policy_free(other);
    policy_free(policy);
    return status;
}
