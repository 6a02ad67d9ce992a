# An independent evaluator of the policy language and random policies: see testdata/opinion.

@test "a second evaluator comes to the same rows on random policies and households" {
	TMPDIR=$BATS_TEST_TMPDIR run /usr/bin/python3 testdata/opinion/compare.py 0 60 100
	echo "$output"
	[ "$status" -eq 0 ]
	[[ $output == *"60 policies, 6000 households: "*"; 0 policies with a difference" ]]
}
