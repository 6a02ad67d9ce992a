# What came out otherwise than a worked case says: a line each.
# $cases: the cases; $households, $members, $awards: what came out, of every month.
def key($at): "case-\(1000 + $at)";

def differences($expected; $found; $what):
  ($expected // {}) | to_entries[]
  | select(($found[.key] // "" | tostring) != (.value | tostring))
  | "\($what)\(.key) is \($found[.key] // "" | tostring), by hand \(.value)";

($households | INDEX(.household_id)) as $by_id
| ($members | group_by(.household_id) | INDEX(.[0].household_id)) as $persons
| ($awards | group_by(.household_id) | map({key: .[0].household_id, value: (group_by(.programme)
   | map({key: .[0].programme, value: (map(.amount) | join("+"))}) | from_entries)})
   | from_entries) as $given
| $cases[0] | to_entries[] | key(.key) as $id | .value
| .case as $case | (.expect_members // []) as $expected
| [differences(.expect; $by_id[$id] // {}; ""),
   (range($expected | length) as $no
    | differences($expected[$no]; $persons[$id][$no]; "member \($no + 1): ")),
   (if .expect_awards then
      (if .expect_awards == ($given[$id] // {}) then empty
       else "awards are \($given[$id] // {} | tostring), by hand \(.expect_awards | tostring)" end)
    else empty end)]
| .[] | "\($case): \(.)"
