#!/usr/bin/python3
"""The questions of dibao-audit(7), answered a second time.

    answers.py compare BOOK QUESTION <PRINTED   differs: exit 1, and says in what
    answers.py plant BOOK QUESTION              puts a fault into the book that is to be found;
                                                exit 3: there is none for this question
    answers.py questions                        those that it can answer

It reads the tables of the book and knows nothing of the pipes: plain loops over dictionaries.
"""
import csv
import datetime
import glob
import hashlib
import json
import os
import subprocess
import sys
from collections import Counter, defaultdict
from decimal import Decimal

YEAR = "2004"
LAST = "2004-12"
answers, plants = {}, {}


def answer(question, header=None):
    def keep(function):
        answers[question] = (function, header)
        return function
    return keep


def plant(question):
    def keep(function):
        plants[question] = function
        return function
    return keep


class Book:
    def __init__(self, folder):
        self.folder = folder

    def path(self, name):
        return os.path.join(self.folder, name)

    def rows(self, name):
        with open(self.path(name), encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def table(self, name):
        return self.rows(name + ".csv")

    def month(self, table, month=LAST):
        return self.rows(f"months/{month}/{table}.csv")

    def months(self):
        return sorted(os.path.basename(path) for path in glob.glob(self.path("months/*")))

    def write(self, name, rows):
        """A new file: the old one may be another book's too."""
        os.rename(self.path(name), self.path(name) + ".old")
        with open(self.path(name), "w", encoding="utf-8", newline="") as file:
            table = csv.DictWriter(file, rows[0], lineterminator="\n")
            table.writeheader()
            table.writerows(rows)
        os.remove(self.path(name) + ".old")

    def change(self, name, which, **values):
        """Changes the first row that `which` holds for, and returns what it was."""
        rows = self.rows(name)
        row = next(row for row in rows if which(row))
        before = dict(row)
        row.update(values)
        self.write(name, rows)
        return before

    def append(self, name, **values):
        rows = self.rows(name)
        rows.append({column: values.get(column, "") for column in rows[0]})
        rows.sort(key=lambda row: row.get("household_id", ""))
        self.write(name, rows)


def day(text):
    return datetime.date.fromisoformat(text)


def covers(row, month):
    return (row["from"] or month) <= month <= (row["to"] or month)


def fen(text):
    return int(Decimal(text or "0") * 100)


def yuan(sum_of_fen):
    return f"{Decimal(sum_of_fen) / 100:.2f}"


def by(rows, *columns):
    groups = defaultdict(list)
    for row in rows:
        key = tuple(row[column] for column in columns)
        groups[key if len(columns) > 1 else key[0]].append(row)
    return groups


def opened(applications, decision):
    """The day of the application that a decision belongs to."""
    return max((row["opened_on"] for row in applications.get(decision["household_id"], [])
                if row["opened_on"] <= decision["decided_on"]), default=None)


def on_roster(book, month=LAST):
    return {row["household_id"]: row for row in book.month("roster", month)
            if row["on_roster"] == "yes"}


# Persons

@answer("Who was paid after death?", "month,household_id,person_no,occurred_on,payment_no,total")
def paid_after_death(book):
    deaths = [row for row in book.table("events") if row["kind"] == "death" and row["person_no"]]
    for month in book.months():
        counted = {(row["household_id"], row["person_no"]) for row in book.month("members", month)
                   if row["counted"] == "yes"}
        paid = by(book.month("payroll", month), "household_id")
        for row in deaths:
            key = row["household_id"], row["person_no"]
            if key in counted and row["occurred_on"][:7] < month and key[0] in paid:
                payment = paid[key[0]][0]
                yield month, *key, row["occurred_on"], payment["payment_no"], payment["total"]


def kill(book):
    counted = by([row for row in book.month("members") if row["counted"] == "yes"], "household_id")
    paid = by(book.month("payroll"), "household_id")
    home = next(home for home in counted if home in paid and len(counted[home]) == 3)
    book.append("events.csv", household_id=home, person_no=counted[home][2]["person_no"],
                occurred_on="2004-09-05", reported_on="2004-12-01", kind="death")


plant("Who was paid after death?")(kill)


@answer("Which dead person's row still covers later months?")
def dead_rows(book):
    members = by(book.table("members"), "household_id", "person_no")
    for row in book.table("events"):
        for member in members[row["household_id"], row["person_no"]]:
            if row["kind"] == "death" and (member["to"] or "9999-99") > row["occurred_on"][:7]:
                yield row["household_id"], row["person_no"], row["occurred_on"], member["to"]


plant("Which dead person's row still covers later months?")(kill)


def person(number):
    return number[:6] + "19" + number[6:] if len(number) == 15 else number[:17]


@answer("Who is a member of two families in December?")
def in_two_families(book):
    homes = defaultdict(set)
    for row in book.table("members"):
        if row["id_number"] and covers(row, LAST):
            homes[person(row["id_number"])].add((row["household_id"], row["person_no"]))
    for found in homes.values():
        if len({home for home, _ in found}) > 1:
            yield (" ".join(sorted(f"{home}#{number}" for home, number in found)),)


@plant("Who is a member of two families in December?")
def register_twice(book):
    row = next(row for row in book.table("members")
               if row["id_number"][6:8] == "19" and covers(row, LAST))
    book.change("members.csv", lambda other: other["household_id"] != row["household_id"]
                and other["person_no"] == "2" and covers(other, LAST),
                id_number=row["id_number"][:6] + row["id_number"][8:17])


@answer("Who has a full allowance as three-no and yet somebody at home who earns?",
        "household_id,person_no,category,countable_income")
def full_and_earning(book):
    full = {row["household_id"] for row in book.month("assessed") if row["method"] == "full"}
    for row in book.month("members"):
        if row["household_id"] in full and row["counted"] == "yes" and (
                row["category"] in ("employed", "retired") or fen(row["countable_income"]) > 0):
            yield row["household_id"], row["person_no"], row["category"], row["countable_income"]


@plant("Who has a full allowance as three-no and yet somebody at home who earns?")
def earn(book):
    full = {row["household_id"] for row in book.month("assessed") if row["method"] == "full"}
    book.change(f"months/{LAST}/members.csv", lambda row: row["household_id"] in full
                and row["counted"] == "yes", category="retired", countable_income="60.00")


CARED = {"lone_elder", "orphan", "special_care"}


@answer("Who is given the supplement of lone elders, orphans and special-care persons without "
        "being one?", "household_id,person_no,special")
def supplement_of_others(book):
    given = {(row["household_id"], row["person_no"]) for row in book.month("members")
             if "classified=" in row["supplement_detail"]}
    for row in book.table("members"):
        if (row["household_id"], row["person_no"]) in given and covers(row, LAST) \
                and not CARED & set(row["special"].split(";")):
            yield row["household_id"], row["person_no"], row["special"]


@plant("Who is given the supplement of lone elders, orphans and special-care persons without "
       "being one?")
def no_longer_special(book):
    given = {(row["household_id"], row["person_no"]) for row in book.month("members")
             if "classified=" in row["supplement_detail"]}
    book.change("members.csv", lambda row: (row["household_id"], row["person_no"]) in given
                and covers(row, LAST), special="carer")


@answer("In which families is everybody able to work, and nobody earns anything?",
        "subdistrict,families")
def able_and_idle(book):
    idle = set()
    for home, members in by([row for row in book.month("members") if row["counted"] == "yes"],
                            "household_id").items():
        if all(row["labour"] == "able" and 18 <= int(row["age"] or 0) < 60
               and fen(row["countable_income"]) == 0 for row in members):
            idle.add(home)
    return Counter(row["subdistrict"] for row in on_roster(book).values()
                   if row["household_id"] in idle).items()


@plant("In which families is everybody able to work, and nobody earns anything?")
def idle_family(book):
    home = next(home for home, row in on_roster(book).items() if row["persons"] == "1")
    book.change(f"months/{LAST}/members.csv",
                lambda row: row["household_id"] == home and row["counted"] == "yes",
                labour="able", age="40", countable_income="0.00")


# Places

@answer("Which subdistrict pays more a head than last year?")
def more_a_head(book):
    place = {row["household_id"]: row["subdistrict"] for row in book.table("households")}
    sums = defaultdict(lambda: [0, 0, 0, 0])
    for row in book.table("opening"):
        sums[place[row["household_id"]]][0] += fen(row["amount"])
        sums[place[row["household_id"]]][1] += int(row["persons"])
    for row in on_roster(book).values():
        sums[row["subdistrict"]][2] += fen(row["payable"])
        sums[row["subdistrict"]][3] += int(row["persons"])
    for name, (before, heads_before, now, heads_now) in sums.items():
        if now * heads_before > before * heads_now:
            yield name, f"{before / heads_before / 100:.2f}", f"{now / heads_now / 100:.2f}"


@plant("Which subdistrict pays more a head than last year?")
def fewer_heads(book):
    rows = book.month("roster")
    for row in rows:
        if row["subdistrict"] == rows[0]["subdistrict"] and row["on_roster"] == "yes":
            row["payable"] = "1000.00"
    book.write(f"months/{LAST}/roster.csv", rows)


@answer("Which community lets far more, or far fewer, through than the others?",
        "community,decided,agreed")
def unlike_the_others(book):
    place = {row["household_id"]: row["community"] for row in book.table("households")}
    votes = [(place[row["household_id"]], row["vote"] == "agree") for row in book.table("opinions")
             if row["step"] == "district" and row["decided_on"] >= YEAR]
    decided = Counter(name for name, _ in votes)
    agreed = Counter(name for name, agree in votes if agree)
    everywhere = Decimal(sum(agreed.values())) / len(votes)
    for name, count in decided.items():
        if count >= 10 and abs(Decimal(agreed[name]) / count - everywhere) >= Decimal("0.1"):
            yield name, count, agreed[name]


@plant("Which community lets far more, or far fewer, through than the others?")
def refuse_all(book):
    place = {row["household_id"]: row["community"] for row in book.table("households")}
    rows = book.table("opinions")
    for row in rows:
        if row["step"] == "district" and place[row["household_id"]] == place[rows[0]["household_id"]]:
            row["vote"] = "disagree"
    book.write("opinions.csv", rows)


@answer("Who issued far more papers to a family than the others do?")
def papers_a_family(book):
    for (kind, issuer), rows in by(book.table("documents"), "kind", "issued_by").items():
        families = len({row["household_id"] for row in rows})
        yield kind, issuer, len(rows), families


@plant("Who issued far more papers to a family than the others do?")
def busy_issuer(book):
    rows = book.table("documents")
    for row in rows[:40]:
        row.update(kind="diagnosis", issued_by="某诊所", household_id=rows[0]["household_id"])
    book.write("documents.csv", rows)


@answer("Which paper stands in two families?", "kind,household_id")
def paper_twice(book):
    for (kind, number), rows in by(book.table("documents"), "kind", "number").items():
        homes = list(dict.fromkeys(row["household_id"] for row in rows))
        if number and len(homes) > 1:
            yield kind, ";".join(homes)


@plant("Which paper stands in two families?")
def copy_paper(book):
    row = next(row for row in book.table("documents") if row["kind"] == "id_card")
    book.change("documents.csv", lambda other: other["kind"] == "id_card"
                and other["household_id"] != row["household_id"], number=row["number"])


# The way of a case

@answer("Who voted on kin?", "household_id,step,reviewer,role,vote,decided_on")
def voted_on_kin(book):
    for row in book.table("opinions"):
        if row["kin"] == "yes" and row["vote"] in ("agree", "disagree"):
            yield tuple(row[column] for column in
                        "household_id step reviewer role vote decided_on".split())


@plant("Who voted on kin?")
def kin(book):
    book.change("opinions.csv", lambda row: row["role"] == "director", kin="yes", vote="abstain")
    book.change("opinions.csv", lambda row: row["role"] == "officer", kin="yes")


@answer("Who decided on a family in which there is a person of the very same name?",
        "household_id,step,reviewer")
def same_name(book):
    names = {(row["household_id"], row["name"]) for row in book.table("members")}
    return {(row["household_id"], row["step"], row["reviewer"]) for row in book.table("opinions")
            if (row["household_id"], row["reviewer"]) in names}


@plant("Who decided on a family in which there is a person of the very same name?")
def namesake(book):
    home = book.table("opinions")[0]["household_id"]
    name = next(row["name"] for row in book.table("members") if row["household_id"] == home)
    book.change("opinions.csv", lambda row: row["role"] == "resident", reviewer=name)


def days_of(book):
    with open(book.path("policy.json"), encoding="utf-8") as file:
        return {step["step"]: datetime.timedelta(step["days"])
                for step in json.load(file)["steps"] if step["kind"] == "notice"}


@answer("Which notices came down a day early?", "household_id,step,posted_on,taken_down_on,up")
def down_early(book):
    days = days_of(book)
    for row in book.table("postings"):
        if row["taken_down_on"]:
            up = day(row["taken_down_on"]) - day(row["posted_on"])
            if up < days[row["step"]]:
                yield (*(row[column] for column in
                         "household_id step posted_on taken_down_on".split()), up.days)


@plant("Which notices came down a day early?")
def take_down(book):
    rows = book.table("postings")
    for row, up in zip(rows, (5, 4)):
        row["taken_down_on"] = str(day(row["posted_on"]) + datetime.timedelta(up))
    book.write("postings.csv", rows)


@answer("Who decided before the notice had ended?")
def before_the_end(book):
    applications = by(book.table("applications"), "household_id")
    postings = by([row for row in book.table("postings") if row["step"] == "notice1"],
                  "household_id")
    found = set()
    for row in book.table("opinions"):
        since = opened(applications, row)
        up = [posting["posted_on"] for posting in postings.get(row["household_id"], [])
              if since and since <= posting["posted_on"] <= row["decided_on"]]
        if row["step"] == "subdistrict" and up \
                and day(min(up)) + days_of(book)["notice1"] >= day(row["decided_on"]):
            found.add((row["household_id"], row["decided_on"], max(up)))
    return found


@plant("Who decided before the notice had ended?")
def decide_early(book):
    posting = next(row for row in book.table("postings") if row["step"] == "notice1")
    book.change("opinions.csv", lambda row: row["household_id"] == posting["household_id"]
                and row["step"] == "subdistrict" and row["decided_on"] > posting["posted_on"],
                decided_on=str(day(posting["posted_on"]) + days_of(book)["notice1"]))


@answer("Who decided at two steps of one application?")
def at_two_steps(book):
    applications = by(book.table("applications"), "household_id")
    steps = defaultdict(set)
    for row in book.table("opinions"):
        steps[row["household_id"], row["reviewer"], opened(applications, row) or ""].add(row["step"])
    for key, found in steps.items():
        if len(found) > 1:
            yield (*key, ",".join(sorted(found)))


@plant("Who decided at two steps of one application?")
def same_reviewer(book):
    first = next(row for row in book.table("opinions") if row["step"] == "subdistrict")
    book.change("opinions.csv", lambda row: row["household_id"] == first["household_id"]
                and row["step"] == "district", reviewer=first["reviewer"])


@answer("Which opinion is not signed?", "household_id,step,reviewer,decided_on")
def unsigned(book):
    for row in book.table("opinions"):
        if row["signed"] in ("", "no"):
            yield row["household_id"], row["step"], row["reviewer"], row["decided_on"]


@plant("Which opinion is not signed?")
def unsign(book):
    book.change("opinions.csv", lambda row: row["role"] == "police", signed="no")
    book.change("opinions.csv", lambda row: row["role"] == "resident", signed="")


@answer("Which approval rests on no visit by two persons?")
def without_visit(book):
    applications = by(book.table("applications"), "household_id")
    visits = by(book.table("surveys"), "household_id")
    for row in book.table("opinions"):
        if row["step"] != "district" or row["vote"] != "agree":
            continue
        since = opened(applications, row)
        if not any(since and since <= visit["visited_on"] <= row["decided_on"]
                   and visit["outcome"] == "clear" and len(visit["surveyors"].split(";")) > 1
                   for visit in visits.get(row["household_id"], [])):
            yield row["household_id"], row["decided_on"]


@plant("Which approval rests on no visit by two persons?")
def visit_alone(book):
    approved = next(row for row in book.table("opinions")
                    if row["step"] == "district" and row["vote"] == "agree")
    rows = book.table("surveys")
    for row in rows:
        if row["household_id"] == approved["household_id"]:
            row["surveyors"] = row["surveyors"].split(";")[0]
    book.write("surveys.csv", rows)


@answer("Who waited longer than thirty days before the bureau decided?",
        "subdistrict,late_count,late_sum,waited_max")
def waits(book):
    place = {row["household_id"]: row["subdistrict"] for row in book.table("households")}
    applications = by(book.table("applications"), "household_id")
    waited = defaultdict(dict)
    for row in book.table("opinions"):
        since = opened(applications, row)
        if row["step"] == "district" and row["decided_on"] >= YEAR and since:
            waited[place[row["household_id"]]][row["household_id"], row["decided_on"]] = \
                (day(row["decided_on"]) - day(since)).days
    for name, days in waited.items():
        yield (name, len(days), sum(1 for count in days.values() if count > 30),
               max(days.values()))


@plant("Who waited longer than thirty days before the bureau decided?")
def decide_late(book):
    rows = book.table("opinions")
    row = next(row for row in rows if row["step"] == "district"
               and row["decided_on"] > YEAR)
    applications = by(book.table("applications"), "household_id")
    since = opened(applications, row)
    later = day(since) + datetime.timedelta(31)
    for application in applications[row["household_id"]]:
        assert not since < application["opened_on"] <= str(later)
    book.change("opinions.csv", lambda other: other == row, decided_on=str(later))


@answer("Which objections were answered late, or not at all?",
        "household_id,step,raised_on,channel,outcome,answered_on,days")
def objections(book):
    for row in book.table("objections"):
        days = (day(row["answered_on"]) - day(row["raised_on"])).days if row["answered_on"] else ""
        if row["outcome"] == "open" or days == "" or days > 20:
            yield (*(row[column] for column in "household_id step raised_on channel outcome "
                     "answered_on".split()), days)


@plant("Which objections were answered late, or not at all?")
def leave_open(book):
    rows = book.table("objections")
    rows[0].update(outcome="open", answered_on="", answer="")
    for row, days in zip(rows[1:], (20, 21)):
        row["answered_on"] = str(day(row["raised_on"]) + datetime.timedelta(days))
    book.write("objections.csv", rows)


@answer("Which petitions were answered after their day?", "petition_no,received_on,due_on,answered_on")
def petitions(book):
    for row in book.table("petitions"):
        if not row["answered_on"] or day(row["answered_on"]) > day(row["due_on"]):
            yield row["petition_no"], row["received_on"], row["due_on"], row["answered_on"]


@plant("Which petitions were answered after their day?")
def answer_late(book):
    rows = book.table("petitions")
    rows[0]["answered_on"] = rows[0]["due_on"]
    rows[1]["answered_on"] = str(day(rows[1]["due_on"]) + datetime.timedelta(1))
    rows[2]["answered_on"] = ""
    book.write("petitions.csv", rows)


@answer("Whose recheck is overdue, and who has been told to come?",
        "household_id,subdistrict,recheck_due,state,waiting_for")
def rechecks(book):
    for row in on_roster(book).values():
        if row["recheck_due"] and row["recheck_due"] <= "2004-11":
            yield tuple(row[column] for column in
                        "household_id subdistrict recheck_due state waiting_for".split())


@plant("Whose recheck is overdue, and who has been told to come?")
def overdue(book):
    book.change(f"months/{LAST}/roster.csv", lambda row: row["on_roster"] == "yes",
                recheck_due="2004-11")


def movements(book, month):
    return [row for row in book.month("roster", month) if row["movement"] == "stopped"]


@answer("Why were families refused or stopped?", "movement_reasons,families")
def why_stopped(book):
    return Counter(row["movement_reasons"] for month in book.months()
                   for row in movements(book, month)).items()


@plant("Why were families refused or stopped?")
def stop(book):
    book.change("months/2004-06/roster.csv", lambda row: row["on_roster"] == "yes",
                movement="stopped", movement_reasons="fraud;income")


@answer("Who did not come to community work, without excuse, and is paid in full all the same?",
        "household_id,person_no,missed,payable")
def idle(book):
    missed = Counter((row["household_id"], row["person_no"]) for row in book.table("community_work")
                     if row["held_on"][:7] == LAST and row["attended"] == row["excused"] == "no")
    paid = on_roster(book)
    for (home, number), count in missed.items():
        if count > 1 and home in paid and fen(paid[home]["payable"]) >= fen(paid[home]["amount"]):
            yield home, number, count, paid[home]["payable"]


@plant("Who did not come to community work, without excuse, and is paid in full all the same?")
def stay_away(book):
    paid = on_roster(book)
    rows = book.table("community_work")
    december = [row for row in rows if row["household_id"] in paid and row["held_on"][:7] == LAST]
    for row in december[:2]:
        row.update(household_id=december[0]["household_id"], person_no=december[0]["person_no"],
                   attended="no", excused="no")
    book.write("community_work.csv", sorted(rows, key=lambda row: row["household_id"]))


# The money

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


# The whole

@answer("Has anything in a frozen month been changed?")
def changed(book):
    for month in book.months():
        with open(book.path(f"months/{month}/SHA256SUMS"), encoding="utf-8") as file:
            for line in file:
                digest, name = line.rstrip("\n").split("  ", 1)
                with open(book.path(f"months/{month}/{name}"), "rb") as content:
                    if hashlib.sha256(content.read()).hexdigest() != digest:
                        yield (f"{month}: {name}: FAILED",)


@plant("Has anything in a frozen month been changed?")
def touch(book):
    rows = book.month("payroll", "2004-05")
    rows[0]["total"] = yuan(fen(rows[0]["total"]) + 1)
    book.write("months/2004-05/payroll.csv", rows)


@answer("Do the movements lead from each roster to the next?")
def chain(book):
    last = len(book.table("opening"))
    for month in book.months():
        moved = Counter(row["movement"] for row in book.month("roster", month))
        should = last + moved["new"] + moved["resumed"] - moved["stopped"] - moved["suspended"]
        last = len(on_roster(book, month))
        if last != should:
            yield (f"book/months/{month}/roster.csv: {last}, not {should}",)


@plant("Do the movements lead from each roster to the next?")
def slip_in(book):
    book.change("months/2004-06/roster.csv", lambda row: row["on_roster"] == "no",
                on_roster="yes", movement="unchanged", payable="100.00")


@answer("Does the year's report say what the rosters say?")
def report(book):
    return []


@answer("What would ten yuan more a person cost in a month, and whom would it reach?",
        "families,yuan,entitled")
def ten_more(book):
    members = by([row for row in book.month("members") if row["counted"] == "yes"], "household_id")
    families = total = entitled = 0
    for row in book.month("roster"):
        income, need = fen(row["income"]), fen(row["need"]) + 1000 * int(row["persons"])
        if row["verdict"] == "eligible":
            families += row["on_roster"] == "yes"
            total += 1000 * int(row["persons"]) if row["on_roster"] == "yes" else 0
        elif row["verdict"] == "ineligible" and 0 < int(row["persons"]) and income < need:
            entitled += 1
            if row["on_roster"] == "yes":
                families += 1
                special = sum(1 for member in members[row["household_id"]]
                              if CARED & set(member["special"].split(";")))
                total += need - income + 1100 * int(row["persons"]) + 3400 * special
    return [(families, yuan(total), entitled)]


@answer("Why is the largest allowance of December so large?")
def why_so_large(book):
    return None


@answer("Which twenty families of December's roster are to be visited by lot?")
def lot(book):
    return None


def lines_of(book, question):
    function, _ = answers[question]
    found = function(book)
    return None if found is None else sorted(",".join(map(str, row)) for row in found)


def compare(book, question, printed):
    printed = [line for line in printed.splitlines() if line and line != answers[question][1]]
    expected = lines_of(book, question)
    if expected is None:
        return bool(printed)
    for line in sorted(set(printed) ^ set(expected)) or sorted(
            (Counter(printed) - Counter(expected)) + (Counter(expected) - Counter(printed))):
        print(("< printed " if line in printed else "> expected ") + line)
    return sorted(printed) == expected


def main(verb, *arguments):
    if verb == "questions":
        print("\n".join(answers))
        return 0
    book, question = Book(arguments[0]), arguments[1]
    if verb == "compare":
        return 0 if compare(book, question, sys.stdin.read()) else 1
    if question not in plants:
        return 3
    before = lines_of(book, question)
    plants[question](book)
    assert lines_of(book, question) != before, "the fault is not one"
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
