/* Papers and visits on which a decision rests (材料, 入户调查). */
#ifndef DIBAO_EVIDENCE_H
#define DIBAO_EVIDENCE_H

#include "matter.h"

/* Each paper that the policy asks for and that is not there: verified for this application up to
   the day, genuine, valid on it; of several of a kind the one verified last. paper:KIND,
   paper:KIND#PERSON for a member's. What is not known of a member asks for no paper.
   Side tables: documents, and what matter_facts needs. False: a rule has no answer,
   matter->scope.fault says why. */
bool name_papers(struct matter *matter, day on, struct words *words);

/* What the visits up to the day lack, when the policy asks for one: survey:missing (or nobody
   was at home), survey:unclear, survey:surveyors, survey:methods. One whole, clear visit will do
   unless a later one left something unclear. Side table: surveys. */
void name_survey(const struct matter *matter, day on, struct words *words);

#endif
