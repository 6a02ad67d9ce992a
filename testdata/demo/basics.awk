# Random numbers, days, money and numbers with check digits, the same in every awk.
# A day is a count from 2000-03-01; money is counted in twelfths of a fen, so that a quarter's
# income is exact; the printed sum is rounded half up to the fen.

function random(n) { seed = (seed * 16807) % 2147483647; return seed % n }
function between(low, high) { return low + random(high - low + 1) }
function chance(percent) { return random(100) < percent }
function pick(list, count) { return list[1 + random(count)] }

# What is drawn between the two takes nothing from what is drawn after them.
function begin_aside() { main_seed = seed; seed = seed * 48271 % 2147483647 }
function end_aside() { seed = main_seed }

function half_up(n, divisor) { return int((2 * n + divisor) / (2 * divisor)) }

function money(twelfths,    fen) {
    fen = half_up(twelfths, 12)
    return sprintf("%d.%02d", int(fen / 100), fen % 100)
}
function yuan(n) { return n * 1200 }
function whole_yuan(twelfths) { return twelfths - twelfths % 1200 }

# Days: text and count. The year begins in March, so that the leap day is its last.
function date_of(day,    year, rest, m, text) {
    if (day in dates) return dates[day]
    year = int((4 * day + 3) / 1461)
    rest = day - int(1461 * year / 4)
    m = int((5 * rest + 2) / 153)
    rest -= int((153 * m + 2) / 5)
    if (m >= 10) { year++; m -= 12 }
    text = sprintf("%04d-%02d-%02d", 2000 + year, m + 3, rest + 1)
    dates[day] = text
    return text
}
function day_of(text,    year, m) {
    year = substr(text, 1, 4) - 2000
    m = substr(text, 6, 2) - 3
    if (m < 0) { m += 12; year-- }
    return 365 * year + int(year / 4) + int((153 * m + 2) / 5) + substr(text, 9, 2) - 1
}
# The day itself or the next one on which offices work; 2000-03-01 was a Wednesday.
function working(day) {
    while ((day + 2) % 7 > 4) day++
    return day
}
function some_day(first, last) { return working(between(day_of(first), day_of(last))) }

# A birth date that gives the age in whole years on 2004-04-30, as YYYYMMDD.
function birth_of_age(age,    m, d) {
    m = between(1, 12)
    d = between(1, 28)
    return sprintf("%04d%02d%02d", (m <= 4 ? 2004 : 2003) - age, m, d)
}
function dashed(digits) {
    return substr(digits, 1, 4) "-" substr(digits, 5, 2) "-" substr(digits, 7, 2)
}

# Resident ID numbers (GB 11643), all different: men have odd sequence numbers. One in twelve of
# those born before 2000 still has its 15 digits.
function id_number(birth, sex,    key, sequence, digits, sum, i) {
    key = birth sex
    if (!(key in next_sequence)) next_sequence[key] = 2 * random(400) + (sex == "male")
    sequence = sprintf("%03d", next_sequence[key] % 1000)
    next_sequence[key] += 2
    if (birth < "20000101" && random(12) == 0) return division substr(birth, 3) sequence
    digits = division birth sequence
    for (i = 1; i <= 17; i++) sum += substr(digits, i, 1) * id_weight[i]
    return digits substr("10X98765432", sum % 11 + 1, 1)
}

# ISO 7064 MOD 11,10 over the digits.
function check_digit(digits,    i, product) {
    product = 10
    for (i = 1; i <= length(digits); i++) {
        product = (product + substr(digits, i, 1)) % 10
        if (product == 0) product = 10
        product = product * 2 % 11
    }
    return (11 - product) % 10
}

function shuffle(list, count,    i, j, kept) {
    for (i = count; i > 1; i--) {
        j = 1 + random(i)
        kept = list[i]
        list[i] = list[j]
        list[j] = kept
    }
}

BEGIN {
    division = "990104"
    split("7 9 10 5 8 4 2 1 6 3 7 9 10 5 8 4 2", id_weight, " ")
}
