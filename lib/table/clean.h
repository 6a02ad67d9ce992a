/* Single values as spreadsheets and offices write them, made the values of a table. */
#ifndef DIBAO_CLEAN_H
#define DIBAO_CLEAN_H

#include "../base/message.h"
#include "schema.h"

/* The text of a cell without what is no part of it: blanks at its ends (wide ones, too), the
   spreadsheet's mark of a text ('001, ="001"), line breaks inside (a blank stands for one). */
struct text clean_cell(struct text cell, struct buffer *scratch);

/* Adds the value of a cleaned cell as its column has it: "１，２３４．５０元" 1234.50, "2004年3月1日"
   2004-03-01, "离异" divorced, "孤老、单亲" lone_elder;single_parent. What is not understood is
   added as it stands, for the reader to refuse. MESSAGE_COUNT, or what is lost beyond repair: a
   number that a spreadsheet has rounded (2.20104E+17). */
enum message clean_value(const struct column *column, struct text text, struct buffer *out);

/* Adds the text with its wide letters, digits and signs (Ａ １ －) as ASCII. */
void narrow(struct text text, struct buffer *out);

#endif
