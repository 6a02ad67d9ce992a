/* Real files in a folder of their own, for tests. */
#ifndef DIBAO_FILES_TEST_H
#define DIBAO_FILES_TEST_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char folder[] = "/tmp/dibao-test-XXXXXX";

static inline int make_folder(void **state)
{
    (void)state;
    memcpy(folder + sizeof folder - 7, "XXXXXX", 6);
    return mkdtemp(folder) ? chdir(folder) : -1;
}

static inline size_t files_in_folder(void)
{
    DIR *open = opendir(folder);
    size_t count = 0;

    while (readdir(open))
        count++;
    closedir(open);
    return count - 2;
}

static inline int remove_folder(void **state)
{
    (void)state;
    DIR *open = opendir(folder);
    struct dirent *entry;

    while ((entry = readdir(open)))
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
            unlink(entry->d_name);
    closedir(open);
    return chdir("/") || rmdir(folder);
}

static inline void put_file(const char *name, const char *content)
{
    FILE *file = fopen(name, "w");

    assert_non_null(file);
    fputs(content, file);
    assert_int_equal(fclose(file), 0);
}

/* Freed by the caller; NULL: there is no such file. */
static inline char *file_content(const char *name)
{
    FILE *file = fopen(name, "r");
    char *content = calloc(1, 1 << 20);

    if (!file) {
        free(content);
        return NULL;
    }
    content[fread(content, 1, (1 << 20) - 1, file)] = '\0';
    fclose(file);
    return content;
}

static inline void assert_file(const char *name, const char *expected)
{
    char *content = file_content(name);

    assert_non_null(content);
    assert_string_equal(content, expected);
    free(content);
}

static inline void assert_no_file(const char *name)
{
    assert_int_equal(access(name, F_OK), -1);
}

#endif
