#!/usr/bin/python3
"""Makes a book of random histories under the district's policy of 2004: make.py SEED FAMILIES BOOK

Most families come to the panel and go on for some way; in each something may be wrong, late, early,
twice or somebody else's. BOOK/flawless names those in whose history nothing is."""
import csv
import datetime
import random
import sys

COLUMNS = {
    "households": "household_id subdistrict community head_name",
    "members": "household_id person_no name relation birth_date category",
    "incomes": "household_id person_no kind amount",
    "applications": "household_id opened_on kind withdrawn_on",
    "documents": "household_id person_no kind verified_on genuine valid_until",
    "surveys": "household_id visited_on surveyors methods outcome",
    "opinions": "household_id step reviewer role vote persons income amount decided_on signed kin",
    "postings": "household_id step posted_on persons amount taken_down_on",
    "objections": "household_id step raised_on outcome answered_on",
    "events": "household_id occurred_on kind",
    "community_work": "household_id person_no held_on",
    "opening": "household_id persons income amount approved_on recheck_due",
}
METHODS = "look;check;listen;ask;record;compute"
PANEL = ["secretary", "director", "police", "officer", "resident"]
STANDARD = 169


class Family:
    """One family and what happens to it."""

    def __init__(self, number, random):
        self.random = random
        self.id = "h%05d" % number
        self.rows = {table: [] for table in COLUMNS}
        self.flaws = 0
        self.persons = random.randint(1, 3)
        self.income = random.choice([0, 0, 50, 100, 168, 169, 400])
        self.amount = max(STANDARD * self.persons - self.income, 0)
        self.add("households", "南湖街道", "湖东社区", "某某")
        self.ages = [random.choice([1950, 1960, 1970])] + [
            random.choice([1955, 1988, 1995]) for _ in range(self.persons - 1)]
        for person, year in enumerate(self.ages, 1):
            self.add("members", person, "某某", "head" if person == 1 else "other",
                     "%d-05-01" % year, "unemployed" if year < 1980 else "other")
        if self.income:
            self.add("incomes", 1, "other", self.income)

    def add(self, table, *values):
        self.rows[table].append([self.id, *map(str, values)])

    def goes_wrong(self, chance=0.02):
        wrong = self.random.random() < chance
        self.flaws += wrong
        return wrong

    def days(self, most=2):
        return datetime.timedelta(self.random.randint(0, most))

    def papers(self, on):
        for person, kind in [("", "hukou")] + [(i, "id_card") for i, year in enumerate(self.ages, 1)
                                               if year <= 1988]:
            if self.goes_wrong(0.02):
                continue
            self.add("documents", person, kind,
                     on - datetime.timedelta(9) if self.goes_wrong(0.02) else on,
                     "no" if self.goes_wrong(0.02) else "yes",
                     on - datetime.timedelta(1) if self.goes_wrong(0.02) else "")

    def visit(self, on):
        if self.goes_wrong():
            return
        self.add("surveys", on, "甲" if self.goes_wrong() else "甲;乙",
                 "look;ask" if self.goes_wrong() else METHODS,
                 self.random.choice(["unclear", "not_home"]) if self.goes_wrong() else "clear")

    def opinion(self, step, reviewer, role, on):
        if self.goes_wrong(0.02):
            return
        vote = self.random.choice(["disagree", "abstain"]) if self.goes_wrong(0.03) else "agree"
        kin = self.goes_wrong(0.01)
        self.add("opinions", step, reviewer, role, vote,
                 self.persons + 1 if self.goes_wrong(0.01) else self.persons,
                 self.income + 1 if self.goes_wrong(0.01) else self.income, self.amount,
                 on - datetime.timedelta(20) if self.goes_wrong(0.01) else on,
                 "no" if self.goes_wrong(0.02) else "yes", "yes" if kin else "no")

    def posting(self, step, on):
        if self.goes_wrong():
            return on + datetime.timedelta(6)
        down = on + datetime.timedelta(4 if self.goes_wrong() else 5)
        self.add("postings", step, on, self.persons + 1 if self.goes_wrong() else self.persons,
                 self.amount + 1 if self.goes_wrong() else self.amount,
                 down if self.random.random() < 0.5 or down < on + datetime.timedelta(5) else "")
        if self.goes_wrong(0.08):
            raised = on + datetime.timedelta(self.random.randint(0, 9))
            outcome = self.random.choice(["open", "dismissed", "upheld"])
            self.add("objections", self.random.choice(["", step]), raised, outcome,
                     raised + datetime.timedelta(3) if outcome != "open" else "")
        return on + datetime.timedelta(5 if self.goes_wrong() else 6)

    def apply(self, opened):
        """The whole way, as far as it goes."""
        kind = self.random.choice(["new", "new", "new", "change", "recheck", "appeal"])
        withdrawn = opened + datetime.timedelta(self.random.randint(1, 40))
        self.add("applications", opened, kind, withdrawn if self.goes_wrong() else "")
        on = opened + self.days()
        self.papers(on)
        self.visit(on)
        on += self.days()
        for role in PANEL + ["resident"]:
            self.opinion("community", "%s%d" % (role, self.random.randint(1, 2)), role, on)
        if self.random.random() < 0.05:
            return
        on = self.posting("notice1", on + self.days())
        who = "secretary1" if self.goes_wrong() else "office"
        self.opinion("subdistrict", who, "subdistrict_office", on)
        on += self.days()
        self.opinion("district", "office" if self.goes_wrong() else "bureau", "bureau", on)
        if self.random.random() < 0.05:
            return
        self.posting("notice2", on + self.days())

    def live(self):
        first = datetime.date(2004, 3, 1)
        if self.random.random() < 0.25:
            income = self.random.choice([self.income, self.income, self.income + 9, self.income + 80])
            self.add("opening", self.persons, income, self.amount, "2003-12-10",
                     self.random.choice(["2004-05", "2004-06", "2004-09"]))
        for _ in range(self.random.choice([0, 1, 1, 1, 1, 2])):
            self.apply(first + datetime.timedelta(self.random.randint(0, 60)))


def main():
    seed, families, book = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    rows = {table: [] for table in COLUMNS}
    flawless = []
    for number in range(families):
        family = Family(number, random.Random("%d %d" % (seed, number)))
        family.live()
        for table, added in family.rows.items():
            rows[table] += added
        if not family.flaws and len(family.rows["applications"]) == 1 and not family.rows["opening"]:
            flawless.append(family.id)
    for table, header in COLUMNS.items():
        with open("%s/%s.csv" % (book, table), "w", encoding="utf-8") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(header.split())
            writer.writerows(rows[table])
    with open(book + "/flawless", "w", encoding="ascii") as file:
        file.writelines(id + "\n" for id in flawless)


main()
