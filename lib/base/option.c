#include "option.h"
#include "help.h"
#include "memory.h"
#include "nearest.h"
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

/* getopt's struct and our enum would share a tag. */
#define option getopt_option
#include <getopt.h>
#undef option

enum { IN_ORDER = 1, WORDS = 256 }; /* what getopt_long answers: an operand; WORDS + option */

static void words_of(struct getopt_option *out)
{
    for (int option = 0; option < OPTION_COUNT; option++) {
        const struct option_text *text = &option_texts[option];
        int takes = !text->argument ? no_argument
                  : help_may_be_bare((enum option)option) ? optional_argument : required_argument;
        *out++ = (struct getopt_option){ text->word, takes, NULL, WORDS + option };
    }
    *out = (struct getopt_option){ 0 };
}

/* "-:b:t:...": operands in order and wherever they stand, missing values told apart. */
static void letters_of(char *out)
{
    *out++ = '-';
    *out++ = ':';
    for (enum option option = 0; option < OPTION_COUNT; option++) {
        if (!option_texts[option].letter)
            continue;
        *out++ = option_texts[option].letter;
        if (option_texts[option].argument)
            *out++ = ':';
    }
    *out = '\0';
}

static enum option option_of(int answer)
{
    enum option option = 0;

    if (answer >= WORDS)
        return (enum option)(answer - WORDS);
    while (option < OPTION_COUNT && (!answer || option_texts[option].letter != answer))
        option++;
    return option;
}

/* A usage error; {1} is `what`, {2} the program with its verb. Returns false. */
static bool refuse(const struct program *program, enum message message, const char *what,
                   const char *third)
{
    struct buffer name = { 0 };

    help_name(&name, program);
    say_problem(program->name, message, what, name.at, third);
    buffer_fini(&name);
    return false;
}

/* A usage error of an option; {1} is its name. Returns false. */
static bool refuse_value(const struct program *program, enum message message, enum option option,
                         const char *second, const char *third)
{
    struct buffer name = { 0 };

    help_word(&name, option);
    say_problem(program->name, message, name.at, second, third);
    buffer_fini(&name);
    return false;
}

/* The option is not one that the program takes. */
static bool refuse_option(const struct program *program, enum option option)
{
    struct buffer name = { 0 };

    help_word(&name, option);
    refuse(program, MESSAGE_OPTION_REFUSED, name.at, NULL);
    buffer_fini(&name);
    return false;
}

/* An option whose argument is written in small letters ("csv|jsonl") takes one of these words. */
static bool is_choice(const char *choices, const char *value)
{
    size_t size = strlen(value);

    if (*choices < 'a' || *choices > 'z')
        return true;
    if (strchr(value, '|'))
        return false;
    for (const char *at = choices; at; at = strchr(at, '|') ? strchr(at, '|') + 1 : NULL)
        if (strncmp(at, value, size) == 0 && (at[size] == '|' || at[size] == '\0'))
            return true;
    return false;
}

static bool add_table(struct settings *settings, const char *value)
{
    const char *equals = strchr(value, '=');
    size_t letters = strspn(value, "abcdefghijklmnopqrstuvwxyz_");
    struct named_file *table = &settings->tables[settings->table_count];

    if (!equals || letters == 0 || value + letters != equals || !equals[1])
        return false;
    table->name = copy_bytes(value, letters);
    table->file = equals + 1;
    settings->table_count++;
    return true;
}

/* Keeps what some options mean beside their text. */
static bool read_value(struct settings *settings, enum option option, const char *value)
{
    const struct program *program = settings->program;
    const char *choices = help_argument(program, option);

    if (!is_choice(choices, value))
        return refuse_value(program, MESSAGE_OPTION_CHOICE, option, value, choices);
    if (option == OPTION_MONTH && !month_parse(text_of(value), &settings->month))
        return refuse_value(program, MESSAGE_OPTION_MONTH, option, value, NULL);
    if (option == OPTION_DATE && !day_parse(text_of(value), &settings->date))
        return refuse_value(program, MESSAGE_OPTION_DATE, option, value, NULL);
    if (option == OPTION_TABLE && !add_table(settings, value))
        return refuse_value(program, MESSAGE_OPTION_TABLE, option, value, NULL);
    if (option == OPTION_PROGRAMME)
        settings->repeated[settings->repeated_count++] = value;
    if (option == OPTION_TO) {
        settings->csv = strcmp(value, "csv") == 0;
        settings->jsonl = !settings->csv;
    }
    return true;
}

static bool add_option(struct settings *settings, enum option option, const char *value)
{
    const struct option_text *text = &option_texts[option];

    if (!program_takes(settings->program, option))
        return refuse_option(settings->program, option);
    settings->value[option] = text->argument ? value : "";
    if (!text->argument)
        return true;
    if (!value) {
        settings->value[option] = "";
        return true;
    }
    if (!*value)
        return refuse_value(settings->program, MESSAGE_OPTION_VALUE, option,
                            help_argument(settings->program, option), NULL);
    return read_value(settings, option, value);
}

static bool is_ambiguous(const char *word)
{
    size_t size = strlen(word), alike = 0;

    for (enum option option = 0; option < OPTION_COUNT; option++)
        alike += strncmp(option_texts[option].word, word, size) == 0;
    return alike > 1;
}

static void refuse_unknown(const struct program *program, const char *name)
{
    struct buffer taken = { 0 }, suggestion = { 0 };

    for (enum option option = 0; option < OPTION_COUNT; option++) {
        if (!program_takes(program, option))
            continue;
        buffer_string(&taken, " ");
        help_word(&taken, option);
    }
    add_suggestion(&suggestion, name, taken.at);
    refuse(program, MESSAGE_OPTION_UNKNOWN, name, suggestion.at);
    buffer_fini(&taken);
    buffer_fini(&suggestion);
}

