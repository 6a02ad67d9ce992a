/* The bytes of a source: plain, compressed, in another encoding. */
#include "descriptor.h"
#include "gunzip.h"
#include "source_parts.h"
#include "transcode.h"

bool source_refuse(struct source *source, enum message message, const char *detail,
                   struct problems *problems)
{
    struct place place = { source->file, 0, NULL };

    source->failed = true;
    return problem_add(problems, message, place, detail, NULL, NULL);
}

bool source_refuse_system(struct source *source, struct problems *problems)
{
    switch (errno) {
    case ENOENT:
    case ENOTDIR:
        return source_refuse(source, MESSAGE_FILE_MISSING, NULL, problems);
    case EISDIR:
        return source_refuse(source, MESSAGE_FILE_FOLDER, NULL, problems);
    case EACCES:
        return source_refuse(source, MESSAGE_FILE_DENIED, NULL, problems);
    default:
        return source_refuse(source, MESSAGE_FILE_READ, message_system(errno), problems);
    }
}

/* Reads up to `room` bytes of the file: how many; 0 at its end and on an error. */
static size_t read_plain(struct source *source, char *to, size_t room, struct problems *problems)
{
    ptrdiff_t size = descriptor_read(source->descriptor, to, room);

    if (size >= 0)
        return (size_t)size;
    source_refuse_system(source, problems);
    return 0;
}

static size_t read_compressed(struct source *source, char *to, size_t room,
                              struct problems *problems)
{
    enum gunzip_fault fault;
    size_t size = gunzip_read(source->gunzip, to, room, &fault);

    if (fault == GUNZIP_READ)
        source_refuse_system(source, problems);
    if (fault == GUNZIP_TRUNCATED)
        source_refuse(source, MESSAGE_GZIP_TRUNCATED, NULL, problems);
    if (fault == GUNZIP_DAMAGED)
        source_refuse(source, MESSAGE_GZIP_DAMAGED, NULL, problems);
    return source->failed ? 0 : size;
}

static size_t read_bytes(struct source *source, char *to, size_t room, struct problems *problems)
{
    size_t size = source->gunzip ? read_compressed(source, to, room, problems)
                                 : read_plain(source, to, room, problems);

    source->ended = size == 0 && !source->failed;
    return size;
}

bool source_convert_from(struct source *source, enum encoding encoding, size_t size,
                         struct problems *problems)
{
    source->encoding = encoding;
    source->undecided = false;
    if (encoding == ENCODING_UTF_8)
        return true;
    source->transcode = transcode_open(encoding);
    if (!source->transcode)
        return source_refuse(source, MESSAGE_ENCODING_UNKNOWN, NULL, problems);
    source->end -= size;
    if (size > 0)
        memcpy(transcode_room(source->transcode, size), source->at + source->end, size);
    transcode_took(source->transcode, size);
    return true;
}

/* Reads through iconv behind `end`; false at the end and on an error. */
static bool read_converted(struct source *source, struct problems *problems)
{
    size_t given;

    for (;;) {
        given = transcode_give(source->transcode, source->at + source->end,
                               source->room - source->end, source->ended);
        source->end += given;
        if (given > 0 || source->ended || source->failed)
            return given > 0;
        char *to = transcode_room(source->transcode, BLOCK_SIZE);
        transcode_took(source->transcode, read_bytes(source, to, BLOCK_SIZE, problems));
    }
}

bool source_decide(struct source *source, size_t size, struct problems *problems)
{
    struct text bytes = { source->at + source->end - size - source->rest, size + source->rest };
    enum encoding guess = encoding_guess(bytes, &source->rest);

    if (source->ended && source->rest > 0)
        guess = ENCODING_GB18030;
    if (guess == ENCODING_AUTO)
        return false;
    return source_convert_from(source, guess, bytes.size, problems) && source->transcode;
}

bool source_read_block(struct source *source, struct problems *problems)
{
    size_t size;

    if (source->failed || (source->ended && !source->transcode))
        return false;
    if (source->transcode)
        return read_converted(source, problems);
    size = read_bytes(source, source->at + source->end, source->room - source->end, problems);
    source->end += size;
    if (source->undecided && source_decide(source, size, problems))
        return read_converted(source, problems);
    return size > 0;
}
