#include "numbers.h"
#include "codes.h"
#include "../base/dictionary.h"
#include "../base/idnumber.h"
#include <stdlib.h>

enum { PREFIX = 6, RUNNING = 5, PLACE_CODE = 12 };

struct numbers {
    struct dictionary places;   /* subdistrict and community: the number's first six digits */
    struct dictionary last;     /* those: the running number given last */
    struct dictionary by_head;  /* the head's ID number: the family's number */
    struct dictionary heads;    /* the family's number: the head's ID number */
    struct dictionary by_name;  /* place and the head's name: the number; "": several families */
};

static void joined(struct buffer *key, struct text a, struct text b, struct text c)
{
    buffer_clear(key);
    buffer_text(key, a);
    buffer_byte(key, '\n');
    buffer_text(key, b);
    buffer_byte(key, '\n');
    buffer_text(key, c);
}

static void take_place(void *listener, const struct row *row)
{
    struct numbers *numbers = listener;
    struct text code = row->field[places_code];
    struct buffer key = { 0 };

    if (code.size != PLACE_CODE)
        return;
    joined(&key, row->field[places_subdistrict], row->field[places_community],
           (struct text){ "", 0 });
    dictionary_set(&numbers->places, buffer_as_text(&key),
                   (struct text){ code.at + PLACE_CODE - PREFIX, PREFIX });
    buffer_fini(&key);
}

static long last_of(const struct numbers *numbers, struct text prefix)
{
    struct text last;
    int64_t number = 0;

    if (dictionary_find(&numbers->last, prefix, &last))
        integer_parse(last, &number);
    return (long)number;
}

/* No later family gets this number or a smaller one. */
static void take_number(struct numbers *numbers, struct text number)
{
    struct text prefix = { number.at, PREFIX }, running = { number.at + PREFIX + 1, RUNNING };
    int64_t now;
    bool of_the_form = household_number_is_ours(number) || household_number_is_wrong(number);

    if (of_the_form && integer_parse(running, &now)
        && now > last_of(numbers, prefix))
        dictionary_set(&numbers->last, prefix, running);
}

static void name_family(struct numbers *numbers, struct text key, struct text number)
{
    struct text known;
    bool other = dictionary_find(&numbers->by_name, key, &known) && !text_equal(known, number);

    dictionary_set(&numbers->by_name, key, other ? (struct text){ "", 0 } : number);
}

static void take_household(void *listener, const struct row *row)
{
    struct numbers *numbers = listener;
    struct buffer key = { 0 };

    take_number(numbers, row->field[households_household_id]);
    joined(&key, row->field[households_subdistrict], row->field[households_community],
           row->field[households_head_name]);
    name_family(numbers, buffer_as_text(&key), row->field[households_household_id]);
    buffer_fini(&key);
}

static void take_head(void *listener, const struct row *row)
{
    struct numbers *numbers = listener;
    struct id_number id;

    if (row->number[members_relation] != RELATION_HEAD
        || id_number_parse(row->field[members_id_number], &id) != ID_GOOD)
        return;
    dictionary_set(&numbers->by_head, text_of(id.digits), row->field[members_household_id]);
    dictionary_set(&numbers->heads, row->field[members_household_id], text_of(id.digits));
}

static bool take_if_there(const struct settings *settings, enum table table, row_taker *take,
                          struct numbers *numbers, struct problems *problems)
{
    char *file = run_find_table(settings, schema_of(table)->name);
    bool good = !file || each_row_of(file, table, take, numbers, problems);

    free(file);
    return good;
}

struct numbers *numbers_open(const struct settings *settings, struct problems *problems)
{
    struct numbers *numbers = allocate(1, sizeof *numbers);

    if (run_each_row(settings, TABLE_places, take_place, numbers, problems)
        && take_if_there(settings, TABLE_households, take_household, numbers, problems)
        && take_if_there(settings, TABLE_members, take_head, numbers, problems))
        return numbers;
    numbers_close(numbers);
    return NULL;
}

void numbers_close(struct numbers *numbers)
{
    if (!numbers)
        return;
    dictionary_fini(&numbers->places);
    dictionary_fini(&numbers->last);
    dictionary_fini(&numbers->by_head);
    dictionary_fini(&numbers->heads);
    dictionary_fini(&numbers->by_name);
    free(numbers);
}

/* "001003-000422" */
static enum message give_next(struct numbers *numbers, struct text prefix, struct buffer *number)
{
    long running = last_of(numbers, prefix) + 1;
    char text[32];

    if (running > 99999)
        return MESSAGE_NUMBERS_USED_UP;
    int size = snprintf(text, sizeof text, "%.*s-%05ld", PREFIX, prefix.at, running);
    text[size] = check_digit((struct text){ text, (size_t)size });
    buffer_add(number, text, (size_t)size + 1);
    take_number(numbers, buffer_as_text(number));
    return MESSAGE_COUNT;
}

/* The family in the book with this head's name, unless its head has another ID number. */
static enum message find_by_name(const struct numbers *numbers, struct text key, const char *head,
                                 struct buffer *number)
{
    struct text known, other;

    if (!dictionary_find(&numbers->by_name, key, &known))
        return MESSAGE_COUNT;
    if (known.size == 0)
        return head ? MESSAGE_COUNT : MESSAGE_NUMBER_AMBIGUOUS;
    if (head && dictionary_find(&numbers->heads, known, &other) && !text_is(other, head))
        return MESSAGE_COUNT;
    buffer_text(number, known);
    return MESSAGE_COUNT;
}

static enum message give_new(struct numbers *numbers, const struct family *family,
                             struct text name_key, const char *head, struct buffer *number)
{
    struct buffer key = { 0 };
    struct text prefix;

    joined(&key, family->subdistrict, family->community, (struct text){ "", 0 });
    bool known = dictionary_find(&numbers->places, buffer_as_text(&key), &prefix);
    buffer_fini(&key);
    enum message fault = known ? give_next(numbers, prefix, number) : MESSAGE_NUMBER_PLACE;
    if (fault == MESSAGE_COUNT)
        name_family(numbers, name_key, buffer_as_text(number));
    if (fault == MESSAGE_COUNT && head) {
        dictionary_set(&numbers->by_head, text_of(head), buffer_as_text(number));
        dictionary_set(&numbers->heads, buffer_as_text(number), text_of(head));
    }
    return fault;
}

enum message numbers_find(struct numbers *numbers, const struct family *family,
                          struct buffer *number)
{
    struct id_number id;
    struct buffer key = { 0 };
    struct text known;
    const char *head = family->head_id.size > 0 ? id.digits : NULL;
    enum message fault = MESSAGE_COUNT;

    if (family->number.size > 0) {
        take_number(numbers, family->number);
        buffer_text(number, family->number);
        return MESSAGE_COUNT;
    }
    if (head && id_number_parse(family->head_id, &id) != ID_GOOD)
        return MESSAGE_NUMBER_HEAD_ID;
    if (head && dictionary_find(&numbers->by_head, text_of(head), &known)) {
        buffer_text(number, known);
        return MESSAGE_COUNT;
    }
    if (family->head_name.size == 0)
        return MESSAGE_NUMBER_NOBODY;
    joined(&key, family->subdistrict, family->community, family->head_name);
    fault = find_by_name(numbers, buffer_as_text(&key), head, number);
    if (fault == MESSAGE_COUNT && number->size == 0)
        fault = give_new(numbers, family, buffer_as_text(&key), head, number);
    buffer_fini(&key);
    return fault;
}
