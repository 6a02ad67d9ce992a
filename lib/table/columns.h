/* The columns of every table: C(table, name, label, type, flags, codes). Household tables begin
   with household_id. Labels are the usual Chinese headers. */
#ifndef DIBAO_COLUMNS_H
#define DIBAO_COLUMNS_H

#define PLACES_COLUMNS(C, T) \
    C(T, subdistrict, "街道(镇)", TYPE_TEXT, KEY, NULL) \
    C(T, community, "社区", TYPE_TEXT, KEY, NULL) \
    C(T, code, "代码", TYPE_TEXT, REQUIRED, NULL) \
    C(T, kind, "类别", TYPE_CODE, 0, codes_place_kind) \
    C(T, office, "办公地点", TYPE_TEXT, 0, NULL) \
    C(T, in_charge, "负责人", TYPE_TEXT, 0, NULL) \
    C(T, phone, "联系电话", TYPE_TEXT, 0, NULL) \
    C(T, hotline, "举报电话", TYPE_TEXT, 0, NULL) \
    C(T, posting_place, "公示地点", TYPE_TEXT, 0, NULL)

/* ALWAYS: the flags of what no household may lack. */
#define HOUSEHOLD_COLUMNS(C, T, ALWAYS) \
    C(T, household_id, "户编号", TYPE_TEXT, REQUIRED | KEY, NULL) \
    C(T, archive_no, "档案号", TYPE_TEXT, 0, NULL) \
    C(T, computer_no, "微机编码号", TYPE_TEXT, 0, NULL) \
    C(T, approval_no, "审批号", TYPE_TEXT, 0, NULL) \
    C(T, subdistrict, "街道(镇)", TYPE_TEXT, ALWAYS, NULL) \
    C(T, community, "社区", TYPE_TEXT, ALWAYS, NULL) \
    C(T, head_name, "户主姓名", TYPE_TEXT, ALWAYS, NULL) \
    C(T, address, "住址", TYPE_TEXT, PRIVATE, NULL) \
    C(T, phone, "联系电话", TYPE_TEXT, PRIVATE, NULL) \
    C(T, housing, "住房", TYPE_CODE, 0, codes_housing) \
    C(T, floor_area, "住房面积", TYPE_DECIMAL, 0, NULL) \
    C(T, heating, "采暖", TYPE_CODE, 0, codes_heating) \
    C(T, heating_fee, "应缴热费", TYPE_MONEY, 0, NULL) \
    C(T, electricity_account, "电表户号", TYPE_TEXT, 0, NULL) \
    C(T, residence, "居住", TYPE_CODE, 0, codes_residence) \
    C(T, pay_method, "发放方式", TYPE_CODE, 0, codes_pay_method) \
    C(T, payee_name, "领款人", TYPE_TEXT, PRIVATE, NULL) \
    C(T, bank, "开户银行", TYPE_TEXT, PRIVATE, NULL) \
    C(T, account, "账号", TYPE_TEXT, PRIVATE, NULL)

#define HOUSEHOLDS_COLUMNS(C, T) HOUSEHOLD_COLUMNS(C, T, REQUIRED)

/* What dibao-assess adds. */
#define ASSESSED_COLUMNS(C, T) \
    C(T, month, "月份", TYPE_MONTH, 0, NULL) \
    C(T, policy, "政策", TYPE_TEXT, 0, NULL) \
    C(T, persons, "保障人口", TYPE_INTEGER, 0, NULL) \
    C(T, gross_income, "家庭总收入", TYPE_MONEY, 0, NULL) \
    C(T, income, "家庭月收入", TYPE_MONEY, 0, NULL) \
    C(T, income_per_head, "人均月收入", TYPE_MONEY, 0, NULL) \
    C(T, need, "保障标准合计", TYPE_MONEY, 0, NULL) \
    C(T, verdict, "核算结论", TYPE_CODE, 0, codes_verdict) \
    C(T, method, "保障方式", TYPE_CODE, 0, codes_method) \
    C(T, base_amount, "基本保障金额", TYPE_MONEY, 0, NULL) \
    C(T, supplement, "增发金额", TYPE_MONEY, 0, NULL) \
    C(T, supplement_detail, "增发明细", TYPE_TEXT, 0, NULL) \
    C(T, amount, "户月保障金额", TYPE_MONEY, 0, NULL) \
    C(T, recheck, "复核类别", TYPE_TEXT, 0, NULL) \
    C(T, reasons, "核算原因", TYPE_SET, 0, NULL)

/* What dibao-assess --against adds. */
#define OTHER_COLUMNS(C, T) \
    C(T, other_verdict, "对照政策结论", TYPE_CODE, 0, codes_verdict) \
    C(T, other_amount, "对照政策金额", TYPE_MONEY, 0, NULL) \
    C(T, difference, "金额增减", TYPE_MONEY, SIGNED, NULL)

