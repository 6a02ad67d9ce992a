# The households of a month's worked cases, one a line. Of what a case does not say, a household
# is of 湖东社区, and a member is healthy, of working age and able to work.
def member($at):
  {person_no: ($at + 1), name: "成员\($at + 1)", relation: (if $at == 0 then "head" else "other" end),
   birth_date: "1970-01-01", labour: "able", illness: "none", schooling: "none"} + .;

def tables: {incomes: [], assets: [], supporters: [], documents: [], aid: [], awards: []};

to_entries[] | .key as $at | .value | select(.month == $month)
| {household_id: "case-\(1000 + $at)", subdistrict: "南湖街道", community: "湖东社区",
   head_name: "王伟"}
  + .household
  + {members: [.members | to_entries[] | .key as $no | .value | member($no)]}
  + (tables * (with_entries(select(.key | in(tables)))))
