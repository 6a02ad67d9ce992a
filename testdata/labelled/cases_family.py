"""Who lives together: one person twice, members who must exist, and rows that make no sense."""
from book import old_number


def one_person_in_two_families(book):
    code = "person-twice"
    for relation, born, number, why in (
            ("sibling", "1980-04-05", str, "an adult is a member of two families in one month"),
            ("sibling", "1981-04-05", old_number, "in the other family with the 15 digits"),
            ("child", "2001-07-08", str, "a child is counted in two families")):
        one, other = book.family(), book.alone(marital="divorced")
        person = one.add(relation, born, schooling="none")
        other.add(relation, born, name=person["name"], id_number=number(person["id_number"]))
        for family in (one, other):
            book.found(family, code, why)
    for before, after, why in (
            ("2013-03", "2013-04", "the brother moved from one to the other: no month in both"),
            ("2013-07", "2013-08", "he moved this month")):
        one, other = book.family(), book.alone()
        moved = one.add("sibling", "1951-01-01", to=before)
        other.add("sibling", "1951-01-01", id_number=moved["id_number"], name=moved["name"],
                  **{"from": after})
        for family in (one, other):
            book.innocent(family, code, why)
    for number, why in ((None, "two persons of one name and one birthday, two numbers"),
                        ("", "one name and no number in either: a name alone says nothing")):
        for family in (book.alone(name="王伟"), book.alone(name="王伟")):
            if number is not None:
                family.members[0]["id_number"] = number
            book.innocent(family, code, why)


def one_person_twice_in_a_family(book):
    for relation, why in (("sibling", "the head once more as his own brother"),
                          ("other", "the head once more as a lodger"),
                          ("child", "the child entered twice, once without a number")):
        family = book.family()
        double = family.members[2 if relation == "child" else 0]
        add = family.child if relation == "child" else lambda born, **columns: family.add(
            relation, born, **columns)
        add(double["birth_date"], name=double["name"], id_number="")
        book.found(family, "member:twice", why)
    family = book.family()
    family.child(family.members[2]["birth_date"])
    book.innocent(family, "member:twice", "twins: one birthday, two names")
    family = book.empty()
    family.head(name="陈福", marital="widowed")
    family.child(name="陈福")
    book.innocent(family, "member:twice", "father and son of one name")
    family = book.family()
    head = family.members[0]
    family.add("sibling", head["birth_date"], name=head["name"], id_number="", to="2013-01")
    book.innocent(family, "member:twice", "the double row ended in January")

    for relation, number, why in (("sibling", str, "one number twice"),
                                  ("other", old_number, "with 18 and with 15 digits"),
                                  ("parent", old_number, "a parent with 18 and 15 digits")):
        family = book.family()
        born = "1941-06-01" if relation == "parent" else "1980-04-05"
        person = family.add(relation, born)
        family.add(relation, born, name=person["name"], id_number=number(person["id_number"]))
        book.found(family, "id-twice", why)
    for born in ("1990-01-01", "1991-01-01", "1992-01-01"):
        family = book.alone(born=born, name="李娜", sex="female")
        family.add("sibling", born, sex="female", name="李敏")
        book.innocent(family, "id-twice", "twin sisters, whose numbers differ in the serial alone")


def numbers_and_values(book):
    for at in range(3):
        family = book.family()
        number = family.members[at]["id_number"]
        family.members[at]["id_number"] = number[:17] + ("1" if number[17] != "1" else "2")
        book.found(family, "id-check", "the check digit of the ID number is wrong")
        family = book.family()
        family.members[at]["birth_date"] = "1969-01-01"
        book.found(family, "birth-differs", "another birth date than the ID number's")
        family = book.family()
        family.incomes[0]["amount"] = f"-{at + 1}"
        family.roster.update(persons=3)
        book.found(family, "negative", "an income below zero")
        family = book.family()
        grown = family.members[at % 2]
        grown["id_number"] = old_number(grown["id_number"])
        book.innocent(family, "id-check", "15 digits have no check digit, and were legal")
        book.innocent(family, "birth-differs", "15 digits without a century")
        family = book.family()
        family.earn("0", "wage", person_no=at + 1)
        book.innocent(family, "negative", "an income of nothing")
    family = book.alone(born="1976-02-29")
    book.innocent(family, "birth-differs", "born on 29 February")


