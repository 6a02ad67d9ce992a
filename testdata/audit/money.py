"""The money, from the request to the receipt."""
from collections import Counter
from decimal import Decimal

from tables import LAST, answer, by, day, fen, on_roster, plant, yuan


@answer("Which fen of this payroll has no reason?")
def without_reason(book):
    roster = {row["household_id"]: fen(row["payable"]) for row in book.month("roster")}
    cash, corrected = Counter(), Counter()
    for row in book.month("awards"):
        cash[row["household_id"]] += fen(row["amount"]) * (row["form"] == "cash")
    for row in book.month("corrections"):
        corrected[row["household_id"]] += fen(row["amount"]) * (row["paid_in"] == LAST)
    for row in book.month("payroll"):
        home = row["household_id"]
        parts = [fen(row[column]) for column in
                 ("base", "supplement", "programmes", "corrections", "carried")]
        off = (fen(row["total"]) - sum(parts), parts[0] + parts[1] - roster.get(home, 0),
               parts[2] - cash[home], parts[3] - corrected[home])
        if any(off):
            yield row["payment_no"], home, *(str(part / 100) for part in off)


@plant("Which fen of this payroll has no reason?")
def a_fen_more(book):
    rows = book.month("payroll")
    rows[0]["total"] = yuan(fen(rows[0]["total"]) + 1)
    rows[1]["supplement"] = yuan(fen(rows[1]["supplement"]) + 100)
    rows[1]["total"] = yuan(fen(rows[1]["total"]) + 100)
    book.write(f"months/{LAST}/payroll.csv", rows)


@answer("Who is paid twice at one account?", "account,household_id")
def one_account(book):
    for account, rows in by(book.month("payroll"), "account").items():
        if account and len(rows) > 1:
            yield "*" + account[-4:], ";".join(row["household_id"] for row in rows)


@plant("Who is paid twice at one account?")
def share_account(book):
    rows = [row for row in book.month("payroll") if row["pay_method"] == "bank"]
    book.change(f"months/{LAST}/payroll.csv", lambda row: row == rows[3], account=rows[0]["account"])


@answer("Which families are at one address, each with an allowance of its own?",
        "subdistrict,community,household_id")
def one_address(book):
    paid = on_roster(book)
    homes = [row for row in book.table("households")
             if row["household_id"] in paid and row["address"]]
    for (place, community, _), rows in by(homes, "subdistrict", "community", "address").items():
        if len(rows) > 1:
            yield place, community, ";".join(row["household_id"] for row in rows)


@plant("Which families are at one address, each with an allowance of its own?")
def move_in(book):
    paid = on_roster(book)
    homes = [row for row in book.table("households") if row["household_id"] in paid]
    book.change("households.csv", lambda row: row == homes[1], address=homes[0]["address"],
                subdistrict=homes[0]["subdistrict"], community=homes[0]["community"])


@answer("Is what each subdistrict was sent what its payroll says, fund by fund?")
def fund_by_fund(book):
    for month in book.months():
        asked = {(row["subdistrict"], row["fund"]): row["amount"]
                 for row in book.month("fund", month) if row["subdistrict"] and row["fund"]}
        sums = Counter()
        for row in book.month("payroll", month):
            for part in filter(None, row["funds"].split(";")):
                fund, amount = part.split("=")
                sums[row["subdistrict"], fund] += fen(amount)
        paid = {key: yuan(total) for key, total in sums.items()}
        for key, amount in asked.items() - paid.items():
            yield month, *key, amount
        for key, amount in paid.items() - asked.items():
            yield "\t" + month, *key, amount


@plant("Is what each subdistrict was sent what its payroll says, fund by fund?")
def ask_for_more(book):
    row = book.change("months/2004-07/fund.csv", lambda row: row["fund"] == "dibao"
                      and row["subdistrict"], amount="99999.99")
    assert row["amount"] != "99999.99"


@answer("Where do requested, allotted and transferred differ?",
        "month,fund,requested,allotted,transferred")
def money_on_its_way(book):
    sums = Counter()
    for row in book.table("funds"):
        sums[row["month"], row["fund"], row["step"]] += fen(row["amount"])
    for month, fund in {key[:2] for key in sums}:
        steps = [sums[month, fund, step] for step in ("requested", "allotted", "transferred")]
        if len(set(steps)) > 1:
            yield month, fund, *map(yuan, steps)


