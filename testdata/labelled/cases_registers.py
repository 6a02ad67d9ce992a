"""What the registers of other offices say of members, the dates respected."""
from book import id_number, old_number


def said(book, register, family, person, number=str, **columns):
    book.register(register, id_number=number(family.members[person]["id_number"]), **columns)


def deaths(book):
    for person, number, day, why in ((0, str, "2013-05-05", "the head is dead since May"),
                                     (2, str, "2013-06-30", "the child is dead since June"),
                                     (1, old_number, "2012-12-01", "found by her 15 digits")):
        family = book.family()
        said(book, "deaths", family, person, number, died_on=day)
        book.found(family, "register:deaths", why)
    for day, last, why in (("2013-06-03", "2013-06", "the row ends with the month of the death"),
                           ("2013-08-02", "", "died this month, whose payment is his last"),
                           ("2013-07-31", "2013-07", "the last payment of a dead man, and due")):
        family = book.family()
        family.add("sibling", "1975-05-05", to=last)
        said(book, "deaths", family, 3, died_on=day)
        if last == "2013-06":
            family.roster.update(approved_persons=3)
        book.innocent(family, "register:deaths", why)
    family = book.alone(name="王强")
    stranger = id_number(family.members[0]["birth_date"], "male", 499)
    book.register("deaths", id_number=stranger, name="王强", died_on="2013-01-01")
    book.innocent(family, "register:deaths", "another of his name and birthday has died")


def vehicles(book):
    code = "register:vehicles"
    for person, number, why in ((0, str, "the head's car"), (1, str, "the wife's car"),
                                (1, old_number, "the wife's, by 15 digits")):
        family = book.family()
        family.apply()
        said(book, "vehicles", family, person, number, registered_on="2011-03-03")
        book.found(family, code, why)
    family = book.family()
    family.apply()
    said(book, "vehicles", family, 0, registered_on="2009-01-01", sold_on="2013-05-20")
    book.found(family, code, "sold after the application")
    for begin, end, why in (("2011-03-03", "2013-04-01", "a car sold before the application"),
                            ("2001-01-01", "2004-02", "scrapped years ago"),
                            ("2013-09-01", "", "not bought yet")):
        family = book.family()
        family.apply()
        said(book, "vehicles", family, 0, registered_on=begin, sold_on=end)
        book.innocent(family, code, why)
    family = book.family()
    family.row("assets", kind="vehicle", value="20000", quantity="1")
    family.off_roster()
    said(book, "vehicles", family, 0, registered_on="2011-03-03")
    book.innocent(family, code, "told, and therefore not on the roster")


def houses(book):
    code = "register:houses"
    for person, number in ((0, str), (1, str), (1, old_number)):
        family = book.family()
        said(book, "houses", family, person, number, address="西安大路1号", bought_on="2008-08-08")
        book.found(family, code, "a home elsewhere, of a family that rents")
    family = book.family(housing="owned")
    for address in ("西安大路2号", "西安大路3号"):
        said(book, "houses", family, 0, address=address, bought_on="2001-01-01")
    book.found(family, code, "a second home")
    family = book.family(housing="owned")
    said(book, "houses", family, 0, address=family.household["address"], bought_on="2001-01-01")
    book.innocent(family, code, "the home that the family lives in")
    family = book.family(housing="owned")
    said(book, "houses", family, 1, address="斯大林大街旧门牌", bought_on="2001-01-01")
    book.innocent(family, code, "one home, owned: a new address under its old number")
    family = book.family()
    said(book, "houses", family, 0, address="西安大路4号", bought_on="2001-01-01",
         sold_on="2010-05-05")
    book.innocent(family, code, "sold before the application")
    family = book.family()
    family.row("assets", kind="home", value="50000", quantity="1")
    said(book, "houses", family, 0, address="西安大路5号", bought_on="2001-01-01")
    book.innocent(family, code, "told as an asset")


def companies(book):
    code = "register:companies"
    for person, number in ((0, str), (1, old_number), (2, str)):
        family = book.family()
        said(book, "companies", family, person, number, opened_on="2010-10-10")
        book.found(family, code, "a company that nobody told of")
    for begin, end, kind, why in (("2010-10-10", "2012-12-31", "", "closed before"),
                                  ("2013-09-09", "", "", "not founded yet"),
                                  ("2010-10-10", "", "business", "its income was told")):
        family = book.family()
        if kind:
            family.earn("200", kind, person_no=2)
        said(book, "companies", family, 1, opened_on=begin, closed_on=end)
        book.innocent(family, code, why)


