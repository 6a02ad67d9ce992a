"""A second opinion on who is entitled to how much: the rules of a policy, step by step.

Written from the specification alone, so that an error in one of the two evaluators shows.
"""
from fractions import Fraction

from language import Language
from records import BadRow, Table, complete, covers, with_age
from values import CENT, RuleError, Unknown, both, decimal, fit, money, round_to, yuan

OTHER = '(other kinds)'
OWN = None          # whose income it is: the household's


def is_unknown(value):
    return type(value) is Unknown


class Policy:
    """A policy compiled for a month."""

    def __init__(self, text, month):
        self.text, self.month = text, month
        self.name = text['policy']
        declared = text.get('columns', {})
        self.tables = {name: Table(name, declared.get(scope, {})) for name, scope in
                       (('households', 'household'), ('members', 'member'), ('incomes', ''),
                        ('supporters', ''), ('assets', ''))}
        types = {'household': {**self.tables['households'].types, 'verdict': 'text'},
                 'member': self.tables['members'].types,
                 'supporter': self.tables['supporters'].types}
        parameters = {name: decimal(entry['value'])
                      for name, entries in text.get('parameters', {}).items()
                      for entry in entries if covers(entry, month)}
        self.language = Language(parameters, types)
        self.compile_standard()
        self.compile_income()
        self.compile_decision()

    def compile_standard(self):
        members = self.text.get('members', {})
        self.leave_out = self.rules(members.get('leave_out'), 'member', '/members/leave_out')
        self.by_size = any('by_size' in entry for entry in self.text['standard'])
        scope = 'household' if self.by_size else 'member'
        self.standards = self.rules(self.text['standard'], scope, '/standard')
        for rule in self.standards:
            rule.weights = self.rules(rule.node.get('weights'), 'member', rule.path + '/weights')

    def compile_income(self):
        income = self.text['income']
        self.kinds = {kind: what for kind, what in income['kinds'].items()
                      if covers(what, self.month)}
        self.all_kinds = income['kinds']
        self.groups = {}
        for kind, what in self.all_kinds.items():
            self.groups.setdefault(what.get('group', kind), []).append(kind)
        self.other_kinds = income.get('other_kinds', 'refuse')
        self.assets = self.text['assets']['kinds'] if 'assets' in self.text else {}
        self.imputed = self.rules(income.get('imputed'), 'member', '/income/imputed')
        self.maintenance = self.rules(income.get('maintenance'), 'supporter',
                                      '/income/maintenance')
        self.disregards = self.rules(income.get('disregards'), None, '/income/disregards')
        self.deemed = self.rules(income.get('deemed'), 'household', '/income/deemed')

    def compile_decision(self):
        eligibility = self.text.get('eligibility', {})
        self.limit = Rule(self, eligibility.get('income', {}), 'household', '/eligibility/income')
        self.tests = self.rules(eligibility.get('tests'), 'household', '/eligibility/tests')
        self.unclear = self.rules(eligibility.get('unclear'), 'household', '/eligibility/unclear')
        self.benefit = Rule(self, self.text.get('benefit', {}), 'household', '/benefit')
        self.minimum = Rule(self, self.benefit.node.get('minimum', {}), 'household',
                            '/benefit/minimum')
        self.single = self.rules(self.text.get('single_person'), 'member', '/single_person')
        self.supplements = self.rules(self.text.get('supplements'), None, '/supplements')
        self.recheck = self.rules(self.text.get('recheck'), 'household', '/recheck')
        self.care_classes = self.rules(self.text.get('care_classes'), 'member', '/care_classes')

    def rules(self, nodes, scope, path):
        """Those in force in the month; without a scope, each says its own by `per`."""
        return [Rule(self, node, scope or node['per'], '%s/%d' % (path, place))
                for place, node in enumerate(nodes or []) if covers(node, self.month)]

    def kinds_of(self, names):
        """Kinds and groups as kinds, each once, in order."""
        found = [kind for name in names for kind in self.groups.get(name, [name])]
        return list(dict.fromkeys(kind for kind in found if kind in self.kinds))

    def uses(self, scope, name):
        return (scope, name) in self.language.names


AMOUNTS = ('per_person', 'each_extra', 'at_least', 'due', 'take', 'add', 'below', 'at_most',
           'amount')


