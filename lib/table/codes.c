#include "codes.h"

#define CODES(name, ...) \
    const struct code codes_##name[] = { __VA_ARGS__, { NULL, NULL, NULL } };

CODES(place_kind, { "subdistrict", "街道", "subdistrict" }, { "town", "镇", "town" })

CODES(housing, { "owned", "自有", "owned" }, { "public_rent", "公房", "public, rented" },
      { "private_rent", "租房", "private, rented" }, { "low_rent", "廉租", "low-rent housing" },
      { "none", "无房", "no home" })
CODES(heating, { "central", "集中供热", "central heating" }, { "stove", "自采暖", "own stove" },
      { "none", "无采暖设施", "no heating" })
CODES(residence, { "registered", "户在人在", "registered and living there" },
      { "away", "户在人不在", "registered, living elsewhere" },
      { "displaced", "拆迁户", "displaced by demolition" })
CODES(pay_method, { "counter", "社区领取", "at the community" }, { "home", "送到家", "at home" },
      { "bank", "银行代发", "by bank" })

CODES(verdict, { "eligible", "符合", "eligible" }, { "ineligible", "不符合", "ineligible" },
      { "unclear", "不明", "unclear" })
CODES(method, { "full", "全额", "full standard" }, { "differential", "差额", "difference" },
      { "single", "单人户", "single person" }, { "none", "无", "none" })
CODES(state, { "none", "无申请", "no application" }, { "passed", "通过", "passed" },
      { "waiting", "等待", "waiting" }, { "refused", "不予批准", "refused" },
      { "returned", "退回", "returned" })
CODES(approval, { "new", "新批", "new" }, { "continuing", "延续", "continuing" })
CODES(movement, { "new", "新增", "new" }, { "raised", "增发", "raised" },
      { "lowered", "减发", "lowered" }, { "unchanged", "不变", "unchanged" },
      { "phased_out", "渐退", "phased out" }, { "suspended", "缓发", "suspended" },
      { "resumed", "续发", "resumed" }, { "stopped", "停发", "stopped" })

CODES(relation, { "head", "户主", "head" }, { "spouse", "配偶", "spouse" },
      { "child", "子女", "child" }, { "parent", "父母", "parent" },
      { "grandparent", "祖父母", "grandparent" }, { "grandchild", "孙子女", "grandchild" },
      { "sibling", "兄弟姐妹", "sibling" }, { "other", "其他", "other" })
CODES(sex, { "male", "男", "male" }, { "female", "女", "female" })
CODES(category, { "laid_off", "下岗职工", "laid off" }, { "unemployed", "失业人员", "unemployed" },
      { "retired", "离退休人员", "retired" }, { "employed", "在职职工", "employed" },
      { "three_no", "三无对象", "three-no person" }, { "other", "其他人员", "other" })
CODES(labour, { "able", "有", "able to work" }, { "partial", "部分", "partly able to work" },
      { "none", "无", "unable to work" })
CODES(disability, { "vision", "视力", "vision" }, { "hearing", "听力", "hearing" },
      { "speech", "言语", "speech" }, { "physical", "肢体", "physical" },
      { "intellectual", "智力", "intellectual" }, { "mental", "精神", "mental" },
      { "multiple", "多重", "multiple" })
CODES(disability_grade, { "1", "一级", "grade 1" }, { "2", "二级", "grade 2" },
      { "3", "三级", "grade 3" }, { "4", "四级", "grade 4" })
CODES(illness, { "none", "无", "none" }, { "chronic", "慢性病", "chronic illness" },
      { "serious", "重病", "serious illness" })
CODES(marital, { "single", "未婚", "single" }, { "married", "已婚", "married" },
      { "divorced", "离异", "divorced" }, { "widowed", "丧偶", "widowed" })
CODES(schooling, { "none", "不在校", "not in school" },
      { "compulsory", "义务教育", "compulsory schooling" },
      { "secondary", "高中中职", "secondary school" },
      { "college", "大专以上", "college and above" })
CODES(special, { "lone_elder", "孤老", "lone elder" }, { "orphan", "孤儿", "orphan" },
      { "special_care", "优抚对象", "special-care person" },
      { "single_parent", "单亲", "single parent" }, { "carer", "照料者", "carer" })

CODES(application, { "new", "新申请", "new application" }, { "change", "变更", "change" },
      { "recheck", "复核", "recheck" }, { "appeal", "复议", "appeal" })
CODES(genuine, { "yes", "属实", "yes" }, { "no", "不属实", "no" },
      { "unverifiable", "无法核实", "unverifiable" })
CODES(survey_method, { "look", "看", "look" }, { "check", "查", "check" },
      { "listen", "听", "listen" }, { "ask", "问", "ask" }, { "record", "记", "record" },
      { "compute", "算", "compute" })
