#include "aligned.h"
#include "capital.h"
#include "request.h"

enum { LINE = 92 }; /* columns */

static void begin(struct buffer *out, enum language language)
{
    (void)out;
    (void)language;
}

static void end(struct buffer *out)
{
    (void)out;
}

static void put_head(struct buffer *out, enum language language,
                     const struct request_paper *paper)
{
    buffer_string(out, message_in(paper->title, language));
    buffer_string(out, "　");
    add_message(out, paper->subdistrict ? MESSAGE_REQUEST_SUBDISTRICT : MESSAGE_REQUEST_TO,
                language, (const char *const[]){ paper->subdistrict, NULL });
    buffer_string(out, "　");
    add_month(out, paper->month, language);
    buffer_string(out, "\n\n");
    for (size_t i = 0; i < REQUEST_COLUMNS; i++)
        add_aligned(out, text_of(message_in(request_columns[i].label, language)),
                    request_columns[i].width, request_columns[i].right);
    end_aligned(out);
    add_rule(out, LINE);
}

static void put_line(struct buffer *out, enum language language, const struct fund_line *line)
{
    struct buffer text = { 0 };

    for (size_t i = 0; i < REQUEST_COLUMNS; i++) {
        buffer_clear(&text);
        add_request_cell(&text, line, i, language);
        add_aligned(out, buffer_as_text(&text), request_columns[i].width,
                    request_columns[i].right);
    }
    end_aligned(out);
    buffer_fini(&text);
}

static void put_amount(struct buffer *out, enum language language,
                       const struct request_paper *paper)
{
    char amount[FEN_TEXT];

    fen_format(amount, paper->amount);
    buffer_byte(out, '\n');
    buffer_string(out, message_in(MESSAGE_PAPERS_TOGETHER, language));
    buffer_byte(out, ' ');
    add_message(out, MESSAGE_PAPERS_YUAN, language, (const char *const[]){ amount, NULL });
    buffer_string(out, "　");
    buffer_string(out, message_in(MESSAGE_PAPERS_CAPITALS, language));
    buffer_byte(out, ' ');
    add_capitals(out, paper->amount);
    buffer_byte(out, '\n');
    add_message(out, MESSAGE_PAPERS_CRC, language, (const char *const[]){ paper->crc, NULL });
    buffer_string(out, "\n\n");
}

static void put_signer(struct buffer *out, enum language language,
                       const struct request_signer *signer)
{
    buffer_string(out, message_in(signer->office, language));
    buffer_string(out, message_in(MESSAGE_PAPERS_SEAL, language));
    buffer_byte(out, '\n');
    for (const enum message *who = signer->who; *who != MESSAGE_COUNT; who++)
        add_ink(out, message_in(*who, language));
    end_aligned(out);
    buffer_byte(out, '\n');
}

static void put_paper(struct buffer *out, enum language language,
                      const struct request_paper *paper)
{
    const struct request_signer *signers = request_signers(paper);
    const struct fund_line *line;
    size_t at = 0;

    put_head(out, language, paper);
    while ((line = request_next(paper, &at)))
        put_line(out, language, line);
    add_rule(out, LINE);
    if (paper->all)
        put_line(out, language, paper->all);
    put_amount(out, language, paper);
    for (size_t i = 0; i < REQUEST_SIGNERS; i++)
        put_signer(out, language, &signers[i]);
    buffer_byte(out, '\f');
}

const struct request_form request_as_text = { begin, put_paper, end };
