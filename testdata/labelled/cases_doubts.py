"""Nonsense rows: what the policy's doubts say of members and households."""


def without_labour(book):
    fit = {"labour": "none", "illness": "none"}
    for born, sex in (("1970-03-12", "male"), ("1994-07-01", "male"), ("1965-01-01", "female")):
        book.found(book.alone(born=born, sex=sex, **fit), "doubt:fit_without_labour",
                   "healthy, of working age and without labour capacity")
    for why, columns in (
            ("a woman of 55", {"born": "1958-01-01", "sex": "female"}),
            ("chronically ill", {"illness": "chronic"}),
            ("disabled", {"disability": "physical", "disability_grade": "3"}),
            ("a student", {"born": "1994-01-01", "schooling": "college"}),
            ("cares for the sick", {"special": "carer"})):
        book.innocent(book.alone(**{**fit, **columns}), "doubt:fit_without_labour", why)


def without_income(book):
    for code, category, kind, born in (
            ("doubt:employed_without_wage", "employed", "wage", "1970-03-12"),
            ("doubt:retired_without_pension", "retired", "pension", "1945-03-12")):
        for other in ("", "other", "maintenance"):
            family = book.alone(category=category, born=born)
            family.incomes.clear()
            if other:
                family.earn("80", other, person_no=1)
            book.found(family, code, f"{category}, and no {kind}")
        for amount in ("1", "150"):
            family = book.alone(category=category, born=born)
            family.earn(amount, kind, person_no=1)
            book.innocent(family, code, f"{category}, with a {kind}")
        book.innocent(book.alone(category="unemployed", born=born), code, f"not {category}")


def ages(book):
    for born in ("1993-08-01", "1990-01-01", "1980-01-01"):
        book.found(book.alone(born=born, schooling="compulsory"),
                   "doubt:compulsory_schooling_grown", "grown up, and in compulsory schooling")
    for born, schooling in (("1994-09-01", "compulsory"), ("1990-01-01", "college"),
                            ("1980-01-01", "none")):
        book.innocent(book.alone(born=born, schooling=schooling),
                      "doubt:compulsory_schooling_grown", f"{schooling}, born {born}")
    for born in ("1903-08-01", "1902-05-05", "1901-01-01"):
        book.found(book.alone(born=born, labour="none", marital="widowed"), "doubt:too_old",
                   "110 years and older: does he still live?")
    for born in ("1903-09-01", "1905-01-01", "1913-01-01"):
        book.innocent(book.alone(born=born, labour="none", marital="widowed"), "doubt:too_old",
                      "a very old man, but not yet 110")
    for marital in ("married", "divorced", "widowed"):
        family = book.family()
        family.members[2]["marital"] = marital
        book.found(family, "doubt:married_minor", f"a child of nine years, {marital}")
        family = book.alone(born="1960-01-01")
        family.add("child", "1997-01-01" if marital == "married" else "1990-01-01", "female",
                   marital=marital)
        book.innocent(family, "doubt:married_minor", f"a grown daughter, {marital}")


def minors(book):
    for born in ("1996-01-01", "2000-01-01", "1995-09-10"):
        family = book.alone(born=born, labour="none", schooling="secondary")
        family.add("sibling", "2004-01-01", labour="none", schooling="compulsory")
        book.found(family, "doubt:minors_alone", "minors alone, and not orphans")
    for born, special, why in (("2000-01-01", "orphan", "orphans"),
                               ("1995-08-20", "", "the eldest is 18 today"),
                               ("1990-01-01", "", "a grown brother and his sister")):
        family = book.alone(born=born, special=special, labour="none", schooling="college"
                            if born < "1999" else "compulsory")
        family.add("sibling", "2004-01-01", special=special, labour="none", schooling="compulsory")
        book.innocent(family, "doubt:minors_alone", why)