CODES(heard, { "family", "家人", "family" }, { "neighbours", "邻居", "neighbours" },
      { "employer", "单位", "employer" })
CODES(survey_outcome, { "clear", "清楚", "clear" }, { "unclear", "不明", "unclear" },
      { "not_home", "无人", "nobody at home" })
CODES(role, { "secretary", "社区书记", "community secretary" },
      { "director", "社区主任", "community director" },
      { "police", "社区民警", "community police" }, { "officer", "低保专干", "allowance officer" },
      { "resident", "居民代表", "residents' representative" },
      { "subdistrict_office", "街道民政办", "subdistrict civil affairs office" },
      { "bureau", "区民政局", "district civil affairs bureau" })
CODES(vote, { "agree", "同意", "agree" }, { "disagree", "不同意", "disagree" },
      { "abstain", "弃权", "abstain" })
CODES(objection_channel, { "hotline", "举报电话", "hotline" }, { "visit", "来访", "visit" },
      { "letter", "来信", "letter" }, { "online", "网上", "online" })
CODES(objection_outcome, { "open", "未结", "open" }, { "dismissed", "不属实", "dismissed" },
      { "upheld", "属实", "upheld" })

CODES(event, { "death", "死亡", "death" }, { "birth", "出生", "birth" },
      { "moved_in", "迁入", "moved in" }, { "moved_out", "迁出", "moved out" },
      { "job_found", "就业", "job found" }, { "job_refused", "拒绝就业", "job refused" },
      { "marriage", "结婚", "marriage" }, { "divorce", "离婚", "divorce" },
      { "left_school", "离校", "left school" }, { "imprisoned", "服刑", "imprisoned" },
      { "withdrawn", "自愿退出", "gave up the allowance" }, { "fraud", "骗保", "fraud" })
CODES(rating, { "good", "好", "good" }, { "fair", "中", "fair" }, { "poor", "差", "poor" })
CODES(aid, { "job", "就业介绍", "job found" }, { "pairing", "结对帮扶", "paired household" },
      { "proxy_parents", "代理父母", "proxy parents" },
      { "study", "慈善助学", "charity study aid" },
      { "medical", "大病救助", "charity medical aid" }, { "legal", "司法援助", "legal aid" },
      { "relief", "临时救济", "temporary relief" }, { "mutual", "社会互助", "mutual help" })
CODES(petition_channel, { "visit", "来访", "visit" }, { "letter", "来信", "letter" },
      { "call", "来电", "call" })
CODES(petition_outcome, { "open", "未结", "open" }, { "answered", "已答复", "answered" },
      { "investigated", "已调查", "investigated" })

CODES(fund_step, { "budgeted", "预算", "budgeted" }, { "received", "到位", "received" },
      { "requested", "请款", "requested" }, { "allotted", "区财政拨付", "allotted" },
      { "transferred", "下拨街镇", "transferred" })
CODES(fund_source, { "central", "中央转移支付", "central government" },
      { "province", "省", "province" }, { "city", "市", "city" },
      { "district", "区财政", "district finance bureau" }, { "charity", "慈善", "charity" })
CODES(receipt_outcome, { "paid", "已领", "paid" }, { "returned", "退回", "returned" },
      { "unclaimed", "未领", "unclaimed" }, { "withheld", "止付", "withheld" })
CODES(collected_by, { "self", "本人", "in person" }, { "agent", "代领", "by an agent" },
      { "delivered", "送达", "delivered" })
CODES(archive, { "standing", "固定", "standing" }, { "temporary", "临时", "temporary" })
CODES(award_form, { "cash", "现金", "cash" }, { "waiver", "减免", "waiver" },
      { "voucher", "代金券", "voucher" }, { "goods", "实物", "goods" }, { "rent", "租金", "rent" },
      { "service", "服务", "service" })
CODES(severity, { "error", "错误", "error" }, { "warning", "警告", "warning" },
      { "hint", "提示", "hint" })
CODES(heading_way, { "name", "列名", "the column's name" }, { "label", "标签", "its label" },
      { "map", "对照", "the map" }, { "kept", "保留", "kept, another column" },
      { "left_out", "不用", "left out" })
CODES(fund, { "dibao", "低保资金", "allowance" }, { "grain_oil", "粮油补贴资金", "grain and oil" },
      { "electricity", "电费补贴资金", "electricity" }, { "heating", "热费减免资金", "heating" },
      { "coal", "取暖煤资金", "coal" }, { "housing", "廉租住房资金", "low-rent housing" },
      { "charity", "慈善资金", "charity" }, { "supermarket", "阳光超市资金", "supermarket" },
      { "price", "价格补贴资金", "price subsidy" }, { "trade", "小本经营扶持资金", "small trades" },
      { "festival", "节日救济资金", "festival relief" })
