#include "html.h"
#include "label.h"

#define SERIF \
    "\"Noto Serif CJK SC\",\"Source Han Serif SC\",\"Songti SC\",STSong,SimSun,NSimSun,serif"
#define SANS \
    "\"Noto Sans CJK SC\",\"Source Han Sans SC\",\"PingFang SC\",\"Microsoft YaHei\",SimHei,sans-serif"

/* A4 with 18 mm at the sides; a sheet leaves room for a rounding of the printer's. Nothing is
   smaller than 12 px, and every word may break rather than push the page aside. */
static const char stylesheet[] =
    "@page{size:A4;margin:18mm 18mm 16mm}\n"
    "*{box-sizing:border-box}\n"
    "html{-webkit-text-size-adjust:100%;text-size-adjust:100%}\n"
    "body{margin:0 auto;max-width:186mm;padding:6mm;color:#000;background:#fff;"
    "font:16px/1.75 " SERIF ";overflow-wrap:anywhere}\n"
    "h1,h2,th{font-family:" SANS "}\n"
    "h1{margin:0 0 4mm;font-size:26px;line-height:1.4;text-align:center;letter-spacing:.06em}\n"
    "h2{margin:6mm 0 2mm;font-size:18px;line-height:1.4}\n"
    "p{margin:0 0 3mm}\n"
    ".lead{text-align:justify;text-indent:2em}\n"
    ".note{font-size:14px;line-height:1.6}\n"
    ".sign{margin-top:8mm;text-align:right}\n"
    "table{width:100%;margin:0 0 4mm;border-collapse:collapse;font-size:15px;line-height:1.5}\n"
    "th,td{padding:1.2mm 2mm;border:1px solid #333;text-align:left;vertical-align:middle}\n"
    "thead{display:table-header-group}\n"
    "tr{break-inside:avoid}\n"
    "thead th{background:#eee;text-align:center;"
    "-webkit-print-color-adjust:exact;print-color-adjust:exact}\n"
    ".form th{background:#f6f6f6;font-weight:500;text-align:center;"
    "-webkit-print-color-adjust:exact;print-color-adjust:exact}\n"
    ".total td{font-weight:bold}\n"
    "td.number{text-align:right;font-variant-numeric:tabular-nums}\n"
    "td.middle{text-align:center}\n"
    ".slip{display:grid;grid-template-columns:repeat(3,1fr);margin-bottom:3mm;border:1px solid #333;"
    "break-inside:avoid;font-size:12px;line-height:1.5}\n"
    ".slip>div{padding:1.5mm 2mm}.slip>div+div{border-left:1px dashed #333}\n"
    ".slip h3{margin:0;font:700 14px/1.4 " SANS ";text-align:center}.slip p{margin:0}\n"
    ".slip .copy{text-align:center}.slip .sum{font-size:17px;font-weight:bold}\n"
    ".inks{display:flex;flex-wrap:wrap;gap:0 4mm}.ink{display:flex;flex:1 1 30%;white-space:nowrap}\n"
    ".ink i{flex:1;min-width:14mm;margin-left:1mm;border-bottom:1px solid #333}\n"
    ".slip .ink{flex-basis:45%;padding-top:1.5mm}.slip .ink:first-child{flex-basis:100%}\n"
    ".slip p{word-break:keep-all}.ruled th:last-child{width:34mm}\n"
    ".ruled{font-size:13px}.ruled td{height:10mm;padding:1mm}.ruled th{padding:1mm}\n"
    ".dense h1{margin:0 0 1mm;font-size:22px}.dense h2{margin:2mm 0 1mm;font-size:15px}\n"
    ".dense p{margin:1mm 0}.dense table{margin:0;font-size:13px}"
    ".dense th,.dense td{padding:.4mm 1.5mm}\n"
    ".dense .form th{width:15%}.dense .form td{width:35%}\n"
    ".foot{margin:4mm 0 0;font-size:13px;text-align:center}\n"
    "@media screen{.sheet+.sheet{margin-top:8mm;padding-top:8mm;border-top:1px dashed #999}}\n"
    "@media screen and (max-width:600px){\n"
    "body{padding:16px}h1{font-size:22px;letter-spacing:0}\n"
    "table{font-size:14px}th,td{padding:4px 6px}\n"
    ".slip{display:block}.slip>div+div{border-left:0;border-top:1px dashed #333}\n"
    ".wide thead{display:none}.wide,.wide tbody,.wide tr,.wide td{display:block;width:100%}\n"
    ".wide tr{margin-bottom:12px;border:1px solid #333}.wide td,.wide td.number{border:0;"
    "border-bottom:1px solid #ccc;text-align:left}\n"
    ".wide td::before{content:attr(data-label) \"：\";font-weight:bold}\n"
    "}\n"
    "@media print{\n"
    "body{max-width:none;padding:0}\n"
    ".sheet{display:flex;flex-direction:column;min-height:262mm}\n"
    ".sheet+.sheet{break-before:page}.sheet .foot{margin-top:auto}\n"
    "h1,h2{break-after:avoid}.sign{break-inside:avoid}\n"
    "}\n";