@plant("Where do requested, allotted and transferred differ?")
def transfer_less(book):
    book.change("funds.csv", lambda row: row["step"] == "transferred" and row["month"] == "2004-05"
                and row["fund"] == "dibao", amount="1.00")


@answer("Whose money came back and was never made good?")
def never_made_good(book):
    carried = set()
    settled = [row for month in book.months() for row in book.rows(f"settled/{month}/settled.csv")]
    for row in settled:
        for part in filter(None, row["carried_detail"].split(";")):
            carried.add((row["household_id"], part.split("=")[0]))
    for row in settled:
        if row["outcome"] != "paid" and (row["household_id"], row["month"]) not in carried:
            yield row["household_id"], row["month"], row["outcome"]


@plant("Whose money came back and was never made good?")
def lose(book):
    book.change("settled/2004-12/settled.csv", lambda row: row["outcome"] == "paid",
                outcome="unclaimed")


@answer("Who collects for many?", "month,payments")
def agents(book):
    signed = Counter((row["payment_no"].split("-")[0], row["signed_by"])
                     for row in book.table("receipts")
                     if row["collected_by"] == "agent" and row["signed_by"])
    return [(month, count) for (month, _), count in signed.items() if count > 2]


@plant("Who collects for many?")
def sign_for_three(book):
    rows = book.table("receipts")
    for row in rows[:2] + [row for row in rows if row["payment_no"].startswith("200405-")][:3]:
        row.update(outcome="paid", collected_by="agent", signed_by="赵无名")
    book.write("receipts.csv", rows)


@answer("Which receipt is for a payment that no payroll has, or stands twice?")
def strange_receipts(book):
    known = {row["payment_no"] for month in book.months() for row in book.month("payroll", month)}
    for number, count in Counter(row["payment_no"] for row in book.table("receipts")).items():
        if count > 1:
            yield (number + " twice",)
        if number not in known:
            yield (number + " unknown",)


@plant("Which receipt is for a payment that no payroll has, or stands twice?")
def invent_receipt(book):
    rows = book.table("receipts")
    rows[5]["payment_no"] = rows[6]["payment_no"]
    rows[8]["payment_no"] = "200413-001-0000012"
    book.write("receipts.csv", rows)


@answer("What share of the money was in people's hands by the pay day?")
def in_time(book):
    for month in book.months():
        rows = book.rows(f"settled/{month}/settled.csv")
        sums = [[fen(row["total"]) - fen(row["carried"]), row["outcome"] == "paid"
                 and (row["paid_on"] <= row["pay_on"] or row["pay_method"] == "home")]
                for row in rows]
        share = 10000 * sum(part for part, paid in sums if paid) // sum(part for part, _ in sums)
        yield (f"{month} {Decimal(share) / 10000:.4f}",)


@plant("What share of the money was in people's hands by the pay day?")
def pay_late(book):
    rows = book.rows("settled/2004-03/settled.csv")
    for row in rows[:100]:
        row["paid_on"] = "2004-03-31"
    book.write("settled/2004-03/settled.csv", rows)


GROUPS = {"heating_waiver": "heating", "coal_no_heating": "heating", "coal_unwaived": "heating",
          "charity_study": "charity_study", "charity_medical": "charity_medical",
          "certificate_hardship": "certificate", "certificate_preferential": "certificate"}


@answer("Who was given both the heating waiver and coal, or once-a-year aid twice?",
        "household_id,person_no,group,awards")
def given_twice(book):
    count = Counter((row["household_id"], row["person_no"], GROUPS[row["programme"]])
                    for month in book.months() for row in book.month("awards", month)
                    if row["programme"] in GROUPS)
    return [(*key, times) for key, times in count.items() if times > 1]


@plant("Who was given both the heating waiver and coal, or once-a-year aid twice?")
def coal_too(book):
    rows = book.month("awards", "2004-11")
    row = next(row for row in rows if row["programme"] == "heating_waiver")
    book.append("months/2004-11/awards.csv", **{**row, "programme": "coal_unwaived"})
