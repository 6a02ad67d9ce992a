#include "idnumber.h"
#include "word.h"

enum { OLD_LENGTH = 15, LENGTH = 18, DIVISION = 6 };

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool are_digits(const char *at, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (!is_digit(at[i]))
            return false;
    return true;
}

static uint64_t digits_at(const char *at)
{
    return digits_of(word_at(at));
}

static bool are_first_digits(const char *at)
{
    return are_digits_only(digits_at(at)) && are_digits_only(digits_at(at + 8)) && is_digit(at[LENGTH - 2]);
}

/* The sum of a * first + b * second + ..., of every other one of eight digits. */
static unsigned weigh(uint64_t digits, uint64_t a, uint64_t b, uint64_t c, uint64_t d)
{
    const uint64_t every_other = UINT64_C(0x00FF00FF00FF00FF);

    return (unsigned)((digits & every_other) * (a << 48 | b << 32 | c << 16 | d) >> 48);
}

/* GB 11643-1999: ISO 7064 MOD 11-2 over the first 17 digits, whose weights are
   7 9 10 5 8 4 2 1 6 3 7 9 10 5 8 4 2. */
static char id_check_character(const char *digits)
{
    uint64_t first = digits_at(digits), second = digits_at(digits + 8);
    unsigned sum = weigh(first, 7, 10, 8, 2) + weigh(first >> 8, 9, 5, 4, 1)
                   + weigh(second, 6, 7, 10, 8) + weigh(second >> 8, 3, 9, 5, 4)
                   + 2 * (unsigned)(digits[LENGTH - 2] - '0');

    return "10X98765432"[sum % 11];
}

/* Puts the number in its 18-character form. */
static bool normalize(struct text text, char digits[LENGTH + 1])
{
    if (text.size == LENGTH && are_first_digits(text.at)) {
        memcpy(digits, text.at, LENGTH);
        if (digits[LENGTH - 1] == 'x')
            digits[LENGTH - 1] = 'X';
        return is_digit(digits[LENGTH - 1]) || digits[LENGTH - 1] == 'X';
    }
    if (text.size != OLD_LENGTH || !are_digits(text.at, OLD_LENGTH))
        return false;
    memcpy(digits, text.at, DIVISION);
    memcpy(digits + DIVISION, "19", 2);
    memcpy(digits + DIVISION + 2, text.at + DIVISION, OLD_LENGTH - DIVISION);
    digits[LENGTH - 1] = id_check_character(digits);
    return true;
}

/* The day that eight digits write. */
static day day_at(const char *digits)
{
    uint64_t pairs = digit_pairs(digits_at(digits));
    int century = (int)(pairs & 0xFF), year = (int)(pairs >> 16 & 0xFF);

    return day_of(100 * century + year, (int)(pairs >> 32 & 0xFF), (int)(pairs >> 48));
}

bool id_number_is_male(struct text number)
{
    char order = number.at[number.size == LENGTH ? LENGTH - 2 : OLD_LENGTH - 1];

    return (order - '0') % 2 == 1;
}

enum id_fault id_number_parse(struct text text, struct id_number *result)
{
    struct id_number number = { 0 };

    if (!normalize(text, number.digits))
        return ID_FORM;
    number.birth = day_at(number.digits + DIVISION);
    if (number.birth == NO_DAY)
        return ID_DATE;
    if (number.digits[LENGTH - 1] != id_check_character(number.digits))
        return ID_CHECK;
    number.male = id_number_is_male((struct text){ number.digits, LENGTH });
    *result = number;
    return ID_GOOD;
}

enum id_fault id_number_birth(struct text text, day *birth)
{
    struct id_number number;
    enum id_fault fault;
    day date;

    if (text.size == LENGTH && are_first_digits(text.at)
        && text.at[LENGTH - 1] == id_check_character(text.at)
        && (date = day_at(text.at + DIVISION)) != NO_DAY) {
        *birth = date;
        return ID_GOOD;
    }
    fault = id_number_parse(text, &number);
    if (fault == ID_GOOD)
        *birth = number.birth;
    return fault;
}

char check_digit(struct text text)
{
    int product = 10;

    for (size_t i = 0; i < text.size; i++) {
        if (!is_digit(text.at[i]))
            continue;
        int sum = product + text.at[i] - '0'; /* 1 to 19 */
        sum -= sum > 10 ? 10 : 0;
        product = 2 * sum - (sum > 5 ? 11 : 0);
    }
    return (char)('0' + (11 - product) % 10);
}

/* "001003-000422" */
static bool has_household_form(struct text text)
{
    return text.size == 13 && are_digits(text.at, 6) && text.at[6] == '-'
           && are_digits(text.at + 7, 6);
}

static bool is_checked(struct text text)
{
    return check_digit((struct text){ text.at, text.size - 1 }) == text.at[text.size - 1];
}

bool household_number_is_ours(struct text text)
{
    return has_household_form(text) && is_checked(text);
}

bool household_number_is_wrong(struct text text)
{
    return has_household_form(text) && !is_checked(text);
}

void payment_number(char out[PAYMENT_NUMBER], month month_paid, struct text subdistrict_code,
                    int running)
{
    enum { SUBDISTRICT = 3, RUNNING = 6, BEFORE_CHECK = 17 };
    char text[MONTH_TEXT] = "0000-00";
    size_t code = subdistrict_code.size < SUBDISTRICT ? subdistrict_code.size : SUBDISTRICT;

    month_format(text, month_paid);
    memcpy(out, "000000-000-000000", BEFORE_CHECK);
    memcpy(out, text, 4);
    memcpy(out + 4, text + 5, 2);
    if (code > 0)
        memcpy(out + 10 - code, subdistrict_code.at + subdistrict_code.size - code, code);
    for (int place = BEFORE_CHECK; running > 0 && place > BEFORE_CHECK - RUNNING; running /= 10)
        out[--place] = (char)('0' + running % 10);
    out[BEFORE_CHECK] = check_digit((struct text){ out, BEFORE_CHECK });
    out[BEFORE_CHECK + 1] = '\0';
}
