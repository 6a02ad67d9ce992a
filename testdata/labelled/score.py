#!/usr/bin/python3
"""score.py BOOK FINDINGS: precision and recall of dibao-check by pattern; exit 1 below 1.

A household is found for a code or it is not, however many findings say so; families that are one
case together (one collector's, one issuer's) count once. A finding that names no household is that
of the row's household. One that no label asks for is false, whether the household was meant as a
look-alike or as nothing at all.
"""
import csv
import os
import sys
from collections import defaultdict


def rows(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def ratio(part, whole):
    return f"{part / whole:.2f}" if whole else "-"


def homes(path):
    """The household of each line of a table; of a receipt by its payment."""
    paid = os.path.join(os.path.dirname(path), "months", "2013-07", "payroll.csv")
    payments = {row["payment_no"]: row["household_id"] for row in rows(paid)} \
        if path.endswith("receipts.csv") else {}
    return {str(line): row.get("household_id") or payments.get(row.get("payment_no"), "")
            for line, row in enumerate(rows(path), 2)}


def cases(book, findings):
    """By label and code, the cases and why; by code, the cases that were found and where."""
    asked, innocent, found = (defaultdict(dict) for _ in range(3))
    together, lines = {}, {}
    for row in rows(os.path.join(book, "labels.csv")):
        case = together[row["code"], row["household_id"]] = row["together"] or row["household_id"]
        (asked if row["label"] == "positive" else innocent)[row["code"]][case] = row["why"]
    for row in findings:
        home = row["household_id"]
        if not home and row["register"] == "":
            path = os.path.join(book, row["file"])
            lines[path] = lines.get(path) or homes(path)
            home = lines[path][row["line"]]
        case = together.get((row["code"], home), home)
        found[row["code"]][case] = f"{row['table']}:{row['line']}"
    return asked, innocent, found


def main(book, findings):
    asked, innocent, found = cases(book, rows(findings))
    print(f"{'pattern':34} positive innocent precision recall")
    wrong = []
    for code in sorted(asked.keys() | innocent.keys() | found.keys()):
        right = asked[code].keys() & found[code].keys()
        print(f"{code:34} {len(asked[code]):8} {len(innocent[code]):8} "
              f"{ratio(len(right), len(found[code])):>9} {ratio(len(right), len(asked[code])):>6}")
        wrong += [f"{code} {case}: not found: {asked[code][case]}"
                  for case in sorted(asked[code].keys() - right)]
        wrong += [f"{code} {case}: found in {found[code][case]}: "
                  + innocent[code].get(case, "nobody asked for it")
                  for case in sorted(found[code].keys() - right)]
    print(*wrong, sep="\n")
    return 1 if wrong else 0


sys.exit(main(sys.argv[1], sys.argv[2]))
