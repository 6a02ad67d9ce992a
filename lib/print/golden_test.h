/* Pages that were worked out by hand, in testdata/golden. */
#ifndef DIBAO_GOLDEN_TEST_H
#define DIBAO_GOLDEN_TEST_H

#include "../rules/case_test.h"
#include <fcntl.h>

#define GOLDEN "testdata/golden/"

static int home; /* the folder in which the tests were started */

static inline int golden_begin(void **state)
{
    home = open(".", O_RDONLY | O_DIRECTORY);
    return make_folder(state);
}

static inline int golden_end(void **state)
{
    close(home);
    return remove_folder(state);
}

/* The page says what the golden file says, to the byte. Frees it. */
static inline void assert_golden(const char *name, struct buffer *page)
{
    assert_int_equal(fchdir(home), 0);
    char *expected = file_content(name);
    assert_int_equal(chdir(folder), 0);

    assert_non_null(expected);
    assert_string_equal(page->at, expected);
    free(expected);
    buffer_fini(page);
}

#endif