/* What dibao-review and dibao-notice keep true. */
#define CASE_COLUMNS(C, T) \
    C(T, step, "已过环节", TYPE_TEXT, 0, NULL) \
    C(T, state, "状态", TYPE_CODE, 0, codes_state) \
    C(T, waiting_for, "等待事项", TYPE_SET, 0, NULL) \
    C(T, due_on, "办理期限", TYPE_DATE, 0, NULL) \
    C(T, open_until, "公示截止", TYPE_DATE, 0, NULL) \
    C(T, approval, "审批类别", TYPE_CODE, 0, codes_approval) \
    C(T, step_on, "环节日期", TYPE_DATE, 0, NULL) \
    C(T, approved_on, "批准日期", TYPE_DATE, 0, NULL) \
    C(T, approved_persons, "批准人口", TYPE_INTEGER, 0, NULL) \
    C(T, approved_income, "批准收入", TYPE_MONEY, 0, NULL) \
    C(T, recheck_due, "应复核月份", TYPE_MONTH, 0, NULL) \
    C(T, decision_note, "审批说明", TYPE_TEXT, 0, NULL)

/* What dibao-roster adds. */
#define ROSTER_COLUMNS(C, T) \
    C(T, on_roster, "在册", TYPE_YESNO, 0, NULL) \
    C(T, on_roster_since, "享受起始月", TYPE_MONTH, 0, NULL) \
    C(T, movement, "变动类别", TYPE_CODE, 0, codes_movement) \
    C(T, previous_amount, "上月金额", TYPE_MONEY, 0, NULL) \
    C(T, previous_persons, "上月人口", TYPE_INTEGER, 0, NULL) \
    C(T, payable, "本月应发", TYPE_MONEY, 0, NULL) \
    C(T, movement_reasons, "变动原因", TYPE_SET, 0, NULL) \
    C(T, left_in, "退出月份", TYPE_MONTH, 0, NULL) \
    C(T, phase_out, "渐退规则", TYPE_TEXT, 0, NULL) \
    C(T, phase_out_month, "渐退第几月", TYPE_INTEGER, 0, NULL) \
    C(T, phase_out_base, "渐退基数", TYPE_MONEY, 0, NULL)

#define STREAM_COLUMNS(C, T) \
    HOUSEHOLDS_COLUMNS(C, T) ASSESSED_COLUMNS(C, T) OTHER_COLUMNS(C, T) CASE_COLUMNS(C, T) \
    ROSTER_COLUMNS(C, T)

/* Last month's, or an opening roster, which has a few of these columns alone. */
#define LAST_ROSTER_COLUMNS(C, T) \
    HOUSEHOLD_COLUMNS(C, T, 0) ASSESSED_COLUMNS(C, T) OTHER_COLUMNS(C, T) CASE_COLUMNS(C, T) \
    ROSTER_COLUMNS(C, T)

#define MEMBERS_COLUMNS(C, T) \
    C(T, household_id, "户编号", TYPE_TEXT, REQUIRED | KEY, NULL) \
    C(T, person_no, "成员序号", TYPE_INTEGER, REQUIRED | KEY | POSITIVE, NULL) \
    C(T, name, "姓名", TYPE_TEXT, REQUIRED, NULL) \
    C(T, id_number, "身份证号", TYPE_ID, PRIVATE, NULL) \
    C(T, relation, "与户主关系", TYPE_CODE, REQUIRED, codes_relation) \
    C(T, birth_date, "出生日期", TYPE_DATE, 0, NULL) \
    C(T, sex, "性别", TYPE_CODE, 0, codes_sex) \
    C(T, category, "人员类别", TYPE_CODE, 0, codes_category) \
    C(T, labour, "劳动能力", TYPE_CODE, 0, codes_labour) \
    C(T, disability, "残疾类别", TYPE_CODE, PRIVATE, codes_disability) \
    C(T, disability_grade, "残疾等级", TYPE_CODE, PRIVATE, codes_disability_grade) \
    C(T, illness, "患病", TYPE_CODE, PRIVATE, codes_illness) \
    C(T, marital, "婚姻", TYPE_CODE, 0, codes_marital) \
    C(T, schooling, "就学", TYPE_CODE, 0, codes_schooling) \
    C(T, special, "特殊身份", TYPE_SET, 0, codes_special) \
    C(T, from, "起月", TYPE_MONTH, 0, NULL) \
    C(T, to, "止月", TYPE_MONTH, 0, NULL)

#define ASSESSED_MEMBERS_COLUMNS(C, T) \
    MEMBERS_COLUMNS(C, T) \
    C(T, age, "年龄", TYPE_INTEGER, 0, NULL) \
    C(T, counted, "计入", TYPE_YESNO, 0, NULL) \
    C(T, standard, "保障标准", TYPE_MONEY, 0, NULL) \
    C(T, countable_income, "计入收入", TYPE_MONEY, 0, NULL) \
    C(T, supplement, "增发金额", TYPE_MONEY, 0, NULL) \
    C(T, supplement_detail, "增发明细", TYPE_TEXT, 0, NULL) \
    C(T, care_class, "分类施保类别", TYPE_TEXT, 0, NULL) \
    C(T, reasons, "原因", TYPE_SET, 0, NULL)

