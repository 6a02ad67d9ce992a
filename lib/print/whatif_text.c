#include "aligned.h"
#include "label.h"
#include "whatif_print.h"

/* A page fits the 132 columns of a line printer. */
enum { NAME_WIDTH = 30, NUMBER_WIDTH = 10, MONEY_WIDTH = 11, COUNT_TEXT = 32 };

/* A page under way. */
struct page {
    struct buffer *out;
    enum language language;
    const struct whatif_report *report;
};

static const char *in_language(const struct page *page, enum message message)
{
    return message_in(message, page->language);
}

/* What is counted: a line of the whole, a column of the parts. */
enum { DIFFERENCE = WHATIF_COUNTS };
static const struct { int count; enum message head, line; } columns[] = {
    { WHATIF_BEFORE, MESSAGE_WHATIF_BEFORE, MESSAGE_WHATIF_BEFORE_LINE },
    { WHATIF_AFTER, MESSAGE_WHATIF_AFTER, MESSAGE_WHATIF_AFTER_LINE },
    { DIFFERENCE, MESSAGE_WHATIF_DIFFERENCE, MESSAGE_WHATIF_DIFFERENCE_LINE },
    { WHATIF_GAINS, MESSAGE_WHATIF_GAINS, MESSAGE_WHATIF_GAINS_LINE },
    { WHATIF_LOSES, MESSAGE_WHATIF_LOSES, MESSAGE_WHATIF_LOSES_LINE },
    { WHATIF_UNCHANGED, MESSAGE_WHATIF_UNCHANGED, MESSAGE_WHATIF_UNCHANGED_LINE },
    { WHATIF_ENTERS, MESSAGE_WHATIF_ENTERS, MESSAGE_WHATIF_ENTERS_LINE },
    { WHATIF_LEAVES, MESSAGE_WHATIF_LEAVES, MESSAGE_WHATIF_LEAVES_LINE },
    { WHATIF_UNCLEAR, MESSAGE_WHATIF_UNCLEAR, MESSAGE_WHATIF_UNCLEAR_LINE },
    { WHATIF_UNANSWERED, MESSAGE_WHATIF_UNANSWERED, MESSAGE_WHATIF_UNANSWERED_LINE },
};
enum { COLUMNS = sizeof columns / sizeof *columns };

enum measure { HOUSEHOLDS, PERSONS, YUAN, MEASURES };
static const struct { enum message head; size_t width; } measures[MEASURES] = {
    [HOUSEHOLDS] = { MESSAGE_REPORT_HOUSEHOLDS, NUMBER_WIDTH },
    [PERSONS] = { MESSAGE_REPORT_PERSONS, NUMBER_WIDTH },
    [YUAN] = { MESSAGE_REPORT_YUAN, MONEY_WIDTH },
};

static void put_measure(const struct page *page, const struct whatif *whatif, int count,
                        enum measure measure)
{
    const struct tally difference = whatif_difference(whatif);
    const struct tally *tally = count == DIFFERENCE ? &difference : &whatif->counts[count];
    char text[COUNT_TEXT];

    if (measure == YUAN)
        fen_format(text, tally->amount);
    else
        snprintf(text, sizeof text, "%lld",
                 (long long)(measure == HOUSEHOLDS ? tally->households : tally->persons));
    add_aligned(page->out, text_of(text), measures[measure].width, true);
}

static void put_head(const struct page *page, enum message title)
{
    buffer_byte(page->out, '\n');
    add_aligned(page->out, text_of(in_language(page, title)), NAME_WIDTH, false);
}

/* The whole: a line for what is counted, a column for households, persons and yuan. */
static void put_all(const struct page *page)
{
    put_head(page, MESSAGE_WHATIF_ALL);
    for (enum measure measure = 0; measure < MEASURES; measure++)
        add_aligned(page->out, text_of(in_language(page, measures[measure].head)),
                    measures[measure].width, true);
    end_aligned(page->out);
    for (size_t i = 0; i < COLUMNS; i++) {
        add_aligned(page->out, text_of(in_language(page, columns[i].line)), NAME_WIDTH, false);
        for (enum measure measure = 0; measure < MEASURES; measure++)
            put_measure(page, &page->report->all, columns[i].count, measure);
        end_aligned(page->out);
    }
}

