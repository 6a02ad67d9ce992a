#include "document.h"
#include "../base/json.h"
#include <errno.h>
#include <zlib.h>

static bool refuse(struct problems *problems, const char *file, long line, enum message message,
                   const char *detail)
{
    return problem_add(problems, message, (struct place){ file, line, NULL }, detail, NULL, NULL);
}

static bool refuse_system(struct problems *problems, const char *file)
{
    return refuse(problems, file, 0, MESSAGE_POLICY_READ, message_system(errno));
}

/* At most one byte more than is allowed. */
static bool read_bytes(FILE *from, struct buffer *bytes)
{
    char block[65536];
    size_t size;

    while (bytes->size <= DOCUMENT_SIZE && (size = fread(block, 1, sizeof block, from)) > 0)
        buffer_add(bytes, block, size);
    return !ferror(from);
}

static bool read_file(const char *file, struct buffer *bytes, struct problems *problems)
{
    bool standard = strcmp(file, "-") == 0;
    FILE *from = standard ? stdin : fopen(file, "rb");
    bool good;

    if (!from)
        return refuse_system(problems, file);
    good = read_bytes(from, bytes) || refuse_system(problems, file);
    if (!standard)
        fclose(from);
    if (good && bytes->size > DOCUMENT_SIZE)
        return refuse(problems, file, 0, MESSAGE_POLICY_SIZE, "8 MiB");
    return good;
}

static long line_of(struct text text, size_t at)
{
    long line = 1;

    for (size_t i = 0; i < at; i++)
        line += text.at[i] == '\n';
    return line;
}

static bool looks_right(struct text text, const char *file, struct problems *problems)
{
    size_t valid = utf8_valid(text), deep;

    if (valid < text.size)
        return refuse(problems, file, line_of(text, valid), MESSAGE_POLICY_UTF8, NULL);
    deep = json_too_deep(text, DOCUMENT_DEPTH);
    if (deep < text.size)
        return refuse(problems, file, line_of(text, deep), MESSAGE_POLICY_DEPTH, "64");
    return true;
}

static bool parse(struct document *document, struct text text, const char *file,
                  struct problems *problems)
{
    json_error_t error;
    enum message message = MESSAGE_POLICY_SYNTAX;
    char column[16];

    document->root = json_loadb(text.at, text.size, JSON_REJECT_DUPLICATES, &error);
    if (document->root)
        return true;
    if (json_error_code(&error) == json_error_duplicate_key)
        message = MESSAGE_POLICY_KEY_TWICE;
    snprintf(column, sizeof column, "%d", error.column);
    return refuse(problems, file, error.line, message, column);
}

static struct text without_mark(const struct buffer *bytes)
{
    struct text text = buffer_as_text(bytes);

    if (text.size >= 3 && memcmp(text.at, "\xef\xbb\xbf", 3) == 0)
        return (struct text){ text.at + 3, text.size - 3 };
    return text;
}

bool document_open(struct document *document, const char *file, struct problems *problems)
{
    struct buffer *bytes = &document->bytes;

    *document = (struct document){ .file = file };
    json_use_memory();
    bool good = read_file(file, bytes, problems);
    buffer_add(bytes, "", 0);
    document->text = without_mark(bytes);
    good = good && looks_right(document->text, file, problems)
        && parse(document, document->text, file, problems);
    if (good)
        document->crc = (uint32_t)crc32(0, (const Bytef *)bytes->at, (uInt)bytes->size);
    else
        document_close(document);
    return good;
}

void document_close(struct document *document)
{
    json_decref(document->root);
    buffer_fini(&document->bytes);
    *document = (struct document){ 0 };
}

static bool real_number(double real, struct rational *result)
{
    char plain[PLAIN_DECIMAL];
    size_t size = json_plain_decimal(plain, real);

    return rational_parse((struct text){ plain, size }, result);
}

bool json_number(const json_t *value, struct rational *result)
{
    struct text text;

    if (json_is_string(value)) {
        text = (struct text){ json_string_value(value), json_string_length(value) };
        return rational_parse(text, result);
    }
    if (json_is_integer(value)) {
        *result = rational_of(json_integer_value(value));
        return true;
    }
    return json_is_real(value) && real_number(json_real_value(value), result);
}
