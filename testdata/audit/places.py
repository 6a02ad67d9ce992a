"""Subdistricts, issuers and papers."""
from collections import Counter, defaultdict
from decimal import Decimal

from tables import LAST, YEAR, answer, by, fen, on_roster, plant


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