static void put_entity(struct buffer *out, char byte)
{
    switch (byte) {
    case '&':
        buffer_string(out, "&amp;");
        break;
    case '<':
        buffer_string(out, "&lt;");
        break;
    case '>':
        buffer_string(out, "&gt;");
        break;
    case '"':
        buffer_string(out, "&quot;");
        break;
    default:
        buffer_string(out, "&#39;");
    }
}

static bool is_special(char byte)
{
    return byte == '&' || byte == '<' || byte == '>' || byte == '"' || byte == '\'';
}

static size_t plain_size(struct text text)
{
    size_t size = 0;

    while (size < text.size && !is_special(text.at[size]))
        size++;
    return size;
}

void html_text(struct buffer *out, struct text text)
{
    for (size_t done = 0; done < text.size; done++) {
        struct text rest = { text.at + done, text.size - done };

        rest.size = plain_size(rest);
        buffer_visible(out, rest);
        done += rest.size;
        if (done < text.size)
            put_entity(out, text.at[done]);
    }
}

void html_attribute(struct buffer *out, const char *name, struct text value)
{
    buffer_byte(out, ' ');
    buffer_string(out, name);
    buffer_string(out, "=\"");
    html_text(out, value);
    buffer_byte(out, '"');
}

static void start(struct buffer *out, const char *element, const char *class)
{
    buffer_byte(out, '<');
    buffer_string(out, element);
    if (class)
        html_attribute(out, "class", text_of(class));
}

void html_open(struct buffer *out, const char *element, const char *class)
{
    start(out, element, class);
    buffer_byte(out, '>');
}

void html_close(struct buffer *out, const char *element)
{
    buffer_string(out, "</");
    buffer_string(out, element);
    buffer_string(out, ">\n");
}

/* The rest of an element that was started. */
static void finish(struct buffer *out, const char *element, struct text text)
{
    buffer_byte(out, '>');
    html_text(out, text);
    html_close(out, element);
}

void html_element(struct buffer *out, const char *element, const char *class, struct text text)
{
    start(out, element, class);
    finish(out, element, text);
}

static void put_span(struct buffer *out, const char *name, size_t count)
{
    struct buffer digits = { 0 };

    if (count <= 1)
        return;
    buffer_number(&digits, (int64_t)count);
    html_attribute(out, name, buffer_as_text(&digits));
    buffer_fini(&digits);
}

void html_cell(struct buffer *out, const char *element, const char *class, size_t columns,
               size_t rows, struct text text)
{
    start(out, element, class);
    put_span(out, "colspan", columns);
    put_span(out, "rowspan", rows);
    finish(out, element, text);
}

void html_labelled(struct buffer *out, const char *class, struct text label, struct text text)
{
    start(out, "td", class);
    html_attribute(out, "data-label", label);
    finish(out, "td", text);
}

/* What the browser prints at the foot of each page. */
static void put_page_counter(struct buffer *out, enum language language)
{
    static const char *const counters[] = { "\" counter(page) \"", "\" counter(pages) \"", NULL };

    buffer_string(out, "@page{@bottom-center{font:13px " SERIF ";content:\"");
    add_message(out, MESSAGE_PAGE_NUMBER, language, counters);
    buffer_string(out, "\"}}\n");
}

void html_begin(struct buffer *out, enum language language, struct text title, enum layout layout)
{
    buffer_string(out, "<!DOCTYPE html>\n<html");
    html_attribute(out, "lang", text_of(language == CHINESE ? "zh-CN" : "en"));
    buffer_string(out, ">\n<head>\n<meta charset=\"utf-8\">\n"
                       "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    html_element(out, "title", NULL, title);
    buffer_string(out, "<style>\n");
    buffer_string(out, stylesheet);
    if (layout == LAYOUT_FLOWS)
        put_page_counter(out, language);
    buffer_string(out, "</style>\n</head>\n<body>\n");
}

void html_end(struct buffer *out)
{
    buffer_string(out, "</body>\n</html>\n");
}

void html_sheet_begin(struct buffer *out)
{
    html_open(out, "section", "sheet");
    buffer_byte(out, '\n');
}

void html_sheet_end(struct buffer *out, enum language language, size_t number, size_t total)
{
    struct buffer foot = { 0 };

    add_page_number(&foot, language, number, total);
    html_element(out, "p", "foot", buffer_as_text(&foot));
    html_close(out, "section");
    buffer_fini(&foot);
}
