"""Who is paid, and for whom."""
from collections import Counter, defaultdict

from tables import LAST, answer, by, covers, fen, on_roster, plant


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