def incomes(book):
    for name, kind in (("payrolls", "wage"), ("pensions", "pension"), ("tax", "business")):
        code = "register:" + name
        for told, number, why in ((None, str, "nothing was told"),
                                  ("80", str, "less was told than is paid"),
                                  (None, old_number, "nothing was told, by 15 digits")):
            family = book.family()
            if told:
                family.earn(told, kind, person_no=2)
            said(book, name, family, 1, number, amount="200", **{"from": "2012-01"})
            book.found(family, code, f"{kind}: {why}")
        for told, begin, end, why in (("200", "2012-01", "", "all of it was told"),
                                      ("230", "2012-01", "", "more was told"),
                                      (None, "2010-01", "2012-12", "ended before"),
                                      (None, "2013-09", "", "begins next month")):
            family = book.family()
            if told:
                family.earn(told, kind, person_no=2)
            said(book, name, family, 1, amount="200", **{"from": begin, "to": end})
            book.innocent(family, code, f"{kind}: {why}")


def prisoners(book):
    code = "register:prisoners"
    for person, number in ((0, str), (1, old_number), (1, str)):
        family = book.family()
        said(book, "prisoners", family, person, number, imprisoned_on="2013-05-20")
        book.found(family, code, "counted, and in prison since May")
    family = book.family()
    said(book, "prisoners", family, 0, imprisoned_on="2010-01-01", released_on="2012-12-30")
    book.innocent(family, code, "released before")
    family = book.family()
    said(book, "prisoners", family, 0, imprisoned_on="2013-08-10")
    book.innocent(family, code, "imprisoned this month, which is still his")
    family = book.family()
    family.add("sibling", "1975-05-05", situation="prison")
    said(book, "prisoners", family, 3, imprisoned_on="2010-01-01")
    book.innocent(family, code, "in prison, and left out of the count")


def relief(book):
    for begin, end in (("2013-01", ""), ("2013-08", "2013-12"), ("2012-01", "2013-08")):
        family = book.family()
        said(book, "other_relief", family, 1, **{"from": begin, "to": end})
        book.found(family, "register:other_relief", "supported by another scheme this month")
    for begin, end in (("2013-01", "2013-07"), ("2013-09", ""), ("2009", "2010")):
        family = book.family()
        said(book, "other_relief", family, 1, **{"from": begin, "to": end})
        book.innocent(family, "register:other_relief", "not this month")


def staff_kin(book):
    code = "register:staff_kin"
    for columns, why in (({"outcome": "unclear"}, "visited, and nothing clear"),
                         ({"surveyors": "张娟"}, "visited by one alone"),
                         ({"visited_on": "2013-03-01"}, "visited before the application")):
        family = book.family()
        family.apply()
        book.tables["surveys"][-1].update(columns)
        said(book, "staff_kin", family, 1, relation="弟媳")
        book.found(family, code, f"kin of staff: {why}")
    for person, number in ((0, str), (1, old_number), (2, str)):
        family = book.family()
        family.apply()
        said(book, "staff_kin", family, person, number)
        book.innocent(family, code, "kin of staff, and visited in full")


def marriages(book):
    code = "register:marriages"
    stranger = id_number("1980-01-01", "female", 499)
    for marital in ("single", "divorced", ""):
        family = book.alone(marital=marital)
        said(book, "marriages", family, 0, spouse_id_number=stranger, married_on="2009-09-09")
        book.found(family, code, f"married, entered as {marital or 'nothing'}, without spouse")
    family = book.family()
    said(book, "marriages", family, 0, spouse_id_number=family.members[1]["id_number"],
         married_on="1999-09-09")
    book.innocent(family, code, "the spouse is a member")
    family = book.family()
    said(book, "marriages", family, 1, married_on="1999-09-09",
         spouse_id_number=old_number(family.members[0]["id_number"]))
    book.innocent(family, code, "the spouse is a member, here by 15 digits")
    family = book.alone(marital="widowed")
    said(book, "marriages", family, 0, spouse_id_number=stranger, married_on="1999-09-09")
    book.innocent(family, code, "a widower, whose marriage the register does not end")
    family = book.alone(marital="divorced")
    said(book, "marriages", family, 0, spouse_id_number=stranger, married_on="1999-09-09",
         divorced_on="2008-01-01")
    book.innocent(family, code, "divorced years ago")
    family = book.family()
    for spouse, end in ((stranger, "2001-01-01"), (family.members[1]["id_number"], "")):
        said(book, "marriages", family, 0, spouse_id_number=spouse, married_on="1995-09-09",
             divorced_on=end)
    book.innocent(family, code, "a remarriage: the second spouse is a member")
