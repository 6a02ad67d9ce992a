"""Events that the tables do not show yet."""


def happened(family, kind, day, person=2):
    family.row("events", person_no=person, occurred_on=day, kind=kind)


def gone(book):
    for kind, day in (("death", "2013-06-10"), ("death", "2013-05-31"), ("death", "2012-12-12"),
                      ("imprisoned", "2013-06-10"), ("imprisoned", "2013-03-01"),
                      ("imprisoned", "2012-10-10"), ("moved_out", "2013-06-10"),
                      ("moved_out", "2013-02-02"), ("moved_out", "2012-10-10")):
        family = book.family()
        family.add("sibling", "1976-01-01")
        happened(family, kind, day, 4)
        book.found(family, "event:" + kind, f"{day}: his row goes on")
        for last, when, why in (("2013-05", "2013-05-15", "his row ends with that month"),
                                ("2013-08", "2013-08-05", "this month, with which his row ends")):
            family = book.family()
            family.add("sibling", "1976-01-01", to=last)
            if last < "2013-07":
                family.roster.update(approved_persons=3)
            happened(family, kind, when, 4)
            book.innocent(family, "event:" + kind, why)
    family = book.family()
    family.add("sibling", "1976-01-01", situation="prison")
    happened(family, "imprisoned", "2013-04-01", 4)
    book.innocent(family, "event:imprisoned", "in prison, and left out of the count")


def come(book):
    for day in ("2013-06-01", "2013-07-30", "2013-05-05"):
        family = book.family()
        family.row("events", occurred_on=day, kind="birth")
        book.found(family, "event:birth", "nobody in the family was born that day")
        family = book.family()
        family.child(day)
        family.row("events", occurred_on=day, kind="birth")
        book.innocent(family, "event:birth", "the child is a member")
        family = book.family()
        family.add("sibling", "1976-01-01", to="2012-12")
        happened(family, "moved_in", day, 4)
        book.found(family, "event:moved_in", "his only row ended before")
        family = book.family()
        family.add("sibling", "1976-01-01", **{"from": day[:7]})
        happened(family, "moved_in", day, 4)
        book.innocent(family, "event:moved_in", "his row begins with that month")


def changed(book):
    for day in ("2013-05-05", "2013-06-06", "2013-07-07"):
        family = book.family()
        happened(family, "job_found", day)
        book.found(family, "event:job_found", "neither employed nor a wage")
        family = book.family()
        family.earn("100", "wage", person_no=2)
        happened(family, "job_found", day)
        book.innocent(family, "event:job_found", "the wage is there")
        family = book.alone()
        happened(family, "marriage", day, 1)
        book.found(family, "event:marriage", "still single")
        family = book.family()
        happened(family, "marriage", day, 1)
        book.innocent(family, "event:marriage", "married, and the wife is a member")
        family = book.family()
        happened(family, "divorce", day, 1)
        book.found(family, "event:divorce", "still married")
        family = book.alone(marital="divorced")
        happened(family, "divorce", day, 1)
        book.innocent(family, "event:divorce", "entered as divorced")
        family = book.alone(born="1994-01-01", schooling="college")
        happened(family, "left_school", day, 1)
        book.found(family, "event:left_school", "still at college")
        family = book.alone(born="1994-01-01")
        happened(family, "left_school", day, 1)
        book.innocent(family, "event:left_school", "not at school")
    family = book.family()
    happened(family, "divorce", "2010-10-10", 1)
    happened(family, "marriage", "2012-02-02", 1)
    book.innocent(family, "event:divorce", "a remarriage since")
