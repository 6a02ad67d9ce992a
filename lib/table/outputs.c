#include "output.h"
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

struct identity {
    dev_t device;
    ino_t number;
};

struct outputs {
    struct writer **writers; /* the main one first */
    size_t count, room;
    struct identity *inputs;
    size_t input_count, input_room;
};

static const char standard_output[] = "-";

struct outputs *outputs_open(void)
{
    return allocate(1, sizeof(struct outputs));
}

void outputs_protect(struct outputs *outputs, const char *input)
{
    struct stat found;
    int failed = strcmp(input, "-") == 0 ? fstat(STDIN_FILENO, &found) : stat(input, &found);

    if (failed || !S_ISREG(found.st_mode))
        return;
    outputs->inputs = make_room(outputs->inputs, &outputs->input_room, outputs->input_count + 1,
                                sizeof *outputs->inputs);
    outputs->inputs[outputs->input_count++] = (struct identity){ found.st_dev, found.st_ino };
}

static bool is_input(const struct outputs *outputs, const struct stat *file)
{
    for (size_t i = 0; i < outputs->input_count; i++)
        if (outputs->inputs[i].device == file->st_dev && outputs->inputs[i].number == file->st_ino)
            return true;
    return false;
}

static bool cannot_write(const char *file, int error, struct problems *problems)
{
    return problem_add(problems, MESSAGE_WRITE_FAILED, (struct place){ .file = file },
                       message_system(error), NULL, NULL);
}

/* The path with its folder's links followed: equal for equal files. NULL: errno says why. */
static char *whole_path(const char *file)
{
    const char *slash = strrchr(file, '/');
    char *folder = slash ? copy_bytes(file, (size_t)(slash - file) + 1) : copy_string(".");
    char *real = realpath(folder, NULL);
    struct buffer path = { 0 };

    free(folder);
    if (!real)
        return NULL;
    buffer_string(&path, real);
    buffer_byte(&path, '/');
    buffer_string(&path, slash ? slash + 1 : file);
    free(real);
    return path.at;
}

/* Makes the temporary file beside the target, with its mode when it exists. */
static int open_temporary(struct writer *writer, const struct stat *existing)
{
    const char *name = strrchr(writer->target, '/') + 1;
    struct buffer path = { 0 };

    buffer_add(&path, writer->target, (size_t)(name - writer->target));
    buffer_byte(&path, '.');
    buffer_string(&path, name);
    buffer_string(&path, ".XXXXXX");
    int descriptor = mkstemp(path.at);
    if (descriptor < 0) {
        buffer_fini(&path);
        return -1;
    }
    writer->temporary = path.at;
    if (existing && fchmod(descriptor, existing->st_mode & 0777) != 0) {
        close(descriptor);
        return -1;
    }
    return descriptor;
}

static bool opened_twice(const struct outputs *outputs, const char *target)
{
    for (size_t i = 0; i < outputs->count; i++) {
        const char *other = outputs->writers[i]->target;
        if (target ? other && strcmp(target, other) == 0
                   : outputs->writers[i]->sink.descriptor == STDOUT_FILENO)
            return true;
    }
    return false;
}

static bool refuse(enum message message, const char *file, struct problems *problems)
{
    return problem_add(problems, message, (struct place){ .file = file }, NULL, NULL, NULL);
}

/* A descriptor for the file, or -1 after adding a problem. */
static int open_file(struct outputs *outputs, struct writer *writer, struct problems *problems)
{
    struct stat found;
    bool exists = stat(writer->file, &found) == 0;
    int descriptor = -1;

    if (exists && is_input(outputs, &found)) {
        refuse(MESSAGE_OUTPUT_IS_INPUT, writer->file, problems);
        return -1;
    }
    if (exists && !S_ISREG(found.st_mode)) {
        descriptor = open(writer->file, O_WRONLY);
    } else if (!exists || access(writer->file, W_OK) == 0) {
        writer->target = exists ? realpath(writer->file, NULL) : whole_path(writer->file);
        if (writer->target && opened_twice(outputs, writer->target)) {
            refuse(MESSAGE_OUTPUT_TWICE, writer->file, problems);
            return -1;
        }
        descriptor = writer->target ? open_temporary(writer, exists ? &found : NULL) : -1;
    }
    if (descriptor < 0)
        cannot_write(writer->file, errno, problems);
    return descriptor;
}

