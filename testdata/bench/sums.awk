# The same sums as dibao-assess under changchun-2004, in binary floating point and with nothing
# checked:
#   mawk -f sums.awk members.csv incomes.csv households.csv
# Quoted fields are not understood.
BEGIN {
	FS = ","
	OFS = ","
	members = ARGV[1]
	incomes = ARGV[2]
	ARGV[1] = ARGV[2] = ""
	getline line <members
	getline line <incomes
	next_line(members, member)
	next_line(incomes, income)
}

function next_line(file, row) {
	row[1] = ""
	if ((getline line <file) > 0)
		split(line, row, ",")
}

FNR == 1 { print $0, "persons", "income", "need", "verdict", "amount"; next }

{
	persons = earned = 0
	full = 1
	while (member[1] == $1) {
		persons++
		full = full && member[8] == "three_no"
		next_line(members, member)
	}
	while (income[1] == $1) {
		if (income[3] != "special_care_pension")
			earned += income[4] / (income[5] == "" ? 1 : income[5])
		next_line(incomes, income)
	}
	need = 169 * persons
	entitled = earned < need - 1e-9
	printf "%s,%d,%.2f,%.2f,%s,%.2f\n", $0, persons, earned + 1e-7, need,
		entitled ? "eligible" : "ineligible",
		!entitled ? 0 : full ? need : need - earned + 1e-7
}
