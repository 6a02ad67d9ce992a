#include "capital.h"
#include "html.h"
#include "request.h"

static void begin(struct buffer *out, enum language language)
{
    html_begin(out, language, text_of(message_in(MESSAGE_REQUEST_TITLE, language)),
               LAYOUT_SHEETS);
}

static void put(struct buffer *out, const char *element, const char *class, struct buffer *text)
{
    html_element(out, element, class, buffer_as_text(text));
    buffer_clear(text);
}

static void put_head(struct buffer *out, enum language language,
                     const struct request_paper *paper)
{
    struct buffer text = { 0 };

    html_element(out, "h1", NULL, text_of(message_in(paper->title, language)));
    add_message(&text, paper->subdistrict ? MESSAGE_REQUEST_SUBDISTRICT : MESSAGE_REQUEST_TO,
                language, (const char *const[]){ paper->subdistrict, NULL });
    buffer_string(&text, "　");
    add_month(&text, paper->month, language);
    put(out, "p", NULL, &text);
    html_open(out, "table", "list wide");
    html_open(out, "thead", NULL);
    html_open(out, "tr", NULL);
    for (size_t i = 0; i < REQUEST_COLUMNS; i++)
        html_element(out, "th", NULL, text_of(message_in(request_columns[i].label, language)));
    html_close(out, "tr");
    html_close(out, "thead");
    html_open(out, "tbody", NULL);
    buffer_fini(&text);
}

static void put_line(struct buffer *out, enum language language, const struct fund_line *line)
{
    struct buffer text = { 0 };

    html_open(out, "tr", NULL);
    for (size_t i = 0; i < REQUEST_COLUMNS; i++) {
        buffer_clear(&text);
        add_request_cell(&text, line, i, language);
        html_labelled(out, request_columns[i].right ? "number" : NULL,
                      text_of(message_in(request_columns[i].label, language)),
                      buffer_as_text(&text));
    }
    html_close(out, "tr");
    buffer_fini(&text);
}

static void put_signer(struct buffer *out, enum language language,
                       const struct request_signer *signer)
{
    html_element(out, "h2", NULL, text_of(message_in(signer->office, language)));
    html_open(out, "p", "inks");
    for (const enum message *who = signer->who; *who != MESSAGE_COUNT; who++) {
        html_open(out, "span", "ink");
        html_text(out, text_of(message_in(*who, language)));
        html_open(out, "i", NULL);
        html_close(out, "i");
        html_close(out, "span");
    }
    html_close(out, "p");
    html_element(out, "p", "sign", text_of(message_in(MESSAGE_PAPERS_SEAL, language)));
}

static void put_amount(struct buffer *out, enum language language,
                       const struct request_paper *paper)
{
    struct buffer text = { 0 };
    char amount[FEN_TEXT];

    fen_format(amount, paper->amount);
    buffer_string(&text, message_in(MESSAGE_PAPERS_TOGETHER, language));
    buffer_byte(&text, ' ');
    add_message(&text, MESSAGE_PAPERS_YUAN, language, (const char *const[]){ amount, NULL });
    buffer_string(&text, "　");
    buffer_string(&text, message_in(MESSAGE_PAPERS_CAPITALS, language));
    buffer_byte(&text, ' ');
    add_capitals(&text, paper->amount);
    put(out, "p", NULL, &text);
    add_message(&text, MESSAGE_PAPERS_CRC, language, (const char *const[]){ paper->crc, NULL });
    put(out, "p", NULL, &text);
    buffer_fini(&text);
}

static void put_paper(struct buffer *out, enum language language,
                      const struct request_paper *paper)
{
    const struct request_signer *signers = request_signers(paper);
    const struct fund_line *line;
    size_t at = 0;

    html_sheet_begin(out);
    put_head(out, language, paper);
    while ((line = request_next(paper, &at)))
        put_line(out, language, line);
    if (paper->all)
        put_line(out, language, paper->all);
    html_close(out, "tbody");
    html_close(out, "table");
    put_amount(out, language, paper);
    for (size_t i = 0; i < REQUEST_SIGNERS; i++)
        put_signer(out, language, &signers[i]);
    html_sheet_end(out, language, 1, 1);
}

const struct request_form request_as_html = { begin, put_paper, html_end };
