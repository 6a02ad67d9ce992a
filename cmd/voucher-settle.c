/* dibao-voucher settle 兑付结算: what each shop is owed, and what is refused. */
#include "../lib/base/repeats.h"
#include "../lib/rules/redemptions.h"
#include "../lib/rules/vouchers.h"
#include "voucher.h"
#include <stdlib.h>

static const enum option takes[] = {
    OPTION_MONTH, OPTION_BOOK, OPTION_TABLE, OPTION_POLICY, OPTION_SHOPS, OPTION_DIFFERENCES,
    OPTION_OUTPUT, OPTION_TO, OPTION_COUNT
};
static const enum option needs[] = { OPTION_COUNT };
static const struct program program = {
    .name = "dibao-voucher",
    .verb = "settle",
    .operand = "[VOUCHERS]",
    .operand_zh = "[代金券]",
    .operands = 1,
    .english = "Takes each redemption once, in time and up to the value, and says what each shop "
               "is owed.",
    .chinese = "逐笔核对兑付：每笔一次、在有效期内、不超过余额；列出应付各商店的金额。",
    .example = "dibao-voucher settle -b book -t redemptions=shops.csv vouchers.csv",
    .takes = takes,
    .needs = needs,
};

struct settling {
    const struct settings *settings;
    const struct policy *policy;
    const char *file;            /* of vouchers, or of redemptions, that is read */
    struct outputs *outputs;
    struct writer *writer, *differences; /* differences NULL: not asked for */
    struct values values, difference;
    struct redemptions redemptions;
    struct rows goods;
    struct arena arena;          /* of the goods */
    struct shops shops;
    struct repeats numbers;      /* of the vouchers */
    struct problems problems;
    fen redeemed, left;
    int64_t refused;
};

static void take_redemption(void *listener, const struct row *row)
{
    struct settling *settling = listener;
    month until = settling->settings->month;

    if (until != NO_MONTH && month_of_day((day)row->number[redemptions_redeemed_on]) > until)
        return;
    redemptions_add(&settling->redemptions, row, settling->file);
}

static void write_voucher(struct settling *settling, const struct row *voucher, fen redeemed)
{
    struct values *values = &settling->values;
    fen left = voucher->number[vouchers_value] - redeemed;

    for (int i = 0; i < vouchers_COUNT; i++)
        value_text(values, i, voucher->field[i]);
    value_fen(values, vouchers_redeemed, redeemed);
    value_fen(values, vouchers_left, left);
    writer_row(settling->writer, values);
    values_clear(values);
    if (!fen_add(&settling->redeemed, redeemed) || !fen_add(&settling->left, left))
        settling->shops.overflow = true;
}

static void take_voucher(void *listener, const struct row *voucher)
{
    struct settling *settling = listener;
    struct text number = voucher->field[vouchers_voucher_no];
    struct redemption *redemptions;
    size_t count;

    if (!voucher_number_holds(number)) {
        problem_add(&settling->problems, MESSAGE_VOUCHER_NUMBER,
                    (struct place){ settling->file, voucher->line, "voucher_no" }, NULL, NULL,
                    NULL);
        return;
    }
    repeats_add(&settling->numbers, number);
    redemptions = redemptions_of(&settling->redemptions, number, &count);
    write_voucher(settling, voucher,
                  redeem(voucher, redemptions, count, settling->policy, &settling->goods,
                         &settling->shops));
}

static void write_difference(struct settling *settling, const struct redemption *redemption,
                             const char *what)
{
    struct values *values = &settling->difference;
    struct buffer where = { 0 };

    buffer_string(&where, redemption->file);
    buffer_byte(&where, ':');
    buffer_number(&where, redemption->line);
    value_text(values, differences_where, buffer_as_text(&where));
    value_text(values, differences_key, redemption->number);
    value_string(values, differences_what, what);
    value_fen(values, differences_expected, redemption->expected);
    value_fen(values, differences_found, redemption->amount);
    writer_row(settling->differences, values);
    values_clear(values);
    buffer_fini(&where);
}

