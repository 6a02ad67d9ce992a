"""The book of invented families that the labelled cases are written into.

A family is on the roster of ROSTER_MONTH, paid and receipted, and nothing is wrong with it until
a case makes it so. What the roster and the payroll say of it is reckoned here from the law's
difference (standard less income a head, by persons) and the supplements of national-2012, when the
book is written; a case that wants them otherwise says so in family.roster, payment or receipt.
"""
import csv
import os
from collections import defaultdict
from decimal import Decimal

DAY = "2013-08-20"
MONTH = "2013-08"
ROSTER_MONTH = "2013-07"
STANDARDS = {"2013-04": 330, "2013-07": 360}
SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜"
GIVEN = "福寿康宁安泰顺祥瑞庆和平秋春兰芳梅竹松柏岩峰江海明亮清远"


def id_number(birth, sex, serial):
    """18 digits in division 990104, which is nobody's; the last by ISO 7064 MOD 11-2."""
    digits = "990104" + birth.replace("-", "") + f"{2 * serial + (sex == 'male'):03}"
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return digits + "10X98765432"[sum(int(d) * w for d, w in zip(digits, weights)) % 11]


def old_number(number):
    """The 15 digits of the same person."""
    return number[:6] + number[8:17]


def check_digit(digits):
    """ISO 7064 MOD 11,10, of households and payments."""
    rest = 10
    for digit in digits:
        rest = (rest + int(digit)) % 10 or 10
        rest = rest * 2 % 11
    return str((11 - rest) % 10)


def covers(row, month):
    return (row.get("from") or month) <= month <= (row.get("to") or month)


def age(person, month):
    born = person["birth_date"]
    return int(month[:4]) - int(born[:4]) - (month[5:] < born[5:7])


def care(person, month):
    """Per cent of the standard that the highest supplement of a person gives, and its code."""
    if person.get("illness") == "serious":
        return 30, "serious_illness"
    if person.get("disability_grade") in ("1", "2"):
        return 30, "severe_disability"
    if age(person, month) >= 70:
        return 20, "elder"
    return (10, "minor") if age(person, month) < 18 else (0, "")