class Rule:
    """A rule of the policy: its conditions and amounts as functions that name it when they fail."""

    def __init__(self, policy, node, scope, path):
        self.node, self.path, self.weights = node, path, []
        language = policy.language
        self.when = self.named(language.condition(node.get('when'), scope), '/when')
        for word in AMOUNTS:
            # a minimum's `below` is a word
            if word in node and node[word] not in ('nothing', 'raise'):
                setattr(self, word, self.named(language.amount(node[word], scope), '/' + word))
        for word in ('require', 'full_when'):
            if word in node:
                setattr(self, word, self.named(language.condition(node[word], 'household'),
                                               '/' + word))
        self.by_size = [self.named(language.amount(entry, scope), '/by_size/%d' % place)
                        for place, entry in enumerate(node.get('by_size', []))]
        self.of = policy.kinds_of(node['of']) if 'of' in node else []
        self.share = Fraction(decimal(node['take_percent'])) / 100 if 'take_percent' in node else 0

    def named(self, function, part):
        path = self.path

        def evaluate(scope):
            try:
                return settled(function(scope))
            except OverflowError:
                raise RuleError(path + part, 'overflow')
            except RuleError as error:
                raise error if len(error.args) == 2 else RuleError(path + part, *error.args)
        return evaluate

    def rounded(self, amount):
        how = self.node.get('round', {})
        step = decimal(how['to']) if 'to' in how else CENT
        return money(round_to(amount, step, how.get('mode', 'half_up')))


def settled(value):
    """What a rule gives: who asks for it no longer uses what it used."""
    return Unknown(value.names) if is_unknown(value) and value.no_value else value


def first(rules, scope):
    """The first rule that holds, Unknown when that is not known, or None."""
    for rule in rules:
        holds = rule.when(scope)
        if holds is not False:
            return rule if holds is True else holds
    return None


