"""The tables of a book: their columns, and the rows of each household as scopes of the language."""
import calendar
import csv
import re
from datetime import date

from values import Unknown, decimal

CODES = {
    'housing': 'owned public_rent private_rent low_rent none', 'heating': 'central stove none',
    'residence': 'registered away displaced', 'pay_method': 'counter home bank',
    'relation': 'head spouse child parent grandparent grandchild sibling other',
    'sex': 'male female', 'category': 'laid_off unemployed retired employed three_no other',
    'labour': 'able partial none',
    'disability': 'vision hearing speech physical intellectual mental multiple',
    'illness': 'none chronic serious', 'marital': 'single married divorced widowed',
    'schooling': 'none compulsory secondary college',
}
CODES = {name: codes.split() for name, codes in CODES.items()}

# name, type; the first `required` of each table may not be empty.
TABLES = {
    'households': (5, 'household_id text, subdistrict text, community text, head_name text, '
                   'archive_no text, address text, phone text, housing code, floor_area decimal, '
                   'heating code, heating_fee money, electricity_account text, residence code, '
                   'pay_method code, payee_name text, bank text, account text'),
    'members': (4, 'household_id text, person_no integer, name text, relation code, id_number text, '
                'birth_date date, sex code, category code, labour code, disability code, '
                'disability_grade integer, illness code, marital code, schooling code, special set, '
                'from month, to month'),
    'incomes': (3, 'household_id text, kind text, amount money, person_no integer, months integer, '
                'evidence text, verified yesno, from month, to month'),
    'supporters': (3, 'household_id text, person_no integer, name text, id_number text, '
                   'relation text, income money, persons integer, standard money, '
                   'court_amount money, paid money, from month, to month'),
    'assets': (3, 'household_id text, kind text, value money, person_no integer, quantity integer, '
               'evidence text, from month, to month'),
}
REQUIRED = {'households': 4, 'members': 4, 'incomes': 3, 'supporters': 3, 'assets': 3}
COLUMNS = {table: dict(column.split() for column in text.split(', '))
           for table, (_, text) in TABLES.items()}
SPECIAL = 'lone_elder orphan special_care single_parent carer'.split()

NUMBER = re.compile(r'[0-9]+(\.[0-9]{1,9})?')
MONEY = re.compile(r'[0-9]+(\.[0-9]{1,2})?')
WHOLE = re.compile(r'[0-9]+')
MONTH = re.compile(r'[0-9]{4}-(0[1-9]|1[0-2])')
PATTERNS = {'money': MONEY, 'decimal': NUMBER, 'integer': WHOLE, 'month': MONTH}


class BadRow(Exception):
    """(table, column): the household is rejected."""


class Table:
    """One table of one policy: its columns with the place's own, and how an empty cell reads."""

    def __init__(self, name, declared):
        self.name = name
        self.types = dict(COLUMNS[name])
        self.codes = {column: CODES[column] for column, kind in self.types.items()
                      if kind == 'code'}
        if name == 'members':
            self.codes['special'] = SPECIAL
        for column, what in declared.items():
            self.types[column] = what['type']
            if 'codes' in what:
                self.codes[column] = list(what['codes'])
        self.required = list(COLUMNS[name])[:REQUIRED[name]]
        self.empty = {column: self.empty_value(column) for column in self.types}

    def empty_value(self, column):
        kind = self.types[column]
        if kind == 'set':
            return frozenset()
        unknown = kind not in ('text', 'code') or 'none' in self.codes.get(column, ())
        return Unknown([column]) if unknown else ''

    def scope(self, row):
        """The row as a scope; BadRow when a cell cannot be what its column says."""
        for column in self.required:
            if not row[column]:
                raise BadRow(self.name, column)
        scope = {}
        for column, kind in self.types.items():
            text = row.get(column)
            scope[column] = self.value(column, kind, text) if text else self.empty[column]
        start, end = row.get('from'), row.get('to')
        if start and end and start > end:
            raise BadRow(self.name, 'from')
        return scope

    def value(self, column, kind, text):
        pattern = PATTERNS.get(kind)
        if pattern and not pattern.fullmatch(text):
            raise BadRow(self.name, column)
        if kind in ('money', 'decimal', 'integer'):
            return decimal(text)
        parts = frozenset(text.split(';')) if kind == 'set' else (text,)
        codes = self.codes.get(column)
        if codes and not codes_hold(codes, parts):
            raise BadRow(self.name, column)
        if kind == 'yesno' and text not in ('yes', 'no') or kind == 'date' and not day(text):
            raise BadRow(self.name, column)
        return parts if kind == 'set' else text


def codes_hold(codes, parts):
    return all(part in codes for part in parts)


def day(text):
    """The date that the text writes, or None."""
    try:
        return date.fromisoformat(text) if len(text) == 10 else None
    except ValueError:
        return None


def last_day(month):
    year, number = int(month[:4]), int(month[5:])
    return date(year, number, calendar.monthrange(year, number)[1])


def covers(row, month):
    """Whether a row or a rule is in force in the month."""
    return (row.get('from') or '') <= month and month <= (row.get('to') or '9999-99')


def full_id(number):
    """The 18 characters of an ID number of 15 or 18, or None when it cannot be one."""
    number = number.upper()
    if re.fullmatch('[0-9]{15}', number):
        number = number[:6] + '19' + number[6:]
        return number + check_digit(number)
    if re.fullmatch('[0-9]{17}[0-9X]', number) and number[17] == check_digit(number[:17]):
        return number
    return None


def check_digit(digits):
    """GB 11643."""
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return '10X98765432'[sum(w * int(d) for w, d in zip(weights, digits)) % 11]


def complete(member):
    """Birth date and sex from the ID number; age is set for the month by `with_age`."""
    if not member['id_number']:
        return
    number = full_id(member['id_number'])
    born = number and '-'.join((number[6:10], number[10:12], number[12:14]))
    if not number or not day(born):
        raise BadRow('members', 'id_number')
    sex = 'male' if int(number[16]) % 2 else 'female'
    for column, value in (('birth_date', born), ('sex', sex)):
        if type(member[column]) is not Unknown and member[column] not in ('', value):
            raise BadRow('members', column)
        member[column] = value
    member['id_number'] = number


def with_age(member, month):
    born = member['birth_date']
    if type(born) is Unknown:
        member['age'] = born
        return
    born, end = day(born), last_day(month)
    if born > end:
        raise BadRow('members', 'birth_date')
    member['age'] = end.year - born.year - ((born.month, born.day) > (end.month, end.day))


def read(path):
    """The rows of a CSV file by household."""
    rows = {}
    with open(path, encoding='utf-8', newline='') as file:
        for row in csv.DictReader(file):
            rows.setdefault(row['household_id'], []).append(row)
    return rows