#define INCOMES_COLUMNS(C, T) \
    C(T, household_id, "户编号", TYPE_TEXT, REQUIRED, NULL) \
    C(T, person_no, "成员序号", TYPE_INTEGER, POSITIVE, NULL) \
    C(T, kind, "收入类别", TYPE_TEXT, REQUIRED, NULL) \
    C(T, amount, "金额", TYPE_MONEY, REQUIRED, NULL) \
    C(T, months, "月数", TYPE_INTEGER, POSITIVE, NULL) \
    C(T, evidence, "依据", TYPE_TEXT, 0, NULL) \
    C(T, verified, "已核实", TYPE_YESNO, 0, NULL) \
    C(T, from, "起月", TYPE_MONTH, 0, NULL) \
    C(T, to, "止月", TYPE_MONTH, 0, NULL)

#define SUPPORTERS_COLUMNS(C, T) \
    C(T, household_id, "户编号", TYPE_TEXT, REQUIRED, NULL) \
    C(T, person_no, "成员序号", TYPE_INTEGER, REQUIRED | POSITIVE, NULL) \
    C(T, name, "姓名", TYPE_TEXT, 0, NULL) \
    C(T, id_number, "身份证号", TYPE_ID, PRIVATE, NULL) \
    C(T, relation, "关系", TYPE_TEXT, 0, NULL) \
    C(T, income, "家庭月收入", TYPE_MONEY, 0, NULL) \
    C(T, persons, "家庭人口", TYPE_INTEGER, 0, NULL) \
    C(T, standard, "当地标准", TYPE_MONEY, 0, NULL) \
    C(T, court_amount, "判决金额", TYPE_MONEY, 0, NULL) \
    C(T, paid, "实付金额", TYPE_MONEY, 0, NULL) \
    C(T, from, "起月", TYPE_MONTH, 0, NULL) \
    C(T, to, "止月", TYPE_MONTH, 0, NULL)

#define ASSETS_COLUMNS(C, T) \
    C(T, household_id, "户编号", TYPE_TEXT, REQUIRED, NULL) \
    C(T, person_no, "成员序号", TYPE_INTEGER, POSITIVE, NULL) \
    C(T, kind, "财产类别", TYPE_TEXT, REQUIRED, NULL) \
    C(T, value, "价值", TYPE_MONEY, REQUIRED, NULL) \
    C(T, quantity, "数量", TYPE_INTEGER, 0, NULL) \
    C(T, evidence, "依据", TYPE_TEXT, 0, NULL) \
    C(T, from, "起月", TYPE_MONTH, 0, NULL) \
    C(T, to, "止月", TYPE_MONTH, 0, NULL)

#define APPLICATIONS_COLUMNS(C, T) \
    C(T, household_id, "户编号", TYPE_TEXT, REQUIRED, NULL) \
    C(T, opened_on, "申请日期", TYPE_DATE, REQUIRED, NULL) \
    C(T, kind, "申请类别", TYPE_CODE, REQUIRED, codes_application) \
    C(T, withdrawn_on, "撤回日期", TYPE_DATE, 0, NULL) \
    C(T, note, "备注", TYPE_TEXT, 0, NULL)

#define DOCUMENTS_COLUMNS(C, T) \
    C(T, household_id, "户编号", TYPE_TEXT, REQUIRED, NULL) \
    C(T, person_no, "成员序号", TYPE_INTEGER, POSITIVE, NULL) \
    C(T, kind, "材料类别", TYPE_TEXT, REQUIRED, NULL) \
    C(T, number, "证号", TYPE_TEXT, PRIVATE, NULL) \
    C(T, holder, "持有人", TYPE_TEXT, 0, NULL) \
    C(T, address, "地址", TYPE_TEXT, PRIVATE, NULL) \
    C(T, issued_by, "出具单位", TYPE_TEXT, 0, NULL) \
    C(T, valid_until, "有效期至", TYPE_DATE, 0, NULL) \
    C(T, verified_on, "核验日期", TYPE_DATE, 0, NULL) \
    C(T, verified_by, "核验人", TYPE_TEXT, 0, NULL) \
    C(T, genuine, "真伪", TYPE_CODE, 0, codes_genuine)

#define SURVEYS_COLUMNS(C, T) \
    C(T, household_id, "户编号", TYPE_TEXT, REQUIRED, NULL) \
    C(T, visited_on, "入户日期", TYPE_DATE, REQUIRED, NULL) \
    C(T, surveyors, "调查人", TYPE_SET, REQUIRED, NULL) \
    C(T, methods, "调查方式", TYPE_SET, REQUIRED, codes_survey_method) \
    C(T, heard, "走访对象", TYPE_SET, 0, codes_heard) \
    C(T, outcome, "调查结论", TYPE_CODE, REQUIRED, codes_survey_outcome) \
    C(T, finding, "调查情况", TYPE_TEXT, 0, NULL)

#define OPINIONS_COLUMNS(C, T) \
    C(T, household_id, "户编号", TYPE_TEXT, REQUIRED, NULL) \
    C(T, step, "环节", TYPE_TEXT, REQUIRED, NULL) \
    C(T, reviewer, "评审人", TYPE_TEXT, REQUIRED, NULL) \
    C(T, role, "身份", TYPE_CODE, REQUIRED, codes_role) \
    C(T, vote, "意见", TYPE_CODE, REQUIRED, codes_vote) \
    C(T, persons, "人口", TYPE_INTEGER, 0, NULL) \
    C(T, income, "收入", TYPE_MONEY, 0, NULL) \
    C(T, amount, "金额", TYPE_MONEY, 0, NULL) \
    C(T, decided_on, "日期", TYPE_DATE, REQUIRED, NULL) \
    C(T, signed, "签名", TYPE_YESNO, 0, NULL) \
    C(T, kin, "亲属", TYPE_YESNO, 0, NULL) \
    C(T, note, "说明", TYPE_TEXT, 0, NULL)

