#include "letter.h"

#include "html.h"
#include "reason.h"

enum letter letter_for(const struct row *household, day on)
{
    static const enum letter by_movement[] = {
        [MOVEMENT_RAISED] = LETTER_CHANGED, [MOVEMENT_LOWERED] = LETTER_CHANGED,
        [MOVEMENT_PHASED_OUT] = LETTER_CHANGED, [MOVEMENT_RESUMED] = LETTER_CHANGED,
        [MOVEMENT_SUSPENDED] = LETTER_SUSPENDED, [MOVEMENT_STOPPED] = LETTER_STOPPED
    };
    const int64_t *number = household->number;
    int64_t movement = number[stream_movement], step_on = number[stream_step_on];

    if (movement >= 0 && movement < (int64_t)(sizeof by_movement / sizeof *by_movement)
        && by_movement[movement] != LETTER_NONE)
        return by_movement[movement];
    if (number[stream_state] != STATE_REFUSED || number[stream_on_roster] == 1)
        return LETTER_NONE;
    return step_on != NONE && month_of_day((day)step_on) == month_of_day(on) ? LETTER_REFUSED
                                                                             : LETTER_NONE;
}

/* What is put together for a sentence. */
struct sentence {
    const struct policy *policy;
    const struct row *household;
    enum language language;
    day on;
};

static void add_money(char text[FEN_TEXT], const struct row *row, int column)
{
    text[0] = '-', text[1] = '\0';
    if (row->number[column] != NONE)
        fen_format(text, row->number[column]);
}

static void add_decision(struct buffer *out, const struct sentence *sentence, enum letter letter)
{
    static const enum message messages_of[] = {
        [LETTER_REFUSED] = MESSAGE_LETTER_REFUSED, [LETTER_STOPPED] = MESSAGE_LETTER_STOPPED,
        [LETTER_SUSPENDED] = MESSAGE_LETTER_SUSPENDED, [LETTER_CHANGED] = MESSAGE_LETTER_CHANGED
    };
    const struct row *row = sentence->household;
    struct buffer when = { 0 };
    char now[FEN_TEXT], before[FEN_TEXT];

    add_money(now, row, stream_payable);
    add_money(before, row, stream_previous_amount);
    if (letter == LETTER_REFUSED)
        buffer_text(&when, row->field[stream_step_on]);
    else
        add_month(&when, month_of_day(sentence->on), sentence->language);
    add_message(out, messages_of[letter], sentence->language,
                (const char *const[]){ when.at, now, before, NULL });
    buffer_fini(&when);
}

static void add_figures(struct buffer *out, const struct sentence *sentence)
{
    const struct row *row = sentence->household;
    struct buffer persons = { 0 };
    char income[FEN_TEXT], need[FEN_TEXT];

    add_money(income, row, stream_income);
    add_money(need, row, stream_need);
    buffer_string(&persons, "");
    buffer_text(&persons, row->field[stream_persons]);
    add_message(out, MESSAGE_LETTER_FIGURES, sentence->language,
                (const char *const[]){ persons.at, income, need, NULL });
    buffer_fini(&persons);
}

/* Reasons of the decision, or of the movement. */
static void add_why(struct buffer *out, const struct sentence *sentence, enum letter letter)
{
    const struct row *row = sentence->household;
    struct text set = row->field[letter == LETTER_REFUSED ? stream_reasons
                                                          : stream_movement_reasons];
    struct buffer why = { 0 };

    if (set.size == 0)
        return;
    add_reasons(&why, sentence->policy, set, sentence->language);
    if (row->field[stream_decision_note].size > 0) {
        buffer_string(&why, sentence->language == CHINESE ? "；" : "; ");
        buffer_text(&why, row->field[stream_decision_note]);
    }
    add_message(out, MESSAGE_LETTER_WHY, sentence->language, (const char *const[]){ why.at, NULL });
    buffer_fini(&why);
}

static void add_to_whom(struct buffer *out, const struct sentence *sentence)
{
    struct buffer name = { 0 }, number = { 0 };

    buffer_string(&name, "");
    buffer_text(&name, sentence->household->field[stream_head_name]);
    buffer_text(&number, sentence->household->field[stream_household_id]);
    add_message(out, MESSAGE_LETTER_TO, sentence->language,
                (const char *const[]){ name.at, number.at, NULL });
    buffer_fini(&name);
    buffer_fini(&number);
}

static void add_basis(struct buffer *out, const struct sentence *sentence)
{
    const struct policy *policy = sentence->policy;

    add_message(out, MESSAGE_LETTER_BASIS, sentence->language,
                (const char *const[]){ policy->title ? policy->title : policy->name, NULL });
}

/* "在收到本告知书之日起 60 日内", by the policy. */
static void add_appeal(struct buffer *out, const struct sentence *sentence)
{
    const struct appeal *appeal = &sentence->policy->appeal;
    struct buffer days = { 0 };

    if (!appeal->to) {
        buffer_string(out, message_in(MESSAGE_LETTER_APPEAL_ANY, sentence->language));
        return;
    }
    buffer_number(&days, appeal->days);
    add_message(out, MESSAGE_LETTER_APPEAL, sentence->language,
                (const char *const[]){ days.at, appeal->to, NULL });
    buffer_fini(&days);
}

/* The sentences of a letter, one after the other; false: there is no more. */
static bool add_sentence(struct buffer *out, const struct sentence *sentence, enum letter letter,
                         int number)
{
    buffer_clear(out);
    buffer_string(out, "");
    switch (number) {
    case 0: add_to_whom(out, sentence); return true;
    case 1: add_decision(out, sentence, letter); return true;
    case 2: add_figures(out, sentence); return true;
    case 3: add_why(out, sentence, letter); return true;
    case 4: add_basis(out, sentence); return true;
    case 5: add_appeal(out, sentence); return true;
    default: return false;
    }
}

static void add_sign(struct buffer *out, const struct sentence *sentence)
{
    char on[DAY_TEXT];

    day_format(on, sentence->on);
    buffer_clear(out);
    buffer_string(out, message_in(MESSAGE_LETTER_SIGN, sentence->language));
    buffer_string(out, "　");
    buffer_string(out, on);
}

void letter_as_html(struct buffer *out, const struct policy *policy, const struct row *household,
                    enum letter letter, day on, enum language language)
{
    const struct sentence sentence = { policy, household, language, on };
    struct buffer text = { 0 };

    html_sheet_begin(out);
    html_element(out, "h1", NULL, text_of(message_in(MESSAGE_LETTER_TITLE, language)));
    for (int i = 0; add_sentence(&text, &sentence, letter, i); i++)
        if (text.size > 0)
            html_element(out, "p", i == 0 ? NULL : "lead", buffer_as_text(&text));
    add_sign(&text, &sentence);
    html_element(out, "p", "sign", buffer_as_text(&text));
    html_sheet_end(out, language, 1, 1);
    buffer_fini(&text);
}

void letter_as_text(struct buffer *out, const struct policy *policy, const struct row *household,
                    enum letter letter, day on, enum language language)
{
    const struct sentence sentence = { policy, household, language, on };
    struct buffer text = { 0 };

    buffer_string(out, message_in(MESSAGE_LETTER_TITLE, language));
    buffer_byte(out, '\n');
    for (int i = 0; add_sentence(&text, &sentence, letter, i); i++) {
        if (text.size == 0)
            continue;
        buffer_visible(out, buffer_as_text(&text));
        buffer_byte(out, '\n');
    }
    add_sign(&text, &sentence);
    buffer_visible(out, buffer_as_text(&text));
    buffer_byte(out, '\n');
    buffer_fini(&text);
}
