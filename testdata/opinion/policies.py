"""Random policies: valid by the language, using all of it. The same seed gives the same policy."""
import json
import random

from records import CODES, SPECIAL

# The steps that make the names of the language, in order.
COLUMNS_READ, COUNTED, ROWS_READ, INCOME_KNOWN, BASE_KNOWN, AMOUNT_KNOWN = range(6)

KINDS = ('wage', 'business', 'pension', 'rent', 'gift', 'interest', 'support')
GROUPS = ('earned', 'transferred')
DECLARED = {
    'household': {
        'expense': {'type': 'money'}, 'rooms': {'type': 'integer'}, 'area_due': {'type': 'decimal'},
        'urban': {'type': 'yesno'}, 'zone': {'type': 'code', 'codes': {'inner': '内', 'outer': '外'}},
        'hardship': {'type': 'code', 'codes': {'none': '无', 'fire': '火灾', 'flood': '水灾'}},
        'marks': {'type': 'set', 'codes': {'a': '甲', 'b': '乙', 'c': '丙'}},
        'since': {'type': 'month'}, 'visited': {'type': 'date'}, 'remark': {'type': 'text'},
    },
    'member': {
        'work_cost': {'type': 'money'}, 'work_years': {'type': 'integer'},
        'factor': {'type': 'decimal'}, 'insured': {'type': 'yesno'},
        'trade': {'type': 'code', 'codes': {'builder': '建筑', 'driver': '司机', 'cook': '厨师'}},
        'caring': {'type': 'code', 'codes': {'none': '无', 'child': '孩子', 'old': '老人'}},
        'skills': {'type': 'set', 'codes': {'x': '一', 'y': '二'}},
        'hired': {'type': 'month'}, 'tested': {'type': 'date'}, 'nickname': {'type': 'text'},
    },
}
STANDARD_COLUMNS = {
    'household': {
        'housing': 'code', 'heating': 'code', 'residence': 'code', 'floor_area': 'decimal',
        'heating_fee': 'money', 'subdistrict': 'text', 'electricity_account': 'text',
    },
    'member': {
        'age': 'age', 'relation': 'code', 'sex': 'code', 'category': 'code', 'labour': 'code',
        'disability': 'code', 'disability_grade': 'grade', 'illness': 'code', 'marital': 'code',
        'schooling': 'code', 'special': 'set', 'birth_date': 'date', 'person_no': 'integer',
        'to': 'month',
    },
    'supporter': {
        'income': 'money', 'persons': 'integer', 'standard': 'money', 'court_amount': 'money',
        'paid': 'money',
    },
}
TEXTS = ('南湖', '桂林', 'x1', '12')
DATES = ('1960-05-01', '1999-12-31', '2004-02-29', '2010-07-15')
MONTHS = ('1999-07', '2004-04', '2010-01', '2020-12')
LIMITS = {'age': (16, 18, 60, 70, 35), 'grade': (1, 2, 3, 4), 'integer': (0, 1, 2, 3, 5),
          'decimal': ('0.5', '1', '18', '45.5'), 'money': (0, 100, '169', '300.50', 450),
          'sum': (0, '100', 169, '260.4', 338, '500', 1000)}
SEEN_FROM = {'household': ['household'], 'member': ['member'] * 6 + ['household'],
             'supporter': ['supporter', 'supporter', 'member', 'household']}
NUMBERS = ('age', 'grade', 'integer', 'decimal', 'money')