class Household:
    """The assessment of one household in a month: figures are None until known or found out."""

    def __init__(self, policy, rows):
        self.policy = policy
        self.notes = []         # what was found, in order: the explanation
        self.scope = policy.tables['households'].scope(rows['households'][0])
        self.reasons = set()
        self.lost = None        # what made the verdict unclear
        self.verdict, self.method = 'unclear', 'none'
        self.figures = {}
        self.base_amount = self.supplement = 0
        self.detail, self.recheck = [], ''
        self.read_members(rows.get('members', []))
        self.incomes = self.read_rows('incomes', rows)
        self.asset_rows = self.read_rows('assets', rows) if 'assets' in policy.text else []
        self.supporters = self.read_rows('supporters', rows) if policy.maintenance else []
        self.check_kinds()

    def note(self, rule, *found):
        self.notes.append((rule.path if isinstance(rule, Rule) else rule,) + found)

    # The rows

    def read_members(self, rows):
        table, month = self.policy.tables['members'], self.policy.month
        everyone = [table.scope(row) for row in rows]
        self.person_numbers = {member['person_no'] for member in everyone}
        for member in everyone:
            complete(member)
        self.members = [member for member, row in zip(everyone, rows) if covers(row, month)]
        self.members.sort(key=lambda member: member['person_no'])
        for member in self.members:
            with_age(member, month)
            if member['disability'] == '':
                member['disability_grade'] = Unknown(['disability_grade'], no_value=True)
            member.update({'@household': self.scope, '@reasons': set(), '@unverified': False,
                           'counted': True, 'standard': None, 'countable_income': None,
                           '@supplement': 0, '@class': ''})
        check_members(everyone)

    def read_rows(self, name, rows):
        """The rows of the month, of persons that there are."""
        table, month = self.policy.tables[name], self.policy.month
        present = {member['person_no'] for member in self.members}
        used = []
        for row in rows.get(name, []):
            scope = table.scope(row)
            person = scope['person_no']
            if not is_unknown(person) and person not in self.person_numbers:
                raise BadRow(name, 'person_no')
            if 'months' in scope and scope['months'] == 0:
                raise BadRow(name, 'months')
            scope['@person'] = OWN if is_unknown(person) else person
            if covers(row, month) and (is_unknown(person) or person in present):
                used.append(scope)
        return used

    def check_kinds(self):
        for row in self.incomes:
            if row['kind'] not in self.policy.kinds and self.policy.other_kinds == 'refuse':
                raise BadRow('incomes', 'kind')
        for row in self.asset_rows:
            if row['kind'] not in self.policy.assets:
                raise BadRow('assets', 'kind')

    # The steps, in order

    def assess(self):
        if not self.count_members():
            return
        if not self.members_counted:
            self.verdict = 'ineligible'
            self.reasons.add('nobody')
            self.figures = {name: 0 for name in ('persons', 'gross_income', 'income', 'need')}
            return
        self.find_need()
        self.sum_rows()
        self.find_income()
        self.show_figures()
        self.decide()

    def count_members(self):
        """False when it is not known who counts: there are no figures then."""
        lost = None
        for member in self.members:
            out = first_holding(self.policy.leave_out, member)
            if is_unknown(out):
                lost = both(lost, out)
                member['counted'] = None
                blame(member, out)
            elif out:
                member['counted'] = False
                member['@reasons'].add(out.node['code'])
                self.note(out, 'leaves out', member['person_no'])
        if lost:
            self.note('/members/leave_out', lost)
            self.blame(lost)
            return False
        self.members_counted = [member for member in self.members if member['counted']]
        self.scope['@members'] = self.members_counted
        self.scope['persons'] = len(self.members_counted)
        return True

    def blame(self, lost):
        self.reasons |= {'unknown:' + name for name in lost.names}

    def find_need(self):
        policy, scope = self.policy, self.scope
        if policy.by_size:
            need = self.need_by_size(scope)
            each = need if is_unknown(need) else fit(Fraction(need) / scope['persons'])
            for member in self.members_counted:
                member['standard'] = each
            scope['standard'] = each
        else:
            for member in self.members_counted:
                member['standard'] = self.member_standard(member)
            need = total(member['standard'] for member in self.members_counted)
            if policy.uses('household', 'standard'):
                rule = next(rule for rule in policy.standards if not rule.node.get('when'))
                scope['standard'] = rule.per_person({'@household': scope})
        scope['need'] = need
        self.note('/standard', 'need', need)

    def need_by_size(self, scope):
        rule = first(self.policy.standards, scope)
        if rule is None:
            raise RuleError('/standard', 'no entry holds')
        if is_unknown(rule):
            return rule
        persons, sizes = scope['persons'], rule.by_size
        if persons <= len(sizes):
            return sizes[persons - 1](scope)
        if 'each_extra' not in rule.node:
            raise RuleError(rule.path, 'more persons than entries')
        last, extra = sizes[-1](scope), rule.each_extra(scope)
        lost = both(both(None, last), extra)
        return lost or fit(last + fit(extra * (persons - len(sizes))))

    def member_standard(self, member):
        rule = first(self.policy.standards, member)
        if rule is None:
            raise RuleError('/standard', 'no entry holds')
        if is_unknown(rule):
            return rule
        amount = rule.per_person(member)
        weight = first(rule.weights, member)
        lost = both(both(None, amount), weight)
        if lost or weight is None:
            return lost or amount
        return fit(amount * Fraction(decimal(weight.node['percent'])) / 100)

    def sum_rows(self):
        """income.KIND, income.GROUP, gross_income and the assets of each and of the household."""
        self.gross = {OWN: {}}
        for member in self.members_counted:
            self.gross[member['person_no']] = {}
        self.unverified = False
        for row in self.incomes:
            kind = row['kind'] if row['kind'] in self.policy.kinds else OTHER
            if row['@person'] not in self.gross:
                continue
            if kind == OTHER and self.policy.other_kinds == 'ignore':
                continue
            months = 1 if is_unknown(row['months']) else row['months']
            owner = self.gross[row['@person']]
            owner[kind] = fit(owner.get(kind, 0) + fit(Fraction(row['amount']) / months))
            if row['verified'] == 'no':
                self.unverified = True
                self.mark_unverified(row['@person'])
        self.assets_of = {owner: {} for owner in self.gross}
        for row in self.asset_rows:
            if row['@person'] in self.assets_of:
                add_asset(self.assets_of[row['@person']], row)
        for member in self.members_counted:
            self.name_incomes(member, [member['person_no']])
        self.name_incomes(self.scope, list(self.gross))
        self.name_assets(self.scope, list(self.gross))

    def mark_unverified(self, person):
        for member in self.members_counted:
            if member['person_no'] == person:
                member['@unverified'] = True

    def name_incomes(self, scope, owners):
        policy = self.policy
        for kind in policy.all_kinds:
            scope['income.' + kind] = sum(self.gross[owner].get(kind, 0) for owner in owners)
        for group, kinds in policy.groups.items():
            scope['income.' + group] = sum(scope['income.' + kind] for kind in kinds)
        scope['gross_income'] = sum(sum(self.gross[owner].values()) for owner in owners)

    def name_assets(self, scope, owners):
        for kind in self.policy.assets:
            found = [self.assets_of[owner].get(kind, (0, 0)) for owner in owners]
            scope['assets.' + kind] = sum(value for value, _ in found)
            scope['assets.%s.quantity' % kind] = sum(quantity for _, quantity in found)
        scope['assets'] = sum(value for owner in owners
                              for value, _ in self.assets_of[owner].values())

    # Income: imputed, count, maintenance, disregards, deemed

    def find_income(self):
        self.left = {owner: dict(kinds) for owner, kinds in self.gross.items()}
        self.lost_income = {owner: None for owner in self.gross}    # and whose is not known
        self.impute()
        self.count_kinds()
        self.add_maintenance()
        for rule in self.policy.disregards:
            self.disregard(rule)
        for member in self.members_counted:
            person = member['person_no']
            member['countable_income'] = (self.lost_income[person]
                                          or fit(sum(self.left[person].values())))
        deemed = self.deem()
        lost = None
        for owner in self.gross:
            lost = both(lost, self.lost_income[owner])
        income = both(lost, deemed) or fit(
            sum(sum(kinds.values()) for kinds in self.left.values()) + deemed)
        self.scope['income'] = income
        self.scope['income_per_head'] = (income if is_unknown(income)
                                         else fit(Fraction(income) / self.scope['persons']))

    def impute(self):
        for rule in self.policy.imputed:
            kind = rule.node['kind']
            for member in self.members_counted:
                amount = given(rule, member, rule.at_least)
                person = member['person_no']
                if is_unknown(amount):
                    self.lose_income(rule, person, amount)
                elif amount is not None and amount > self.left[person].get(kind, 0):
                    self.left[person][kind] = amount
                    self.note(rule, person, kind, amount)

    def count_kinds(self):
        for kind, what in self.policy.kinds.items():
            count = decimal(what.get('count', '100'))
            for kinds in self.left.values():
                if count != 100 and kind in kinds:
                    kinds[kind] = fit(kinds[kind] * Fraction(count) / 100)

    def add_maintenance(self):
        counted = {member['person_no']: member for member in self.members_counted}
        for row in self.supporters:
            member = counted.get(row['@person'])
            if not member:
                continue
            row.update({'@member': member, '@household': self.scope})
            for rule in self.policy.maintenance:
                due = given(rule, row, rule.due)
                if is_unknown(due):
                    self.lose_income(rule, member['person_no'], due)
                elif due is not None and due > 0:
                    kinds, kind = self.left[member['person_no']], rule.node['kind']
                    kinds[kind] = fit(kinds.get(kind, 0) + due)
                    self.note(rule, member['person_no'], kind, due)

    def lose_income(self, rule, owner, lost):
        self.lost_income[owner] = both(self.lost_income[owner], lost)
        self.note(rule, owner or 'household', lost)

    def disregard(self, rule):
        if rule.node['per'] == 'member':
            for member in self.members_counted:
                self.take(rule, member, [member['person_no']])
        else:
            self.take(rule, self.scope, list(self.left))

    def take(self, rule, scope, owners):
        """Takes from the kinds of the rule, of each owner in turn, what they can absorb."""
        if 'take_percent' in rule.node:
            amount = given(rule, scope, lambda s: 0)
        else:
            amount = given(rule, scope, rule.take)
        if is_unknown(amount):
            for owner in owners:
                if owner in (OWN, scope.get('person_no')) or self.has_any(owner, rule.of):
                    self.lose_income(rule, owner, amount)
        elif amount is not None:
            self.note(rule, owners, amount)
            for kind in rule.of:
                for owner in owners:
                    amount = take_from(self.left[owner], kind, amount, rule.share)

    def has_any(self, owner, kinds):
        return any(self.left[owner].get(kind, 0) > 0 for kind in kinds)

    def deem(self):
        deemed, lost = 0, None
        for rule in self.policy.deemed:
            amount = given(rule, self.scope, rule.add)
            if is_unknown(amount):
                lost = both(lost, amount)
                self.note(rule, amount)
            elif amount is not None and amount > 0:
                deemed = fit(deemed + amount)
                self.note(rule, 'adds', amount)
        return lost or deemed

    def show_figures(self):
        self.figures = {name: self.scope[name] for name in
                        ('persons', 'gross_income', 'income', 'income_per_head', 'need')}
        for member in self.members_counted:
            for name in ('standard', 'countable_income'):
                blame(member, member[name])

    # The decision

    def decide(self):
        failed = self.eligibility()
        if failed:
            self.verdict = 'ineligible'
            self.reasons = failed
            self.find_single_persons()
            return
        for rule in self.policy.unclear:
            holds = rule.when(self.scope)
            if holds is True:
                self.reasons.add(rule.node['code'])
            elif holds is not False:
                self.lose(rule, holds)
        if not any(member['relation'] == 'head' for member in self.members):
            self.reasons.add('head:missing')
        if self.unverified:
            self.reasons.add('unverified:income')
        for name in ('need', 'income'):
            if is_unknown(self.scope[name]):
                self.lose(name, self.scope[name])
        base, method = self.benefit()
        supplements = self.find_supplements(base, self.members_counted, self.scope, False)
        if self.lost:
            self.blame(self.lost)
        if not self.reasons:
            self.entitle(method, base, supplements)

    def lose(self, rule, lost):
        self.lost = both(self.lost, lost)
        self.note(rule, lost)

    def eligibility(self):
        """The codes of what is known to have failed."""
        policy, scope, failed = self.policy, self.scope, set()
        passed = self.passes_income()
        if passed is False:
            failed.add('income')
        elif passed is not True:
            self.lose(policy.limit, passed)
        for rule in policy.tests:
            holds = rule.require(scope)
            self.note(rule, rule.node['code'], holds)
            if holds is False:
                failed.add(rule.node['code'])
            elif holds is not True:
                self.lose(rule, holds)
        return failed

    def passes_income(self):
        rule, scope = self.policy.limit, self.scope
        if 'no_limit' in rule.node:
            return True
        if 'at_most' in rule.node:
            limit, equal = rule.at_most(scope), True
        else:
            limit = rule.below(scope) if 'below' in rule.node else scope['need']
            equal = False
        self.note(rule, 'limit', limit)
        lost = both(both(None, limit), scope['income'])
        return lost or scope['income'] < limit or equal and scope['income'] == limit

    def benefit(self):
        """The base amount and the method."""
        rule, scope = self.policy.benefit, self.scope
        full = rule.full_when(scope) if 'full_when' in rule.node else False
        if full is True:
            amount = scope['need']
        elif 'amount' in rule.node:
            amount = rule.amount(scope)
        else:
            lost = both(both(None, scope['need']), scope['income'])
            amount = lost or fit(scope['need'] - scope['income'])
        limit = rule.at_most(scope) if 'at_most' in rule.node else None
        least = self.policy.minimum.amount(scope) if 'minimum' in rule.node else None
        lost = both(both(both(both(None, full), amount), limit), least)
        if lost:
            self.lose(rule, lost)
            return lost, 'none'
        amount = max(0, amount if limit is None else min(amount, limit))
        if least is not None and amount < least:
            amount = least if rule.node['minimum']['below'] == 'raise' else 0
        self.note(rule, 'amount', amount)
        return rule.rounded(amount), 'full' if full else 'differential'

    def find_supplements(self, base, members, scope, singles):
        """[(code, amount)] in the policy's order; each member's own are noted with him."""
        scope['base_amount'] = base
        rules = [rule for rule in self.policy.supplements
                 if not singles or rule.node.get('singles')]
        own = self.given_supplements(rules, 'household', scope)
        found = list(own)
        for member in members:
            gifts = self.given_supplements(rules, 'member', member)
            member['@supplement'] = sum(amount for _, amount in gifts)
            found += gifts
        return [(rule, sum(amount for other, amount in found if other is rule)) for rule in rules]

    def given_supplements(self, rules, per, scope):
        """What one person, or the household, gets: of a group the highest or all."""
        gifts = []
        for rule in rules:
            if rule.node['per'] != per:
                continue
            amount = given(rule, scope, rule.amount)
            if is_unknown(amount):
                self.lose(rule, amount)
                if per == 'member':
                    blame(scope, amount)
            elif amount is not None:
                gifts.append((rule, rule.rounded(max(0, amount))))
                self.note(rule, scope.get('person_no', 'household'), gifts[-1][1])
        return self.highest(gifts)

    def highest(self, gifts):
        groups = self.policy.text.get('supplement_groups', {})
        best = {}
        for rule, amount in gifts:
            group = rule.node.get('group')
            if groups.get(group) == 'highest' and amount > best.get(group, (None, -1))[1]:
                best[group] = rule, amount
        return [(rule, amount) for rule, amount in gifts
                if rule.node.get('group') not in best or best[rule.node['group']][0] is rule]

    def entitle(self, method, base, supplements):
        """Eligible: the sums, the recheck class and the care classes."""
        self.verdict, self.method, self.base_amount = 'eligible', method, base
        for rule, amount in supplements:
            if amount:
                self.add_detail(rule.node['code'], amount)
        self.supplement = sum(amount for _, amount in self.detail)
        scope = self.scope
        scope['amount'], scope['verdict'] = base + self.supplement, 'eligible'
        if scope['amount'] == 0:
            self.reasons.add('nothing')
        rule, lost = first_known(self.policy.recheck, scope)
        self.recheck = rule.node['class'] if rule else ''
        if lost:
            self.blame(lost)
        for member in scope['@members']:
            rule, lost = first_known(self.policy.care_classes, member)
            member['@class'] = str(rule.node['class']) if rule else ''
            blame(member, lost)

    def add_detail(self, code, amount):
        for place, (other, before) in enumerate(self.detail):
            if other == code:
                self.detail[place] = code, before + amount
                return
        self.detail.append((code, amount))

    # One person alone of a household that is not eligible

    def find_single_persons(self):
        failed, taken = self.reasons, []
        self.lost = None
        for member in self.members_counted:
            entry = self.single_entry(member)
            if is_unknown(entry):
                self.lose('/single_person', entry)
                blame(member, entry)
            elif entry and entry[1] > 0:
                taken.append((member,) + entry)
        if any(member['@unverified'] for member, _, _ in taken):
            self.reasons = failed | {'unverified:income'}
            self.verdict = 'unclear'
        if taken and not self.lost and self.verdict != 'unclear':
            self.entitle_singles(taken)
        if self.lost:
            self.reasons = self.reasons | failed
            self.verdict = 'unclear'
            self.blame(self.lost)

    def single_entry(self, member):
        """(rule, amount) of the first that holds; Unknown; or None."""
        for rule in self.policy.single:
            holds = rule.when(member)
            if holds is not False and 'require' in rule.node:
                needed = rule.require(self.scope)
                holds = needed if needed is False or holds is True else both(holds, needed)
            if holds is False:
                continue
            if is_unknown(holds):
                return holds
            amount = rule.amount(member)
            self.note(rule, member['person_no'], amount)
            return amount if is_unknown(amount) else (rule, rule.rounded(amount))
        return None

    def entitle_singles(self, taken):
        members = [member for member, _, _ in taken]
        standards = [member['standard'] for member in members]
        alone = dict(self.scope)
        owners = [member['person_no'] for member in members]
        alone.update({'@members': members, 'persons': len(members)})
        self.name_incomes(alone, owners)
        self.name_assets(alone, owners)
        if self.policy.by_size:
            self.stand_alone(alone, members)
        alone['need'] = total(member['standard'] for member in members)
        alone['income'] = total(member['countable_income'] for member in members)
        alone['income_per_head'] = (alone['income'] if is_unknown(alone['income'])
                                    else fit(Fraction(alone['income']) / len(members)))
        for member in members:
            member['@household'] = alone
        for name in ('need', 'income'):
            if is_unknown(alone[name]):
                self.lose('/single_person', alone[name])
        base = sum(amount for _, _, amount in taken)
        supplements = self.find_supplements(base, members, alone, True)
        if self.lost:       # the whole household's figures stand
            for member, standard in zip(members, standards):
                member['standard'] = standard
            return
        self.scope = alone
        self.reasons = {rule.node['code'] for _, rule, _ in taken}
        self.show_figures()
        self.entitle('single', base, supplements)
        for member in self.members_counted:
            if member not in members:
                member.update(counted=False, standard=None, countable_income=None)

    def stand_alone(self, alone, members):
        """By size: the standard of one person each."""
        one = self.need_by_size({**alone, 'persons': 1})
        alone['standard'] = one
        for member in members:
            member['standard'] = one

    # The rows that come out

    def household_row(self):
        if self.verdict != 'eligible':
            self.base_amount = self.supplement = 0
        figures = {name: yuan(self.figures.get(name)) for name in
                   ('gross_income', 'income', 'income_per_head', 'need')}
        persons = self.figures.get('persons')
        return {
            'verdict': self.verdict, 'method': self.method,
            'persons': '' if persons is None else str(persons), **figures,
            'base_amount': yuan(self.base_amount), 'supplement': yuan(self.supplement),
            'supplement_detail': ';'.join('%s=%s' % (code, yuan(amount))
                                          for code, amount in self.detail),
            'amount': yuan(self.base_amount + self.supplement), 'recheck': self.recheck,
            'reasons': ';'.join(sorted(self.reasons)),
        }

    def member_rows(self):
        words = {True: 'yes', False: 'no', None: ''}
        return {str(member['person_no']): {
            'age': '' if is_unknown(member['age']) else str(member['age']),
            'counted': words[member['counted']],
            'standard': yuan(member['standard']),
            'countable_income': yuan(member['countable_income']),
            'supplement': yuan(member['@supplement'] if self.verdict == 'eligible' else 0),
            'care_class': member['@class'], 'reasons': ';'.join(sorted(member['@reasons'])),
        } for member in self.members}