def spouses(book):
    family = book.family()
    family.members.pop(1)
    family.members[1]["person_no"] = 2
    book.found(family, "spouse:missing", "married, and no wife among the members")
    family = book.alone(marital="married")
    book.found(family, "spouse:missing", "married, and lives alone")
    family = book.family()
    family.members[1]["to"] = "2013-02"
    book.found(family, "spouse:missing", "the wife left the table, and still he is married")
    for kind, why in (("death", "the wife has died"), ("imprisoned", "the wife is in prison")):
        family = book.family()
        family.members[1]["to"] = "2013-02"
        family.row("events", person_no=2, occurred_on="2013-02-11", kind=kind)
        book.innocent(family, "spouse:missing", why)
    book.innocent(book.family(), "spouse:missing", "husband and wife")
    book.innocent(book.alone(marital="divorced"), "spouse:missing", "divorced")
    for born in ("1975-01-01", "1980-01-01", "1985-01-01"):
        family = book.family()
        family.spouse(born=born)
        book.found(family, "relation:spouses", "two wives in one month")
    family = book.family()
    family.members[1]["to"] = "2012-05"
    family.spouse(born="1976-01-01", **{"from": "2012-09"})
    book.innocent(family, "relation:spouses", "married again after the first wife")
    family = book.family()
    family.add("other", "1985-02-02", "female", marital="married")
    family.add("child", "1990-02-02", marital="married")
    book.innocent(family, "relation:spouses", "the son's wife, entered as other")
    family = book.family()
    family.add("sibling", "1968-02-02", "female", marital="married")
    book.innocent(family, "relation:spouses", "a married sister in the house")


def children(book):
    for grown in range(3):
        family = book.alone(marital="divorced", special="single_parent")
        for _ in range(grown):
            family.add("sibling", "1975-01-01")
        book.found(family, "child:missing", "a single parent without a child")
    for born, why in (("2003-01-01", "a single parent and her child"),
                      ("1995-09-10", "the child will be 18 next month")):
        family = book.alone(marital="divorced", sex="female", special="single_parent")
        family.child(born)
        book.innocent(family, "child:missing", why)
    family = book.alone(born="1945-01-01", marital="widowed")
    family.add("child", "1975-05-05", marital="divorced", special="single_parent")
    family.add("grandchild", "2002-05-05", labour="none", schooling="compulsory")
    book.innocent(family, "child:missing", "the single parent is the head's daughter")
    for relation, born, why in (("child", "1965-01-01", "a child older than the head"),
                                ("parent", "1975-01-01", "a parent younger than the head"),
                                ("grandchild", "1969-01-01", "a grandchild older than the head")):
        family = book.alone()
        family.add(relation, born)
        book.found(family, "relation:age", why)
    for relation, born, why in (("spouse", "1955-01-01", "a wife who is older"),
                                ("sibling", "1960-01-01", "an elder brother"),
                                ("child", "1986-04-01", "a mother at sixteen")):
        family = book.alone(marital="married" if relation == "spouse" else "widowed")
        family.add(relation, born, "female", marital=family.members[0]["marital"])
        book.innocent(family, "relation:age", why)


def heads(book):
    for relation in ("spouse", "sibling", "child"):
        family = book.family()
        book.innocent(family, "head:differs", "one name in both")
        family = book.alone()
        family.members[0].update(relation=relation)
        book.found(family, "head:missing", "nobody is the head")
        family = book.family()
        family.members[0]["to"] = "2013-05"
        family.members[1].update(relation="spouse", to="2013-05", marital="widowed")
        family.add("head", "1972-05-20", "female", marital="widowed", **{"from": "2013-06"})
        book.found(family, "head:differs", "the household still has the dead man's name")
        book.innocent(family, "head:missing", "the widow is the head from June on")
