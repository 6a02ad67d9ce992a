"""Conditions and amounts of a policy, compiled to functions of a scope.

A scope is a dict from name to value. A member's holds the household's under '@household', a
household's the counted members' under '@members', a supporter's row its member's under '@member'.
A condition gives True, False or Unknown; an amount a number or Unknown.
"""
from fractions import Fraction

from values import RuleError, Unknown, both, decimal, fit, round_to, simple


class Language:
    """Compiles for one policy and month: its parameters, and the types of the columns."""

    def __init__(self, parameters, types):
        self.parameters = parameters
        self.types = types
        self.names = set()      # of fields that were used

    # Names

    def field(self, name, scope):
        """A function that reads the name in a scope, and whether it is a number's."""
        self.names.add((scope, name))
        place, _, rest = name.partition('.')
        if scope != 'household' and place == 'household':
            self.names.add(('household', rest))
            return (lambda s: s['@household'][rest]), self.types['household'].get(rest, 'number')
        if scope == 'supporter' and place == 'member':
            self.names.add(('member', rest))
            return (lambda s: s['@member'][rest]), self.types['member'].get(rest, 'number')
        return (lambda s: s[name]), self.types[scope].get(name, 'number')

    # Conditions

    def condition(self, node, scope):
        if not node:
            return lambda s: True
        if 'field' in node:
            return self.on_column(node, scope)
        (word, rest), = node.items()
        if word in ('all', 'any'):
            return settle([self.condition(part, scope) for part in rest], word == 'any')
        if word == 'not':
            return negate(self.condition(rest, scope))
        if word == 'some_member':
            return some_member(self.condition(rest, 'member'))
        return compare(COMPARISONS[word], self.amount(rest[0], scope), self.amount(rest[1], scope))

    def on_column(self, node, scope):
        read, kind = self.field(node['field'], scope)
        number = kind in ('number', 'integer', 'decimal', 'money')
        if 'present' in node:
            wanted = node['present']
            return lambda s: is_present(read(s)) == wanted
        if 'has' in node:
            wanted = node['has']
            return lambda s: wanted in read(s)
        values = node['in'] if 'in' in node else [node['is']]
        values = frozenset(decimal(v) if number else str(v) for v in values)

        def is_one(s):
            value = read(s)
            if type(value) is Unknown:
                return False if value.no_value else value
            return value in values
        return is_one

    # Amounts

    def amount(self, node, scope):
        if not isinstance(node, dict):
            number = decimal(node)
            return lambda s: number
        if 'if' in node:
            return choose(self.condition(node['if'], scope), self.amount(node['then'], scope),
                          self.amount(node['else'], scope))
        if 'field' in node:
            return self.field(node['field'], scope)[0]
        if 'parameter' in node:
            number = self.parameters[node['parameter']]
            return lambda s: number
        if 'percent' in node:
            return percent(decimal(node['percent']), self.amount(node['of'], scope))
        if 'table' in node:
            return self.table(node, scope)
        if 'round' in node:
            return rounded(self.amount(node['round'], scope), node)
        if 'count_members' in node:
            return sum_members(self.condition(node['count_members'], 'member'), lambda s: 1)
        if 'sum_members' in node:
            return sum_members(self.condition(node.get('when'), 'member'),
                               self.amount(node['sum_members'], 'member'))
        (word, rest), = node.items()
        return fold(OPERATIONS[word], [self.amount(part, scope) for part in rest])

    def table(self, node, scope):
        entries = [self.amount(entry, scope) for entry in node['table']]
        extra = self.amount(node['each_extra'], scope) if 'each_extra' in node else None
        at = self.amount(node['at'], scope)

        def look_up(s):
            place = at(s)
            return place if type(place) is Unknown else at_place(entries, extra, place, s)
        return look_up


def at_place(entries, extra, place, scope):
    """Entry `place` (from 1) of a table that goes on in steps of extra."""
    if place < 1 or place.denominator != 1:
        raise RuleError('a table has no place %s' % place)
    place = int(place)
    if place <= len(entries):
        return entries[place - 1](scope)
    if extra is None:
        raise RuleError('a table ends before %d' % place)
    last, step = entries[-1](scope), extra(scope)
    lost = both(both(None, last), step)
    return lost or fit(last + fit(step * (place - len(entries))))


def is_present(value):
    return type(value) is not Unknown and value != '' and value != frozenset()


def settle(parts, on):
    """any (on True) and all (on False): up to the first part that settles."""
    def evaluate(s):
        lost = None
        for part in parts:
            value = part(s)
            if value is on:
                return on
            if type(value) is Unknown:
                lost = both(lost, value)
        return (not on) if lost is None else lost
    return evaluate


def negate(part):
    def evaluate(s):
        value = part(s)
        return value if type(value) is Unknown else not value
    return evaluate


def some_member(part):
    def evaluate(s):
        lost = None
        for member in s['@members']:
            value = part(member)
            if value is True:
                return True
            if value is not False:
                lost = both(lost, value)
        return False if lost is None else lost
    return evaluate


COMPARISONS = {
    'lt': lambda a, b: a < b, 'le': lambda a, b: a <= b, 'eq': lambda a, b: a == b,
    'ge': lambda a, b: a >= b, 'gt': lambda a, b: a > b,
}


def compare(test, left, right):
    def evaluate(s):
        one, other = left(s), right(s)
        if type(one) is Unknown or type(other) is Unknown:
            lost = both(both(None, one), other)
            return False if lost.no_value else lost
        return test(one, other)
    return evaluate


def choose(condition, then, other):
    def evaluate(s):
        value = condition(s)
        return value if type(value) is Unknown else then(s) if value else other(s)
    return evaluate


def percent(share, part):
    share = Fraction(share) / 100

    def evaluate(s):
        value = part(s)
        return value if type(value) is Unknown else fit(value * share)
    return evaluate


def rounded(part, node):
    step, mode = decimal(node['to']), node.get('mode', 'half_up')

    def evaluate(s):
        value = part(s)
        return value if type(value) is Unknown else round_to(value, step, mode)
    return evaluate


def divide(one, other):
    if other == 0:
        raise RuleError('division by zero')
    return simple(Fraction(one) / other)


OPERATIONS = {
    'add': lambda a, b: a + b, 'subtract': lambda a, b: a - b, 'multiply': lambda a, b: a * b,
    'divide': divide, 'least': min, 'greatest': max,
}


def fold(operation, parts):
    """The operation over the parts from left to right; unknown when one of them is."""
    def evaluate(s):
        total = lost = None
        for part in parts:
            value = part(s)
            if type(value) is Unknown:
                lost = both(lost, value)
            elif lost is None:
                total = value if total is None else fit(operation(total, value))
        return total if lost is None else lost
    return evaluate


def sum_members(when, part):
    def evaluate(s):
        total, lost = 0, None
        for member in s['@members']:
            holds = when(member)
            value = 0 if holds is False else part(member) if holds is True else holds
            if type(value) is Unknown:
                lost = both(lost, value)
            elif lost is None:
                total = fit(total + value)
        return total if lost is None else lost
    return evaluate
