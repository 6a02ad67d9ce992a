#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "message.h"
#include <errno.h>
#include <stdlib.h>

static void speak(const char *all, const char *messages_only, const char *lang)
{
    setenv("LC_ALL", all, 1);
    setenv("LC_MESSAGES", messages_only, 1);
    setenv("LANG", lang, 1);
}

/* An empty variable counts as not set; no locale need be installed. */
static void the_first_variable_that_is_set_decides(void **state)
{
    (void)state;
    speak("", "", "");
    assert_int_equal(message_language(), ENGLISH);
    speak("", "", "zh_CN.UTF-8");
    assert_int_equal(message_language(), CHINESE);
    speak("", "en_US", "zh_CN");
    assert_int_equal(message_language(), ENGLISH);
    speak("zh", "en_US", "en_US");
    assert_int_equal(message_language(), CHINESE);
    speak("C", "zh_CN", "zh_CN");
    assert_int_equal(message_language(), ENGLISH);
    unsetenv("LC_ALL");
    unsetenv("LC_MESSAGES");
    unsetenv("LANG");
    assert_int_equal(message_language(), ENGLISH);
}

static void assert_says(enum message message, const char *first, const char *second,
                        const char *expected)
{
    const char *const arguments[] = { first, second, NULL };
    struct buffer out = { 0 };

    message_format(&out, message, arguments);
    assert_string_equal(out.at, expected);
    buffer_fini(&out);
}

static void arguments_are_filled_in_and_harmless(void **state)
{
    (void)state;
    speak("C", "", "");
    assert_says(MESSAGE_OPTION_VALUE, "--book", "DIR", "--book needs a value: DIR");
    assert_says(MESSAGE_OPTION_VALUE, "--book", NULL, "--book needs a value: ");
    assert_says(MESSAGE_OPTION_VALUE, "{2}", "\x1B[2J", "{2} needs a value: ?[2J");
    speak("zh_CN", "", "");
    assert_says(MESSAGE_OPTION_VALUE, "--book", "目录", "选项 --book 缺少取值：目录");
}

static bool takes(const char *text, char number)
{
    const char mark[] = { '{', number, '}', '\0' };

    return strstr(text, mark) != NULL;
}

/* A table that is missing has its label besides, which is Chinese. */
static bool takes_label(size_t message, char number)
{
    return number == '2'
           && (message == MESSAGE_TABLE_MISSING || message == MESSAGE_TABLE_NOT_CARRIED);
}

/* A message says the same in both languages: what is filled in in one is in the other too. */
static void every_message_stands_in_both_languages(void **state)
{
    (void)state;
    for (size_t i = 0; i < MESSAGE_COUNT; i++) {
        const struct message_text *text = &messages[i];
        assert_true(*text->english && *text->chinese);
        assert_int_equal(utf8_valid(text_of(text->chinese)), strlen(text->chinese));
        for (char number = '1'; number <= '9'; number++)
            if (takes(text->english, number) != takes(text->chinese, number)
                && !takes_label(i, number))
                fail_msg("'%s' and '%s': {%c}", text->english, text->chinese, number);
        assert_int_equal(text->code[strspn(text->code, "abcdefghijklmnopqrstuvwxyz0123456789-:_")],
                         '\0');
    }
}

/* Three words of small letters, one after the other. */
static bool has_english(const char *text)
{
    int words = 0;

    while (*text) {
        size_t size = strspn(text, "abcdefghijklmnopqrstuvwxyz");
        words = size ? words + 1 : 0;
        if (words == 3)
            return true;
        text += size;
        text += *text == ' ' ? 1 : strcspn(text, " abcdefghijklmnopqrstuvwxyz");
        words = size && text[-1] == ' ' ? words : 0;
    }
    return false;
}

/* A comma, colon or semicolon of English print beside a Chinese character. */
static bool has_narrow_mark(const char *text)
{
    for (size_t i = 1; text[i]; i++)
        if (strchr(",;:!?", text[i]) && ((text[i - 1] | text[i + 1]) & 0x80))
            return true;
    return false;
}

static void chinese_is_written_as_chinese(void **state)
{
    (void)state;
    for (size_t i = 0; i < MESSAGE_COUNT; i++) {
        const char *text = messages[i].chinese;
        if (has_english(text) || has_narrow_mark(text))
            fail_msg("%s", text);
    }
}

static void what_the_system_refuses(void **state)
{
    (void)state;
    speak("C", "", "");
    assert_string_equal(message_system(ENOSPC), "the disk is full");
    speak("zh", "", "");
    assert_string_equal(message_system(ENOSPC), "磁盘已满");
    assert_string_equal(message_system(EXDEV), "系统不允许");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_variable_that_is_set_decides),
        cmocka_unit_test(arguments_are_filled_in_and_harmless),
        cmocka_unit_test(every_message_stands_in_both_languages),
        cmocka_unit_test(chinese_is_written_as_chinese),
        cmocka_unit_test(what_the_system_refuses),
    };

    return cmocka_run_group_tests_name("messages", tests, NULL, NULL);
}