static void refuse(struct settling *settling, const struct redemption *redemption)
{
    static const struct { enum message message; const char *what; } why[] = {
        [REDEMPTION_FOREIGN] = { MESSAGE_REDEMPTION_FOREIGN, "foreign" },
        [REDEMPTION_ALTERED] = { MESSAGE_REDEMPTION_ALTERED, "altered" },
        [REDEMPTION_REPEATED] = { MESSAGE_REDEMPTION_REPEATED, "repeated" },
        [REDEMPTION_EARLY] = { MESSAGE_REDEMPTION_EARLY, "early" },
        [REDEMPTION_EXPIRED] = { MESSAGE_REDEMPTION_EXPIRED, "expired" },
        [REDEMPTION_SHOP] = { MESSAGE_REDEMPTION_SHOP, "shop" },
        [REDEMPTION_GOODS] = { MESSAGE_REDEMPTION_GOODS, "goods" },
        [REDEMPTION_PRICE] = { MESSAGE_REDEMPTION_PRICE, "price" },
        [REDEMPTION_VALUE] = { MESSAGE_REDEMPTION_VALUE, "value" },
    };
    char *number = copy_bytes(redemption->number.at, redemption->number.size);

    problem_warn(&settling->problems, why[redemption->refusal].message,
                 (struct place){ redemption->file, redemption->line, NULL }, number, NULL, NULL);
    if (settling->differences)
        write_difference(settling, redemption, why[redemption->refusal].what);
    settling->refused++;
    free(number);
}

static void refuse_redemptions(struct settling *settling)
{
    for (size_t i = 0; i < settling->redemptions.count; i++) {
        struct redemption *redemption = &settling->redemptions.at[i];

        if (redemption->refusal == REDEMPTION_FOREIGN
            && !voucher_number_holds(redemption->number))
            redemption->refusal = REDEMPTION_ALTERED;
        if (redemption->refusal != REDEMPTION_TAKEN && redemption->on >= settling->shops.since)
            refuse(settling, redemption);
    }
}

static void write_shops(struct settling *settling, struct writer *writer)
{
    struct values values;

    values_init(&values, schema_of(TABLE_shops));
    for (size_t i = 0; i < settling->shops.count; i++) {
        value_text(&values, shops_shop, settling->shops.at[i].name);
        value_integer(&values, shops_redemptions, settling->shops.at[i].redemptions);
        value_fen(&values, shops_amount, settling->shops.at[i].amount);
        writer_row(writer, &values);
        values_clear(&values);
    }
    values_fini(&values);
}

/* All shops' files, which -t may name one by one, or the book's. */
static bool read_redemptions(struct settling *settling)
{
    const struct settings *settings = settling->settings;
    bool given = false, good = true;

    for (size_t i = 0; i < settings->table_count; i++) {
        if (strcmp(settings->tables[i].name, "redemptions") != 0)
            continue;
        given = true;
        settling->file = settings->tables[i].file;
        good &= each_row_of(settling->file, TABLE_redemptions, take_redemption, settling,
                            &settling->problems);
    }
    if (!given) {
        char *found = run_find_table(settings, "redemptions");

        settling->file = found ? arena_copy(&settling->arena, found, strlen(found)) : NULL;
        free(found);
        good = run_each_row(settings, TABLE_redemptions, take_redemption, settling,
                            &settling->problems);
    }
    redemptions_sort(&settling->redemptions);
    return good;
}

static bool read_goods(struct settling *settling)
{
    char *file = run_find_table(settling->settings, "goods");
    bool good = !file || run_load_table(settling->settings, TABLE_goods, &settling->goods,
                                        &settling->arena, &settling->problems);

    free(file);
    return good;
}

static bool knows_tables(struct settling *settling)
{
    const struct settings *settings = settling->settings;

    for (size_t i = 0; i < settings->table_count; i++)
        if (strcmp(settings->tables[i].name, "redemptions") != 0
            && strcmp(settings->tables[i].name, "goods") != 0)
            return problem_add(&settling->problems, MESSAGE_TABLE_UNUSED, (struct place){ 0 },
                               settings->tables[i].name, "redemptions, goods", NULL);
    return true;
}

static struct writer *open_writer(struct settling *settling, const char *file, enum table table)
{
    struct writer_plan plan = { .file = file, .jsonl = settling->settings->jsonl,
                                .schema = schema_of(table) };

