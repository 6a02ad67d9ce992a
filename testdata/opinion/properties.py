#!/usr/bin/python3
"""properties.py [FIRST [POLICIES [HOUSEHOLDS]]]: what holds whatever the policy and the family.

Of any policy: the order of columns and of a household's rows, cutting a book in two, and nesting it
in JSON Lines change nothing; the lines add up to the sums.

Of policies that look at income, need and the number of persons only through the income rule and the
difference (class Tame; a declared minimum may stand, single_person, tiers and full_when by income
may not): more income never pays more, a higher standard never pays less, and where nothing is
imputed a further member with nothing never lowers the sum.
"""
import copy
import csv
import json
import multiprocessing
import os
import random
import shutil
import sys
import tempfile
from decimal import Decimal

from compare import program
from households import Book, make_book
from policies import Tame, make_policy
from records import COLUMNS, read

SIDES = [table for table in COLUMNS if table != 'households']
ADDED = ('wage', '0.01'), ('wage', '55.55'), ('wage', '400')


def write_table(folder, name, rows, columns):
    with open(os.path.join(folder, name + '.csv'), 'w', encoding='utf-8', newline='') as file:
        writer = csv.DictWriter(file, columns, restval='', lineterminator='\n')
        writer.writeheader()
        writer.writerows(rows)


def read_book(folder):
    """{table: (columns, {household_id: rows})}"""
    book = {}
    for name in COLUMNS:
        path = os.path.join(folder, name + '.csv')
        with open(path, encoding='utf-8', newline='') as file:
            columns = csv.DictReader(file).fieldnames
        book[name] = columns, read(path)
    return book


def write_book(book, policy, folder):
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, 'policy.json'), 'w', encoding='utf-8') as file:
        json.dump(policy, file, ensure_ascii=False, indent=1)
    for name, (columns, rows) in book.items():
        write_table(folder, name, [row for household in sorted(rows) for row in rows[household]],
                    columns)
    return folder


def outcome(folder, month, *more):
    """Households, members by number, and the rejected households with their codes."""
    main, rejects = program(folder, month, 'households', *more)
    members, _ = program(folder, month, 'members', *more)
    return (main, {key: sorted(rows, key=lambda row: row['person_no'])
                   for key, rows in members.items()},
            {key: sorted((row['table'], row['column'], row['code']) for row in rows)
             for key, rows in rejects.items()})


# Any policy

def shuffled(book, chance):
    other = {}
    for name, (columns, rows) in book.items():
        other[name] = (chance.sample(columns, len(columns)),
                       {key: chance.sample(some, len(some)) for key, some in rows.items()})
    return other


def order_changes_nothing(case):
    other = write_book(shuffled(case.book, case.chance), case.policy, case.path('shuffled'))
    return case.differs(outcome(other, case.month))


