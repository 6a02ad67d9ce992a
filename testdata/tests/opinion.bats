# An independent evaluator of the policy language and random policies: see testdata/opinion.

@test "a second evaluator comes to the same rows on random policies and households" {
	TMPDIR=$BATS_TEST_TMPDIR run /usr/bin/python3 testdata/opinion/compare.py 0 60 100
	echo "$output"
	[ "$status" -eq 0 ]
	[[ $output == *"60 policies, 6000 households: "*"; 0 policies with a difference" ]]
}

@test "order, cutting and nesting change nothing; more never pays less, less never more" {
	TMPDIR=$BATS_TEST_TMPDIR run /usr/bin/python3 testdata/opinion/properties.py 0 20 60
	echo "$output"
	[ "$status" -eq 0 ]
	[[ $output == *"40 policies, "*"; 0 properties broken" ]]
}

@test "a mistake put into a good policy is refused, by its place" {
	TMPDIR=$BATS_TEST_TMPDIR run /usr/bin/python3 testdata/opinion/wrong_policies.py 0 20
	echo "$output"
	[ "$status" -eq 0 ]
	[[ $output == *" mistakes in 20 policies, 0 not refused" ]]
}

@test "the schema and the checker agree, but for what no schema can see" {
	run /usr/bin/python3 testdata/opinion/schema.py 0 60
	echo "$output"
	[ "$status" -eq 0 ]
	[[ $output == "60 policies, "*"; 0 disagreements" ]]
	# Installed beside the policies, where an editor finds it.
	[ "$(jq -r '."$schema"' lib/policies/policy.schema.json)" = https://json-schema.org/draft/2020-12/schema ]
}