class Maker:
    """Makes one policy."""

    def __init__(self, seed):
        self.random = random.Random('policy %s' % seed)
        self.month = '%04d-%02d' % (self.random.randint(2000, 2023), self.random.randint(1, 12))
        self.codes = 0
        self.parameters = {}
        self.declared = {scope: self.some(columns, 0.4) for scope, columns in DECLARED.items()}
        # A policy looks at few columns, so that not every family misses one of them.
        self.columns = {scope: self.some(columns, 0.5)
                        for scope, columns in STANDARD_COLUMNS.items()}
        for scope, columns in self.declared.items():
            self.columns[scope].update({name: what['type'] for name, what in columns.items()})
        self.columns['member']['age'] = 'age'
        self.columns['supporter'] = dict(STANDARD_COLUMNS['supporter'])
        self.kinds, self.groups, self.assets = {}, [], {}
        self.household_standard = self.by_size = False

    # Chance

    def chance(self, share):
        return self.random.random() < share

    def pick(self, values):
        return self.random.choice(list(values))

    def some(self, table, share):
        return {name: value for name, value in table.items() if self.chance(share)}

    def several(self, make, most):
        return [make() for _ in range(self.random.randint(0, most))]

    def code(self, word):
        self.codes += 1
        return '%s_%d' % (word, self.codes)

    def written(self, number):
        """The number in one of the ways that a policy may write it."""
        number = str(number)
        if self.chance(0.7):
            return number
        return float(number) if '.' in number else int(number)

    def dated(self, entry, share=0.2):
        """The entry, sometimes for some months only."""
        if not self.chance(share):
            return entry
        month = self.month
        early, late = '1999-01', '2030-12'
        start, end = self.pick([(early, month), (month, late), (month, month), (early, late),
                                (late, late), (early, '1999-12'), (month, None), (None, month)])
        entry.update({key: value for key, value in (('from', start), ('to', end)) if value})
        return entry

    # Names

    def numbers(self, scope, stage):
        """[(name, kind)] of the numbers that a rule of the scope and stage may use."""
        found = [(name, kind) for name, kind in self.columns[scope].items() if kind in NUMBERS]
        found += [(name, 'sum') for name in getattr(self, scope + '_sums')(stage)]
        return found

    def income_names(self):
        return ['income.' + name for name in list(self.kinds) + self.groups]

    def household_sums(self, stage):
        names = []
        if stage >= COUNTED:
            names.append('persons')
        if stage >= ROWS_READ:
            names += ['need', 'gross_income'] + self.income_names()
            names += ['standard'] * self.household_standard
            names += [name for kind in self.assets
                      for name in ('assets.' + kind, 'assets.%s.quantity' % kind)]
            names += ['assets'] * bool(self.assets)
        if stage >= INCOME_KNOWN:
            names += ['income', 'income_per_head'] * 2
        if stage >= BASE_KNOWN:
            names.append('base_amount')
        if stage >= AMOUNT_KNOWN:
            names.append('amount')
        return names

    def member_sums(self, stage):
        names = []
        if stage >= ROWS_READ:
            names += ['standard', 'standard'] + self.income_names()
        if stage >= INCOME_KNOWN:
            names.append('countable_income')
        return names + self.seen_from_inside('household', stage)

    def supporter_sums(self, stage):
        return (self.seen_from_inside('household', stage)
                + self.seen_from_inside('member', stage))

    def seen_from_inside(self, scope, stage):
        found = [name for name, _ in self.numbers(scope, stage) if not name.startswith('household.')]
        return ['%s.%s' % (scope, name) for name in self.random.sample(found, min(2, len(found)))]

    def sees_members(self, scope, stage):
        return scope == 'household' and stage >= COUNTED

    # Conditions

    def condition(self, scope, stage, depth=2):
        """A condition that is no `{}`."""
        word = self.random.random()
        if depth and word < 0.25:
            return {self.pick(['all', 'any']): [self.condition(scope, stage, depth - 1)
                                                for _ in range(self.random.randint(1, 3))]}
        if depth and word < 0.33:
            return {'not': self.condition(scope, stage, depth - 1)}
        if self.sees_members(scope, stage) and word < 0.5:
            return {'some_member': self.condition('member', stage, depth and depth - 1)}
        if word < 0.75:
            return self.on_column(scope, stage)
        return self.comparison(scope, stage, depth)

    def on_column(self, scope, stage):
        seen = self.pick(SEEN_FROM[scope])
        columns = self.columns[seen]
        if not columns:
            return self.comparison(scope, stage, 0)
        name = self.pick(columns)
        kind = columns[name]
        field = name if seen == scope else '%s.%s' % (seen, name)
        if self.chance(0.12):
            return {'field': field, 'present': self.chance(0.5)}
        values = self.values(seen, name, kind)
        if kind == 'set':
            return {'field': field, 'has': self.pick(values)}
        if self.chance(0.5):
            return {'field': field, 'is': self.pick(values)}
        return {'field': field, 'in': self.random.sample(values, min(2, len(values)))}

    def values(self, scope, name, kind):
        if kind in ('code', 'set'):
            declared = self.declared.get(scope, {})
            return list(declared[name]['codes'] if name in declared else
                        SPECIAL if kind == 'set' else CODES[name])
        if kind in NUMBERS:
            return [self.written(number) for number in LIMITS[kind]]
        return list({'yesno': ('yes', 'no'), 'text': TEXTS, 'date': DATES, 'month': MONTHS}[kind])

    def comparison(self, scope, stage, depth):
        numbers = self.numbers(scope, stage)
        if not numbers:
            return {}
        name, kind = self.pick(numbers)
        one = {'field': name}
        other = self.written(self.pick(LIMITS[kind]))
        if depth and kind == 'sum' and self.chance(0.4):
            other = self.amount(scope, stage, depth - 1)
        if depth and self.chance(0.1):
            one = self.amount(scope, stage, depth - 1)
        sides = [one, other] if self.chance(0.8) else [other, one]
        return {self.pick(['lt', 'le', 'le', 'ge', 'ge', 'gt', 'eq']): sides}

    def when(self, scope, stage, entry, share=0.75):
        if self.chance(share):
            entry['when'] = self.condition(scope, stage)
        return entry

    # Amounts

    def constant(self):
        number = self.pick(['0', '10', '22', '34.5', '60', '100', '169', '208.33', '300', '512.1'])
        return self.written(number)

    def amount(self, scope, stage, depth=2):
        makers = [self.plain, self.plain, self.plain]
        if depth:
            makers += [self.percentage, self.percentage, self.sum, self.difference, self.share,
                       self.bound, self.choice, self.table, self.rounded, self.product]
            if self.sees_members(scope, stage):
                makers += [self.over_members, self.over_members]
        return self.pick(makers)(scope, stage, depth - 1)

    def plain(self, scope, stage, depth):
        numbers = self.numbers(scope, stage)
        word = self.random.random()
        if numbers and word < 0.45:
            return {'field': self.pick(numbers)[0]}
        if self.parameters and word < 0.6:
            return {'parameter': self.pick(self.parameters)}
        return self.constant()

    def percentage(self, scope, stage, depth):
        share = self.written(self.pick(['10', '20', '33.3', '50', '115', '100', '0.5']))
        return {'percent': share, 'of': self.amount(scope, stage, depth)}

    def sum(self, scope, stage, depth):
        return {'add': [self.amount(scope, stage, depth)
                        for _ in range(self.random.randint(1, 3))]}

    def difference(self, scope, stage, depth):
        return {'subtract': [self.amount(scope, stage, depth)
                             for _ in range(self.random.randint(2, 3))]}

    def product(self, scope, stage, depth):
        factor = self.written(self.pick(['2', '0.35', '-1', '1.5', '3']))
        if self.chance(0.05):
            factor = self.amount(scope, stage, depth)
        if self.chance(0.02):
            factor = '9000000000000000000'
        return {'multiply': [self.amount(scope, stage, depth), factor]}

    def share(self, scope, stage, depth):
        by = self.written(self.pick(['2', '3', '12', '0.7']))
        if self.sees_members(scope, stage) and self.chance(0.6):
            by = {'field': 'persons'}
        elif self.chance(0.05):
            by = self.amount(scope, stage, 0)
        return {'divide': [self.amount(scope, stage, depth), by]}

    def bound(self, scope, stage, depth):
        return {self.pick(['least', 'greatest']): [self.amount(scope, stage, depth)
                                                   for _ in range(self.random.randint(1, 3))]}

    def choice(self, scope, stage, depth):
        return {'if': self.condition(scope, stage, 1), 'then': self.amount(scope, stage, depth),
                'else': self.amount(scope, stage, depth)}

    def table(self, scope, stage, depth):
        at = self.pick(['1', 2])
        if self.sees_members(scope, stage):
            at = {'field': 'persons'}
        elif scope == 'member':
            at = {'field': 'person_no'}
        table = {'table': [self.amount(scope, stage, 0) for _ in range(self.random.randint(1, 4))],
                 'at': at}
        if self.chance(0.95):
            table['each_extra'] = self.amount(scope, stage, 0)
        return table

    def rounded(self, scope, stage, depth):
        return {'round': self.amount(scope, stage, depth),
                'to': self.written(self.pick(['500', '1', '10', '0.1', '0.05', '0.003'])),
                **self.mode()}

    def mode(self):
        return self.pick([{}, {'mode': 'up'}, {'mode': 'down'}, {'mode': 'half_up'}])

    def over_members(self, scope, stage, depth):
        if self.chance(0.5):
            return {'count_members': self.condition('member', stage, 1)}
        node = {'sum_members': self.amount('member', stage, depth)}
        return self.when('member', stage, node, 0.5)

    def round(self, entry, share=0.4):
        if self.chance(share):
            to = {'to': self.written(self.pick(['1', '0.1', '0.01', '5', '10']))}
            entry['round'] = self.pick([{}, to, to]) | self.mode()
            if not entry['round']:
                entry['round'] = to
        return entry

    # Sections

    def policy(self, name):
        self.make_parameters()
        policy = {'policy': name, 'title': '随机', 'currency': 'CNY'}
        if self.parameters:
            policy['parameters'] = self.parameters
        columns = {scope: columns for scope, columns in self.declared.items() if columns}
        if columns:
            policy['columns'] = columns
        self.make_kinds()
        policy['members'] = {'leave_out': self.several(self.leave_out, 2)}
        policy['standard'] = self.standard()
        if self.chance(0.5):
            self.assets = {kind: {'label': kind}
                           for kind in self.some(dict.fromkeys(('car', 'home', 'savings')), 0.7)}
            if self.assets:
                policy['assets'] = {'kinds': self.assets}
        policy['income'] = self.income()
        if self.chance(0.8):
            policy['eligibility'] = self.eligibility()
        if self.chance(0.8):
            policy['benefit'] = self.benefit()
        self.add_lists(policy)
        return policy

    def make_parameters(self):
        for name in ('minimum_wage', 'lowest_rent'):
            if self.chance(0.6):
                value = {'value': self.written(self.pick(['360', '480.5', '1200']))}
                self.parameters[name] = [{'to': '1999-12', 'value': '1'},
                                         {'from': '2000-01', 'to': '2024-12', **value}]

    def make_kinds(self):
        names = self.random.sample(KINDS, self.random.randint(2, 5))
        for name in names:
            kind = {}
            if self.chance(0.5):
                kind['group'] = self.pick(GROUPS)
            if self.chance(0.3):
                kind['count'] = self.written(self.pick(['0', '50', '70', '120', '33.333']))
            self.kinds[name] = kind
        self.steady = names[:2]     # kinds of every month
        for name in names[2:]:
            self.dated(self.kinds[name], 0.1)
        self.groups = sorted({kind['group'] for kind in self.kinds.values() if 'group' in kind})

    def leave_out(self):
        return self.dated({'code': self.code('out'),
                           'when': {'all': [self.condition('member', COLUMNS_READ, 1),
                                            self.condition('member', COLUMNS_READ, 1)]}})

    def standard(self):
        self.by_size = self.chance(0.25)
        entry = self.sizes if self.by_size else self.per_person
        special = told_apart([self.dated(dict(when=self.standard_when(), **entry(False)))
                              for _ in range(self.random.randint(0, 2))])
        ends = self.chance(0.95) or not special
        self.household_standard = self.by_size or ends
        if not ends:
            return special
        last = entry(True)
        if self.chance(0.3):
            old = dict(entry(True), to='1999-12')
            return special + [old, {'from': '2000-01', **last}]
        return special + [last]

    def standard_when(self):
        if self.by_size:        # of one person or of many, it must say the same
            return self.on_column('household', COLUMNS_READ)
        return self.condition('member', COUNTED)

    def per_person(self, of_household):
        number = self.pick(['169', '208', '260.5', '300', '512', '1000'])
        entry = {'per_person': self.written(number)}
        if self.parameters and self.chance(0.2):
            entry['per_person'] = {'percent': '70', 'of': {'parameter': self.pick(self.parameters)}}
        elif not of_household and self.chance(0.2):
            entry['per_person'] = self.amount('member', COUNTED, 1)
        if self.chance(0.4):
            entry['weights'] = told_apart([self.weight()
                                           for _ in range(self.random.randint(1, 3))])
        return entry

    def weight(self):
        return self.dated({'when': self.condition('member', COUNTED, 1),
                           'percent': self.written(self.pick(['115', '110', '105.5', '70']))})

    def sizes(self, of_household):
        sizes = [self.written(number) for number in
                 ('264', '504.5', '700', '880', '1050')[:self.random.randint(1, 5)]]
        if self.chance(0.2):
            sizes[-1] = self.amount('household', COLUMNS_READ, 1)
        entry = {'by_size': sizes}
        if self.chance(0.95):
            entry['each_extra'] = self.written(self.pick(['48', '120', '0']))
        return entry

    def income(self):
        income = {'kinds': self.kinds}
        if self.chance(0.7):
            income['other_kinds'] = self.pick(['refuse', 'count', 'ignore'])
        for name, make, most in (('imputed', self.imputed, 2), ('maintenance', self.maintained, 2),
                                 ('disregards', self.disregard, 4), ('deemed', self.deemed, 2)):
            entries = self.several(make, most)
            if entries:
                income[name] = entries
        return income

    def imputed(self):
        return self.dated({'code': self.code('imputed'),
                           'when': self.condition('member', ROWS_READ),
                           'kind': self.pick(self.steady),
                           'at_least': self.amount('member', ROWS_READ, 1)})

    def maintained(self):
        entry = {'code': self.code('due'), 'kind': self.pick(self.steady),
                 'due': self.amount('supporter', ROWS_READ)}
        return self.dated(self.when('supporter', ROWS_READ, entry))

    def disregard(self):
        per = self.pick(['member', 'household'])
        names = list(self.kinds) + self.groups
        entry = {'code': self.code('less'), 'per': per,
                 'of': self.random.sample(names, self.random.randint(1, min(3, len(names))))}
        if self.chance(0.4):
            entry['take_percent'] = self.written(self.pick(['30', '33.3', '100', '12.5', '0']))
        else:
            entry['take'] = self.amount(per, ROWS_READ)
        return self.dated(self.when(per, ROWS_READ, entry))

    def deemed(self):
        entry = {'code': self.code('deemed'), 'add': self.amount('household', ROWS_READ)}
        return self.dated(self.when('household', ROWS_READ, entry))

    def eligibility(self):
        rule = {}
        if self.chance(0.6):
            limit = self.pick([{'field': 'need'}, {'percent': '150', 'of': {'field': 'need'}},
                               self.amount('household', INCOME_KNOWN)])
            rule['income'] = self.pick([{'below': limit}, {'at_most': limit}, {'no_limit': True}])
        tests = self.several(self.test, 2)
        if tests:
            rule['tests'] = tests
        unclear = self.several(self.unclear, 1)
        if unclear:
            rule['unclear'] = unclear
        return rule

    def test(self):
        refused = [self.condition('household', INCOME_KNOWN, 1) for _ in range(2)]
        return self.dated({'code': self.code('test'), 'require': {'not': {'all': refused}}})

    def unclear(self):
        doubts = [self.condition('household', INCOME_KNOWN, 1) for _ in range(2)]
        return self.dated({'code': self.code('doubt'), 'when': {'all': doubts}})

    def benefit(self):
        benefit = {}
        if self.chance(0.4):
            benefit['amount'] = self.amount('household', INCOME_KNOWN)
        if self.chance(0.4):
            benefit['full_when'] = self.condition('household', INCOME_KNOWN)
        if self.chance(0.3):
            benefit['at_most'] = self.amount('household', INCOME_KNOWN)
        if self.chance(0.3):
            benefit['minimum'] = {'amount': self.amount('household', INCOME_KNOWN, 1),
                                  'below': self.pick(['nothing', 'raise'])}
        return self.round(benefit)

    def add_lists(self, policy):
        for name, make, most, share in (
                ('supplements', self.supplement, 4, 0.8), ('single_person', self.single, 2, 0.4),
                ('recheck', self.recheck, 3, 0.7), ('care_classes', self.care_class, 3, 0.5)):
            entries = self.several(make, most) if self.chance(share) else []
            if entries:
                policy[name] = told_apart(entries)
        if self.chance(0.7) and any('group' in entry for entry in policy.get('supplements', [])):
            policy['supplement_groups'] = {
                group: self.pick(['highest', 'highest', 'sum']) for group in
                sorted({entry['group'] for entry in policy['supplements'] if 'group' in entry})}

    def supplement(self):
        per = self.pick(['member', 'household'])
        entry = {'code': self.code('extra'), 'per': per,
                 'amount': self.amount(per, BASE_KNOWN)}
        if per == 'household' and self.chance(0.2):
            entry['amount'] = {'percent': '10', 'of': {'field': 'base_amount'}}
        if self.chance(0.6):
            entry['group'] = self.pick(['care', 'study'])
        if self.chance(0.4):
            entry['singles'] = self.chance(0.8)
        return self.dated(self.round(self.when(per, BASE_KNOWN, entry)))

    def single(self):
        entry = {'code': self.code('single'), 'when': self.condition('member', INCOME_KNOWN, 1),
                 'amount': self.amount('member', INCOME_KNOWN, 1)}
        if self.chance(0.6):
            entry['require'] = self.condition('household', INCOME_KNOWN, 1)
        return self.dated(self.round(entry))

    def recheck(self):
        entry = {'class': self.pick('ABC'), 'months': self.pick([3, 6, 12])}
        return self.dated(self.when('household', AMOUNT_KNOWN, entry))

    def care_class(self):
        entry = {'class': self.random.randint(1, 3), 'label': '类'}
        return self.dated(self.when('member', AMOUNT_KNOWN, entry))


