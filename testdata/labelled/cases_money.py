"""What is on the roster, what is paid, to which account, and who collects it."""
from decimal import Decimal


def nobody(book):
    for last in ("2013-03", "2013-06", "2012-01"):
        family = book.alone(to=last)
        family.roster.update(persons=1, income=100, base_amount=260, amount=260, payable=260)
        family.payment.update(base=260)
        book.found(family, "allowance:nobody", "the only member's row ended before")
        book.found(family, "amount:differs", "nothing is due to nobody")
    book.innocent(book.alone(to="2013-07"), "allowance:nobody", "his last month is the roster's")
    family = book.alone(to="2013-03")
    family.off_roster()
    book.innocent(family, "allowance:nobody", "gone, and off the roster")
    family = book.alone(to="2013-03")
    family.roster.update(on_roster="no", movement="stopped", amount=0, payable=0, verdict="")
    family.paid = False
    book.innocent(family, "allowance:nobody", "gone, and stopped")


def amounts(book):
    wrong = ((lambda family: family.roster.update(base_amount=690, amount=726, payable=726),
              726, "the old standard of 330"),
             (lambda family: family.roster.update(amount="816.01", payable="816.01"),
              "816.01", "a fen too many"),
             (lambda family: family.members[1].update(to="2013-04"), None, "a dead member's share"))
    for change, payable, why in wrong:
        family = book.family()
        if payable is None:
            family.row("events", person_no=2, occurred_on="2013-04-04", kind="death")
            family.roster.update(base_amount=780, amount=816, payable=816)
            payable = 816
        change(family)
        family.payment.update(base=Decimal(payable) - 36)
        book.found(family, "amount:differs", why)
    book.families[-1].roster.update(approved_persons=3)
    book.innocent(book.family(), "amount:differs", "as computed")
    family = book.alone(illness="serious")
    book.innocent(family, "amount:differs", "with 30 % for a serious illness")
    family = book.family()
    family.earn("120.01", person_no=2)
    book.innocent(family, "amount:differs", "an income that three do not share evenly")


def persons(book):
    for wrong in (2, 4, 5):
        family = book.family()
        family.roster.update(persons=wrong)
        book.found(family, "persons:differs", f"three members, {wrong} on the roster")
    book.innocent(book.family(), "persons:differs", "three and three")
    family = book.family()
    family.add("sibling", "1975-05-05", situation="prison")
    book.innocent(family, "persons:differs", "a fourth in prison, who is not counted")
    family = book.family()
    family.add("sibling", "1975-05-05", **{"from": "2013-08"})
    book.innocent(family, "persons:differs", "a fourth since this month")


def supplements(book):
    code = "supplement:unfounded"
    for relation, born, columns, detail, sum_of_it, why in (
            ("child", "1995-06-15", {}, "minor", 36, "the child is 18 since June"),
            ("parent", "1943-08-01", {}, "elder", 72, "the mother is not yet 70 in July"),
            ("sibling", "1975-05-05", {"disability": "physical", "disability_grade": "3"},
             "severe_disability", 108, "disabled, but not severely")):
        family = book.alone()
        family.add(relation, born, **columns)
        base = 620
        family.roster.update(supplement=sum_of_it, supplement_detail=f"{detail}={sum_of_it}.00",
                             amount=base + sum_of_it, payable=base + sum_of_it)
        family.payment.update(supplement=sum_of_it)
        book.found(family, code, why)
        if relation != "parent":
            book.found(family, "supplement:undecided", "on July's roster, and not in August")
    for relation, born, columns, why in (
            ("child", "1995-09-01", {}, "a child who turns 18 next month"),
            ("parent", "1943-07-31", {}, "a mother who is 70 on the last of July"),
            ("sibling", "1975-05-05", {"disability": "vision", "disability_grade": "2"},
             "severely disabled")):
        family = book.alone()
        family.add(relation, born, **columns)
        book.innocent(family, code, why)

    code = "supplement:undecided"
    for relation, born, why in (("child", "1995-08-10", "18 this month: it ends undecided"),
                                ("parent", "1943-08-05", "70 this month: it begins undecided")):
        family = book.alone()
        family.add(relation, born)
        book.found(family, code, why)
    family = book.alone()
    family.members[0]["to"] = "2013-07"
    ill = {**family.members[0], "illness": "serious", "from": "2013-08", "to": ""}
    family.members.append(ill)
    book.found(family, code, "seriously ill since this month")
    for relation, born, why in (("child", "1995-09-10", "18 next month"),
                                ("parent", "1943-09-05", "70 next month"),
                                ("child", "1994-08-10", "19 this month")):
        family = book.alone()
        family.add(relation, born)
        book.innocent(family, code, why)


