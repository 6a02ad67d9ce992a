"""The way of a case: who decided what, when, and what waits."""
import datetime
import json
from collections import Counter, defaultdict

from tables import LAST, YEAR, answer, by, day, fen, on_roster, opened, plant


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


@answer("Which petitions were answered after their day?",
        "petition_no,received_on,due_on,answered_on")
def petitions(book):
    for row in book.table("petitions"):
        late = row["due_on"] and row["answered_on"] > row["due_on"]
        if late or not row["answered_on"]:
            yield row["petition_no"], row["received_on"], row["due_on"], row["answered_on"]


@plant("Which petitions were answered after their day?")
def answer_late(book):
    rows = book.table("petitions")
    rows[0]["answered_on"] = rows[0]["due_on"]
    rows[1]["answered_on"] = str(day(rows[1]["due_on"]) + datetime.timedelta(1))
    rows[2]["answered_on"] = ""
    rows[3]["due_on"] = ""
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
