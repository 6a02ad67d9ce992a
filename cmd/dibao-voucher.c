/* dibao-voucher 阳光超市: goods instead of money. */
#include "voucher.h"

int main(int argc, char **argv)
{
    const struct verb verbs[] = { verb_issue, verb_settle, verb_deliver };

    return program_main_verbs(verbs, sizeof verbs / sizeof *verbs, argc, argv);
}
