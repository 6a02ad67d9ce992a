/* Amounts in capital characters (大写金额), as on Chinese cheques and receipts. */
#ifndef DIBAO_CAPITAL_H
#define DIBAO_CAPITAL_H

#include "../base/fen.h"

/* Adds "壹仟陆佰捌拾元零叁角贰分" for 168032 fen. 支付结算办法 (1997), annex 1: a 零 for noughts between
   digits, one for several; 零 after 元 when its digit is nought and 角 is not (the first of the two
   ways that the annex allows), and before 分 when there is no 角; no 零 when only the digit of 万
   is nought. 会计基础工作规范 (1996), art. 52: 整 after 元 or 角 when nothing follows. Below zero 负
   goes before it. Not NONE. */
void add_capitals(struct buffer *out, fen amount);

#endif
