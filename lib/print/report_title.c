/* What stands over a report, whatever it is printed as. */
#include "label.h"
#include "report_print.h"

const char *period_place(const struct period *period, enum language language)
{
    if (!period->place)
        return message_in(MESSAGE_REPORT_DISTRICT, language);
    return *period->place ? period->place : message_in(MESSAGE_REPORT_NO_SUBDISTRICT, language);
}

void add_period(struct buffer *out, const struct period *period)
{
    char year[16];

    snprintf(year, sizeof year, "%04d", period->year);
    if (period->year)
        buffer_string(out, year);
    else
        buffer_month(out, period->months[0].month);
}

void report_title(struct buffer *out, const struct period *period, enum language language)
{
    if (period->place) {
        buffer_visible(out, text_of(period_place(period, language)));
        buffer_byte(out, ' ');
    }
    buffer_string(out, message_in(period->year ? MESSAGE_REPORT_YEAR_TITLE : MESSAGE_REPORT_TITLE,
                                  language));
    buffer_byte(out, ' ');
    add_period(out, period);
}

void report_policy(struct buffer *out, const struct period *period, const struct period *other,
                   enum language language)
{
    buffer_string(out, message_in(MESSAGE_REPORT_POLICY, language));
    buffer_byte(out, ' ');
    buffer_visible(out, text_of(period_end_report(period)->policy->name));
    if (!other)
        return;
    buffer_string(out, language == CHINESE ? "；" : "; ");
    buffer_string(out, message_in(MESSAGE_REPORT_AGAINST, language));
    buffer_byte(out, ' ');
    add_period(out, other);
}
