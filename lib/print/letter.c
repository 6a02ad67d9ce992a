#include "letter.h"

#include "aligned.h"
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

static void add_money(char text[FEN_TEXT], const struct row *row, int column)
{
    text[0] = '-', text[1] = '\0';
    if (row->number[column] != NONE)
        fen_format(text, row->number[column]);
}

static void add_decision(struct buffer *out, const struct letter_page *page)
{
    static const enum message messages_of[] = {
        [LETTER_REFUSED] = MESSAGE_LETTER_REFUSED, [LETTER_STOPPED] = MESSAGE_LETTER_STOPPED,
        [LETTER_SUSPENDED] = MESSAGE_LETTER_SUSPENDED, [LETTER_CHANGED] = MESSAGE_LETTER_CHANGED
    };
    const struct row *row = page->household;
    struct buffer when = { 0 };
    char now[FEN_TEXT], before[FEN_TEXT];

    add_money(now, row, stream_payable);
    add_money(before, row, stream_previous_amount);
    if (page->letter == LETTER_REFUSED)
        buffer_text(&when, row->field[stream_step_on]);
    else
        add_month(&when, month_of_day(page->on), page->language);
    add_message(out, messages_of[page->letter], page->language,
                (const char *const[]){ when.at, now, before, NULL });
    buffer_fini(&when);
}

static void add_figures(struct buffer *out, const struct letter_page *page)
{
    const struct row *row = page->household;
    struct buffer persons = { 0 };
    char income[FEN_TEXT], need[FEN_TEXT];

    add_money(income, row, stream_income);
    add_money(need, row, stream_need);
    buffer_string(&persons, "");
    buffer_text(&persons, row->field[stream_persons]);
    add_message(out, MESSAGE_LETTER_FIGURES, page->language,
                (const char *const[]){ persons.at, income, need, NULL });
    buffer_fini(&persons);
}

/* Reasons of the decision, or of the movement. */
static void add_why(struct buffer *out, const struct letter_page *page)
{
    const struct row *row = page->household;
    struct text set = row->field[page->letter == LETTER_REFUSED ? stream_reasons
                                                          : stream_movement_reasons];
    struct buffer why = { 0 };

    if (set.size == 0)
        return;
    add_reasons(&why, page->policy, set, page->language);
    if (row->field[stream_decision_note].size > 0) {
        buffer_string(&why, page->language == CHINESE ? "；" : "; ");
        buffer_text(&why, row->field[stream_decision_note]);
    }
    add_message(out, MESSAGE_LETTER_WHY, page->language, (const char *const[]){ why.at, NULL });
    buffer_fini(&why);
}

static void add_to_whom(struct buffer *out, const struct letter_page *page)
{
    struct buffer name = { 0 }, number = { 0 };

    buffer_string(&name, "");
    buffer_text(&name, page->household->field[stream_head_name]);
    buffer_text(&number, page->household->field[stream_household_id]);
    add_message(out, MESSAGE_LETTER_TO, page->language,
                (const char *const[]){ name.at, number.at, NULL });
    buffer_fini(&name);
    buffer_fini(&number);
}

static void add_basis(struct buffer *out, const struct letter_page *page)
{
    const struct policy *policy = page->policy;

    add_message(out, MESSAGE_LETTER_BASIS, page->language,
                (const char *const[]){ policy->title ? policy->title : policy->name, NULL });
}

/* "在收到本告知书之日起 60 日内", by the policy. */
static void add_appeal(struct buffer *out, const struct letter_page *page)
{
    const struct appeal *appeal = &page->policy->appeal;
    struct buffer days = { 0 };

    if (!appeal->to) {
        buffer_string(out, message_in(MESSAGE_LETTER_APPEAL_ANY, page->language));
        return;
    }
    buffer_number(&days, appeal->days);
    add_message(out, MESSAGE_LETTER_APPEAL, page->language,
                (const char *const[]){ days.at, appeal->to, NULL });
    buffer_fini(&days);
}

/* The sentences of a letter, one after the other; of some letters one is empty. */
static void (*const sentences[])(struct buffer *out, const struct letter_page *page) = {
    add_to_whom, add_decision, add_figures, add_why, add_basis, add_appeal
};
enum { SENTENCES = sizeof sentences / sizeof *sentences };

static void add_sign(struct buffer *out, const struct letter_page *page)
{
    buffer_string(out, message_in(MESSAGE_LETTER_SIGN, page->language));
    buffer_string(out, "　");
    buffer_day(out, page->on);
}

