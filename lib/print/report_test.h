/* The report of a small district: nine persons in four families in April 2004. */
#ifndef DIBAO_REPORT_TEST_H
#define DIBAO_REPORT_TEST_H

#include "golden_test.h"
#include "report_print.h"

static struct report april;
static const struct period april_alone = { &april, 1, 0, NULL, NULL, NULL };

static inline int report_begin(void **state)
{
    if (case_begin(state))
        return -1;
    rules_are(QUOTE("supplements": [{"code": "rise", "label": "增发", "label_en": "rise",
                                     "per": "member", "amount": "11"}],
                    "care_classes": [{"class": 1, "label": "一类", "label_en": "first",
                                      "when": {"field": "special", "has": "orphan"}},
                                     {"class": 2}],
                    "programmes": [{"code": "grain_oil", "label": "粮油补贴",
                                    "label_en": "grain and oil", "for": "roster",
                                    "per": "member", "amount": "15", "form": "cash"},
                                   {"code": "electricity", "for": "roster", "per": "household",
                                    "amount": "3.69", "form": "cash"}]));
    report_init(&april, now.policy, now.worked);
    april.subdistricts = 2;
    april.towns = 1;
    april.communities = 5;
    april.book = 12;
    april.surveyed = 3;
    april.roster = (struct tally){ 4, 9, 123450 };
    april.previous = (struct tally){ 4, 10, 97700 };
    april.movements[MOVEMENT_NEW] = (struct tally){ 1, 2, 33800 };
    april.movements[MOVEMENT_RAISED] = (struct tally){ 1, 3, 1950 };
    april.movements[MOVEMENT_LOWERED] = (struct tally){ 1, 1, -2000 };
    april.movements[MOVEMENT_STOPPED] = (struct tally){ 1, 3, 8000 };
    april.categories[CATEGORY_LAID_OFF] = 3;
    april.categories[CATEGORY_RETIRED] = 1;
    april.categories[CATEGORY_EMPLOYED] = 2;
    april.categories[CATEGORY_OTHER] = 3;
    april.ages[0] = 2;
    april.ages[2] = 6;
    april.ages[3] = 1;
    april.care_classes[0] = 1;
    april.care_classes[1] = 8;
    april.programmes[0] = (struct programme_tally){ { 4, 9, 13500 }, 9 };
    april.supplements[0] = (struct tally){ 2, 3, 3300 };
    return 0;
}

static inline int report_end(void **state)
{
    report_fini(&april);
    return case_end(state);
}

#define APRIL(test) cmocka_unit_test_setup_teardown(test, report_begin, report_end)

#endif
