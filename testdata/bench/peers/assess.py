#!/usr/bin/python3
"""The same sums with Python's csv module: assess.py members.csv incomes.csv households.csv"""
import csv
import itertools
import sys


def groups(name):
    """The rows of each household, as its number is asked for; the tables are sorted."""
    rows = csv.reader(open(name, newline=""))
    next(rows)
    grouped = itertools.groupby(rows, lambda row: row[0])
    present, group = next(grouped, (None, ()))
    while True:
        wanted = yield
        found = list(group) if present == wanted else []
        if found:
            present, group = next(grouped, (None, ()))
        yield found


def rows_of(source, household):
    next(source)
    return source.send(household)


members, incomes = groups(sys.argv[1]), groups(sys.argv[2])
households = csv.reader(open(sys.argv[3], newline=""))
out = csv.writer(sys.stdout, lineterminator="\n")
out.writerow(next(households) + ["persons", "income", "need", "verdict", "amount"])
for household in households:
    persons = rows_of(members, household[0])
    earned = sum(float(row[3]) / float(row[4] or 1) for row in rows_of(incomes, household[0])
                 if row[2] != "special_care_pension")
    need = 169.0 * len(persons)
    entitled = earned < need - 1e-9
    full = all(row[7] == "three_no" for row in persons)
    amount = 0 if not entitled else need if full else need - earned + 1e-7
    out.writerow(household + [len(persons), f"{earned + 1e-7:.2f}", f"{need:.2f}",
                              "eligible" if entitled else "ineligible", f"{amount:.2f}"])