static void put_letter(struct buffer *out, const struct letter_page *page)
{
    struct buffer text = { 0 };

    html_element(out, "h1", NULL, text_of(message_in(MESSAGE_LETTER_TITLE, page->language)));
    for (size_t i = 0; i < SENTENCES; i++) {
        buffer_clear(&text);
        sentences[i](&text, page);
        if (text.size > 0)
            html_element(out, "p", i == 0 ? NULL : "lead", buffer_as_text(&text));
    }
    buffer_clear(&text);
    add_sign(&text, page);
    html_element(out, "p", "sign", buffer_as_text(&text));
    buffer_fini(&text);
}

/* Of whom, what, how much: what has no name or no amount takes the room of it. */
static void put_line(struct buffer *out, const struct explained_line *line)
{
    size_t columns = 1U + (line->who.size == 0) + (line->amount.size == 0);

    html_open(out, "tr", line->kind == LINE_TOTAL ? "total" : NULL);
    if (line->kind == LINE_HEADING) {
        html_cell(out, "th", NULL, 3, 1, line->what);
    } else {
        if (line->who.size > 0)
            html_element(out, "td", NULL, line->who);
        html_cell(out, "td", NULL, columns, 1, line->what);
        if (line->amount.size > 0)
            html_element(out, "td", "number", line->amount);
    }
    html_close(out, "tr");
}

/* Rows that a line of the explanation takes on a sheet, at most. */
static size_t rows_of(const struct explained_line *line)
{
    enum { CELL_WIDTH = 44, WHOLE_WIDTH = 68 };
    bool whole = line->who.size == 0 && line->amount.size == 0;

    return 1 + display_width(line->what) / (whole ? WHOLE_WIDTH : CELL_WIDTH);
}

/* The lines from `from` on that a sheet has room for; a heading does not stand last. */
static size_t sheet_end(const struct explained_lines *lines, size_t from)
{
    enum { SHEET_ROWS = 27 };
    size_t rows = 0, end = from;

    while (end < lines->count && (rows += rows_of(&lines->at[end])) <= SHEET_ROWS)
        end++;
    if (end < lines->count && end > from + 1 && lines->at[end - 1].kind == LINE_HEADING)
        end--;
    return end > from ? end : from + 1;
}

static size_t sheets_of(const struct explained_lines *lines)
{
    size_t sheets = 0;

    for (size_t from = 0; from < lines->count; from = sheet_end(lines, from))
        sheets++;
    return sheets;
}

static void put_explained(struct buffer *out, const struct explained_lines *lines, size_t from,
                          size_t end)
{
    if (lines->at[from].kind == LINE_TITLE)
        html_element(out, "h2", NULL, lines->at[from++].what);
    html_open(out, "table", "form");
    html_open(out, "tbody", NULL);
    for (; from < end; from++)
        put_line(out, &lines->at[from]);
    html_close(out, "tbody");
    html_close(out, "table");
}

void letter_as_html(struct buffer *out, const struct letter_page *page)
{
    struct explained_lines lines = explanation_lines(page->explanation, page->language);
    size_t total = 1 + sheets_of(&lines), number = 1, end;

    html_sheet_begin(out);
    put_letter(out, page);
    html_sheet_end(out, page->language, number, total);
    for (size_t from = 0; from < lines.count; from = end) {
        end = sheet_end(&lines, from);
        html_sheet_begin(out);
        put_explained(out, &lines, from, end);
        html_sheet_end(out, page->language, ++number, total);
    }
}

static void put_wrapped(struct buffer *out, struct buffer *text)
{
    enum { WIDTH = 72 };

    if (text->size == 0)
        return;
    add_wrapped(out, buffer_as_text(text), WIDTH, 0);
    buffer_string(out, "\n");
    buffer_clear(text);
}

void letter_as_text(struct buffer *out, const struct letter_page *page)
{
    struct buffer text = { 0 };

    buffer_string(&text, message_in(MESSAGE_LETTER_TITLE, page->language));
    put_wrapped(out, &text);
    buffer_byte(out, '\n');
    for (size_t i = 0; i < SENTENCES; i++) {
        sentences[i](&text, page);
        put_wrapped(out, &text);
    }
    buffer_byte(out, '\n');
    add_sign(&text, page);
    put_wrapped(out, &text);
    buffer_byte(out, '\n');
    explanation_as_text(out, page->explanation, page->language);
    buffer_fini(&text);
}