class Family:
    def __init__(self, book, number, **columns):
        self.book, self.id = book, number
        self.members, self.incomes = [], []
        self.roster, self.payment, self.receipt = {}, {}, {}
        self.listed = self.paid = self.receipted = True
        self.household = {"household_id": number, "address": f"桂林路{int(number[7:12])}号",
                          "housing": "public_rent", "residence": "registered",
                          "pay_method": "counter", **columns}

    def add(self, relation, born, sex="male", **columns):
        """A member; his number is made when the case does not say which."""
        self.book.people += 1
        at = self.book.people
        person = {"person_no": len(self.members) + 1, "relation": relation, "birth_date": born,
                  "name": SURNAMES[at * 7 % len(SURNAMES)] + GIVEN[at % len(GIVEN)]
                  + GIVEN[at // len(GIVEN) % len(GIVEN)],
                  "sex": sex, "category": "other", "labour": "partial", "illness": "chronic",
                  "marital": "single", "schooling": "none", **columns}
        self.book.born[born] += 1
        person.setdefault("id_number", id_number(born, sex, self.book.born[born]))
        self.members.append(person)
        return person

    def birthday(self, month):
        """A day of a month; other families have others, so that the numbers suffice."""
        return f"{month}-{len(self.book.families) % 28 + 1:02}"

    def head(self, **columns):
        return self.add("head", **{"born": self.birthday("1970-03"), "marital": "married",
                                   **columns})

    def spouse(self, **columns):
        return self.add("spouse", **{"born": self.birthday("1972-05"), "sex": "female",
                                     "marital": "married", **columns})

    def child(self, born="", **columns):
        born = born or self.birthday("2003-10")
        young = {"category": "other", "labour": "none", "illness": "none",
                 "schooling": "compulsory" if "1998" <= born < "2007" else "none"}
        return self.add("child", born, **{**young, **columns})

    def parent(self, **columns):
        return self.add("parent", **{"born": "1941-06-01", "sex": "female", "marital": "widowed",
                                     "labour": "none", **columns})

    def earn(self, amount, kind="other", **columns):
        self.incomes.append({"kind": kind, "amount": amount, **columns})

    def row(self, table, **columns):
        self.book.tables[table].append({"household_id": self.id, **columns})

    def apply(self, **columns):
        """A new application of 8 April 2013 and its whole way; returns its rows by step."""
        persons, income, base, extra = self.facts("2013-04")
        facts = {"persons": persons, "income": income, "amount": base + sum(extra.values())}
        posted = {"persons": persons, "amount": facts["amount"], "place": "社区公示栏"}
        self.row("applications", opened_on="2013-04-08", kind="new", **columns)
        self.row("surveys", visited_on="2013-04-10", surveyors="张娟;高彩云", methods="ask;look",
                 outcome="clear")
        way = {"survey": self.opinion("survey", "民政办", "subdistrict_office", "04-12", facts),
               "panel": [self.opinion("evaluation", f"居民{at}", "resident", "04-16", facts)
                         for at in range(4)]
               + [self.opinion("evaluation", "郑书记", "secretary", "04-16", facts),
                  self.opinion("evaluation", "何主任", "director", "04-16", facts)],
               "notice1": {"step": "notice1", "posted_on": "2013-04-17",
                           "taken_down_on": "2013-04-25", **posted},
               "district": self.opinion("district", "民政局甲", "bureau", "04-25", facts),
               "notice2": {"step": "notice2", "posted_on": "2013-04-26",
                           "taken_down_on": "2013-05-04", **posted},
               "decision": self.opinion("decision", "民政局乙", "bureau", "05-06", facts)}
        for notice in ("notice1", "notice2"):
            way[notice]["household_id"] = self.id
            self.book.tables["postings"].append(way[notice])
        self.roster.setdefault("approved_on", "2013-05-06")
        return way

    def opinion(self, step, reviewer, role, day, facts):
        self.row("opinions", step=step, reviewer=reviewer, role=role, vote="agree",
                 decided_on=f"2013-{day}", signed="yes", kin="no", **facts)
        return self.book.tables["opinions"][-1]

    def facts(self, month):
        """Persons, income, base amount and supplements by code, as the law has them in a month."""
        standard = STANDARDS[max(at for at in STANDARDS if at <= month)]
        there = [person for person in self.members
                 if covers(person, month) and person.get("situation") != "prison"]
        income = sum(Decimal(row["amount"]) for row in self.incomes if covers(row, month)
                     and row["kind"] != "special_care_pension")
        extra = defaultdict(Decimal)
        for person in there:
            percent, code = care(person, month)
            extra[code] += Decimal(standard * percent) / 100
        extra.pop("", None)
        return len(there), income, max(standard * len(there) - income, Decimal(0)), extra

    def off_roster(self):
        self.listed = self.paid = False


class Book:
    def __init__(self):
        self.people, self.born = 0, defaultdict(int)
        self.families, self.labels = [], []
        self.tables, self.registers = defaultdict(list), defaultdict(list)
        self.tables["places"] = [
            {"code": "990104000"}, {"subdistrict": "东泰街道", "code": "990104001"},
            {"subdistrict": "东泰街道", "community": "柳荫社区", "code": "990104001001"}]

    def empty(self, **columns):
        """A family without anybody in it."""
        digits = f"001001{len(self.families) + 1:05}"
        number = f"{digits[:6]}-{digits[6:]}{check_digit(digits)}"
        self.families.append(Family(self, number, **columns))
        return self.families[-1]

    def family(self, **columns):
        """A couple and their child, with 300 yuan a month."""
        family = self.empty(**columns)
        family.head()
        family.spouse()
        family.child()
        family.earn("300")
        return family

    def alone(self, **columns):
        """Somebody who lives alone, of 43 years and single, with 100 yuan a month."""
        family = self.empty()
        family.head(**{"marital": "single", **columns})
        family.earn("100")
        return family

    def register(self, register, **columns):
        self.registers[register].append(columns)

    def found(self, family, code, why, together=""):
        self.label(family, code, "positive", why, together)

    def innocent(self, family, code, why, together=""):
        self.label(family, code, "innocent", why, together)

    def label(self, family, code, label, why, together):
        """Of families that are one case together, one finding is enough."""
        self.labels.append({"household_id": family.id, "code": code, "label": label, "why": why,
                            "together": together})

    def write(self, folder):
        for family in sorted(self.families, key=lambda family: family.id):
            self.enter(family)
        for name, rows in self.tables.items():
            path = os.path.join(folder, name + ".csv")
            if name in ("roster", "payroll"):
                path = os.path.join(folder, "months", ROSTER_MONTH, name + ".csv")
            if rows and "household_id" in rows[0]:
                rows.sort(key=lambda row: row["household_id"])
            write(path, rows)
        for name, rows in self.registers.items():
            write(os.path.join(folder, "registers", name + ".csv"), rows)
        write(os.path.join(folder, "labels.csv"), self.labels)

    def enter(self, family):
        """A family into the tables."""
        first = family.members[0] if family.members else {"name": "某人"}
        self.tables["households"].append({
            "subdistrict": "东泰街道", "community": "柳荫社区", "head_name": first["name"],
            "payee_name": first["name"], **family.household})
        for table, rows in (("members", family.members), ("incomes", family.incomes)):
            self.tables[table] += [{"household_id": family.id, **row} for row in rows]
        persons, income, base, extra = family.facts(ROSTER_MONTH)
        self.tables["roster"].append(roster_row(family, persons, income, base, extra))
        if not family.listed:
            self.tables["roster"].pop()
        if family.paid:
            self.pay(family, persons, base, sum(extra.values()))

    def pay(self, family, persons, base, supplement):
        digits = f"{ROSTER_MONTH.replace('-', '')}001{len(self.tables['payroll']) + 1:06}"
        payment = {"payment_no": f"{digits[:6]}-{digits[6:9]}-{digits[9:]}{check_digit(digits)}",
                   "month": ROSTER_MONTH, "household_id": family.id, "subdistrict": "东泰街道",
                   "community": "柳荫社区", "payee_name": family.members[0]["name"],
                   "persons": persons, "base": base, "supplement": supplement, "programmes": "0",
                   "corrections": "0", "carried": "0", "pay_on": "2013-07-10", "goods": "0",
                   **family.payment}
        payment.setdefault("total", Decimal(payment["base"]) + Decimal(payment["supplement"]))
        self.tables["payroll"].append(payment)
        if family.receipted:
            self.tables["receipts"].append({
                "payment_no": payment["payment_no"], "outcome": "paid", "paid_on": "2013-07-10",
                "amount": payment["total"], "collected_by": "self",
                "signed_by": payment["payee_name"], **family.receipt})


def roster_row(family, persons, income, base, extra):
    supplement = sum(extra.values())
    detail = [f"{code}={extra[code]:.2f}" for code in
              ("serious_illness", "severe_disability", "elder", "minor") if extra.get(code)]
    return {"household_id": family.id, "subdistrict": "东泰街道", "community": "柳荫社区",
            "month": ROSTER_MONTH, "policy": "national-2012", "persons": persons, "income": income,
            "verdict": "eligible", "method": "differential", "base_amount": base,
            "supplement": supplement, "supplement_detail": ";".join(detail),
            "amount": base + supplement, "recheck": "B", "step": "decision", "state": "passed",
            "approval": "continuing", "approved_on": "2013-05-13", "approved_persons": persons,
            "approved_income": income, "recheck_due": "2013-11", "on_roster": "yes",
            "on_roster_since": "2013-06", "movement": "unchanged",
            "previous_amount": base + supplement, "payable": base + supplement, **family.roster}


def write(path, rows):
    columns = list(dict.fromkeys(column for row in rows for column in row))
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, columns, restval="", lineterminator="\n")
        table.writeheader()
        table.writerows(rows)