#define POSTINGS_COLUMNS(C, T) \
    C(T, household_id, "户编号", TYPE_TEXT, REQUIRED, NULL) \
    C(T, step, "环节", TYPE_TEXT, REQUIRED, NULL) \
    C(T, posted_on, "公示日期", TYPE_DATE, REQUIRED, NULL) \
    C(T, place, "公示地点", TYPE_TEXT, 0, NULL) \
    C(T, persons, "公示人口", TYPE_INTEGER, 0, NULL) \
    C(T, amount, "公示金额", TYPE_MONEY, 0, NULL) \
    C(T, taken_down_on, "撤下日期", TYPE_DATE, 0, NULL)

#define OBJECTIONS_COLUMNS(C, T) \
    C(T, household_id, "户编号", TYPE_TEXT, REQUIRED, NULL) \
    C(T, step, "环节", TYPE_TEXT, 0, NULL) \
    C(T, raised_on, "提出日期", TYPE_DATE, REQUIRED, NULL) \
    C(T, channel, "渠道", TYPE_CODE, 0, codes_objection_channel) \
    C(T, content, "内容", TYPE_TEXT, PRIVATE, NULL) \
    C(T, outcome, "结果", TYPE_CODE, REQUIRED, codes_objection_outcome) \
    C(T, answered_on, "答复日期", TYPE_DATE, 0, NULL) \
    C(T, answer, "答复", TYPE_TEXT, 0, NULL)

#define EVENTS_COLUMNS(C, T) \
    C(T, household_id, "户编号", TYPE_TEXT, REQUIRED, NULL) \
    C(T, person_no, "成员序号", TYPE_INTEGER, POSITIVE, NULL) \
    C(T, occurred_on, "发生日期", TYPE_DATE, REQUIRED, NULL) \
    C(T, reported_on, "报告日期", TYPE_DATE, 0, NULL) \
    C(T, kind, "变动类别", TYPE_CODE, REQUIRED, codes_event) \
    C(T, note, "备注", TYPE_TEXT, 0, NULL)

#define COMMUNITY_WORK_COLUMNS(C, T) \
    C(T, household_id, "户编号", TYPE_TEXT, REQUIRED, NULL) \
    C(T, person_no, "成员序号", TYPE_INTEGER, REQUIRED | POSITIVE, NULL) \
    C(T, held_on, "日期", TYPE_DATE, REQUIRED, NULL) \
    C(T, kind, "内容", TYPE_TEXT, 0, NULL) \
    C(T, hours, "小时", TYPE_DECIMAL, 0, NULL) \
    C(T, attended, "出勤", TYPE_YESNO, 0, NULL) \
    C(T, excused, "请假", TYPE_YESNO, 0, NULL) \
    C(T, rating, "评定", TYPE_CODE, 0, codes_rating)

#define AID_COLUMNS(C, T) \
    C(T, household_id, "户编号", TYPE_TEXT, REQUIRED, NULL) \
    C(T, person_no, "成员序号", TYPE_INTEGER, POSITIVE, NULL) \
    C(T, kind, "帮扶类别", TYPE_CODE, REQUIRED, codes_aid) \
    C(T, given_on, "日期", TYPE_DATE, REQUIRED, NULL) \
    C(T, cost, "费用", TYPE_MONEY, 0, NULL) \
    C(T, amount, "金额", TYPE_MONEY, 0, NULL) \
    C(T, partner, "帮扶人", TYPE_TEXT, 0, NULL) \
    C(T, outcome, "结果", TYPE_TEXT, 0, NULL)

#define PETITIONS_COLUMNS(C, T) \
    C(T, petition_no, "信访编号", TYPE_TEXT, REQUIRED | KEY, NULL) \
    C(T, household_id, "户编号", TYPE_TEXT, 0, NULL) \
    C(T, received_on, "收到日期", TYPE_DATE, REQUIRED, NULL) \
    C(T, channel, "渠道", TYPE_CODE, REQUIRED, codes_petition_channel) \
    C(T, persons, "人次", TYPE_INTEGER, 0, NULL) \
    C(T, subject, "事项", TYPE_TEXT, REQUIRED, NULL) \
    C(T, forwarded_to, "转办单位", TYPE_TEXT, 0, NULL) \
    C(T, due_on, "答复期限", TYPE_DATE, 0, NULL) \
    C(T, answered_on, "答复日期", TYPE_DATE, 0, NULL) \
    C(T, outcome, "结果", TYPE_CODE, 0, codes_petition_outcome) \
    C(T, report_no, "调查报告号", TYPE_TEXT, 0, NULL) \
    C(T, satisfied, "满意", TYPE_YESNO, 0, NULL)

