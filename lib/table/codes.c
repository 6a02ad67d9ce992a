#include "codes.h"

#define CODES(name, ...) const struct code codes_##name[] = { __VA_ARGS__, { NULL, NULL } };

CODES(place_kind, { "subdistrict", "街道" }, { "town", "镇" })

CODES(housing, { "owned", "自有" }, { "public_rent", "公房" }, { "private_rent", "租房" },
      { "low_rent", "廉租" }, { "none", "无房" })
CODES(heating, { "central", "集中供热" }, { "stove", "自采暖" }, { "none", "无采暖设施" })
CODES(residence, { "registered", "户在人在" }, { "away", "户在人不在" },
      { "displaced", "拆迁户" })
CODES(pay_method, { "counter", "社区领取" }, { "home", "送到家" }, { "bank", "银行代发" })

CODES(verdict, { "eligible", "符合" }, { "ineligible", "不符合" }, { "unclear", "不明" })
CODES(method, { "full", "全额" }, { "differential", "差额" }, { "single", "单人户" },
      { "none", "无" })
CODES(state, { "none", "无申请" }, { "passed", "通过" }, { "waiting", "等待" },
      { "refused", "不予批准" }, { "returned", "退回" })
CODES(approval, { "new", "新批" }, { "continuing", "延续" })
CODES(movement, { "new", "新增" }, { "raised", "增发" }, { "lowered", "减发" },
      { "unchanged", "不变" }, { "phased_out", "渐退" }, { "suspended", "缓发" },
      { "resumed", "续发" }, { "stopped", "停发" })

CODES(relation, { "head", "户主" }, { "spouse", "配偶" }, { "child", "子女" },
      { "parent", "父母" }, { "grandparent", "祖父母" }, { "grandchild", "孙子女" },
      { "sibling", "兄弟姐妹" }, { "other", "其他" })
CODES(sex, { "male", "男" }, { "female", "女" })
CODES(category, { "laid_off", "下岗职工" }, { "unemployed", "失业人员" },
      { "retired", "离退休人员" }, { "employed", "在职职工" }, { "three_no", "三无对象" },
      { "other", "其他人员" })
CODES(labour, { "able", "有" }, { "partial", "部分" }, { "none", "无" })
CODES(disability, { "vision", "视力" }, { "hearing", "听力" }, { "speech", "言语" },
      { "physical", "肢体" }, { "intellectual", "智力" }, { "mental", "精神" },
      { "multiple", "多重" })
CODES(disability_grade, { "1", "一级" }, { "2", "二级" }, { "3", "三级" }, { "4", "四级" })
CODES(illness, { "none", "无" }, { "chronic", "慢性病" }, { "serious", "重病" })
CODES(marital, { "single", "未婚" }, { "married", "已婚" }, { "divorced", "离异" },
      { "widowed", "丧偶" })
CODES(schooling, { "none", "不在校" }, { "compulsory", "义务教育" },
      { "secondary", "高中中职" }, { "college", "大专以上" })
CODES(special, { "lone_elder", "孤老" }, { "orphan", "孤儿" }, { "special_care", "优抚对象" },
      { "single_parent", "单亲" }, { "carer", "照料者" })

CODES(application, { "new", "新申请" }, { "change", "变更" }, { "recheck", "复核" },
      { "appeal", "复议" })
CODES(genuine, { "yes", "属实" }, { "no", "不属实" }, { "unverifiable", "无法核实" })
CODES(survey_method, { "look", "看" }, { "check", "查" }, { "listen", "听" }, { "ask", "问" },
      { "record", "记" }, { "compute", "算" })
CODES(heard, { "family", "家人" }, { "neighbours", "邻居" }, { "employer", "单位" })
CODES(survey_outcome, { "clear", "清楚" }, { "unclear", "不明" }, { "not_home", "无人" })
CODES(role, { "secretary", "社区书记" }, { "director", "社区主任" }, { "police", "社区民警" },
      { "officer", "低保专干" }, { "resident", "居民代表" },
      { "subdistrict_office", "街道民政办" }, { "bureau", "区民政局" })
CODES(vote, { "agree", "同意" }, { "disagree", "不同意" }, { "abstain", "弃权" })
CODES(objection_channel, { "hotline", "举报电话" }, { "visit", "来访" }, { "letter", "来信" },
      { "online", "网上" })
CODES(objection_outcome, { "open", "未结" }, { "dismissed", "不属实" }, { "upheld", "属实" })

CODES(event, { "death", "死亡" }, { "birth", "出生" }, { "moved_in", "迁入" },
      { "moved_out", "迁出" }, { "job_found", "就业" }, { "job_refused", "拒绝就业" },
      { "marriage", "结婚" }, { "divorce", "离婚" }, { "left_school", "离校" },
      { "imprisoned", "服刑" }, { "withdrawn", "自愿退出" }, { "fraud", "骗保" })
CODES(rating, { "good", "好" }, { "fair", "中" }, { "poor", "差" })
CODES(aid, { "job", "就业介绍" }, { "pairing", "结对帮扶" }, { "proxy_parents", "代理父母" },
      { "study", "慈善助学" }, { "medical", "大病救助" }, { "legal", "司法援助" },
      { "relief", "临时救济" }, { "mutual", "社会互助" })
CODES(petition_channel, { "visit", "来访" }, { "letter", "来信" }, { "call", "来电" })
CODES(petition_outcome, { "open", "未结" }, { "answered", "已答复" },
      { "investigated", "已调查" })

CODES(fund_step, { "budgeted", "预算" }, { "received", "到位" }, { "requested", "请款" },
      { "allotted", "区财政拨付" }, { "transferred", "下拨街镇" })
CODES(fund_source, { "central", "中央转移支付" }, { "province", "省" }, { "city", "市" },
      { "district", "区财政" }, { "charity", "慈善" })
CODES(receipt_outcome, { "paid", "已领" }, { "returned", "退回" }, { "unclaimed", "未领" },
      { "withheld", "止付" })
CODES(collected_by, { "self", "本人" }, { "agent", "代领" }, { "delivered", "送达" })
CODES(archive, { "standing", "固定" }, { "temporary", "临时" })
CODES(award_form, { "cash", "现金" }, { "waiver", "减免" }, { "voucher", "代金券" },
      { "goods", "实物" }, { "rent", "租金" }, { "service", "服务" })
CODES(severity, { "error", "错误" }, { "warning", "警告" }, { "hint", "提示" })
