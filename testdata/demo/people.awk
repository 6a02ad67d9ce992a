# A family: its persons (name[], birth[], age[] … by number) and its incomes (row_*[]).

function new_family() { size = rows = 0; split("", to); split("", from) }

# Adds a person with what follows from age and sex; says the number.
function person(kinship, years, gender, surname_of_family) {
    size++
    relation[size] = kinship
    age[size] = years
    sex[size] = gender
    name[size] = surname_of_family given_name(gender)
    birth[size] = birth_of_age(years)
    disability[size] = grade[size] = special[size] = from[size] = to[size] = ""
    trade[size] = insurance[size] = bill[size] = ""
    illness[size] = "none"
    marital[size] = "single"
    schooling[size] = years < 7 ? "none" : years < 16 ? "compulsory" : \
        years < 19 && chance(85) ? "secondary" : \
        years < 23 && chance(35) && years > 18 ? "college" : "none"
    health(size)
    occupation(size)
    return size
}

function health(i) {
    if (chance(age[i] < 18 ? 1 : 5)) {
        disability[i] = pick(disabilities, 7)
        grade[i] = between(1, 4)
    } else if (age[i] >= 30 && chance(4)) {
        illness[i] = "serious"
    } else if (age[i] >= 40 && chance(15)) {
        illness[i] = "chronic"
    }
}

# Labour follows from age and health, the category from labour.
function occupation(i,    retires) {
    if (age[i] < 16 || age[i] >= 60 || illness[i] == "serious" || (grade[i] != "" && grade[i] <= 2))
        labour[i] = "none"
    else if (grade[i] != "" || (illness[i] == "chronic" && chance(40)))
        labour[i] = "partial"
    else
        labour[i] = "able"
    retires = sex[i] == "male" ? 60 : 50
    if (age[i] < 16 || schooling[i] != "none")
        category[i] = "other"
    else if (age[i] >= retires)
        category[i] = chance(60) ? "retired" : "other"
    else if (labour[i] == "none")
        category[i] = "other"
    else if (age[i] < 23)
        category[i] = "unemployed"
    else
        category[i] = chance(45) ? "laid_off" : chance(60) ? "unemployed" : "employed"
}

function surname() { return pick(surnames, surname_count) }
function given_name(gender) {
    return gender == "male" ? pick(men, men_count) : pick(women, women_count)
}
function either_sex() { return chance(50) ? "male" : "female" }

function child(    years) {
    years = age[1] - between(22, 29)
    if (years < 0) years = 0
    if (years > 23) years = between(12, 23)
    person("child", years, either_sex(), family_name())
}
# The surname of the head.
function family_name() { return head_surname }

function parent(gender, years,    i) {
    years = age[1] + between(21, 28)
    if (years > 92) years = 92
    i = person("parent", years, gender, gender == "male" ? family_name() : surname())
    marital[i] = "widowed"
    return i
}

function head(years, gender) {
    head_surname = surname()
    return person("head", years, gender, head_surname)
}

# A family of n persons.
function family(n,    i) {
    new_family()
    if (n == 1) {
        i = head(between(28, 80), either_sex())
        marital[i] = age[i] < 45 ? (chance(60) ? "single" : "divorced") : pick(alone, 3)
    } else if (n == 2) {
        pair()
    } else {
        head(between(30, 52), "male")
        marital[1] = "married"
        i = person("spouse", age[1] - between(-2, 4), "female", surname())
        marital[i] = "married"
        if (n == 3 && chance(12)) parent("female")
        else child()
        if (n == 4 && chance(25)) child()
        else if (n >= 4) parent("female")
        if (n >= 5) { i = parent("male"); marital[i] = marital[i - 1] = "married" }
        for (i = 6; i <= n; i++)
            person("sibling", age[1] - between(1, 6), either_sex(), family_name())
    }
}

function pair(    i, kind) {
    kind = random(100)
    if (kind < 45) {
        head(between(32, 74), "male")
        marital[1] = "married"
        i = person("spouse", age[1] - between(-2, 4), "female", surname())
        marital[i] = "married"
    } else if (kind < 80) {
        head(between(30, 44), either_sex())
        marital[1] = chance(70) ? "divorced" : "widowed"
        child()
        if (age[2] < 18) special[1] = "single_parent"
    } else {
        head(between(35, 58), either_sex())
        marital[1] = chance(50) ? "single" : "divorced"
        parent(either_sex())
        if (labour[1] == "able" && illness[2] == "serious") special[1] = "carer"
    }
}

function three_no(i, status) {
    category[i] = "three_no"
    special[i] = status
}
function lone_elder() {
    new_family()
    head(between(66, 89), either_sex())
    marital[1] = chance(70) ? "widowed" : "single"
    three_no(1, "lone_elder")
}
function orphan() {
    new_family()
    head(between(9, 17), either_sex())
    three_no(1, "orphan")
}
function orphan_with_grandparent() {
    new_family()
    head(between(62, 79), either_sex())
    marital[1] = "widowed"
    person("grandchild", between(5, 16), either_sex(), family_name())
    three_no(2, "orphan")
}
function special_care(n) {
    new_family()
    head(between(58, 84), "male")
    marital[1] = n > 1 ? "married" : "widowed"
    special[1] = "special_care"
    if (n > 1) {
        person("spouse", age[1] - between(0, 6), "female", surname())
        marital[2] = "married"
    }
    income_row(1, "special_care_pension", yuan(between(80, 160)), "优抚证")
}

# Incomes. An amount is for a month; a row may hold it for several.
function income_row(i, kind, amount, evidence) {
    rows++
    row_person[rows] = i
    row_kind[rows] = kind
    row_amount[rows] = amount
    row_months[rows] = ""
    row_evidence[rows] = evidence
    row_verified[rows] = row_from[rows] = row_to[rows] = ""
    return rows
}

# Shares a sum among those who earn; what nobody earns comes in as the household's.
function share(total,    i, earners, part, left, who) {
    split("", who)
    left = total
    for (i = 1; i <= size; i++) if (earns(i)) who[++earners] = i
    for (i = 1; i <= earners && left > 0; i++) {
        part = i == earners ? left : whole_yuan(int(left * between(30, 60) / 100))
        if (part > 0) earn(who[i], part)
        left -= part
    }
    if (left > 0)
        income_row("", chance(50) ? "other" : "in_kind", left, "社区证明")
}
function earns(i) {
    if (to[i] != "") return 0
    return category[i] == "employed" || category[i] == "retired" || \
        (category[i] != "other" && category[i] != "three_no" && labour[i] != "none" && chance(60))
}
function earn(i, amount,    kind) {
    if (category[i] == "employed") income_row(i, "wage", amount, "工资单")
    else if (category[i] == "retired") income_row(i, "pension", amount, "存折")
    else if (category[i] == "laid_off")
        income_row(i, chance(60) ? "unemployment_benefit" : "other", amount, "单位证明")
    else income_row(i, chance(50) ? "business" : "other", amount, "社区证明")
}

# Without work, income and supporters, all of them.
function all_three_no(    i) {
    for (i = 1; i <= size; i++) if (category[i] != "three_no") return 0
    return 1
}
# How long an approval lasts, in months.
function approval_months(    i) {
    if (all_three_no()) return 12
    for (i = 1; i <= size; i++)
        if (labour[i] == "able" && category[i] ~ /^(laid_off|unemployed)$/) return 3
    return 6
}
