/* The codes of the tables with their Chinese labels (records.md). */
#ifndef DIBAO_CODES_H
#define DIBAO_CODES_H

#include "schema.h"

/* CODES(name, { code, label }...): each list becomes codes_NAME, ended by a NULL name, and an
   enum of indices stands beside those that rules use. */
extern const struct code codes_place_kind[], codes_housing[], codes_heating[], codes_residence[],
    codes_pay_method[], codes_verdict[], codes_method[], codes_state[], codes_approval[],
    codes_movement[], codes_relation[], codes_sex[], codes_category[], codes_labour[],
    codes_disability[], codes_disability_grade[], codes_illness[], codes_marital[],
    codes_schooling[], codes_special[], codes_application[], codes_genuine[],
    codes_survey_method[], codes_heard[], codes_survey_outcome[], codes_role[], codes_vote[],
    codes_objection_channel[], codes_objection_outcome[], codes_event[], codes_rating[],
    codes_aid[], codes_petition_channel[], codes_petition_outcome[], codes_fund_step[],
    codes_fund_source[], codes_receipt_outcome[], codes_collected_by[], codes_archive[],
    codes_award_form[], codes_severity[], codes_heading_way[],
    codes_fund[]; /* what funds are usually called: a policy may have others */

/* Indices, in the order of the lists. */
enum verdict { VERDICT_ELIGIBLE, VERDICT_INELIGIBLE, VERDICT_UNCLEAR };
enum method { METHOD_FULL, METHOD_DIFFERENTIAL, METHOD_SINGLE, METHOD_NONE };
enum state { STATE_NONE, STATE_PASSED, STATE_WAITING, STATE_REFUSED, STATE_RETURNED };
enum approval { APPROVAL_NEW, APPROVAL_CONTINUING };
enum movement {
    MOVEMENT_NEW, MOVEMENT_RAISED, MOVEMENT_LOWERED, MOVEMENT_UNCHANGED, MOVEMENT_PHASED_OUT,
    MOVEMENT_SUSPENDED, MOVEMENT_RESUMED, MOVEMENT_STOPPED
};
enum place_kind { PLACE_SUBDISTRICT, PLACE_TOWN };
enum category {
    CATEGORY_LAID_OFF, CATEGORY_UNEMPLOYED, CATEGORY_RETIRED, CATEGORY_EMPLOYED,
    CATEGORY_THREE_NO, CATEGORY_OTHER
};
enum relation {
    RELATION_HEAD, RELATION_SPOUSE, RELATION_CHILD, RELATION_PARENT, RELATION_GRANDPARENT,
    RELATION_GRANDCHILD
};
enum sex { SEX_MALE, SEX_FEMALE };
enum application { APPLICATION_NEW, APPLICATION_CHANGE, APPLICATION_RECHECK, APPLICATION_APPEAL };
enum genuine { GENUINE_YES, GENUINE_NO, GENUINE_UNVERIFIABLE };
enum survey_outcome { SURVEY_CLEAR, SURVEY_UNCLEAR, SURVEY_NOT_HOME };
enum role {
    ROLE_SECRETARY, ROLE_DIRECTOR, ROLE_POLICE, ROLE_OFFICER, ROLE_RESIDENT,
    ROLE_SUBDISTRICT_OFFICE, ROLE_BUREAU
};
enum vote { VOTE_AGREE, VOTE_DISAGREE, VOTE_ABSTAIN };
enum objection_outcome { OBJECTION_OPEN, OBJECTION_DISMISSED, OBJECTION_UPHELD };
enum event {
    EVENT_DEATH, EVENT_BIRTH, EVENT_MOVED_IN, EVENT_MOVED_OUT, EVENT_JOB_FOUND,
    EVENT_JOB_REFUSED, EVENT_MARRIAGE, EVENT_DIVORCE, EVENT_LEFT_SCHOOL, EVENT_IMPRISONED,
    EVENT_WITHDRAWN, EVENT_FRAUD
};
enum severity { SEVERITY_ERROR, SEVERITY_WARNING, SEVERITY_HINT };
enum marital { MARITAL_SINGLE, MARITAL_MARRIED, MARITAL_DIVORCED, MARITAL_WIDOWED };
enum special {
    SPECIAL_LONE_ELDER, SPECIAL_ORPHAN, SPECIAL_SPECIAL_CARE, SPECIAL_SINGLE_PARENT, SPECIAL_CARER
};
enum receipt_outcome { RECEIPT_PAID, RECEIPT_RETURNED, RECEIPT_UNCLAIMED, RECEIPT_WITHHELD };
enum collected_by { COLLECTED_SELF, COLLECTED_AGENT, COLLECTED_DELIVERED };
enum fund_step { FUND_BUDGETED, FUND_RECEIVED, FUND_REQUESTED, FUND_ALLOTTED, FUND_TRANSFERRED };
enum pay_method { PAY_COUNTER, PAY_HOME, PAY_BANK };
enum award_form { FORM_CASH, FORM_WAIVER, FORM_VOUCHER, FORM_GOODS, FORM_RENT, FORM_SERVICE };

#endif
