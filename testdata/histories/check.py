#!/usr/bin/python3
"""Whether a roster is right by the raw tables of its book alone: check.py BOOK ROSTER

It knows the district's way of 2004 and nothing of the programs. A family that is new on the roster
of May 2004 needs, of its latest application: papers, visit and a panel that agrees; a posting for
its full days; the subdistrict, then the district, in April or before, each by somebody who has not
spoken; another full posting; nobody who still objects. Prints what is wrong; status 1."""
import collections
import csv
import sys
from datetime import date, timedelta

DATE = date(2004, 5, 20)
MONTH = date(2004, 5, 1)
FULL = timedelta(5)
STANDARD = 169
METHODS = set("look check listen ask record compute".split())
ROLES = set("secretary director police officer resident".split())


def read(book, table):
    rows = collections.defaultdict(list)
    with open("%s/%s.csv" % (book, table), encoding="utf-8") as file:
        for row in csv.DictReader(file):
            rows[row["household_id"]].append(
                {name: date.fromisoformat(value) if name.endswith("_on") and value else value
                 for name, value in row.items()})
    return rows


class History:
    """What the tables say of a family's latest application."""

    def __init__(self, book, family):
        for table, rows in book.items():
            setattr(self, table, rows.get(family, []))
        self.persons = len(self.members)
        self.income = sum(float(row["amount"]) for row in self.incomes)
        self.amount = STANDARD * self.persons - self.income
        self.opened = max((row["opened_on"] for row in self.applications
                           if row["opened_on"] <= DATE), default=None)

    def of_it(self, rows, column, until=DATE):
        return [row for row in rows if row[column] and self.opened <= row[column] <= until]

    def is_withdrawn(self):
        return all(row["withdrawn_on"] and row["withdrawn_on"] <= DATE
                   for row in self.applications if row["opened_on"] == self.opened)

    def has_papers(self, on):
        wanted = [("", "hukou")]
        for row in self.members:
            born = row["birth_date"].split("-")
            if 2004 - int(born[0]) - (int(born[1]) > on.month) >= 16:
                wanted.append((row["person_no"], "id_card"))
        return all(any(row["kind"] == kind and row["person_no"] == person
                       and row["genuine"] == "yes"
                       and (not row["valid_until"] or date.fromisoformat(row["valid_until"]) >= on)
                       for row in self.of_it(self.documents, "verified_on", on))
                   for person, kind in wanted)

    def has_visit(self, on):
        return any(row["outcome"] == "clear" and len(set(row["surveyors"].split(";"))) >= 2
                   and METHODS <= set(row["methods"].split(";"))
                   for row in self.of_it(self.surveys, "visited_on", on))

    def spoke(self, step, until=DATE):
        return [row for row in self.of_it(self.opinions, "decided_on", until)
                if row["step"] == step]

    def agrees(self, row):
        return (row["vote"] == "agree" and row["signed"] == "yes" and row["kin"] != "yes"
                and int(row["persons"]) == self.persons and float(row["income"]) == self.income)

    def panel_days(self):
        """Days on which the panel may have agreed."""
        for on in sorted({row["decided_on"] for row in self.spoke("community")}):
            heard = [row for row in self.spoke("community", on) if row["signed"] == "yes"
                     and (row["kin"] != "yes" or row["vote"] == "abstain")]
            yes = {row["reviewer"] for row in heard if self.agrees(row)}
            if (ROLES <= {row["role"] for row in heard}
                    and len({row["reviewer"] for row in heard}) >= 5
                    and 2 * len(yes) > len({row["reviewer"] for row in heard})
                    and self.has_papers(on) and self.has_visit(on)):
                yield on

    def posting_ends(self, step, after):
        """Last days of postings that were up in full, begun on a day or later."""
        for row in self.of_it(self.postings, "posted_on"):
            end = row["posted_on"] + FULL
            if (row["step"] == step and row["posted_on"] >= after and end < DATE
                    and int(row["persons"]) == self.persons
                    and (row["posted_on"] < MONTH or float(row["amount"]) == self.amount)
                    and not (row["taken_down_on"] and row["taken_down_on"] < end)):
                yield end

    def decisions(self, step, role, earlier, after):
        before = {row["reviewer"] for earlier_step in earlier for row in self.spoke(earlier_step)
                  if row["signed"] == "yes"}
        for row in self.spoke(step):
            if (row["role"] == role and self.agrees(row) and row["decided_on"] >= after
                    and row["reviewer"] not in before
                    and (row["decided_on"] < MONTH or float(row["amount"]) == self.amount)):
                yield row["decided_on"]

    def is_heard(self, step, decided):
        """Nobody's objection is open, and what was upheld was decided again."""
        for row in self.of_it(self.objections, "raised_on"):
            if row["step"] not in ("", step) or row["raised_on"] == DATE:
                continue
            settled = row["answered_on"] or None
            if row["outcome"] == "open" or (settled and settled > DATE):
                return False
            if row["outcome"] == "upheld" and settled >= decided:
                return False
        return True

    def may_be_new(self):
        if not self.opened or self.is_withdrawn() or self.amount <= 0:
            return False
        return any(self.is_heard("notice1", first) and self.is_heard("notice2", third)
                   for first in self.panel_days()
                   for end in self.posting_ends("notice1", first)
                   for second in self.decisions("subdistrict", "subdistrict_office",
                                                ["community"], end + timedelta(1))
                   for third in self.decisions("district", "bureau",
                                               ["community", "subdistrict"], second)
                   if third < MONTH
                   for _ in self.posting_ends("notice2", third))

    def is_safe(self, last):
        """On the last roster, and nothing that could put it out."""
        since = [row for row in self.applications
                 if last["approved_on"] < row["opened_on"] <= DATE]
        return self.amount > 0 and not any(row["withdrawn_on"] for row in since) and not any(
            row["vote"] == "disagree" for row in self.opinions)


def main():
    book = {table: read(sys.argv[1], table) for table in (
        "members incomes applications documents surveys opinions postings objections".split())}
    opening = read(sys.argv[1], "opening")
    with open(sys.argv[1] + "/flawless", encoding="ascii") as file:
        flawless = set(file.read().split())
    found = collections.Counter()
    with open(sys.argv[2], encoding="utf-8") as file:
        for row in csv.DictReader(file):
            family = row["household_id"]
            history = History(book, family)
            on_roster = row["on_roster"] == "yes"
            if family in opening:
                if not on_roster and history.is_safe(opening[family][0]):
                    found[family + ": nothing puts it out of the roster"] += 1
            elif on_roster and not history.may_be_new():
                found[family + ": on the roster without each step in order"] += 1
            elif not on_roster and history.may_be_new() and family in flawless:
                found[family + ": nothing is wrong, and it is not on the roster"] += 1
            found["new"] += on_roster and family not in opening
            found["out"] += not on_roster and bool(history.opened)
    wrong = [text for text in found if ":" in text]
    print("new on the roster: %d, with an application and not on it: %d" % (found["new"], found["out"]))
    print(*wrong, sep="\n", end="")
    sys.exit(bool(wrong) or not found["new"] or not found["out"])


main()