#define FUNDS_COLUMNS(C, T) \
    C(T, booked_on, "记账日期", TYPE_DATE, REQUIRED, NULL) \
    C(T, month, "月份", TYPE_MONTH, REQUIRED, NULL) \
    C(T, step, "环节", TYPE_CODE, REQUIRED, codes_fund_step) \
    C(T, source, "来源", TYPE_CODE, 0, codes_fund_source) \
    C(T, subdistrict, "街道(镇)", TYPE_TEXT, 0, NULL) \
    C(T, fund, "资金", TYPE_TEXT, REQUIRED, NULL) \
    C(T, amount, "金额", TYPE_MONEY, REQUIRED, NULL) \
    C(T, voucher_no, "凭证号", TYPE_TEXT, 0, NULL)

#define RECEIPTS_COLUMNS(C, T) \
    C(T, payment_no, "发放号", TYPE_TEXT, REQUIRED, NULL) \
    C(T, outcome, "结果", TYPE_CODE, REQUIRED, codes_receipt_outcome) \
    C(T, paid_on, "领取日期", TYPE_DATE, 0, NULL) \
    C(T, amount, "金额", TYPE_MONEY, 0, NULL) \
    C(T, collected_by, "领取方式", TYPE_CODE, 0, codes_collected_by) \
    C(T, signed_by, "签收人", TYPE_TEXT, PRIVATE, NULL) \
    C(T, reason, "原因", TYPE_TEXT, 0, NULL)

#define ARCHIVES_COLUMNS(C, T) \
    C(T, household_id, "户编号", TYPE_TEXT, REQUIRED | KEY, NULL) \
    C(T, kind, "档案类别", TYPE_CODE, 0, codes_archive) \
    C(T, cabinet, "柜", TYPE_TEXT, 0, NULL) \
    C(T, box, "盒", TYPE_TEXT, 0, NULL) \
    C(T, sheets, "页数", TYPE_INTEGER, 0, NULL) \
    C(T, opened_on, "建档日期", TYPE_DATE, 0, NULL) \
    C(T, closed_on, "销档日期", TYPE_DATE, 0, NULL)

#define GOODS_COLUMNS(C, T) \
    C(T, code, "商品代码", TYPE_TEXT, REQUIRED | KEY, NULL) \
    C(T, name, "品名", TYPE_TEXT, 0, NULL) \
    C(T, price, "单价", TYPE_MONEY, 0, NULL) \
    C(T, from, "起月", TYPE_MONTH, 0, NULL) \
    C(T, to, "止月", TYPE_MONTH, 0, NULL)

#define YEARBOOK_COLUMNS(C, T) \
    C(T, key, "事项", TYPE_TEXT, REQUIRED, NULL) \
    C(T, value, "内容", TYPE_TEXT, REQUIRED, NULL) \
    C(T, note, "备注", TYPE_TEXT, 0, NULL)

#define REDEMPTIONS_COLUMNS(C, T) \
    C(T, voucher_no, "券号", TYPE_TEXT, REQUIRED, NULL) \
    C(T, redeemed_on, "兑付日期", TYPE_DATE, REQUIRED, NULL) \
    C(T, shop, "商店", TYPE_TEXT, REQUIRED, NULL) \
    C(T, amount, "金额", TYPE_MONEY, REQUIRED, NULL) \
    C(T, goods, "商品", TYPE_TEXT, 0, NULL)

#define VOUCHERS_COLUMNS(C, T) \
    C(T, voucher_no, "券号", TYPE_TEXT, REQUIRED, NULL) \
    C(T, award_no, "补贴编号", TYPE_TEXT, 0, NULL) \
    C(T, household_id, "户编号", TYPE_TEXT, REQUIRED, NULL) \
    C(T, value, "面值", TYPE_MONEY, REQUIRED, NULL) \
    C(T, goods, "可购商品", TYPE_SET, 0, NULL) \
    C(T, valid_until, "有效期至", TYPE_DATE, 0, NULL) \
    C(T, redeemed, "已兑付", TYPE_MONEY, 0, NULL) \
    C(T, left, "余额", TYPE_MONEY, 0, NULL)

/* What a shop is owed for what it took. */
#define SHOPS_COLUMNS(C, T) \
    C(T, shop, "商店", TYPE_TEXT, REQUIRED, NULL) \
    C(T, redemptions, "笔数", TYPE_INTEGER, REQUIRED, NULL) \
    C(T, amount, "应付金额", TYPE_MONEY, REQUIRED, NULL)

/* What goes where (配送单). */
#define DELIVERIES_COLUMNS(C, T) \
    C(T, subdistrict, "街道(镇)", TYPE_TEXT, REQUIRED, NULL) \
    C(T, community, "社区", TYPE_TEXT, REQUIRED, NULL) \
    C(T, household_id, "户编号", TYPE_TEXT, REQUIRED, NULL) \
    C(T, head_name, "户主", TYPE_TEXT, 0, NULL) \
    C(T, home, "送到家", TYPE_YESNO, REQUIRED, NULL) \
    C(T, address, "住址", TYPE_TEXT, PRIVATE, NULL) \
    C(T, phone, "电话", TYPE_TEXT, PRIVATE, NULL) \
    C(T, voucher_no, "券号", TYPE_TEXT, 0, NULL) \
    C(T, goods, "商品", TYPE_SET, 0, NULL) \
    C(T, value, "金额", TYPE_MONEY, REQUIRED, NULL)