def total(values):
    """The sum; unknown when one of them is."""
    found, lost = 0, None
    for value in values:
        if is_unknown(value):
            lost = both(lost, value)
        elif lost is None:
            found = fit(found + value)
    return found if lost is None else lost


def given(rule, scope, amount):
    """The amount where the rule's `when` holds, None where not, or Unknown."""
    holds = rule.when(scope)
    return amount(scope) if holds is True else None if holds is False else holds


def first_holding(rules, scope):
    """The first rule that is known to hold; otherwise Unknown if one may hold, or None."""
    rule, lost = first_known(rules, scope)
    return rule or lost


def first_known(rules, scope):
    """The first rule that is known to hold, and what was not known of those before it."""
    lost = None
    for rule in rules:
        holds = rule.when(scope)
        if holds is True:
            return rule, lost
        if holds is not False:
            lost = both(lost, holds)
    return None, lost


def blame(member, lost):
    if is_unknown(lost):
        member['@reasons'] |= {'unknown:' + name for name in lost.names}


def add_asset(owned, row):
    value, quantity = owned.get(row['kind'], (0, 0))
    more = 1 if is_unknown(row['quantity']) else row['quantity']
    owned[row['kind']] = value + row['value'], quantity + more


def take_from(kinds, kind, amount, share):
    """Takes the share, or of the amount what is there; what is left of the amount."""
    there = kinds.get(kind, 0)
    if not there:
        return amount
    taken = fit(there * share) if share else min(there, max(0, amount))
    kinds[kind] = fit(there - taken)
    return amount if share else amount - taken


def check_members(members):
    """Keys, heads and ID numbers that may not meet in one month."""
    for place, one in enumerate(members):
        for other in members[:place]:
            if not meet(one, other):
                continue
            if one['person_no'] == other['person_no']:
                raise BadRow('members', 'person_no')
            if one['relation'] == other['relation'] == 'head':
                raise BadRow('members', 'relation')
            if one['id_number'] and one['id_number'] == other['id_number']:
                raise BadRow('members', 'id_number')


def meet(one, other):
    start = max(known(one['from'], ''), known(other['from'], ''))
    return start <= min(known(one['to'], '9999-99'), known(other['to'], '9999-99'))


def known(value, otherwise):
    return otherwise if is_unknown(value) else value


def assess(policy, rows):
    """The Household with its result, or BadRow or RuleError."""
    household = Household(policy, rows)
    household.assess()
    return household
