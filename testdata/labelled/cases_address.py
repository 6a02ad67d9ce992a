"""One address: households that were one family, and divorces shortly before the application."""
from book import old_number


def split_families(book):
    code = "family:split"
    for address, other_address, number, why in (
            ("解放大路1号", "解放大路1号", str, "the wife left his household for one of her own"),
            ("解放大路2号3门", "解放大路 2 号 3 门", old_number, "with blanks, and with 15 digits"),
            ("解放大路4号A", "解放大路４号A", str, "with wide digits")):
        one = book.family(address=address)
        one.members[0]["marital"] = "divorced"
        one.members[1]["to"] = "2012-03"
        other = book.empty(address=other_address)
        wife = one.members[1]
        other.head(born=wife["birth_date"], sex="female", marital="divorced", name=wife["name"],
                   id_number=number(wife["id_number"]), **{"from": "2012-04"})
        for family in (one, other):
            book.found(family, code, why)
    one, other = pair_of_spouses(book, "解放大路5号", "解放大路5号")
    for family in (one, other):
        book.found(family, code, "husband and wife by the register, one in each household")
        book.found(family, "register:marriages", "and the spouse is no member of either")
    one, other = pair_of_spouses(book, "解放大路6号", "解放大路7号")
    for family in (one, other):
        book.innocent(family, code, "husband and wife at two addresses: not this pattern")
        book.found(family, "register:marriages", "the spouse is no member")

    for number in range(3):
        book.innocent(book.family(address="人民大街9号"), code,
                      "brothers with families of their own in their father's house")
    for name in ("刘洋", "刘波"):
        book.innocent(book.alone(address="人民大街10号", name=name), code,
                      "one surname and one address, never one household")
    one, other = book.family(), book.alone()
    son = one.add("child", "1985-05-05", to="2011-12")
    other.members[0].update(born_elsewhere(son))
    for family in (one, other):
        book.innocent(family, code, "the son moved out to an address of his own")
    one = book.family(address="人民大街12号")
    son = one.add("child", "1986-05-05", to="2011-12")
    other = book.alone()
    other.household["address"] = "人民大街12号"
    other.members[0].update(born_elsewhere(son))
    other.off_roster()
    for family in (one, other):
        book.innocent(family, code, "only one of the two is on the roster, nor did the other apply")


def born_elsewhere(person):
    return {"from": "2012-01", **{column: person[column] for column in
                                  ("name", "id_number", "birth_date", "sex")}}


def pair_of_spouses(book, address, other_address):
    one = book.alone(marital="")
    one.household["address"] = address
    other = book.alone(marital="", sex="female", born="1972-08-08")
    other.household["address"] = other_address
    book.register("marriages", id_number=one.members[0]["id_number"],
                  spouse_id_number=other.members[0]["id_number"], married_on="1995-10-01")
    return one, other


def applicant(book, address, divorced_on, **columns):
    """Somebody divorced who applied on 8 April 2013."""
    family = book.alone(marital="divorced", **columns)
    family.household["address"] = address
    family.apply()
    if divorced_on:
        family.row("events", person_no=1, occurred_on=divorced_on, kind="divorce")
    return family


def neighbour(book, address, **columns):
    """Another household at the address, not on the roster."""
    family = book.alone(**{"sex": "female", "born": "1971-07-07", **columns})
    family.household["address"] = address
    family.off_roster()
    return family


def divorces(book):
    code = "divorce:same_address"
    for at, (day, marital) in enumerate((("2013-02-01", "divorced"), ("2012-04-10", "divorced"),
                                         ("2012-11-11", ""))):
        address = f"自由大路{at}号"
        book.found(applicant(book, address, day), code,
                   "divorced within the year before, and the other lives at the address")
        neighbour(book, address, marital=marital)
    family = applicant(book, "自由大路4号", "")
    other = neighbour(book, "自由大路4号", marital="divorced")
    book.register("marriages", id_number=family.members[0]["id_number"],
                  spouse_id_number=other.members[0]["id_number"],
                  married_on="1995-10-01", divorced_on="2013-01-15")
    book.found(family, code, "the divorce stands in the register of marriages alone")
    for at, (day, marital, why) in enumerate((
            ("2005-05-05", "divorced", "divorced years ago"),
            ("2012-03-20", "divorced", "divorced a year and three weeks before"),
            ("2013-06-06", "divorced", "divorced after the application"),
            ("2013-02-01", "married", "lives beside married parents"),
            ("2013-02-01", "widowed", "lives beside a widowed mother"))):
        address = f"自由大路1{at}号"
        book.innocent(applicant(book, address, day), code, why)
        other = neighbour(book, address, marital=marital, born="1945-07-07")
        if marital == "married":
            other.spouse(born="1943-01-01", sex="male")
    book.innocent(applicant(book, "自由大路20号", "2013-02-01"), code,
                  "divorced, and nobody else at the address")
    neighbour(book, "自由大路21号", marital="divorced")
    family = applicant(book, "自由大路22号", "2012-10-01")
    family.members[0]["marital"] = "married"
    family.spouse()
    family.row("events", person_no=1, occurred_on="2013-03-01", kind="marriage")
    neighbour(book, "自由大路22号", marital="divorced")
    book.innocent(family, code, "married again before the application")
