# Writes the book into the folder that the environment names: awk -f … -f book.awk
#     -v seed=N -v divide=N -v lines=families|year names targets
# The lines of the targets with that first word tell the families: of April (april.awk), or of the
# whole year (year.awk), which has facts of its own (yearfact).

/^#/ || NF == 0 { next }
{ sub(/\r$/, "") }
FNR == NR { read_names(); next }
$1 == "families" || $1 == "year" {
    if ($1 == lines) read_families()
    next
}
($1 == "fact" || $1 == "yearfact") && NF == 3 { read_fact(); next }
$1 == "certificate" && NF == 8 { read_certificates(); next }
$1 == "yearbook" && NF == 4 { yearbook[++told_facts] = $2 "," $3 "," $4; next }
{ fail("a line is \"families GROUP COUNT...\", \"year GROUP MONTH COUNT...\", \"fact NAME COUNT\", " \
        "\"certificate KIND COUNT...\" or \"yearbook KEY VALUE NOTE\"", \
        "一行应为“families 组 数目…”、“year 组 月份 数目…”、“fact 名称 数目”、" \
        "“certificate 种类 数目…”或“yearbook 事项 数值 说明”") }
END { if (!failed) write_book() }

function fail(english, chinese) {
    print "dibao-demo: " FILENAME ":" FNR ": " (ENVIRON["CHINESE"] ? chinese : english) \
        " [targets]" > "/dev/stderr"
    failed = 1
    exit 2
}
function count_of(text) {
    if (text !~ /^[0-9]+$/ || length(text) > 6)
        fail("\"" text "\" is not a count", "“" text "”不是数目")
    return half_up(text, divide)
}

function read_names(    i) {
    if ($1 == "place") { read_place(); return }
    if ($1 == "columns") { read_columns(); return }
    if ($1 == "goods") { goods[++goods_count] = $2 "," $3 "," $4; return }
    for (i = 2; i <= NF; i++) word[$1, i - 1] = $i
    words[$1] = NF - 1
}
function read_columns(    i) {
    for (i = 3; i <= NF; i++)
        header[$2] = (header[$2] == "" ? "" : header[$2] ",") $i
}
function read_place(    i) {
    places++
    place_code[places] = $2
    place_kind[places] = $3
    place_name[places] = $4
    for (i = 5; i <= NF; i++) {
        communities++
        community_name[communities] = $i "社区"
        community_code[communities] = $2 sprintf("%03d", i - 4)
        place_of[communities] = places
    }
}

# A fact of the year stands for the fact of its name.
function read_fact(    count) {
    count = count_of($3)
    if ($1 == "yearfact" && lines != "year") return
    if ($1 == "fact" && ($2 in of_the_year)) return
    fact[$2] = count
    if ($1 == "yearfact") of_the_year[$2] = 1
}
# Certificates by the number of persons, for books of a year.
function read_certificates(    persons) {
    if (lines != "year") return
    for (persons = 1; persons <= 6; persons++)
        certificates[$2, persons] = count_of($(persons + 2))
    certificate_kinds = certificate_kinds $2 " "
}
# One entry of the deck for each family: its group, its persons and, in the year, the month of
# what happens to it ("-": nothing).
function read_families(    persons, k, count, first, month) {
    first = $1 == "year" ? 4 : 3
    month = $1 == "year" ? $3 : "-"
    if (!($2 in groups)) fail("there is no group " $2, "没有 " $2 " 组")
    if (NF < first || NF > first + 5) fail("a group has one to six counts", "一组有一至六个数目")
    if (month != "-" && month !~ /^200[34]-(0[1-9]|1[0-2])$/)
        fail("\"" month "\" is not a month of 2003 or 2004", "“" month "”不是 2003 或 2004 年的月份")
    if (($2, month) in seen) fail("the group " $2 " is here twice", "组 " $2 " 重复")
    seen[$2, month] = 1
    for (persons = 1; persons <= NF - first + 1; persons++) {
        count = count_of($(persons + first - 1))
        for (k = 0; k < count; k++) deck[++families] = $2 " " persons " " month
    }
}

function write_book(    k) {
    take_names()
    folder = ENVIRON["FOLDER"]
    start_tables()
    appoint_staff()
    write_places()
    shuffle(deck, families)
    deal_facts()
    deal_certificates()
    write_families()
    write_petitions()
    for (k = 1; k <= goods_count; k++) row("goods", goods[k] ",,")
    for (k = 1; lines == "year" && k <= told_facts; k++) row("yearbook", yearbook[k])
}

function take_names() {
    surname_count = take("surnames", surnames)
    men_count = take("men", men)
    women_count = take("women", women)
    street_count = take("streets", streets)
    split("vision hearing speech physical intellectual mental multiple", disabilities, " ")
    split("widowed divorced single", alone, " ")
}
function take(list, into,    i) {
    for (i = 1; i <= words[list]; i++) into[i] = word[list, i]
    return words[list]
}

