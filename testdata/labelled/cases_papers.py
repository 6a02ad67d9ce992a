"""Papers and those who issue them, rows that belong to nobody, and what was accepted."""


def disability_cards(book):
    code = "papers:disability"
    types = {"vision": 1, "physical": 4, "mental": 6}
    for disability, kind, grade, wrong in (("physical", 4, 1, "grade"), ("vision", 2, 3, "type"),
                                           ("mental", 6, 4, "grade")):
        family = disabled(book, disability)
        card(family, f"{family.members[0]['id_number']}{kind}{grade}")
        book.found(family, code, f"another {wrong} on the card than in the table")
    for disability, kind in types.items():
        family = disabled(book, disability)
        card(family, f"{family.members[0]['id_number']}{kind}3")
        book.innocent(family, code, "type and grade as in the table")
    family = disabled(book, "physical")
    card(family, "")
    book.innocent(family, code, "a card whose number was not taken down")


def disabled(book, disability):
    return book.alone(disability=disability, disability_grade="3", illness="none")


def card(family, number):
    family.row("documents", person_no=1, kind="disability_card", number=number, genuine="yes",
               issued_by="区残联", verified_on="2013-04-12")


def false_papers(book):
    for at, kind in enumerate(("income_proof", "diagnosis", "hukou")):
        family = book.family()
        paper(family, kind, "2013-04-12", "no")
        book.found(family, "papers:false", f"{kind}: not genuine, and the family is paid")
        family = book.family()
        paper(family, kind, "2013-04-12", ("yes", "unverifiable", "no")[at])
        if at == 2:
            paper(family, kind, "2013-06-12", "yes")
        book.innocent(family, "papers:false", "genuine, or a genuine one came later")


def paper(family, kind, day, genuine, issuer=""):
    family.row("documents", person_no=1, kind=kind, verified_on=day, genuine=genuine,
               issued_by=issuer)


def issuers(book):
    few = {"diagnosis": 1, "income_proof": 2, "hukou": 1, "id_card": 10}
    for kind, others in few.items():
        for at in range(4):
            for _ in range(others):
                paper(book.family(), kind, "2013-04-12", "yes", f"开具单位{kind}{at}")
        much = book.innocent if kind == "id_card" else book.found
        issue(book, kind, f"某单位{kind}", 25, much, f"25 of {kind}, the others {others} each")
    issue(book, "housing_certificate", "房产管理处", 25, book.innocent, "the only one that issues")
    issue(book, "heating_bill", "热力公司", 19, book.innocent, "19, fewer than the twenty")
    for at in range(4):
        paper(book.family(), "heating_bill", "2013-04-12", "yes", f"供热站{at}")


def issue(book, kind, issuer, count, label, why):
    for _ in range(count):
        family = book.family()
        paper(family, kind, "2013-04-12", "yes", issuer)
        label(family, "issuer:many", why, issuer)


def strangers(book):
    class Stranger:
        def __init__(self, number):
            self.id = number
    for at, (table, columns) in enumerate((
            ("incomes", {"kind": "other", "amount": "1"}),
            ("members", {"person_no": 1, "name": "无户", "relation": "head"}),
            ("events", {"kind": "withdrawn", "occurred_on": "2013-01-01"}))):
        number = f"001001-9000{at}0"
        book.tables[table].append({"household_id": number, **columns})
        book.found(Stranger(number), "orphan", f"{table}: no household has this number")
        family = book.family()
        family.off_roster()
        family.earn("1", "pension", person_no=2)
        book.innocent(family, "orphan", "off the roster, but in the book")
    for column, value in (("community", "无此社区"), ("subdistrict", "无此街道"),
                          ("community", "柳荫")):
        family = book.family(**{column: value})
        book.found(family, "place", "no such place")
        book.innocent(book.family(), "place", "in places")
    for kind in ("gift", "wages", "lottery"):
        family = book.family()
        family.earn("1", kind)
        book.found(family, "kind-unknown", f"a kind {kind} that the policy does not have")
        family = book.family()
        family.earn("1", "special_care_pension")
        book.innocent(family, "kind-unknown", "a kind that the policy has, and does not count")
    for step in ("community", "street", "notice3"):
        family = book.family()
        family.row("opinions", step=step, reviewer="某人", role="bureau", vote="agree",
                   decided_on="2013-04-12", signed="yes")
        book.found(family, "step-unknown", f"a step {step} that the policy does not have")
        family = book.family()
        family.apply()
        book.innocent(family, "step-unknown", "the policy's own steps")


def numbers_of_households(book):
    for at in range(3):
        family = book.family()
        last = family.id[-1]
        family.id = family.household["household_id"] = family.id[:-1] + str((int(last) + 3) % 10)
        book.found(family, "household-check", "a wrong check digit of the household's number")
        family = book.family()
        family.id = family.household["household_id"] = f"旧档{at}"
        book.innocent(family, "household-check", "a number of the old system")
    for at in range(3):
        family = book.family()
        for _ in range(2):
            family.row("petitions", petition_no=f"2012-{at:05}", received_on="2012-05-05",
                       channel="letter", persons="1", subject="反映低保评审", outcome="answered",
                       answered_on="2012-06-06")
        book.found(family, "key-twice", "one petition number stands twice")
        family = book.family()
        family.earn("20")
        family.earn("20")
        book.innocent(family, "key-twice", "two equal incomes, which have no key")


def overrides(book):
    for at, until in enumerate(("2013-08-19", "2013-05-31", "2012-12-31")):
        family = book.alone(marital="married")
        accept(book, family, until)
        book.found(family, "override:expired", "its time is over")
        book.found(family, "spouse:missing", "and so the finding is there again")
        family = book.family()
        accept(book, family, "")
        book.found(family, "override:unmatched", "accepts what is not found")
        family = book.alone(marital="married")
        accept(book, family, ("", "2013-08-20", "2013-12-31")[at])
        for code in ("override:expired", "override:unmatched", "spouse:missing"):
            book.innocent(family, code, "looked into, and accepted")


def accept(book, family, until):
    book.registers["overrides"].append({
        "code": "spouse:missing", "household_id": family.id, "accepted_by": "李科长",
        "accepted_on": "2012-06-01", "reason": "配偶下落不明，派出所有证明", "until": until})
