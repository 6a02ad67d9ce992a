#include "sample.h"
#include "../base/sorting.h"
#include <stdlib.h>

static const enum message reasons[] = { MESSAGE_CHECK_REASON_KIN, MESSAGE_CHECK_REASON_DOUBT,
                                        MESSAGE_CHECK_REASON_REPORT };
enum { REASONS = sizeof reasons / sizeof *reasons };

/* What is known of a household, or a reason to visit it; the subdistrict follows the one. */
struct known {
    const char *file; /* NULL: a reason */
    int64_t line;
    unsigned must;    /* bits by reasons */
    bool may;         /* may be drawn */
};

struct stratum {
    char *subdistrict; /* owned */
    int64_t count;     /* that may be drawn */
};

struct sample {
    struct rational percent;
    uint64_t seed;
    struct sorting *households; /* by number */
    struct sorting *order;      /* by subdistrict, as they are drawn */
    struct stratum *strata;
    size_t stratum_count, stratum_room;
};

struct sample *sample_open(struct rational percent, int64_t seed, size_t memory)
{
    struct sample *sample = allocate(1, sizeof *sample);

    *sample = (struct sample){ .percent = percent, .seed = (uint64_t)seed,
                               .households = sorting_open(memory),
                               .order = sorting_open(memory) };
    return sample;
}

static void keep(struct sorting *list, struct text key, const struct known *known,
                 struct text more)
{
    sorting_add_parts(list, key, (struct text){ (const char *)known, sizeof *known }, more);
}

void sample_household(struct sample *sample, const struct household *household, bool drawn)
{
    const struct known known = { household->row->file, household->row->line, 0, drawn };

    keep(sample->households, household->id, &known, household->row->field[stream_subdistrict]);
}

void sample_must(struct sample *sample, struct text household, enum message reason)
{
    struct known known = { .file = NULL };

    for (unsigned i = 0; i < REASONS; i++)
        if (reasons[i] == reason)
            known.must = 1u << i;
    if (household.size > 0)
        keep(sample->households, household, &known, (struct text){ 0 });
}

/* The place of a household in the draw, of its subdistrict; big-endian, to be sorted. */
static void draw_place(const struct sample *sample, struct text household, struct buffer *key)
{
    uint64_t place = (14695981039346656037u ^ sample->seed) * 0x9E3779B97F4A7C15u;

    for (size_t i = 0; i < household.size; i++)
        place = (place ^ (unsigned char)household.at[i]) * 1099511628211u;
    place = (place ^ place >> 30) * 0xBF58476D1CE4E5B9u;
    place = (place ^ place >> 27) * 0x94D049BB133111EBu;
    place ^= place >> 31;
    for (int shift = 56; shift >= 0; shift -= 8)
        buffer_byte(key, (char)(place >> shift));
}

static struct stratum *stratum_of(struct sample *sample, struct text subdistrict)
{
    struct stratum *stratum;

    for (size_t i = 0; i < sample->stratum_count; i++)
        if (text_is(subdistrict, sample->strata[i].subdistrict))
            return &sample->strata[i];
    sample->strata = make_room(sample->strata, &sample->stratum_room, sample->stratum_count + 1,
                               sizeof *sample->strata);
    stratum = &sample->strata[sample->stratum_count++];
    stratum->subdistrict = copy_bytes(subdistrict.at, subdistrict.size);
    return stratum;
}

/* All that is known of one household. */
struct whole {
    struct buffer id, subdistrict;
    struct known known;
};

static void put_in_order(struct sample *sample, const struct whole *whole)
{
    struct buffer key = { 0 };

    if (!whole->known.file)
        return; /* the book does not have it */
    stratum_of(sample, buffer_as_text(&whole->subdistrict))->count += whole->known.may;
    buffer_text(&key, buffer_as_text(&whole->subdistrict));
    buffer_byte(&key, '\0');
    draw_place(sample, buffer_as_text(&whole->id), &key);
    keep(sample->order, buffer_as_text(&key), &whole->known, buffer_as_text(&whole->id));
    buffer_fini(&key);
}