static int open_standard(struct outputs *outputs, struct writer *writer,
                         struct problems *problems)
{
    struct stat found;

    if (opened_twice(outputs, NULL)) {
        refuse(MESSAGE_OUTPUT_TWICE, writer->file, problems);
        return -1;
    }
    if (fstat(STDOUT_FILENO, &found) == 0 && S_ISREG(found.st_mode) &&
        is_input(outputs, &found)) {
        refuse(MESSAGE_OUTPUT_IS_INPUT, writer->file, problems);
        return -1;
    }
    return STDOUT_FILENO;
}

static bool ends_in_gz(const char *file)
{
    size_t size = strlen(file);

    return size > 3 && strcmp(file + size - 3, ".gz") == 0;
}

static void writer_free(struct writer *writer)
{
    if (writer->sink.descriptor > STDOUT_FILENO)
        close(writer->sink.descriptor);
    if (writer->temporary)
        unlink(writer->temporary);
    for (size_t i = 0; writer->prefix && i < writer->column_count; i++)
        free(writer->prefix[i]);
    if (writer->pass)
        pass_free(writer->pass);
    sink_fini(&writer->sink);
    free(writer->prefix);
    free(writer->columns);
    free(writer->temporary);
    free(writer->target);
    free(writer->file);
    free(writer);
}

struct writer *output_add(struct outputs *outputs, const char *file, struct problems *problems)
{
    struct writer *writer = allocate(1, sizeof *writer);
    bool standard = !file || strcmp(file, standard_output) == 0;

    writer->file = copy_string(standard ? standard_output : file);
    writer->sink.descriptor = -1;
    int descriptor = standard ? open_standard(outputs, writer, problems)
                              : open_file(outputs, writer, problems);
    if (descriptor < 0) {
        writer_free(writer);
        return NULL;
    }
    sink_open(&writer->sink, descriptor, ends_in_gz(writer->file));
    outputs->writers = make_room(outputs->writers, &outputs->room, outputs->count + 1,
                                 sizeof(struct writer *));
    outputs->writers[outputs->count++] = writer;
    return writer;
}

struct writer *writer_bytes(struct outputs *outputs, const char *file, struct problems *problems)
{
    return output_add(outputs, file, problems);
}

void writer_add(struct writer *writer, const char *at, size_t size)
{
    char *to = sink_room(&writer->sink, size);

    if (size > 0)
        memcpy(to, at, size);
    sink_took(&writer->sink, to + size);
}

bool outputs_failed(const struct outputs *outputs)
{
    for (size_t i = 0; i < outputs->count; i++)
        if (outputs->writers[i]->sink.error)
            return true;
    return false;
}

/* Writes the rest, to the disk itself where the file is renamed afterwards. */
static bool complete(struct writer *writer, struct problems *problems)
{
    struct sink *sink = &writer->sink;

    if (writer->pass)
        pass_end(writer);
    bool good = sink_finish(sink);
    if (good && writer->temporary && fsync(sink->descriptor) != 0) {
        sink->error = errno;
        good = false;
    }
    if (sink->descriptor > STDOUT_FILENO && close(sink->descriptor) != 0 && good) {
        sink->error = errno;
        good = false;
    }
    if (sink->descriptor > STDOUT_FILENO)
        sink->descriptor = -1;
    return good || cannot_write(writer->file, sink->error, problems);
}

static bool rename_into_place(struct writer *writer, struct problems *problems)
{
    if (!writer->temporary)
        return true;
    if (rename(writer->temporary, writer->target) != 0)
        return cannot_write(writer->file, errno, problems);
    free(writer->temporary);
    writer->temporary = NULL;
    return true;
}

bool outputs_commit(struct outputs *outputs, struct problems *problems)
{
    bool good = true;

    for (size_t i = 0; i < outputs->count; i++)
        good &= complete(outputs->writers[i], problems);
    for (size_t i = outputs->count; good && i-- > 0;)
        good = rename_into_place(outputs->writers[i], problems);
    return good;
}

void outputs_close(struct outputs *outputs)
{
    if (!outputs)
        return;
    for (size_t i = 0; i < outputs->count; i++)
        writer_free(outputs->writers[i]);
    free(outputs->writers);
    free(outputs->inputs);
    free(outputs);
}