    return writer_open(settling->outputs, &plan, &settling->problems);
}

/* The shops' writer is written last: NULL when it was not asked for. */
static bool open_writers(struct settling *settling, struct writer **shops)
{
    const char *const *value = settling->settings->value;

    *shops = NULL;
    return (settling->writer = open_writer(settling, value[OPTION_OUTPUT], TABLE_vouchers))
        && (!value[OPTION_DIFFERENCES]
            || (settling->differences = open_writer(settling, value[OPTION_DIFFERENCES],
                                                    TABLE_differences)))
        && (!value[OPTION_SHOPS]
            || (*shops = open_writer(settling, value[OPTION_SHOPS], TABLE_shops)));
}

static void refuse_repeats(struct settling *settling)
{
    struct text number;
    size_t at = 0;

    repeats_sort(&settling->numbers);
    while (repeats_next(&settling->numbers, &at, &number))
        problem_add(&settling->problems, MESSAGE_VOUCHER_NUMBER,
                    (struct place){ settling->file, 0, "voucher_no" }, NULL, NULL, NULL);
}

static bool settle_all(struct settling *settling)
{
    const struct settings *settings = settling->settings;
    const char *file = settings->operand_count ? settings->operands[0] : "-";
    struct writer *shops;

    outputs_protect(settling->outputs, file);
    for (size_t i = 0; i < settings->table_count; i++)
        outputs_protect(settling->outputs, settings->tables[i].file);
    if (!knows_tables(settling) || !open_writers(settling, &shops) || !read_goods(settling)
        || !read_redemptions(settling))
        return false;
    settling->file = file;
    if (!each_row_of(file, TABLE_vouchers, take_voucher, settling, &settling->problems))
        return false;
    refuse_repeats(settling);
    refuse_redemptions(settling);
    if (shops)
        write_shops(settling, shops);
    if (settling->shops.overflow)
        problem_add(&settling->problems, MESSAGE_VOUCHER_SUM, (struct place){ file, 0, NULL },
                    NULL, NULL, NULL);
    return settling->problems.errors == 0
        && outputs_commit(settling->outputs, &settling->problems);
}

static void say_totals(const struct settling *settling)
{
    const struct settings *settings = settling->settings;
    char redeemed[FEN_TEXT], left[FEN_TEXT];
    struct buffer count = { 0 };

    for (size_t i = 0; i < settling->shops.count; i++) {
        const struct shop *shop = &settling->shops.at[i];
        char *name = copy_bytes(shop->name.at, shop->name.size);

        buffer_clear(&count);
        buffer_number(&count, shop->redemptions);
        fen_format(redeemed, shop->amount);
        settings_say(settings, MESSAGE_SHOP_OWED, name, count.at, redeemed);
        free(name);
    }
    buffer_clear(&count);
    buffer_number(&count, settling->refused);
    fen_format(redeemed, settling->redeemed);
    fen_format(left, settling->left);
    settings_say(settings, MESSAGE_REDEEMED, redeemed, left, count.at);
    buffer_fini(&count);
}

static int settle(const struct settings *settings, const struct policy *policy)
{
    struct settling *settling = allocate(1, sizeof *settling);

    settling->settings = settings;
    settling->policy = policy;
    if (settings->month != NO_MONTH)
        settling->shops.since = first_day(settings->month);
    settling->outputs = outputs_open();
    values_init(&settling->values, schema_of(TABLE_vouchers));
    values_init(&settling->difference, schema_of(TABLE_differences));
    bool good = settle_all(settling);
    int status = !good ? STATUS_FAILED : settling->refused ? STATUS_ATTENTION : STATUS_DONE;
    outputs_close(settling->outputs);
    settings_report(settings, &settling->problems);
    if (good)
        say_totals(settling);
    values_fini(&settling->values);
    values_fini(&settling->difference);
    redemptions_fini(&settling->redemptions);
    repeats_fini(&settling->numbers);
    shops_fini(&settling->shops);
    arena_fini(&settling->arena);
    problems_fini(&settling->problems);
    free(settling);
    return status;
}

static int work(const struct settings *settings)
{
    return work_under_policy(settings, NO_MONTH, NULL, settle);
}

const struct verb verb_settle = { &program, work };