#define AWARDS_COLUMNS(C, T) \
    C(T, award_no, "补贴编号", TYPE_TEXT, REQUIRED, NULL) \
    C(T, household_id, "户编号", TYPE_TEXT, REQUIRED, NULL) \
    C(T, person_no, "成员序号", TYPE_INTEGER, POSITIVE, NULL) \
    C(T, programme, "补贴项目", TYPE_TEXT, REQUIRED, NULL) \
    C(T, month, "月份", TYPE_MONTH, REQUIRED, NULL) \
    C(T, quantity, "数量", TYPE_INTEGER, 0, NULL) \
    C(T, unit_amount, "单价", TYPE_MONEY, 0, NULL) \
    C(T, amount, "金额", TYPE_MONEY, REQUIRED, NULL) \
    C(T, form, "形式", TYPE_CODE, 0, codes_award_form) \
    C(T, fund, "资金", TYPE_TEXT, 0, NULL) \
    C(T, reasons, "原因", TYPE_SET, 0, NULL)

#define PAYROLL_COLUMNS(C, T) \
    C(T, payment_no, "发放号", TYPE_TEXT, REQUIRED, NULL) \
    C(T, month, "月份", TYPE_MONTH, REQUIRED, NULL) \
    C(T, household_id, "户编号", TYPE_TEXT, REQUIRED | KEY, NULL) \
    C(T, subdistrict, "街道(镇)", TYPE_TEXT, REQUIRED, NULL) \
    C(T, community, "社区", TYPE_TEXT, REQUIRED, NULL) \
    C(T, payee_name, "领款人", TYPE_TEXT, PRIVATE, NULL) \
    C(T, persons, "保障人口", TYPE_INTEGER, 0, NULL) \
    C(T, base, "基本保障金", TYPE_MONEY, 0, NULL) \
    C(T, supplement, "增发", TYPE_MONEY, 0, NULL) \
    C(T, programmes, "补贴", TYPE_MONEY, 0, NULL) \
    C(T, corrections, "更正", TYPE_MONEY, SIGNED, NULL) \
    C(T, carried, "结转", TYPE_MONEY, 0, NULL) \
    C(T, carried_detail, "结转明细", TYPE_TEXT, 0, NULL) \
    C(T, funds, "资金明细", TYPE_TEXT, 0, NULL) \
    C(T, goods, "实物", TYPE_MONEY, 0, NULL) \
    C(T, total, "合计", TYPE_MONEY, REQUIRED, NULL) \
    C(T, pay_method, "发放方式", TYPE_CODE, 0, codes_pay_method) \
    C(T, bank, "开户银行", TYPE_TEXT, PRIVATE, NULL) \
    C(T, account, "账号", TYPE_TEXT, PRIVATE, NULL) \
    C(T, pay_on, "发放日期", TYPE_DATE, 0, NULL)

/* What became of each payment: the payroll's row and these. */
#define SETTLED_COLUMNS(C, T) \
    PAYROLL_COLUMNS(C, T) \
    C(T, outcome, "领取结果", TYPE_CODE, 0, codes_receipt_outcome) \
    C(T, paid_on, "领取日期", TYPE_DATE, 0, NULL) \
    C(T, paid_amount, "实领金额", TYPE_MONEY, 0, NULL) \
    C(T, carried_to, "结转至", TYPE_MONTH, 0, NULL)

/* Money that nobody came for in time. */
#define LAPSED_COLUMNS(C, T) \
    C(T, payment_no, "发放号", TYPE_TEXT, REQUIRED, NULL) \
    C(T, month, "月份", TYPE_MONTH, REQUIRED, NULL) \
    C(T, amount, "金额", TYPE_MONEY, REQUIRED, NULL)

/* Sums that do not agree. */
#define DIFFERENCES_COLUMNS(C, T) \
    C(T, where, "位置", TYPE_TEXT, REQUIRED, NULL) \
    C(T, key, "主键", TYPE_TEXT, 0, NULL) \
    C(T, what, "事项", TYPE_TEXT, REQUIRED, NULL) \
    C(T, expected, "应为", TYPE_TEXT, 0, NULL) \
    C(T, found, "实为", TYPE_TEXT, 0, NULL)

#define CORRECTIONS_COLUMNS(C, T) \
    C(T, household_id, "户编号", TYPE_TEXT, REQUIRED, NULL) \
    C(T, month, "月份", TYPE_MONTH, REQUIRED, NULL) \
    C(T, amount, "金额", TYPE_MONEY, REQUIRED | SIGNED, NULL) \
    C(T, reasons, "原因", TYPE_SET, 0, NULL) \
    C(T, made_in, "更正月份", TYPE_MONTH, 0, NULL) \
    C(T, paid_in, "发放月份", TYPE_MONTH, 0, NULL)

