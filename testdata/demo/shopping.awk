# What the supermarkets took for the vouchers of a month: awk -F, -v month=2004-09 vouchers.csv.
# Writes redemptions to `redemptions`, behind what is there. A shop in each subdistrict; most people
# come once, some twice, some not at all; and the shops make a mistake now and then: each of these
# is told by dibao-voucher settle.
function redeem(number, on, amount, goods) {
	print number "," on ",阳光超市" substr(number, 9, 3) "店," amount "," goods >>redemptions
}
# 20.00 is rice, 10.00 oil.
function basket(value) { return value == 60 ? "oil=2;rice=2" : value == 30 ? "oil=1;rice=1" : "" }
BEGIN {
	split(month, part, "-")
	next_month = sprintf("%d-%02d", part[1] + (part[2] == 12), part[2] % 12 + 1)
}
NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
{
	number = $at["voucher_no"]; value = $at["value"]; count++
	on = sprintf("%s-%02d", count % 3 ? month : next_month, 1 + count % 28)
	digit = substr(number, length(number))
	if (count % 25 == 0) next
	if (count % 10 == 0) {
		redeem(number, month "-29", "20.00", "rice")
		redeem(number, next_month "-29", sprintf("%.2f", value - 20), "")
	} else redeem(number, on, value, basket(value))
	# Nothing is left of it; it stands twice; a digit is wrong; it is too late.
	if (count == 310) redeem(number, next_month "-30", "10.00", "oil")
	if (count == 311) redeem(number, on, value, basket(value))
	if (count == 312) redeem(substr(number, 1, length(number) - 1) (digit + 1) % 10, on, "10.00", "oil")
	if (count == 313) redeem(number, part[1] "-12-30", "10.00", "oil")
}
