/* What every program prints beside its records: help, problems, counts; and its end. */
#include "help.h"
#include "nearest.h"
#include <errno.h>

enum { SHOWN_IN_FULL = 100 }; /* problems */

void say_problem(const char *name, enum message message, const char *first,
                     const char *second, const char *third)
{
    struct problems problems = { 0 };

    problem_add(&problems, message, (struct place){ 0 }, first, second, third);
    problem_print(stderr, name, &problems.at[0]);
    problems_fini(&problems);
}

int print_help(const char *name, struct buffer *text)
{
    bool good = fwrite(text->at, 1, text->size, stdout) == text->size && fflush(stdout) == 0;

    if (!good)
        say_problem(name, MESSAGE_NOT_WRITTEN, message_system(errno), NULL, NULL);
    buffer_fini(text);
    return good ? STATUS_DONE : STATUS_FAILED;
}

/* "build, fund" */
static void list_verbs(struct buffer *out, const struct verb *verbs, size_t count)
{
    for (size_t i = 0; i < count; i++)
        buffer_listed(out, verbs[i].program->verb);
}

static void refuse_verb(const char *name, const char *word, const char *verbs)
{
    struct buffer suggestion = { 0 };

    add_suggestion(&suggestion, word, verbs);
    say_problem(name, MESSAGE_VERB_UNKNOWN, word, suggestion.at, verbs);
    buffer_fini(&suggestion);
}

/* What stands where a verb should: a wish for help or the version, or a usage error. */
static int answer_without_verb(const struct verb *verbs, size_t count, const char *word)
{
    const char *name = verbs[0].program->name;
    struct buffer text = { 0 };

    if (word && (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0)) {
        help_verbs(&text, verbs, count);
        return print_help(name, &text);
    }
    if (word && (strcmp(word, "--version") == 0 || strcmp(word, "-V") == 0)) {
        help_version(&text, verbs[0].program);
        return print_help(name, &text);
    }
    list_verbs(&text, verbs, count);
    if (word && *word != '-')
        refuse_verb(name, word, text.at);
    else
        say_problem(name, MESSAGE_VERB_MISSING, text.at, name, NULL);
    buffer_fini(&text);
    return STATUS_FAILED;
}

const struct verb *program_verb(const struct verb *verbs, size_t count, int argc, char **argv,
                                int *status)
{
    const char *word = argc > 1 ? argv[1] : NULL;

    for (size_t i = 0; word && i < count; i++)
        if (strcmp(word, verbs[i].program->verb) == 0)
            return &verbs[i];
    *status = answer_without_verb(verbs, count, word);
    return NULL;
}

static void say_count(const char *name, enum message message, size_t count)
{
    char number[24];

    snprintf(number, sizeof number, "%zu", count);
    say_problem(name, message, number, NULL, NULL);
}

static void report_rest(const char *name, enum message message, size_t count)
{
    if (count > SHOWN_IN_FULL)
        say_count(name, message, count - SHOWN_IN_FULL);
}

void settings_more(const struct settings *settings, size_t count)
{
    say_count(settings->program->name, MESSAGE_MORE_ERRORS, count);
}

void settings_report(const struct settings *settings, struct problems *problems)
{
    const char *name = settings->program->name;
    size_t errors = 0, warnings = 0;

    for (size_t i = 0; i < problems->count; i++) {
        const struct problem *problem = &problems->at[i];
        if (problem->warning && settings->value[OPTION_QUIET])
            continue;
        if (++*(problem->warning ? &warnings : &errors) <= SHOWN_IN_FULL)
            problem_print(stderr, name, problem);
    }
    report_rest(name, MESSAGE_MORE_ERRORS, errors);
    report_rest(name, MESSAGE_MORE_WARNINGS, warnings);
    problems_clear(problems);
}

void settings_say(const struct settings *settings, enum message message, const char *first,
                  const char *second, const char *third)
{
    struct problems problems = { 0 };

    if (!settings->value[OPTION_VERBOSE] || settings->value[OPTION_QUIET])
        return;
    problem_add(&problems, message, (struct place){ 0 }, first, second, third);
    problem_tell(stderr, settings->program->name, &problems.at[0]);
    problems_fini(&problems);
}

void settings_count(const struct settings *settings, enum message message, int64_t first,
                    int64_t second, int64_t third)
{
    const int64_t counts[] = { first, second, third };
    struct buffer texts[3] = { { 0 } };

    for (int i = 0; i < 3; i++)
        buffer_number(&texts[i], counts[i]);
    settings_say(settings, message, texts[0].at, texts[1].at, texts[2].at);
    for (int i = 0; i < 3; i++)
        buffer_fini(&texts[i]);
}

int program_end(const char *name, int status)
{
    bool good = !ferror(stdout) && fflush(stdout) == 0;
    int error = errno;

    if (fclose(stdout) != 0 && good && errno != EBADF) {
        good = false;
        error = errno;
    }
    if (good || status == STATUS_FAILED)
        return status;
    say_problem(name, MESSAGE_NOT_WRITTEN, message_system(error), NULL, NULL);
    return STATUS_FAILED;
}

int program_main(const struct program *program, program_work *work, int argc, char **argv)
{
    struct settings settings = { 0 };
    int status;

    if (settings_read(&settings, program, argc, argv, &status))
        status = work(&settings);
    settings_fini(&settings);
    return program_end(program->name, status);
}

int program_main_verbs(const struct verb *verbs, size_t count, int argc, char **argv)
{
    int status;
    const struct verb *verb = program_verb(verbs, count, argc, argv, &status);

    if (verb)
        return program_main(verb->program, verb->work, argc, argv);
    return program_end(verbs[0].program->name, status);
}