#define FUND_COLUMNS(C, T) \
    C(T, month, "月份", TYPE_MONTH, REQUIRED, NULL) \
    C(T, subdistrict, "街道(镇)", TYPE_TEXT, 0, NULL) \
    C(T, fund, "资金", TYPE_TEXT, 0, NULL) \
    C(T, payments, "笔数", TYPE_INTEGER, 0, NULL) \
    C(T, households, "户数", TYPE_INTEGER, 0, NULL) \
    C(T, persons, "人数", TYPE_INTEGER, 0, NULL) \
    C(T, amount, "金额", TYPE_MONEY, REQUIRED, NULL) \
    C(T, crc32, "校验值", TYPE_TEXT, 0, NULL) \
    C(T, payroll_crc32, "发放表校验值", TYPE_TEXT, 0, NULL)

#define FINDINGS_COLUMNS(C, T) \
    C(T, severity, "级别", TYPE_CODE, REQUIRED, codes_severity) \
    C(T, code, "代码", TYPE_TEXT, REQUIRED, NULL) \
    C(T, table, "表", TYPE_TEXT, 0, NULL) \
    C(T, file, "文件", TYPE_TEXT, 0, NULL) \
    C(T, line, "行", TYPE_INTEGER, 0, NULL) \
    C(T, household_id, "户编号", TYPE_TEXT, 0, NULL) \
    C(T, person_no, "成员序号", TYPE_INTEGER, 0, NULL) \
    C(T, register, "比对库", TYPE_TEXT, 0, NULL) \
    C(T, expected, "应为", TYPE_TEXT, 0, NULL) \
    C(T, found, "实为", TYPE_TEXT, 0, NULL) \
    C(T, advice, "建议", TYPE_TEXT, 0, NULL) \
    C(T, basis, "依据", TYPE_TEXT, 0, NULL)

/* Of another office, for cross-checking (比对库): the days between which it holds for the person,
   as days, months or years. Those that begin it stand from `from` to `month`, those that end it
   from `to` to `divorced_on`; of each kind a register has one, or none. */
#define REGISTER_COLUMNS(C, T) \
    C(T, id_number, "身份证号", TYPE_ID, REQUIRED | PRIVATE, NULL) \
    C(T, from, "起", TYPE_TEXT, 0, NULL) \
    C(T, registered_on, "登记日期", TYPE_TEXT, 0, NULL) \
    C(T, bought_on, "购买日期", TYPE_TEXT, 0, NULL) \
    C(T, acquired_on, "取得日期", TYPE_TEXT, 0, NULL) \
    C(T, opened_on, "开业日期", TYPE_TEXT, 0, NULL) \
    C(T, founded_on, "成立日期", TYPE_TEXT, 0, NULL) \
    C(T, started_on, "开始日期", TYPE_TEXT, 0, NULL) \
    C(T, hired_on, "入职日期", TYPE_TEXT, 0, NULL) \
    C(T, imprisoned_on, "入狱日期", TYPE_TEXT, 0, NULL) \
    C(T, granted_on, "批准日期", TYPE_TEXT, 0, NULL) \
    C(T, married_on, "结婚日期", TYPE_TEXT, 0, NULL) \
    C(T, died_on, "死亡日期", TYPE_TEXT, 0, NULL) \
    C(T, occurred_on, "发生日期", TYPE_TEXT, 0, NULL) \
    C(T, date, "日期", TYPE_TEXT, 0, NULL) \
    C(T, since, "起始日期", TYPE_TEXT, 0, NULL) \
    C(T, start_date, "开始日", TYPE_TEXT, 0, NULL) \
    C(T, death_date, "死亡时间", TYPE_TEXT, 0, NULL) \
    C(T, purchased_on, "购置日期", TYPE_TEXT, 0, NULL) \
    C(T, employed_on, "就业日期", TYPE_TEXT, 0, NULL) \
    C(T, retired_on, "退休日期", TYPE_TEXT, 0, NULL) \
    C(T, sentenced_on, "判决日期", TYPE_TEXT, 0, NULL) \
    C(T, month, "月份", TYPE_TEXT, 0, NULL) \
    C(T, to, "止", TYPE_TEXT, 0, NULL) \
    C(T, until, "截止日期", TYPE_TEXT, 0, NULL) \
    C(T, end_date, "截止日", TYPE_TEXT, 0, NULL) \
    C(T, sold_on, "出售日期", TYPE_TEXT, 0, NULL) \
    C(T, scrapped_on, "报废日期", TYPE_TEXT, 0, NULL) \
    C(T, cancelled_on, "注销日期", TYPE_TEXT, 0, NULL) \
    C(T, closed_on, "停业日期", TYPE_TEXT, 0, NULL) \
    C(T, dissolved_on, "解散日期", TYPE_TEXT, 0, NULL) \
    C(T, ended_on, "结束日期", TYPE_TEXT, 0, NULL) \
    C(T, left_on, "离职日期", TYPE_TEXT, 0, NULL) \
    C(T, released_on, "释放日期", TYPE_TEXT, 0, NULL) \
    C(T, transferred_on, "过户日期", TYPE_TEXT, 0, NULL) \
    C(T, revoked_on, "吊销日期", TYPE_TEXT, 0, NULL) \
    C(T, deregistered_on, "注销登记日期", TYPE_TEXT, 0, NULL) \
    C(T, resigned_on, "辞职日期", TYPE_TEXT, 0, NULL) \
    C(T, divorced_on, "离婚日期", TYPE_TEXT, 0, NULL) \
    C(T, amount, "月金额", TYPE_MONEY, 0, NULL) \
    C(T, spouse_id_number, "配偶身份证号", TYPE_ID, PRIVATE, NULL) \
    C(T, address, "地址", TYPE_TEXT, PRIVATE, NULL)

