"""The way of a case: rechecks, changes, postings, opinions, objections, petitions."""


def rechecks(book):
    for due in ("2013-07", "2013-05", "2012-12"):
        family = book.family()
        family.roster.update(recheck_due=due)
        book.found(family, "recheck:overdue", f"due in {due}, and nothing opened")
    for due in ("2013-08", "2013-12"):
        family = book.family()
        family.roster.update(recheck_due=due)
        book.innocent(family, "recheck:overdue", f"due in {due}")
    family = book.family()
    family.roster.update(recheck_due="2013-07")
    family.row("applications", opened_on="2013-07-20", kind="recheck")
    book.innocent(family, "recheck:overdue", "due in July, opened in July")


def changes(book):
    code = "application:overdue"
    for at in range(3):
        for month, application, why in (
                ("2013-06", "", "changed in June, the end of July is past"),
                ("2013-07", "", "changed in July: until the end of August"),
                ("2013-06", "2013-07-15", "changed in June, told in July")):
            family = book.family()
            change(family, at, month)
            family.roster.update(state="waiting", waiting_for="application:missing", approval="",
                                 due_on="2013-07-31" if month == "2013-06" else "2013-08-31")
            if application:
                family.row("applications", opened_on=application, kind="change")
            late = month == "2013-06" and not application
            (book.found if late else book.innocent)(family, code, why)
    family = book.family()
    family.earn("9.99", **{"from": "2013-06"})
    family.roster.update(approved_income=300)
    book.innocent(family, code, "less than 10 yuan, which is no change")


def change(family, which, month):
    """Another number of persons or another income since a month, as against the approved."""
    before = f"2013-{int(month[5:]) - 1:02}"
    if which == 0:
        family.add("sibling", "1976-01-01", to=before)
        family.roster.update(approved_persons=4)
    elif which == 1:
        family.earn("150", "pension", person_no=2, **{"from": month})
        family.roster.update(approved_income=300)
    else:
        family.members[2]["to"] = before
        family.roster.update(approved_persons=3)


def rows_of_petitions(book):
    code = "petition:overdue"
    for at, (received, due, answered, outcome, late, why) in enumerate((
            ("2013-05-02", "2013-07-01", "", "open", True, "its day is past"),
            ("2013-06-01", "", "", "open", True, "sixty days are past"),
            ("2013-08-01", "2013-08-15", "", "open", True, "a day of its own, and past"),
            ("2013-05-02", "2013-07-01", "2013-06-20", "answered", False, "answered in time"),
            ("2013-08-01", "2013-08-20", "", "open", False, "its last day is today"),
            ("2013-06-25", "", "", "open", False, "sixty days end on the 24th"),
            ("2013-05-02", "", "2013-06-02", "investigated", False, "investigated"))):
        family = book.family()
        family.row("petitions", petition_no=f"2013-{at:05}", received_on=received, due_on=due,
                   channel="visit", persons="1", subject="反映低保评审", answered_on=answered,
                   outcome=outcome)
        (book.found if late else book.innocent)(family, code, why)


def objections(book):
    for raised in ("2013-07-10", "2013-07-25", "2013-07-30"):
        family = waiting(book, raised, "open")
        book.found(family, "objection:overdue", f"open since {raised}, twenty days allowed")
    for raised, outcome in (("2013-07-31", "open"), ("2013-08-10", "open"),
                            ("2013-07-10", "dismissed")):
        family = waiting(book, raised, outcome)
        book.innocent(family, "objection:overdue", f"of {raised}, {outcome}")
        book.innocent(family, "objection:on_roster", "the family is not on the roster")
    for outcome, label in (("open", book.found), ("dismissed", book.innocent)):
        for day in ("2013-08-05", "2013-08-10", "2013-08-19"):
            family = book.family()
            family.apply()
            family.row("objections", raised_on=day, channel="hotline", content="家有门面",
                       outcome=outcome, answered_on="" if outcome == "open" else "2013-08-20")
            label(family, "objection:on_roster", f"raised after the approval, {outcome}")


