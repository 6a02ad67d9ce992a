"""The whole: months that were changed, and what a rise would cost."""
import hashlib
from collections import Counter

from tables import answer, by, fen, on_roster, plant, yuan
from persons import CARED


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
