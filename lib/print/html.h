/* Pages for a browser, on paper (A4) and on a telephone: one file that needs nothing else, no
   script, nothing from outside. All text is escaped here; element and class names are the
   program's own. */
#ifndef DIBAO_HTML_H
#define DIBAO_HTML_H

#include "../base/message.h"

/* How a document is laid out on paper. */
enum layout {
    LAYOUT_SHEETS, /* of sheets, each with its number at its foot */
    LAYOUT_FLOWS,  /* over as many pages as it takes; the browser numbers them */
};

/* The document up to the body's beginning: language, charset, title, the stylesheet. Classes that
   it knows: of a table "list" (rows of one kind, under a thead that repeats on paper), "list wide"
   (more columns than a telephone is broad: there each row becomes a block, and each cell says the
   head of its column) and "form" (a grid of th and td); of their cells "number" (money, counts)
   and "middle"; of rows "total"; of paragraphs "lead" (of a letter, a notice), "note" (small) and
   "sign" (office and day, at the right). "ruled" after "list wide": rows high enough to sign in. A div "slip" holds
   three divs beside each other, the parts of a receipt; a paragraph "inks" holds spans "ink", each
   a label and an i, the line to write on. A div "dense" holds many small tables. */
void html_begin(struct buffer *out, enum language language, struct text title, enum layout layout);
void html_end(struct buffer *out);

/* A sheet of paper, with its number at its foot ("第 1 页　共 3 页"). Its writer sees to it that
   there is room for what it holds. */
void html_sheet_begin(struct buffer *out);
void html_sheet_end(struct buffer *out, enum language language, size_t number, size_t total);

/* "<p class="lead">", "</p>"; class NULL: none. */
void html_open(struct buffer *out, const char *element, const char *class);
void html_close(struct buffer *out, const char *element);
/* "<h1>text</h1>" on a line. */
void html_element(struct buffer *out, const char *element, const char *class, struct text text);
/* A cell over so many columns and rows. */
void html_cell(struct buffer *out, const char *element, const char *class, size_t columns,
               size_t rows, struct text text);
/* A cell of a wide list, with the head of its column. */
void html_labelled(struct buffer *out, const char *class, struct text label, struct text text);

/* Escaped for content and for attributes in double quotes; what a terminal obeys and what turns
   the direction of writing becomes '?', as do broken bytes. */
void html_text(struct buffer *out, struct text text);
/* ' name="value"' */
void html_attribute(struct buffer *out, const char *name, struct text value);

#endif
