#include "problem.h"
#include "memory.h"
#include <stdlib.h>
#include <unistd.h>

/* Made harmless for a terminal, and for the one line that it has in a list; NULL stays NULL. */
static char *copy_visible(const char *text)
{
    struct buffer copy = { 0 };

    if (text)
        buffer_visible(&copy, text_of(text));
    return copy.at;
}

static struct problem *add(struct problems *problems, enum message message, struct place place,
                           const char *const *arguments)
{
    struct buffer text = { 0 };
    struct problem *problem;

    message_format(&text, message, arguments);
    problems->at = make_room(problems->at, &problems->room, problems->count + 1,
                             sizeof *problems->at);
    problem = &problems->at[problems->count++];
    *problem = (struct problem){ copy_visible(place.file), place.line, copy_visible(place.column),
                                 text.at, message, false };
    return problem;
}

bool problem_add(struct problems *problems, enum message message, struct place place,
                 const char *first, const char *second, const char *third)
{
    const char *const arguments[] = { first ? first : "", second ? second : "", third, NULL };

    add(problems, message, place, arguments);
    problems->errors++;
    return false;
}

void problem_warn(struct problems *problems, enum message message, struct place place,
                  const char *first, const char *second, const char *third)
{
    const char *const arguments[] = { first ? first : "", second ? second : "", third, NULL };

    add(problems, message, place, arguments)->warning = true;
}

static void put_place(struct buffer *line, const struct problem *problem)
{
    if (problem->file)
        buffer_string(line, problem->file);
    if (problem->file && problem->line)
        buffer_byte(line, ':');
    if (problem->line)
        buffer_number(line, problem->line);
    if (problem->file || problem->line)
        buffer_string(line, ": ");
    if (problem->column) {
        buffer_string(line, problem->column);
        buffer_string(line, ": ");
    }
}

/* Only somebody who looks at a terminal, and has not said NO_COLOR (no-color.org), sees colours. */
static bool is_coloured(FILE *to)
{
    const char *wish = getenv("NO_COLOR"), *terminal = getenv("TERM");

    return (!wish || !*wish) && terminal && strcmp(terminal, "dumb") != 0 && isatty(fileno(to));
}

static void put_code(struct buffer *line, const char *code, const char *colour)
{
    if (!*code)
        return;
    buffer_string(line, " ");
    buffer_string(line, colour);
    buffer_byte(line, '[');
    buffer_string(line, code);
    buffer_byte(line, ']');
    buffer_string(line, *colour ? "\033[m" : "");
}

static void print_in(const char *colour, FILE *to, const char *program,
                     const struct problem *problem)
{
    struct buffer line = { 0 };

    buffer_string(&line, program);
    buffer_string(&line, ": ");
    put_place(&line, problem);
    buffer_string(&line, problem->text);
    put_code(&line, messages[problem->message].code, is_coloured(to) ? colour : "");
    buffer_byte(&line, '\n');
    fwrite(line.at, 1, line.size, to);
    buffer_fini(&line);
}

void problem_print(FILE *to, const char *program, const struct problem *problem)
{
    print_in(problem->warning ? "\033[33m" : "\033[31m", to, program, problem);
}

void problem_tell(FILE *to, const char *program, const struct problem *problem)
{
    print_in("", to, program, problem);
}

void problems_move(struct problems *to, struct problems *from)
{
    to->at = make_room(to->at, &to->room, to->count + from->count, sizeof *to->at);
    for (size_t i = 0; i < from->count; i++)
        to->at[to->count++] = from->at[i];
    to->errors += from->errors;
    from->count = from->errors = 0;
}

void problems_clear(struct problems *problems)
{
    for (size_t i = 0; i < problems->count; i++) {
        free(problems->at[i].file);
        free(problems->at[i].column);
        free(problems->at[i].text);
    }
    problems->count = problems->errors = 0;
}

void problems_fini(struct problems *problems)
{
    problems_clear(problems);
    free(problems->at);
    *problems = (struct problems){ 0 };
}