# A table without rows is a header.
function start_tables(    table) {
    for (table in header) row(table, header[table])
}

# Nobody has two offices.
function officer_name(    somebody) {
    do somebody = surname() given_name(either_sex())
    while (somebody in appointed)
    appointed[somebody] = 1
    return somebody
}
function appoint_staff(    c, k) {
    bureau = officer_name()
    for (k = 1; k <= places; k++) office[k] = officer_name()
    for (c = 1; c <= communities; c++) {
        secretary[c] = officer_name()
        director[c] = officer_name()
        police[c] = officer_name()
        officer[c] = officer_name()
        deputy[c] = officer_name()
        for (k = 1; k <= 3; k++) resident[c, k] = officer_name()
    }
}
function telephone(n) { return sprintf("000-%08d", n) }
function write_places(    p, c) {
    place("", "", "000", "", "区民政局", bureau, 1, "区政务公开栏")
    for (p = c = 1; p <= places; p++) {
        place(place_name[p], "", place_code[p], place_kind[p], place_name[p] "民政办", office[p], \
            100 + p, place_name[p] "政务公开栏")
        for (; place_of[c] == p; c++)
            place(place_name[p], community_name[c], community_code[c], "", \
                community_name[c] "办公室", director[c], 1000 + c, community_name[c] "公示栏")
    }
}
function place(subdistrict, of_it, code, kind, office_place, in_charge, phone, posting_place) {
    row("places", subdistrict "," of_it "," division code "," kind "," office_place "," in_charge \
        "," telephone(phone) "," telephone(2) "," posting_place)
}

# Facts that are counted over the families of one month's roster: each fact to so many of them.
function deal_facts(    i, k, part, list, count) {
    count = eligible_for("heating", list)
    deal(list, count, "heating.three_papers heating.papers_differ " \
        "heating.central_without_papers heating.stove heating.none", heating)
    count = eligible_for("electricity", list)
    deal(list, count, "electricity.no_account", without_account)
    count = eligible_for("pairing", list)
    deal(list, count, "aid.pairing", pairing)
    count = eligible_for("housing", list)
    k = 0
    for (i = 1; i <= count; i++)
        if (heating[list[i]] ~ /stove|none/) list[++k] = list[i]
    deal(list, k, "housing.low_rent housing.private_rent", housing)
}
# persons: of families of so many; 0: of any.
function eligible_for(name, list, persons,    i, part, count) {
    split("", list)
    for (i = 1; i <= families; i++) {
        split(deck[i], part, " ")
        if (persons && part[2] != persons) continue
        if (may_have(name, part[1], part[3])) list[++count] = i
    }
    return count + 0
}
function deal_certificates(    kinds, k, n, persons, list, count) {
    begin_aside()
    n = split(certificate_kinds, kinds, " ")
    for (k = 1; k <= n; k++)
        for (persons = 1; persons <= 6; persons++) {
            fact["certificate." kinds[k]] = certificates[kinds[k], persons]
            count = eligible_for("certificate." kinds[k], list, persons)
            deal(list, count, "certificate." kinds[k], certificate)
        }
    end_aside()
}
function deal(list, count, facts_in_order, into,    i, k, n, at, names) {
    shuffle(list, count)
    n = split(facts_in_order, names, " ")
    for (i = 1; i <= n; i++)
        for (k = 0; k < fact[names[i]]; k++) {
            if (++at > count)
                fail("more families with " names[i] " than families that it may be dealt to", \
                    names[i] " 的家庭多于可有此事实的家庭")
            into[list[at]] = names[i]
        }
}

function write_families(    i, k, c, total, weight, before, part) {
    for (c = 1; c <= communities; c++) total += weight[c] = between(60, 140)
    for (c = 1; c <= communities; c++) {
        before += weight[c]
        community = c
        for (k = 1; i < int(families * before / total); k++) {
            i++
            split(deck[i], part, " ")
            number_family(k)
            write_family(i, part[1], part[2] + 0, part[3])
        }
    }
}
function number_family(k,    digits) {
    digits = sprintf("%05d", k)
    household = community_code[community] "-" digits check_digit(community_code[community] digits)
    address = pick(streets, street_count) between(1, 300) "号" between(1, 6) "单元" \
        between(1, 7) "0" between(1, 4) "室"
    flaw = ""
}

function write_family(i, group, n, month,    kind) {
    kind = groups[group]
    begin_story(group, month)
    make_family(group, n)
    number_ids(group)
    live_through(kind, group)
    write_household(i, kind)
    write_incomes()
    if (is_counted(kind)) write_home_papers(i)
    if (was_on_roster(kind)) { write_earlier_visit(); write_community_work(kind) }
    if (is_counted(kind)) write_aid(i, group)
    begin_aside()
    if (is_counted(kind)) take_up_trades()
    if (is_counted(kind) || was_on_roster(kind)) write_archive(kind)
    end_aside()
    write_members()
}
