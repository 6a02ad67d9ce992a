"""Random households of a policy: a book of CSV files. The same seed gives the same book."""
import csv
import os
import random
from datetime import date, timedelta

from policies import DATES, MONTHS, TEXTS
from records import CODES, COLUMNS, SPECIAL, check_digit

AMOUNTS = ('0', '0.01', '33.33', '100', '150', '169', '169.00', '208.5', '260', '300', '338', '360',
           '480.5', '500', '777.77', '1200')
EXTREME = ('999999999999999.99', '100000000000', '0.00')
RELATIONS = ('spouse', 'child', 'child', 'parent', 'grandchild', 'sibling', 'other')


class Book:
    """Makes the households one by one."""

    def __init__(self, policy, month, seed):
        self.random = random.Random('book %s' % seed)
        self.policy, self.month = policy, month
        self.declared = {'households': policy.get('columns', {}).get('household', {}),
                         'members': policy.get('columns', {}).get('member', {})}
        self.kinds = list(policy['income']['kinds'])
        self.assets = list(policy.get('assets', {}).get('kinds', {}))
        # how often a cell is empty, a figure extreme, a row wrong, in this book
        self.empty = self.pick([0, 0.01, 0.03, 0.1])
        self.strange = self.pick([0, 0, 0.003, 0.02])
        self.wrong = self.pick([0, 0.002, 0.005])
        self.rows = {name: [] for name in COLUMNS}
        self.born = 0

    def pick(self, values):
        return self.random.choice(values)

    def chance(self, share):
        return self.random.random() < share

    # Cells

    def amount(self):
        if self.chance(self.strange):
            return self.pick(EXTREME)
        if self.chance(self.wrong):
            return self.pick(['-5', '12.345', '1,200', 'x', '', '1e3'])
        if self.chance(0.6):
            return self.pick(AMOUNTS)
        return '%d.%02d' % (self.random.randint(0, 900), self.random.randint(0, 99))

    def number(self, kind):
        if self.chance(self.strange):
            return self.pick(['0', '999999', '1000000000'])
        if self.chance(self.wrong):
            return self.pick(['-1', 'two', '1.2.3'])
        whole = str(self.random.randint(0, 4))
        return whole if kind == 'integer' or self.chance(0.5) else whole + self.pick(['.5', '.25'])

    def cell(self, kind, codes):
        if self.chance(max(self.empty, 0.3 if kind == 'set' else 0)):
            return ''
        if kind == 'money':
            return self.amount()
        if kind in ('integer', 'decimal'):
            return self.number(kind)
        if codes and self.chance(self.wrong):
            return 'nonsense'
        if kind == 'set':
            return ';'.join(self.random.sample(codes, self.random.randint(1, min(2, len(codes)))))
        return self.pick(codes or {'yesno': ('yes', 'no'), 'text': TEXTS, 'date': DATES,
                                   'month': MONTHS}[kind])

    def declared_cells(self, table):
        return {name: self.cell(what['type'], list(what.get('codes', ())))
                for name, what in self.declared[table].items()}

    def months(self, often=0.1):
        """from and to: mostly open or covering the month, sometimes of other months."""
        if not self.chance(often):
            return {}
        month = self.month
        start, end = self.pick([('', month), (month, ''), (month, month), ('1998-01', '2030-01'),
                                ('', '1999-01'), ('2031-01', ''), ('1998-01', '1999-12')])
        if self.chance(self.wrong * 5):
            start, end = self.pick([('2031-01', '1998-01'), ('2004-13', '')])
        return {'from': start, 'to': end}

    # Rows

    def household(self, number):
        self.id = '%06d-%05d%d' % (1003, number, number % 10)
        codes = {name: self.cell('code', CODES[name])
                 for name in ('housing', 'heating', 'residence', 'pay_method')}
        self.rows['households'].append({
            'household_id': self.id, 'subdistrict': self.pick(TEXTS), 'community': '社区',
            'head_name': '某某', 'floor_area': self.cell('decimal', None),
            'heating_fee': self.cell('money', None),
            'electricity_account': self.cell('text', None), **codes,
            **self.declared_cells('households')})
        self.members()
        self.side_rows()

    def members(self):
        size = self.pick([1, 1, 2, 2, 3, 3, 3, 4, 5, 6])
        if self.chance(self.strange):
            size = self.pick([0, 12, 40])
        first = self.pick([1, 1, 1, 2])
        self.numbers = [first + place + place // 3 for place in range(size)]
        rows = [self.member(number, 'head' if place == 0 else self.pick(RELATIONS))
                for place, number in enumerate(self.numbers)]
        if rows and self.chance(0.02):
            rows[0]['relation'] = 'other'
        if rows and self.chance(self.wrong):
            rows.append(dict(self.pick(rows)))
        if rows and self.chance(0.05):      # somebody who was there in another month
            rows.append({**self.member(99, 'child'), 'from': '1990-01', 'to': '1990-12'})
            self.numbers.append(99)
        self.random.shuffle(rows)
        self.rows['members'] += rows

    def member(self, number, relation):
        row = {'household_id': self.id, 'person_no': str(number), 'name': '某%d' % number,
               'relation': relation, 'special': self.cell('set', SPECIAL)}
        for name in ('category', 'labour', 'illness', 'marital', 'schooling'):
            row[name] = self.cell('code', CODES[name])
        if self.chance(0.4):
            row['disability'] = self.cell('code', CODES['disability'])
            row['disability_grade'] = self.cell('code', list('1234'))
        self.identity(row)
        return {**row, **self.months(), **self.declared_cells('members')}

    def identity(self, row):
        born = self.birth_date()
        self.born += 1
        sex = self.random.randint(0, 1)
        serial = '%02d%d' % (self.born // 5 % 100, self.born % 5 * 2 + sex)
        number = '990104' + born.strftime('%Y%m%d') + serial
        form = self.random.random()
        if form < 0.55:
            row['id_number'] = number + check_digit(number)
        elif form < 0.6 and born.year < 2000:
            row['id_number'] = number[:6] + number[8:]
        elif form < 0.95:
            row['birth_date'] = '' if self.chance(self.empty) else born.isoformat()
            row['sex'] = self.cell('code', ['male', 'female'])
        if self.chance(self.wrong):
            row.update(self.pick([{'id_number': '990104199001011230'}, {'birth_date': '2050-01-01'},
                                  {'birth_date': '2003-02-29'}, {'birth_date': '1901-01-01'}]))
        elif form < 0.55 and self.chance(0.2):
            row['birth_date'] = born.isoformat()
            row['id_number'] = row['id_number'].replace('X', 'x')

    def birth_date(self):
        year, month = int(self.month[:4]), int(self.month[5:])
        age = self.pick([0, 5, 15, 16, 17, 18, 35, 36, 45, 59, 60, 61, 69, 70, 71, 85, 103])
        born = date(year - age, month, 1) + timedelta(self.pick([-40, -1, 0, 15, 27, 28]))
        if self.chance(0.02):
            born = date(year - age - (year - age) % 4, 2, 28) + timedelta(1)
        return min(born, date(year, month, 28))

    def side_rows(self):
        for table, often in (('incomes', 1), ('supporters', 0.3), ('assets', 0.5)):
            people = list(self.numbers)
            if table != 'supporters':
                people.append('')
            if self.chance(self.wrong):
                people.append(77)
            rows = [row for person in people for row in self.side_rows_of(table, person, often)]
            self.random.shuffle(rows)
            self.rows[table] += rows

    def side_rows_of(self, table, person, often):
        while self.chance(often / (1 + often)):
            row = {'household_id': self.id, 'person_no': str(person)}
            yield {**row, **getattr(self, table + '_row')(), **self.months(0.08)}

    def incomes_row(self):
        kind = self.pick(self.kinds)
        if self.chance(0.007):
            kind = self.pick(['lottery', 'wage', 'rent'])
        row = {'kind': kind, 'amount': self.amount()}
        if self.chance(0.2):
            row['months'] = self.pick(['1', '2', '3', '6', '7', '12'])
            if self.chance(self.wrong * 5):
                row['months'] = self.pick(['0', '1.5', '-1'])
        if self.chance(0.2):
            row['verified'] = self.pick(['yes'] * 9 + ['no'])
        return row

    def supporters_row(self):
        row = {name: self.cell('money', None) if self.chance(0.85) else ''
               for name in ('income', 'standard', 'court_amount', 'paid')}
        return {'name': '子', 'relation': 'child', 'persons': self.cell('integer', None), **row}

    def assets_row(self):
        kind = self.pick(self.assets or ['car'])
        if self.chance(self.wrong):
            kind = 'yacht'
        return {'kind': kind, 'value': self.amount(),
                'quantity': self.pick(['', '', '1', '2', '0', '3'])}

    # Files

    def write(self, folder):
        """The tables, each with its columns in an order of this book."""
        for name, rows in self.rows.items():
            columns = list(COLUMNS[name]) + list(self.declared.get(name, ()))
            self.random.shuffle(columns)
            with open(os.path.join(folder, name + '.csv'), 'w', encoding='utf-8',
                      newline='') as file:
                writer = csv.DictWriter(file, columns, restval='', lineterminator='\n')
                writer.writeheader()
                writer.writerows(rows)


def make_book(policy, month, seed, households, folder):
    book = Book(policy, month, seed)
    for number in range(1, households + 1):
        book.household(number)
    book.write(folder)