def waiting(book, raised, outcome):
    """A family whose application is posted, with an objection to it."""
    family = book.family()
    family.off_roster()
    family.row("applications", opened_on="2013-07-01", kind="new")
    family.row("postings", step="notice1", posted_on="2013-07-09", persons=3, amount=816)
    family.row("objections", step="notice1", raised_on=raised, channel="hotline",
               content="家有门面", outcome=outcome,
               answered_on="" if outcome == "open" else "2013-07-20")
    return family


def postings(book):
    rows = book.tables["postings"]
    for missing in (("notice1",), ("notice2",), ("notice1", "notice2")):
        family = book.family()
        way = family.apply()
        for notice in missing:
            rows.remove(way[notice])
        book.found(family, "posting:missing", f"decided without {' and '.join(missing)}")
    family = book.family()
    way = family.apply()
    book.innocent(family, "posting:missing", "both were posted")
    book.innocent(book.family(), "posting:missing", "nothing was decided: an old approval")
    family = book.family()
    family.off_roster()
    family.row("applications", opened_on="2013-08-01", kind="new")
    book.innocent(family, "posting:missing", "applied, and not decided yet")

    for notice, day in (("notice1", "2013-04-23"), ("notice1", "2013-04-18"),
                        ("notice2", "2013-05-02")):
        family = book.family()
        family.apply()[notice].update(taken_down_on=day)
        book.found(family, "posting:short", f"{notice} came down on {day}")
    for day, why in (("", "it still hangs"), ("2013-05-20", "down long after"),
                     ("2013-04-24", "down on the last day")):
        family = book.family()
        family.apply()["notice1"].update(taken_down_on=day)
        book.innocent(family, "posting:short", why)
    family = book.family()
    way = family.apply()
    rows.append({**way["notice1"], "posted_on": "2013-04-16", "taken_down_on": "2013-04-17"})
    book.innocent(family, "posting:short", "torn down, and posted again in full")


def opinions(book):
    for step, day in (("district", "2013-04-24"), ("district", "2013-04-18"),
                      ("decision", "2013-05-03")):
        family = book.family()
        family.apply()[step].update(decided_on=day)
        book.found(family, "opinion:early", f"{step} on {day}, before the posting had ended")
    for step, day in (("district", "2013-04-25"), ("decision", "2013-05-04")):
        family = book.family()
        family.apply()[step].update(decided_on=day)
        if step == "decision":
            family.roster.update(approved_on=day)
        book.innocent(family, "opinion:early", f"{step} on {day}, the first day that is right")
    family = book.family()
    early = family.apply()["decision"]
    book.tables["opinions"].append({**early, "decided_on": "2013-05-02"})
    book.innocent(family, "opinion:early", "early, and given again in time: the later one counts")

    for vote, member in (("agree", 0), ("agree", 3), ("disagree", 1)):
        family = book.family()
        family.apply()["panel"][member].update(kin="yes", vote=vote)
        book.found(family, "kin:voted", f"a relative who voted: {vote}")
    for kin, vote in (("yes", "abstain"), ("no", "agree"), ("", "agree")):
        family = book.family()
        family.apply()["panel"][0].update(kin=kin, vote=vote)
        book.innocent(family, "kin:voted", f"kin {kin or 'empty'}, {vote}")


def posted(book):
    for notice, column, value in (("notice1", "persons", 4), ("notice1", "amount", "700"),
                                  ("notice2", "persons", 2)):
        family = book.family()
        family.apply()[notice].update({column: value})
        book.found(family, "posted:approved", f"{notice} showed other {column} than approved")
    family = book.family()
    family.apply()
    book.innocent(family, "posted:approved", "as approved")
    family = book.family()
    way = family.apply()
    book.tables["postings"].append({**way["notice1"], "posted_on": "2013-04-16", "persons": 4,
                                    "taken_down_on": "2013-04-17"})
    book.innocent(family, "posted:approved", "wrong at first, taken down and posted again rightly")
    family = book.family()
    family.apply()["decision"].update(amount="816", decided_on="2013-07-02")
    family.roster.update(approved_on="2013-07-02")
    book.innocent(family, "posted:approved", "decided in July: the standard rose in between")
