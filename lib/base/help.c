#include "help.h"

enum { LINE = 79, LABEL = 26 }; /* columns of a terminal; of them for the options */

const struct option_text option_texts[OPTION_COUNT] = {
#define OPTION(name, letter, word, argument, argument_zh, english, chinese) \
    [OPTION_##name] = { letter, word, argument, argument_zh, english, chinese },
#include "options.def"
#undef OPTION
};

static bool is_listed(const enum option *list, enum option option)
{
    for (; list && *list != OPTION_COUNT; list++)
        if (*list == option)
            return true;
    return false;
}

bool program_takes(const struct program *program, enum option option)
{
    static const enum option always[] = { OPTION_VERBOSE, OPTION_QUIET, OPTION_HELP,
                                          OPTION_VERSION, OPTION_COUNT };

    return is_listed(always, option) || is_listed(program->takes, option)
           || is_listed(program->needs, option);
}

static const char *in_language(const char *english, const char *chinese)
{
    return message_language() == CHINESE ? chinese : english;
}

static void add_message(struct buffer *out, enum message message)
{
    message_format(out, message, NULL);
}

static void pad(struct buffer *out, size_t from, size_t to)
{
    for (; from < to; from++)
        buffer_byte(out, ' ');
}

static size_t character_size(const char *at)
{
    unsigned char lead = (unsigned char)*at;

    return lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

/* A mark that no line may begin with. */
static bool hangs(const char *at)
{
    static const char *const marks[] = { "，", "。", "；", "：", "、", "）", "”" };

    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (strncmp(at, marks[i], strlen(marks[i])) == 0)
            return true;
    return false;
}

/* The piece up to the next place where a line may be broken: a word with its blank, or one
   Chinese character with the marks that follow it. */
static size_t piece_size(const char *text)
{
    size_t size = 0, next;

    do {
        next = size + character_size(text + size);
        bool breaks = text[size] == ' ' || next - size > 1 || character_size(text + next) > 1;
        size = next;
        if (breaks && !hangs(text + size))
            break;
    } while (text[size]);
    return size;
}

/* Adds `text`, which begins in column `from`, broken into lines that begin in column `indent`. */
static void wrap(struct buffer *out, const char *text, size_t from, size_t indent)
{
    for (size_t column = from, size; *text; text += size) {
        size = piece_size(text);
        size_t shown = size - (text[size - 1] == ' ');
        if (column > indent && column + display_width((struct text){ text, shown }) > LINE) {
            out->size -= out->at[out->size - 1] == ' ';
            buffer_byte(out, '\n');
            pad(out, 0, indent);
            column = indent;
        }
        buffer_add(out, text, size);
        column += display_width((struct text){ text, size });
    }
    buffer_byte(out, '\n');
}

/* A label and, beside it or on the next line, its text. */
static void add_entry(struct buffer *out, struct text label, size_t width, const char *text)
{
    size_t column = display_width(label);

    buffer_text(out, label);
    if (column + 2 > width) {
        buffer_byte(out, '\n');
        column = 0;
    }
    pad(out, column, width);
    wrap(out, text, width, width);
}

const char *help_argument(const struct program *program, enum option option)
{
    if (option == OPTION_TO && program->formats)
        return program->formats;
    if (option == OPTION_PRINT && program->pages)
        return program->pages;
    if (option == OPTION_BY && program->parts)
        return program->parts;
    return in_language(option_texts[option].argument, option_texts[option].argument_zh);
}

bool help_may_be_bare(enum option option)
{
    return option == OPTION_EXPLAIN || option == OPTION_SPREADSHEET;
}

void help_word(struct buffer *out, enum option option)
{
    buffer_string(out, "--");
    buffer_string(out, option_texts[option].word);
}

void help_option(struct buffer *out, const struct program *program, enum option option)
{
    const char *argument = help_argument(program, option);

    help_word(out, option);
    if (argument) {
        buffer_byte(out, ' ');
        buffer_string(out, argument);
    }
}

/* "  -b, --book=DIR" */
static void option_label(struct buffer *out, const struct program *program, enum option option)
{
    bool bare = help_may_be_bare(option);
    const struct option_text *text = &option_texts[option];
    const char letter[] = { ' ', ' ', '-', text->letter, ',', ' ', '\0' };

    buffer_clear(out);
    buffer_string(out, text->letter ? letter : "      ");
    help_word(out, option);
    if (text->argument) {
        buffer_string(out, bare ? "[=" : "=");
        buffer_string(out, help_argument(program, option));
        buffer_string(out, bare ? "]" : "");
    }
}

static void add_options(struct buffer *out, const struct program *program)
{
    struct buffer label = { 0 };

    for (enum option option = 0; option < OPTION_COUNT; option++) {
        if (!program_takes(program, option))
            continue;
        option_label(&label, program, option);
        add_entry(out, buffer_as_text(&label), LABEL,
                  in_language(option_texts[option].english, option_texts[option].chinese));
    }
    buffer_fini(&label);
}

void help_name(struct buffer *out, const struct program *program)
{
    buffer_string(out, program->name);
    if (program->verb) {
        buffer_byte(out, ' ');
        buffer_string(out, program->verb);
    }
}

/* "Usage: dibao-assess --month YYYY-MM [OPTION]... [HOUSEHOLDS]" */
static void add_usage(struct buffer *out, const struct program *program)
{
    struct buffer line = { 0 };

    help_name(&line, program);
    for (const enum option *need = program->needs; need && *need != OPTION_COUNT; need++) {
        buffer_byte(&line, ' ');
        help_option(&line, program, *need);
    }
    add_message(&line, MESSAGE_HELP_OPTIONS);
    if (program->operand) {
        buffer_byte(&line, ' ');
        buffer_string(&line, in_language(program->operand, program->operand_zh));
    }
    add_message(out, MESSAGE_HELP_USAGE);
    wrap(out, line.at, display_width(text_of(in_language("Usage: ", "用法："))), 4);
    buffer_fini(&line);
}

static void add_heading(struct buffer *out, enum message message)
{
    buffer_byte(out, '\n');
    add_message(out, message);
    buffer_byte(out, '\n');
}

static void add_message_wrapped(struct buffer *out, enum message message, const char *name)
{
    const char *const arguments[] = { name, NULL };
    struct buffer text = { 0 };

    message_format(&text, message, arguments);
    buffer_byte(out, '\n');
    wrap(out, text.at, 0, 0);
    buffer_fini(&text);
}

/* What a user looks for first. */
static void add_example(struct buffer *out, const struct program *program)
{
    add_message(out, MESSAGE_HELP_EXAMPLE);
    buffer_string(out, "\n  ");
    buffer_string(out, program->example);
    buffer_string(out, "\n\n");
}

void help_program(struct buffer *out, const struct program *program)
{
    add_example(out, program);
    add_usage(out, program);
    wrap(out, in_language(program->english, program->chinese), 0, 0);
    add_heading(out, MESSAGE_HELP_TAKES);
    add_options(out, program);
    add_message_wrapped(out, MESSAGE_HELP_MORE, program->name);
}

void help_verbs(struct buffer *out, const struct verb *verbs, size_t count)
{
    struct buffer label = { 0 };

    add_example(out, verbs[0].program);
    add_message(out, MESSAGE_HELP_USAGE);
    buffer_string(out, verbs[0].program->name);
    add_message(out, MESSAGE_HELP_VERB);
    buffer_byte(out, '\n');
    add_heading(out, MESSAGE_HELP_VERBS);
    for (size_t i = 0; i < count; i++) {
        buffer_clear(&label);
        buffer_string(&label, "  ");
        buffer_string(&label, verbs[i].program->verb);
        add_entry(out, buffer_as_text(&label), LABEL / 2,
                  in_language(verbs[i].program->english, verbs[i].program->chinese));
    }
    add_message_wrapped(out, MESSAGE_HELP_VERB_MORE, verbs[0].program->name);
    buffer_fini(&label);
}

void help_version(struct buffer *out, const struct program *program)
{
    buffer_string(out, program->name);
    buffer_string(out, " (dibao) " VERSION "\n");
}