/* What getopt_long could not read: `answer` is ':' or '?', `word` where it stood. */
static bool refuse_unreadable(const struct program *program, int answer, const char *word)
{
    const char letter[] = { '-', (char)optopt, '\0' };

    if (answer == ':')
        return refuse_value(program, MESSAGE_OPTION_VALUE, option_of(optopt),
                            help_argument(program, option_of(optopt)), NULL);
    if (optopt >= WORDS)
        return refuse_value(program, MESSAGE_OPTION_NO_VALUE, option_of(optopt), NULL, NULL);
    if (optopt)
        return refuse(program, MESSAGE_OPTION_UNKNOWN, letter, NULL);

    char *name = copy_bytes(word, strcspn(word, "=")); /* its value may be private */
    if (is_ambiguous(name + 2))
        refuse(program, MESSAGE_OPTION_AMBIGUOUS, name, NULL);
    else
        refuse_unknown(program, name);
    free(name);
    return false;
}

static bool add_operand(struct settings *settings, const char *operand)
{
    char most[24];

    if (settings->operand_count == settings->program->operands) {
        snprintf(most, sizeof most, "%zu", settings->program->operands);
        return refuse(settings->program,
                      settings->program->operands ? MESSAGE_OPERANDS_TOO_MANY
                                                  : MESSAGE_OPERAND_REFUSED,
                      operand, most);
    }
    settings->operands[settings->operand_count++] = operand;
    return true;
}

static bool asks_for_text(const struct settings *settings)
{
    return settings->value[OPTION_HELP] || settings->value[OPTION_VERSION];
}

/* What was said beside the option. A value that may be left out can stand behind its equals sign, or
   next. */
static const char *value_of_option(const struct program *program, enum option option, int argc,
                                   char **argv)
{
    if (optarg || !help_may_be_bare(option) || optind >= argc
        || !is_choice(help_argument(program, option), argv[optind]))
        return optarg;
    return argv[optind++];
}

/* Reads argv up to its end, a fault, --help or --version. */
static bool read_words(struct settings *settings, int argc, char **argv)
{
    struct getopt_option words[OPTION_COUNT + 1];
    char letters[2 * OPTION_COUNT + 3];
    bool good = true;
    int answer;

    words_of(words);
    letters_of(letters);
    optind = 0; /* begin anew, also after an earlier command line */
    while (good && !asks_for_text(settings)
           && (answer = getopt_long(argc, argv, letters, words, NULL)) != -1) {
        if (answer == IN_ORDER)
            good = add_operand(settings, optarg);
        else if (answer == '?' || answer == ':')
            good = refuse_unreadable(settings->program, answer, argv[optind - 1]);
        else
            good = add_option(settings, option_of(answer),
                              value_of_option(settings->program, option_of(answer), argc, argv));
    }
    while (good && !asks_for_text(settings) && optind < argc)
        good = add_operand(settings, argv[optind++]);
    return good;
}

/* Reports the options that must be given and are not, all at once. */
static bool has_what_it_needs(const struct settings *settings)
{
    const enum option *need = settings->program->needs;
    struct buffer missing = { 0 };

    for (; need && *need != OPTION_COUNT; need++) {
        if (settings->value[*need])
            continue;
        buffer_string(&missing, missing.size ? ", " : "");
        help_option(&missing, settings->program, *need);
    }
    if (missing.size)
        refuse(settings->program, MESSAGE_OPTION_NEEDED, missing.at, NULL);
    bool good = missing.size == 0;
    buffer_fini(&missing);
    return good;
}

/* Prints what --help or --version asks for; the exit status. */
static int answer(const struct settings *settings)
{
    struct buffer text = { 0 };

    if (settings->value[OPTION_HELP])
        help_program(&text, settings->program);
    else
        help_version(&text, settings->program);
    return print_help(settings->program->name, &text);
}

/* Standard streams that are closed stay so to whoever uses them, but no file of the run gets their
   numbers: messages would be written into it. */
static void keep_standard_streams(void)
{
    static const int useless[] = { O_WRONLY, O_RDONLY, O_WRONLY };

    for (int stream = STDIN_FILENO; stream <= STDERR_FILENO; stream++)
        if (fcntl(stream, F_GETFD) < 0 && open("/dev/null", useless[stream]) < 0)
            return;
}

bool settings_read(struct settings *settings, const struct program *program, int argc,
                   char **argv, int *status)
{
    int skipped = program->verb && argc > 1;
    size_t most = (size_t)argc + 1;

    keep_standard_streams();
    *settings = (struct settings){ .program = program, .month = NO_MONTH, .date = NO_DAY };
    settings->tables = allocate(most, sizeof *settings->tables);
    settings->repeated = allocate(most, sizeof *settings->repeated);
    settings->operands = allocate(most, sizeof *settings->operands);
    *status = STATUS_FAILED;
    bool good = read_words(settings, argc - skipped, argv + skipped);
    bool asked = good && asks_for_text(settings);
    if (asked)
        *status = answer(settings);
    if (good && !asked && has_what_it_needs(settings)) {
        *status = STATUS_DONE;
        return true;
    }
    settings_fini(settings);
    return false;
}

void settings_fini(struct settings *settings)
{
    for (size_t i = 0; i < settings->table_count; i++)
        free((char *)settings->tables[i].name);
    free(settings->tables);
    free(settings->repeated);
    free(settings->operands);
    *settings = (struct settings){ .program = settings->program };
}

const char *settings_table(const struct settings *settings, const char *name)
{
    for (size_t i = settings->table_count; i-- > 0;)
        if (strcmp(settings->tables[i].name, name) == 0)
            return settings->tables[i].file;
    return NULL;
}