/* What was found and looked into, and is as it should be. */
#define OVERRIDES_COLUMNS(C, T) \
    C(T, code, "代码", TYPE_TEXT, REQUIRED, NULL) \
    C(T, household_id, "户编号", TYPE_TEXT, 0, NULL) \
    C(T, person_no, "成员序号", TYPE_INTEGER, POSITIVE, NULL) \
    C(T, register, "比对库", TYPE_TEXT, 0, NULL) \
    C(T, accepted_by, "认可人", TYPE_TEXT, REQUIRED, NULL) \
    C(T, accepted_on, "认可日期", TYPE_DATE, REQUIRED, NULL) \
    C(T, reason, "理由", TYPE_TEXT, REQUIRED, NULL) \
    C(T, until, "有效期至", TYPE_DATE, 0, NULL)

#define REJECTS_COLUMNS(C, T) \
    C(T, household_id, "户编号", TYPE_TEXT, 0, NULL) \
    C(T, table, "表", TYPE_TEXT, 0, NULL) \
    C(T, file, "文件", TYPE_TEXT, 0, NULL) \
    C(T, line, "行", TYPE_INTEGER, 0, NULL) \
    C(T, column, "列", TYPE_TEXT, 0, NULL) \
    C(T, code, "代码", TYPE_TEXT, 0, NULL) \
    C(T, error, "错误", TYPE_TEXT, 0, NULL)

/* A map of a foreign sheet's columns and words (dibao-table --map). */
#define MAP_COLUMNS(C, T) \
    C(T, table, "表", TYPE_TEXT, 0, NULL) \
    C(T, heading, "表头", TYPE_TEXT, 0, NULL) \
    C(T, column, "列", TYPE_TEXT, REQUIRED, NULL) \
    C(T, from, "原值", TYPE_TEXT, 0, NULL) \
    C(T, to, "改为", TYPE_TEXT, 0, NULL) \
    C(T, how, "方式", TYPE_TEXT, 0, NULL)

/* How the columns of sheets were understood (dibao-table --dry-run). */
#define HEADINGS_COLUMNS(C, T) \
    C(T, file, "文件", TYPE_TEXT, REQUIRED, NULL) \
    C(T, encoding, "编码", TYPE_TEXT, 0, NULL) \
    C(T, delimiter, "分隔符", TYPE_TEXT, 0, NULL) \
    C(T, line, "表头行", TYPE_INTEGER, 0, NULL) \
    C(T, heading, "表头", TYPE_TEXT, REQUIRED, NULL) \
    C(T, column, "列", TYPE_TEXT, 0, NULL) \
    C(T, how, "识别方式", TYPE_CODE, 0, codes_heading_way) \
    C(T, filled, "有值", TYPE_INTEGER, 0, NULL) \
    C(T, changed, "已转换", TYPE_INTEGER, 0, NULL) \
    C(T, refused, "不能识别", TYPE_INTEGER, 0, NULL)

#define WORKLIST_COLUMNS(C, T) \
    C(T, due_on, "办理期限", TYPE_DATE, 0, NULL) \
    C(T, overdue, "逾期", TYPE_YESNO, 0, NULL) \
    C(T, household_id, "户编号", TYPE_TEXT, REQUIRED, NULL) \
    C(T, subdistrict, "街道(镇)", TYPE_TEXT, 0, NULL) \
    C(T, community, "社区", TYPE_TEXT, 0, NULL) \
    C(T, head_name, "户主姓名", TYPE_TEXT, 0, NULL) \
    C(T, step, "环节", TYPE_TEXT, 0, NULL) \
    C(T, who, "办理人", TYPE_SET, 0, codes_role) \
    C(T, task, "事项", TYPE_TEXT, REQUIRED, NULL) \
    C(T, advice, "办理要求", TYPE_TEXT, 0, NULL) \
    C(T, opened_on, "申请日期", TYPE_DATE, 0, NULL) \
    C(T, visits, "已入户次数", TYPE_INTEGER, 0, NULL) \
    C(T, visited_on, "最近入户日期", TYPE_DATE, 0, NULL)

#define NEW_POSTINGS_COLUMNS(C, T) \
    C(T, household_id, "户编号", TYPE_TEXT, REQUIRED, NULL) \
    C(T, step, "环节", TYPE_TEXT, REQUIRED, NULL) \
    C(T, subdistrict, "街道(镇)", TYPE_TEXT, 0, NULL) \
    C(T, community, "社区", TYPE_TEXT, 0, NULL) \
    C(T, head_name, "户主姓名", TYPE_TEXT, 0, NULL) \
    C(T, persons, "公示人口", TYPE_INTEGER, 0, NULL) \
    C(T, amount, "公示金额", TYPE_MONEY, 0, NULL)

#endif
