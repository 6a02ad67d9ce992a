# The rules of a policy that its worked cases must touch, each as a path.
def entries($path): getpath($path) // [] | keys[] | $path + [.];
def there($path): if getpath($path) != null then $path else empty end;

[entries(["standard"]),
 (.standard | keys[] as $at | .[$at].weights // [] | keys[] | ["standard", $at, "weights", .]),
 entries(["members", "leave_out"]),
 entries(["income", "kinds"]),
 (.income.kinds | to_entries[] | select(.value.count) | ["income", "kinds", .key, "count"]),
 entries(["income", "imputed"]), entries(["income", "maintenance"]),
 entries(["income", "disregards"]), entries(["income", "deemed"]),
 entries(["assets", "kinds"]),
 entries(["eligibility", "tests"]), entries(["eligibility", "unclear"]),
 there(["benefit", "full_when"]), there(["benefit", "at_most"]), there(["benefit", "minimum"]),
 (if .benefit.round // {"to": "0.01"} | .to != "0.01" then ["benefit", "round"] else empty end),
 entries(["single_person"]), entries(["supplements"]), there(["supplement_groups", "care"]),
 entries(["recheck"]), entries(["care_classes"]), entries(["programmes"])]
| .[]
