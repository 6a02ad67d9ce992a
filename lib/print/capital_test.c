#include "capital.h"
#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

struct written {
    fen amount;
    const char *capitals;
};

static void assert_written(const struct written *list, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct buffer out = { 0 };

        add_capitals(&out, list[i].amount);
        assert_string_equal(out.at, list[i].capitals);
        buffer_fini(&out);
    }
}
#define ASSERT_WRITTEN(list) assert_written(list, sizeof(list) / sizeof *(list))

/* 支付结算办法 (1997), annex 1, with the first of the ways where it allows two. */
static void the_examples_of_the_rule(void **state)
{
    static const struct written examples[] = {
        { 140950, "壹仟肆佰零玖元伍角整" },
        { 600714, "陆仟零柒元壹角肆分" },
        { 168032, "壹仟陆佰捌拾元零叁角贰分" },
        { 10700053, "壹拾万柒仟元零伍角叁分" },
        { 1640902, "壹万陆仟肆佰零玖元零贰分" },
        { 32504, "叁佰贰拾伍元零肆分" },
    };

    (void)state;
    ASSERT_WRITTEN(examples);
}

static void less_than_a_yuan(void **state)
{
    static const struct written small[] = {
        { 1, "壹分" },        { 9, "玖分" },           { 10, "壹角整" },      { 11, "壹角壹分" },
        { 20, "贰角整" },     { 50, "伍角整" },        { 55, "伍角伍分" },    { 90, "玖角整" },
        { 99, "玖角玖分" },
    };

    (void)state;
    ASSERT_WRITTEN(small);
}

static void whole_yuan(void **state)
{
    static const struct written whole[] = {
        { 0, "零元整" },
        { 100, "壹元整" },
        { 700, "柒元整" },
        { 1000, "壹拾元整" },
        { 1100, "壹拾壹元整" },
        { 2000, "贰拾元整" },
        { 2100, "贰拾壹元整" },
        { 10000, "壹佰元整" },
        { 10100, "壹佰零壹元整" },
        { 11000, "壹佰壹拾元整" },
        { 11100, "壹佰壹拾壹元整" },
        { 16900, "壹佰陆拾玖元整" },
        { 33800, "叁佰叁拾捌元整" },
        { 100000, "壹仟元整" },
        { 100100, "壹仟零壹元整" },
        { 101000, "壹仟零壹拾元整" },
        { 101100, "壹仟零壹拾壹元整" },
        { 110000, "壹仟壹佰元整" },
        { 110100, "壹仟壹佰零壹元整" },
        { 111100, "壹仟壹佰壹拾壹元整" },
    };

    (void)state;
    ASSERT_WRITTEN(whole);
}

static void ten_thousands(void **state)
{
    static const struct written more[] = {
        { 1000000, "壹万元整" },
        { 1000100, "壹万零壹元整" },
        { 1001000, "壹万零壹拾元整" },
        { 1010000, "壹万零壹佰元整" },
        { 1100000, "壹万壹仟元整" },
        { 1100100, "壹万壹仟零壹元整" },
        { 1010100, "壹万零壹佰零壹元整" },
        { 9985500, "玖万玖仟捌佰伍拾伍元整" },
        { 10000000, "壹拾万元整" },
        { 10000100, "壹拾万零壹元整" },
        { 10050000, "壹拾万零伍佰元整" },
        { 10500000, "壹拾万伍仟元整" },
        { 11000000, "壹拾壹万元整" },
        { 66970247, "陆拾陆万玖仟柒佰零贰元肆角柒分" },
        { 78012932, "柒拾捌万零壹佰贰拾玖元叁角贰分" },
        { 100000000, "壹佰万元整" },
        { 100100000, "壹佰万壹仟元整" },
        { 101000000, "壹佰零壹万元整" },
        { 101010100, "壹佰零壹万零壹佰零壹元整" },
        { 1000000000, "壹仟万元整" },
        { 1000000001, "壹仟万元零壹分" },
        { 2000300004, "贰仟万叁仟元零肆分" },
        { 5006007008, "伍仟零陆万零柒拾元零捌分" },
        { 9000000010, "玖仟万元零壹角整" },
        { 9999999900, "玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元整" },
        { 9999999999, "玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分" },
    };

    (void)state;
    ASSERT_WRITTEN(more);
}

static void with_jiao_and_fen(void **state)
{
    static const struct written parts[] = {
        { 101, "壹元零壹分" },
        { 110, "壹元壹角整" },
        { 111, "壹元壹角壹分" },
        { 369, "叁元陆角玖分" },
        { 1001, "壹拾元零壹分" },
        { 1010, "壹拾元零壹角整" },
        { 1005, "壹拾元零伍分" },
        { 1234, "壹拾贰元叁角肆分" },
        { 10001, "壹佰元零壹分" },
        { 10050, "壹佰元零伍角整" },
        { 10505, "壹佰零伍元零伍分" },
        { 100010, "壹仟元零壹角整" },
        { 1057185, "壹万零伍佰柒拾壹元捌角伍分" },
    };

    (void)state;
    ASSERT_WRITTEN(parts);
}

static void beyond_a_hundred_million_and_below_zero(void **state)
{
    static const struct written far[] = {
        { 10000000000, "壹亿元整" },
        { 10000000100, "壹亿零壹元整" },
        { 10001000000, "壹亿零壹万元整" },
        { 10010000100, "壹亿零壹拾万零壹元整" },
        { 12300000000000000, "壹佰贰拾叁万亿元整" },
        { -16900, "负壹佰陆拾玖元整" },
        { -5, "负伍分" },
    };

    (void)state;
    ASSERT_WRITTEN(far);
}

int main(void)
{
    const struct CMUnitTest capital[] = {
        cmocka_unit_test(the_examples_of_the_rule),
        cmocka_unit_test(less_than_a_yuan),
        cmocka_unit_test(whole_yuan),
        cmocka_unit_test(ten_thousands),
        cmocka_unit_test(with_jiao_and_fen),
        cmocka_unit_test(beyond_a_hundred_million_and_below_zero),
    };

    return cmocka_run_group_tests_name("capital", capital, NULL, NULL);
}