class Tame(Maker):
    """Policies that look at income, need, standards and the number of persons only where the
    income rule and the difference do: no condition, and no other amount, asks for them."""

    def household_sums(self, stage):
        return ['assets.' + kind for kind in self.assets] if stage >= ROWS_READ else []

    def member_sums(self, stage):
        return self.seen_from_inside('household', stage)

    def sees_members(self, scope, stage):
        return False

    def standard(self):
        entries = [{'when': self.condition('member', COUNTED), 'per_person': '300'},
                   {'per_person': self.written(self.pick(['169', '208.5', '512']))}]
        for entry in entries:
            if self.chance(0.4):
                entry['weights'] = [self.weight()]
        return entries[self.random.randint(0, 1):]

    def eligibility(self):
        rule = super().eligibility()
        rule['income'] = self.pick([{'below': {'field': 'need'}}, {'at_most': {'field': 'need'}},
                                    {'below': {'percent': '150', 'of': {'field': 'need'}}},
                                    {'below': '400'}, {'no_limit': True}])
        return rule

    def benefit(self):
        benefit = super().benefit()
        benefit.pop('amount', None)
        return benefit

    def add_lists(self, policy):
        super().add_lists(policy)
        policy.pop('single_person', None)


def told_apart(entries):
    """One entry of each condition: of the same, one could not say which is meant."""
    return list({json.dumps(entry.get('when')): entry for entry in entries}.values())


def make_policy(seed, kind=Maker):
    """(policy, the month it is asked for)."""
    maker = kind(seed)
    return maker.policy('random-%s' % seed), maker.month