def payments(book):
    for base in (700, 781, 0):
        family = book.family()
        family.payment.update(base=base)
        book.found(family, "approved:paid", "the payroll pays another allowance than is approved")
        family = book.family()
        family.paid = False
        book.found(family, "approved:unpaid", "on the roster with an amount, and not paid")
        family = book.family()
        family.listed = False
        book.found(family, "paid:unapproved", "paid, and not on the roster")
    for column, value, why in (("corrections", "-50", "a correction of earlier months"),
                               ("programmes", "15.75", "electricity beside it"),
                               ("carried", "816", "a month that was not claimed, carried")):
        family = book.family()
        family.payment.update({column: value, "total": 816 + Decimal(value)})
        if column == "carried":
            family.payment.update(carried_detail="2013-06=816.00")
        book.innocent(family, "approved:paid", why)
    for columns, why in (({"movement": "suspended", "payable": 0}, "suspended: nothing is payable"),
                         ({"movement": "stopped", "payable": 0, "on_roster": "no"}, "stopped"),
                         ({"movement": "", "payable": 0, "on_roster": "no"}, "never on it")):
        family = book.family()
        family.roster.update(columns)
        family.paid = False
        book.innocent(family, "approved:unpaid", why)
        book.innocent(family, "paid:unapproved", why)


def receipts(book):
    for at in range(3):
        family = book.family()
        family.receipted = False
        book.found(family, "receipt:missing", "paid in July, and nobody signed")
        family = book.family()
        family.receipt.update(amount=816 - (at + 1) * 10)
        book.found(family, "receipt:amount", "less was handed over than is on the payroll")
        family = book.family()
        family.receipt.update(outcome=("returned", "unclaimed", "returned")[at],
                              paid_on="2013-07-31", collected_by="", signed_by="")
        book.found(family, "receipt:returned", "the money came back")
    for columns, why in (({"paid_on": "2013-07-26"}, "collected late, but in the month"),
                         ({"collected_by": "delivered"}, "brought to the home"),
                         ({"collected_by": "agent", "signed_by": "邻居代领"}, "by a neighbour")):
        family = book.family()
        family.receipt.update(columns)
        for code in ("receipt:missing", "receipt:amount", "receipt:returned"):
            book.innocent(family, code, why)


def accounts(book):
    for accounts_of in (("0000 1111 2222 01", "0000111122 2201"), ("0000-1111-2222-02",) * 3,
                        ("000011112222 03", "00001111222203")):
        for account in accounts_of:
            family = book.family(pay_method="bank", bank="储蓄所", account=account)
            book.found(family, "account:shared", "paid to the account of another family too")
    family = book.family(pay_method="bank", bank="储蓄所", account="00001111222204")
    family.parent()
    book.innocent(family, "account:shared", "one account for all members of one family")
    for account, why in (("00001111222205", "a digit apart"), ("00001111222206", "a digit apart"),
                         ("", "at the counter"), ("", "at the counter")):
        book.innocent(book.family(account=account), "account:shared", why)


def collectors(book):
    agents = [("代领人" + letter, count, "agent") for letter, count in zip("甲乙丙", (12, 15, 11))]
    few = [("亲友" + letter, 1, "agent") for letter in "子丑寅卯辰巳午未"] + [("楼长", 9, "agent")]
    for signer, count, how in agents + few:
        for _ in range(count):
            family = book.family()
            family.receipt.update(collected_by=how, signed_by=signer)
            if (signer, count, how) in agents:
                book.found(family, "collector:many", f"{signer} signs for {count} families",
                           signer)
            else:
                book.innocent(family, "collector:many", f"{signer} signs for {count}")
    for _ in range(12):
        family = book.alone(name="王伟")
        book.innocent(family, "collector:many", "twelve of one name, each for himself")