static void take_known(struct whole *whole, struct text record)
{
    struct known known;

    memcpy(&known, record.at, sizeof known);
    whole->known.must |= known.must;
    if (!known.file)
        return;
    known.must = whole->known.must;
    whole->known = known;
    buffer_clear(&whole->subdistrict);
    buffer_add(&whole->subdistrict, record.at + sizeof known, record.size - sizeof known);
}

static void order_households(struct sample *sample)
{
    struct whole whole = { .known = { .file = NULL } };
    struct text key, record;

    while (sorting_next(sample->households, &key, &record)) {
        if (!text_equal(key, buffer_as_text(&whole.id))) {
            put_in_order(sample, &whole);
            whole.known = (struct known){ .file = NULL };
            buffer_clear(&whole.id);
            buffer_text(&whole.id, key);
        }
        take_known(&whole, record);
    }
    put_in_order(sample, &whole);
    buffer_fini(&whole.id);
    buffer_fini(&whole.subdistrict);
}

/* How many of the subdistrict are drawn. */
static int64_t share_of(const struct sample *sample, const struct stratum *stratum)
{
    enum { PERCENT = 100 };
    struct rational part;
    int64_t share = stratum->count;

    if (!rational_multiply(&part, rational_of(stratum->count), sample->percent)
        || !rational_divide(&part, part, rational_of(PERCENT))
        || !rational_round(&part, part, rational_of(1), ROUND_UP)
        || !rational_whole(part, &share))
        return stratum->count;
    return share;
}

static void list_reasons(struct buffer *list, unsigned must)
{
    bool chinese = message_language() == CHINESE;

    for (unsigned i = 0; i < REASONS; i++) {
        if (!(must & 1u << i))
            continue;
        buffer_string(list, list->size == 0 ? "" : chinese ? "、" : ", ");
        buffer_string(list, message_in(reasons[i], message_language()));
    }
}

static void tell_visit(const struct known *known, struct text household, take_finding *take,
                       void *to)
{
    struct buffer why = { 0 };
    struct finding finding = { .severity = SEVERITY_HINT,
                               .message = known->must ? MESSAGE_CHECK_MUST : MESSAGE_CHECK_DRAWN,
                               .table = TABLE_households, .file = known->file,
                               .line = (long)known->line, .household = household,
                               .person_no = NONE };

    list_reasons(&why, known->must);
    finding.detail = why.at;
    take(to, &finding);
    buffer_fini(&why);
}

/* In each subdistrict the first ones are drawn. */
static void tell_visits(struct sample *sample, take_finding *take, void *to)
{
    const struct stratum *stratum = NULL;
    struct text key, record;
    struct known known;
    int64_t left = 0;

    while (sorting_next(sample->order, &key, &record)) {
        struct text subdistrict = { key.at, strnlen(key.at, key.size) };

        if (!stratum || !text_is(subdistrict, stratum->subdistrict)) {
            stratum = stratum_of(sample, subdistrict);
            left = share_of(sample, stratum);
        }
        memcpy(&known, record.at, sizeof known);
        bool drawn = known.may && left-- > 0;
        if (drawn || known.must)
            tell_visit(&known, (struct text){ record.at + sizeof known,
                                              record.size - sizeof known }, take, to);
    }
}

void sample_tell(struct sample *sample, take_finding *take, void *to)
{
    order_households(sample);
    tell_visits(sample, take, to);
}

bool sample_close(struct sample *sample, struct problems *problems)
{
    bool good;

    if (!sample)
        return true;
    good = sorting_close(sample->households, problems);
    good &= sorting_close(sample->order, problems);
    for (size_t i = 0; i < sample->stratum_count; i++)
        free(sample->strata[i].subdistrict);
    free(sample->strata);
    free(sample);
    return good;
}
