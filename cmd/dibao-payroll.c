/* dibao-payroll 发放: the money, closed from end to end. */
#include "payroll.h"

int main(int argc, char **argv)
{
    const struct verb verbs[] = { verb_build, verb_fund, verb_settle, verb_recompute,
                                  verb_correct, verb_journal, verb_bank, verb_slips };

    return program_main_verbs(verbs, sizeof verbs / sizeof *verbs, argc, argv);
}
