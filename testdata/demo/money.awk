# What becomes of a month's payments, and of the money behind them: awk -f money.awk -v month=2004-04
# payroll.csv fund.csv. Writes receipts to `receipts` and bookings to `funds`, behind what is there.
# Some people come late, some not at all; a bank sends money back; and the staff make a mistake now
# and then: each of these is told by dibao-payroll settle.
function day(number) { return sprintf("%s-%02d", month, number) }
function receipt(number, outcome, paid_on, amount, by, reason) {
	print number "," outcome "," paid_on "," amount "," by ",," reason >>receipts
}
FNR == 1 { split("", at); for (i = 1; i <= NF; i++) at[$i] = i; files++; next }
files == 1 {
	number = $at["payment_no"]; total = $at["total"]; on = $at["pay_on"]
	method = $at["pay_method"]; late = substr(on, 9) + 2
	count++
	if (count % 150 == 0 && method == "counter") receipt(number, "unclaimed", "", total, "", "")
	else if (count % 40 == 0 && method == "bank") receipt(number, "returned", "", total, "", "户名不符")
	else if (count % 700 == 0) receipt(number, "withheld", "", "", "", "待核实")
	else if (count % 900 == 0) next
	else if (method == "home") receipt(number, "paid", day(substr(on, 9) + 1), total, "delivered", "")
	else if (count % 60 == 0) receipt(number, "paid", day(late), total, "agent", "")
	else receipt(number, "paid", on, total, method == "bank" ? "" : "self", "")
	if (count == 20) { twentieth = number; its_total = total }
	next
}
$at["subdistrict"] != "" && $at["fund"] != "" {
	print day(22) "," month ",transferred,district," $at["subdistrict"] "," $at["fund"] "," $at["amount"] "," ++voucher >>funds
}
$at["subdistrict"] == "" && $at["fund"] != "" {
	# In September the bureau allots a hundred yuan of the allowance too little.
	less = month == "2004-09" && $at["fund"] == "dibao" ? 100 : 0
	print day(20) "," month ",requested,district,," $at["fund"] "," $at["amount"] "," ++voucher >>funds
	printf "%s,%s,allotted,district,,%s,%.2f,%d\n", day(21), month, $at["fund"], $at["amount"] - less, ++voucher >>funds
}
END {
	# Entered twice; a digit wrong; in part; the sum of somebody else.
	if (month == "2004-03") receipt(twentieth, "paid", day(28), its_total, "self", "")
	if (month == "2004-05") receipt(substr(twentieth, 1, length(twentieth) - 1) "x", "paid", day(28), its_total, "self", "")
	if (month == "2004-07") receipt(twentieth, "paid", day(28), "10.00", "self", "")
	if (month == "2004-08") receipt(twentieth, "paid", day(1), its_total, "self", "")
}
