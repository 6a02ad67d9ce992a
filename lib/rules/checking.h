/* What the parts of dibao-check share. */
#ifndef DIBAO_CHECKING_H
#define DIBAO_CHECKING_H

#include "../base/sorting.h"
#include "assess.h"
#include "check.h"
#include "standing.h"

/* Where a row stands; as long as its file is open. */
struct seen {
    const char *file;
    int64_t line;
    int64_t person_no; /* NONE: nobody's */
    month from, to;    /* covered; NO_MONTH and INT32_MAX: open */
};

enum { REGISTERS = TABLE_COUNT - TABLE_deaths, KNOWN_WORDS = 1 << 20 };

/* A member's row, kept until all have been seen; the household's number follows. */
struct person {
    struct seen row;
    int32_t marital, relation; /* -1: unknown */
    bool left_out;             /* the policy does not count him */
    bool in_couple;            /* the head or the spouse, and both are there */
};

/* What a register says of somebody; between which days it holds. */
struct entry_of {
    int32_t source;        /* register, from TABLE_deaths on */
    day begin, end;        /* both included; INT32_MIN, INT32_MAX: open */
    fen amount;            /* a month; NONE: unknown */
    uint64_t address;      /* 0: none */
    int64_t spouse;        /* ID number; 0: none */
};

/* Why two households were one family. */
enum bond { BOND_MEMBER, BOND_MARRIED, BOND_DIVORCED };
struct link {
    struct seen row;       /* of the person in the one household */
    int32_t bond;
    day ended;             /* of a marriage; NO_DAY: it was not */
    uint64_t address;      /* of the one household, once it is known */
    day opened;
    bool on;
};

/* A household, kept until all have been seen. */
struct home {
    struct seen row;
    uint64_t address;      /* of its letters and digits; 0: none */
    day since;             /* when what it has begins to count: the application */
    day opened;            /* of a new application, NO_DAY: none */
    day divorced;          /* the last divorce that no marriage followed, up to the application */
    bool on;               /* on the roster, or applies; without a roster: in the book */
    bool owned;            /* lives in its own home */
    bool visited;          /* in full, since the application */
    bool may_be_divorced;  /* a grown-up of it is divorced, or of unknown marital status */
};
/* What was told of the things that a register holds; these follow the home. */
struct told {
    int64_t person_no;     /* NONE: the household's */
    int32_t source;        /* register, from TABLE_deaths on */
    fen amount;            /* NONE: of assets */
};

/* What must be compared across households. */
enum list {
    PERSONS,   /* members, by ID number */
    HOMES,     /* households, by number */
    ACCOUNTS, ADDRESSES, /* households, by these */
    LINKS, TURNED, /* households that were one family, by the one and by the other */
    HELD,      /* rows of registers, by ID number */
    MATCHES,   /* what a register says of a member, by household */
    SPOUSES,   /* whom a register says members are married to, by ID number */
    PAYMENTS,  /* and receipts, by number */
    COLLECTED, /* receipts of agents, by month and signature */
    ISSUED,    /* papers, by kind and issuer */
    NAMED,     /* petitions, by household */
    LISTS
};

struct check {
    struct check_plan plan;
    month worked;
    const struct row **places;  /* sorted by subdistrict and community; owned */
    struct arena arena;         /* of the household */
    struct assessment now;      /* of the household, in the month worked for */
    bool assessed;              /* that has an answer */
    bool applies;               /* an application of the household is open */
    struct household shadow;    /* the household with the rows of one month */
    const struct row *roster;   /* the household's row of it; NULL: none */
    struct sorting *list[LISTS];
    uint64_t *known;            /* which ID numbers members have, so that most rows of a register
                                   need not be kept */
    month *paid;                /* months of which the payroll is there; owned */
    size_t paid_count, paid_room;
};

/* The bytes of a record that is put aside. */
#define BYTES_OF(record) ((struct text){ (const char *)&(record), sizeof(record) })

/* A finding about a household's row; more is filled in by the caller. */
struct finding found_at(enum severity severity, enum message message,
                        const struct household *household, enum table table,
                        const struct row *row);
void tell_finding(const struct check *check, const struct finding *finding);
/* The same in one step. */
void tell(const struct check *check, enum severity severity, enum message message,
          const struct household *household, enum table table, const struct row *row);
/* With a value that stands in the row, as far as it may be shown. */
void tell_value(const struct check *check, const struct household *household, enum table table,
                const struct row *row, enum message message, struct text value);
/* With the day on which it was due. */
void tell_on(const struct check *check, struct finding *finding, day on);

/* An amount, as long as the household. */
struct text fen_shown(struct check *check, fen amount);
/* It must be visited, whatever is found. */
void must_be_visited(const struct check *check, struct text household, enum message reason);

/* The months that a row covers; its column `to` stands behind `from`. */
month first_covered(const struct row *row, int from);
month last_covered(const struct row *row, int from);
bool is_covered(const struct row *row, int from, month worked);
/* The member's row of the month, or NULL. */
const struct row *member_in(const struct household *household, int64_t person_no, month worked);
/* The latest application opened up to the day and not withdrawn, or NULL. */
const struct row *latest_application(const struct household *household, day date);

/* Looks at one household: each a file of its own. */
typedef void look(struct check *check, const struct household *household);
look look_at_place, look_at_dates, look_at_members, look_at_events, look_at_case,
    look_at_amounts, look_at_papers, look_at_payments, look_at_archives;
/* Days of a row that contradict each other; the household may be nobody's. */
void compare_dates(const struct check *check, enum table table, const struct row *row,
                   struct text household);
/* Once, before the first household. */
void sort_places(struct check *check);
void look_at_codes(struct check *check);
/* Puts aside what must be compared. */
look keep_persons, keep_home;
/* The 17 digits of a good ID number that tell persons apart, 15 and 18 digits alike; as a key. */
int64_t id_digits(struct text number);
struct id_key { char at[8]; };
struct id_key key_of_id(int64_t id);
enum { ADDRESS_KEY = sizeof(uint64_t) };
/* The same address or name, however it is written; 0: none. */
uint64_t address_of(struct text text);
/* False: one of its days is none. */
bool read_entry(struct entry_of *entry, enum table source, const struct row *row);
void keep_link(struct check *check, struct text household, struct text other,
               const struct link *link);
/* A register's entry about a member, to be looked at together with the household's others. */
void keep_match(struct check *check, const struct person *person, struct text household,
                const struct entry_of *entry);
/* The member's row covers a month between these two. */
bool covers_between(const struct seen *row, month first, month last);
/* Where a row of nobody stands. */
struct seen seen_at(const struct row *row);
void keep_receipt(struct check *check, const struct row *row);
/* At the end. */
void compare_persons(struct check *check);
void compare_homes(struct check *check);
void compare_registers(struct check *check);
void compare_payments(struct check *check);
void compare_papers(struct check *check);
void compare_petitions(struct check *check);

#endif