def cutting_changes_nothing(case):
    """Halves of the households with the whole book beside them."""
    columns, rows = case.book['households']
    ids = sorted(rows)
    joined = {}, {}, {}
    for number, part in enumerate((ids[:len(ids) // 2], ids[len(ids) // 2:])):
        write_table(case.folder, 'half%d' % number, [rows[key][0] for key in part], columns)
        half = outcome(case.folder, case.month, case.path('half%d.csv' % number))
        for whole, some in zip(joined, half):
            whole.update(some)
    return case.differs(joined)


def whom(found):
    """The same without the places of what is wrong, which are others in a nested record."""
    return found[0], found[1], dict.fromkeys(found[2], 'rejected')


def nesting_changes_nothing(case):
    path = case.path('households.jsonl')
    with open(path, 'w', encoding='utf-8') as file:
        for key, (household,) in sorted(case.book['households'][1].items()):
            nested = {name: case.book[name][1].get(key, []) for name in SIDES}
            file.write(json.dumps({**household, **nested}, ensure_ascii=False) + '\n')
    alone = case.path('alone')
    os.makedirs(alone)
    shutil.copy(case.path('policy.json'), alone)
    return case.differs(whom(outcome(alone, case.month, '--to', 'csv', path)), whom(case.before))


def lines_add_up(case):
    wrong = []
    for key, (row,) in case.before[0].items():
        base, extra, amount = (Decimal(row[name])
                               for name in ('base_amount', 'supplement', 'amount'))
        detail = sum(Decimal(part.split('=')[1]) for part in row['supplement_detail'].split(';')
                     if part)
        own = sum(Decimal(member['supplement']) for member in case.before[1].get(key, []))
        if base + extra != amount or detail != extra or own > extra:
            wrong.append((key, base, extra, detail, own, amount))
    return wrong


# Tame policies

def more_income_never_pays_more(case):
    book = copy.deepcopy(case.book)
    kind = next(kind for kind, what in case.policy['income']['kinds'].items() if 'to' not in what
                and 'from' not in what)
    columns, incomes = book['incomes']
    for key, members in book['members'][1].items():
        row = dict.fromkeys(columns, '')
        row.update(household_id=key, kind=kind,
                   amount=case.chance.choice(['0.01', '55.55', '400', '12000']),
                   person_no=case.chance.choice(members + [{'person_no': ''}])['person_no'])
        incomes.setdefault(key, []).append(row)
    after = outcome(write_book(book, case.policy, case.path('richer')), case.month)
    return case.compared(after, lambda before, now: now > before)


def higher_standard_never_pays_less(case):
    policy = copy.deepcopy(case.policy)
    for entry in policy['standard']:
        entry['per_person'] = {'add': [entry['per_person'],
                                       case.chance.choice(['0.01', '10', '333.33'])]}
    after = outcome(write_book(case.book, policy, case.path('higher')), case.month)
    return case.compared(after, lambda before, now: now < before)


def further_member_never_lowers(case):
    if 'imputed' in case.policy['income']:
        return []
    book = copy.deepcopy(case.book)
    maker = Book(case.policy, case.month, case.seed)
    maker.empty = maker.strange = maker.wrong = 0
    for key, members in book['members'][1].items():
        maker.id = key
        row = maker.member(98, 'other')
        row.update({'id_number': '', 'birth_date': '1990-01-01', 'sex': 'female',
                    'disability': 'vision', 'disability_grade': '2', 'from': '1998-01',
                    'to': '2030-01'})
        members.append(row)
    after = outcome(write_book(book, case.policy, case.path('larger')), case.month)
    return case.compared(after, lambda before, now: now < before)


PROPERTIES = (
    (make_policy, (order_changes_nothing, cutting_changes_nothing, nesting_changes_nothing,
                   lines_add_up)),
    (lambda seed: make_policy(seed, Tame),
     (more_income_never_pays_more, higher_standard_never_pays_less, further_member_never_lowers)),
)


class Case:
    """A policy, its book and what comes out."""

    def __init__(self, policy, month, seed, households):
        self.policy, self.month, self.seed = policy, month, seed
        self.chance = random.Random('case %s' % seed)
        self.folder = tempfile.mkdtemp(prefix='property-%d-' % seed)
        make_book(policy, month, seed, households, self.folder)
        self.book = read_book(self.folder)
        write_book(self.book, policy, self.folder)
        self.before = outcome(self.folder, month)
        self.paid = 0

    def path(self, name):
        return os.path.join(self.folder, name)

    def differs(self, after, before=None):
        """What is another than before, of households, members and rejects."""
        names = 'household', 'members', 'rejects'
        return [(key, name, old.get(key), new.get(key))
                for name, old, new in zip(names, before or self.before, after)
                for key in sorted(set(old) | set(new)) if old.get(key) != new.get(key)]

    def compared(self, after, wrong):
        """The households, good both times, whose amount changed the wrong way."""
        found = []
        for key, (row,) in self.before[0].items():
            if key in after[0]:
                before, now = Decimal(row['amount']), Decimal(after[0][key][0]['amount'])
                self.paid += before > 0
                if wrong(before, now):
                    found.append((key, before, now))
        return found


def try_seed(task):
    """[report], households compared, and those of the tame policies that were paid."""
    seed, households = task
    reports, rows, paid = [], 0, 0
    for make, properties in PROPERTIES:
        case = Case(*make(seed), seed, households)
        for holds in properties:
            try:
                wrong = holds(case)
            except RuntimeError as error:
                wrong = [('', error)]
            rows += len(case.before[0])
            if wrong:
                reports.append('%s, month %s: %s: %d, the first: %s' % (
                    case.folder, case.month, holds.__name__, len(wrong), wrong[0]))
        paid += case.paid
        if not reports:
            shutil.rmtree(case.folder)
    return reports, rows, paid


def main(arguments):
    first, policies, households = (list(map(int, arguments)) + [0, 100, 100][len(arguments):])[:3]
    rows = paid = broken = 0
    with multiprocessing.Pool() as pool:
        tasks = [(seed, households) for seed in range(first, first + policies)]
        for reports, compared, some in pool.imap(try_seed, tasks, 4):
            rows, paid, broken = rows + compared, paid + some, broken + len(reports)
            for report in reports:
                print(report, flush=True)
    print('%d policies, %d households compared, %d of them paid; %d properties broken'
          % (2 * policies, rows, paid, broken))
    return 1 if broken or not paid else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