/* What is always 0.00, and what is a part of the column before, are not parted further. */
static bool is_parted(size_t column, enum measure measure)
{
    int count = columns[column].count;

    return count != WHATIF_UNCLEAR && (count != WHATIF_UNCHANGED || measure != YUAN);
}

static void put_part(const struct page *page, struct text name, const struct whatif *whatif,
                     enum measure measure)
{
    add_aligned(page->out, name, NAME_WIDTH, false);
    for (size_t i = 0; i < COLUMNS; i++)
        if (is_parted(i, measure))
            put_measure(page, whatif, columns[i].count, measure);
    end_aligned(page->out);
}

static bool is_empty(const struct whatif *whatif)
{
    for (int count = 0; count < WHATIF_COUNTS; count++)
        if (whatif->counts[count].households > 0)
            return false;
    return true;
}

static void put_class_name(const struct page *page, struct buffer *name,
                           const struct whatif_part *part)
{
    if (!part->class) {
        buffer_string(name, in_language(page, MESSAGE_WHATIF_NO_CLASS));
        return;
    }
    buffer_string(name, part->class->code);
    buffer_byte(name, ' ');
    buffer_string(name, rule_label(part->class, page->language));
    if (part->others)
        buffer_string(name, in_language(page, MESSAGE_WHATIF_OTHERS));
}

/* Classes of the other policy that nobody has are left out. */
static void put_parts(const struct page *page, const struct whatif_parts *parts,
                      enum message title, enum measure measure)
{
    struct buffer name = { 0 };

    put_head(page, title);
    for (size_t i = 0; i < COLUMNS; i++)
        if (is_parted(i, measure))
            add_aligned(page->out, text_of(in_language(page, columns[i].head)),
                        measures[measure].width, true);
    end_aligned(page->out);
    for (size_t i = 0; i < parts->count; i++) {
        const struct whatif_part *part = &parts->at[i];

        buffer_clear(&name);
        if (part->name)
            buffer_string(&name, part->name);
        else
            put_class_name(page, &name, part);
        if (!part->others || !is_empty(&part->whatif))
            put_part(page, buffer_as_text(&name), &part->whatif, measure);
    }
    put_part(page, text_of(in_language(page, MESSAGE_REPORT_TOGETHER)), &page->report->all,
             measure);
    buffer_fini(&name);
}

/* Two policies may well have one name: the CRC-32 of their files tells them apart. */
static void put_policy(const struct page *page, enum message head, const struct policy *policy)
{
    char crc[POLICY_CRC_TEXT];

    add_aligned(page->out, text_of(in_language(page, head)), NUMBER_WIDTH, false);
    add_aligned(page->out, text_of(policy->name), NAME_WIDTH - NUMBER_WIDTH, false);
    buffer_string(page->out, "CRC-32 ");
    buffer_string(page->out, policy_crc_text(crc, policy));
    buffer_byte(page->out, '\n');
}

static void put_title(const struct page *page)
{
    buffer_string(page->out, in_language(page, MESSAGE_WHATIF_TITLE));
    buffer_byte(page->out, ' ');
    buffer_month(page->out, page->report->month);
    buffer_byte(page->out, '\n');
    put_policy(page, MESSAGE_REPORT_POLICY, page->report->policy);
    put_policy(page, MESSAGE_WHATIF_OTHER, page->report->other);
}

void whatif_as_text(struct buffer *out, const struct whatif_report *report,
                    enum language language)
{
    static const enum message subdistricts[MEASURES] = { MESSAGE_WHATIF_SUBDISTRICTS_HOUSEHOLDS,
                                                         MESSAGE_WHATIF_SUBDISTRICTS_PERSONS,
                                                         MESSAGE_WHATIF_SUBDISTRICTS_YUAN };
    static const enum message classes[MEASURES] = { MESSAGE_WHATIF_CLASSES_HOUSEHOLDS,
                                                    MESSAGE_WHATIF_CLASSES_PERSONS,
                                                    MESSAGE_WHATIF_CLASSES_YUAN };
    const struct page page = { out, language, report };

    put_title(&page);
    put_all(&page);
    for (enum measure measure = 0; measure < MEASURES; measure++)
        put_parts(&page, &report->subdistricts, subdistricts[measure], measure);
    for (enum measure measure = 0; measure < MEASURES; measure++)
        put_parts(&page, &report->classes, classes[measure], measure);
}
