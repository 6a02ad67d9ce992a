#!/usr/bin/python3
"""wrong_policies.py [FIRST [POLICIES]]: every mistake put into a good policy is refused, by its place.

Each random policy gets one mistake after the other, at a random node where it can be made; both
dibao-policy check and dibao-assess must refuse it and name the section.
"""
import copy
import json
import multiprocessing
import os
import random
import re
import subprocess
import sys
import tempfile

from households import make_book
from policies import make_policy

BIN = os.environ.get('DIBAO_BIN', 'build/bin')
SECTIONS = ('members', 'standard', 'income', 'eligibility', 'benefit', 'supplements',
            'single_person', 'recheck', 'care_classes')
COMPARISONS = ('lt', 'le', 'eq', 'ge', 'gt')


def put(key, value):
    def change(node):
        node[key] = value
    return change


def drop(key):
    def change(node):
        del node[key]
    return change


def has(*keys):
    return lambda path, node: any(key in node for key in keys)


def is_rule(*sections):
    """The entries of the lists of these sections."""
    def fits(path, node):
        return path[:-1] in [tuple(section.split('/')) for section in sections]
    return fits


def lengthen(node):
    for key in COMPARISONS + ('divide', 'multiply'):
        if key in node:
            node[key] = node[key] + ['1']


def empty_list(node):
    for key in ('all', 'any', 'add', 'subtract', 'least', 'greatest', 'table', 'by_size', 'of'):
        if isinstance(node.get(key), list):
            node[key] = []


def has_list(path, node):
    return any(isinstance(node.get(key), list) for key in
               ('all', 'any', 'add', 'subtract', 'least', 'greatest', 'table', 'by_size'))


IN_MEMBER_SCOPE = is_rule('members/leave_out', 'income/imputed', 'single_person', 'care_classes')
WITH_CODE = is_rule('members/leave_out', 'income/imputed', 'income/disregards', 'income/deemed',
                    'income/maintenance', 'eligibility/tests', 'eligibility/unclear',
                    'single_person', 'supplements')
RULES = is_rule('members/leave_out', 'income/imputed', 'income/disregards', 'income/deemed',
                'income/maintenance', 'eligibility/tests', 'eligibility/unclear', 'standard',
                'single_person', 'supplements', 'recheck', 'care_classes')
TOO_EARLY = {
    'members/leave_out': ('when', 'household.persons'), 'standard': ('when', 'household.need'),
    'income/imputed': ('when', 'countable_income'), 'income/deemed': ('when', 'income'),
    'eligibility/tests': ('require', 'base_amount'), 'supplements': ('when', 'amount'),
    'single_person': ('require', 'base_amount'), 'income/disregards': ('when', 'verdict'),
}

# name: (where it can be made, how)
MISTAKES = {
    'a key that there is not': (RULES, put('nonsense', 1)),
    'a key of a condition that there is not': (has('not', 'some_member'), put('xor', [])),
    'a column that there is not': (has('field'), put('field', 'no_such_column')),
    'a parameter that there is not': (has('parameter'), put('parameter', 'no_such_parameter')),
    'a kind that there is not': (has('kind'), put('kind', 'no_such_kind')),
    'a group that there is not': (has('take', 'take_percent'), put('of', ['no_such_kind'])),
    'a number that is none': (has('percent'), put('percent', 'many')),
    'a constant with ten decimals': (has('percent'), put('percent', '0.0123456789')),
    'a share that is an amount': (has('take_percent'), put('take_percent', {'field': 'persons'})),
    'a rounding to nothing': (has('to', 'mode'), put('to', '0')),
    'a rounding below zero': (has('to', 'mode'), put('to', '-1')),
    'a mode that there is not': (has('mode'), put('mode', 'sideways')),
    'a month that there is not': (RULES, put('from', '2004-13')),
    'a time that ends before it begins': (
        RULES, lambda node: node.update({'from': '2004-05', 'to': '2004-04'})),
    'no code': (WITH_CODE, drop('code')),
    'a code in capitals': (WITH_CODE, put('code', 'Code')),
    'a code that is taken': (WITH_CODE, put('code', 'income')),
    'a code that is a number': (WITH_CODE, put('code', 7)),
    'no kind': (is_rule('income/imputed', 'income/maintenance'), drop('kind')),
    'nothing to lift to': (is_rule('income/imputed'), drop('at_least')),
    'nothing due': (is_rule('income/maintenance'), drop('due')),
    'nothing to take from': (is_rule('income/disregards'), drop('of')),
    'a flat sum and a share': (has('take_percent'), put('take', '1')),
    'neither a flat sum nor a share': (has('take_percent'), drop('take_percent')),
    'for whom is not said': (is_rule('supplements', 'income/disregards'), drop('per')),
    'for nobody': (is_rule('supplements', 'income/disregards'), put('per', 'family')),
    'nothing to add': (is_rule('income/deemed'), drop('add')),
    'nothing to give': (is_rule('supplements', 'single_person'), drop('amount')),
    'no class': (is_rule('recheck', 'care_classes'), drop('class')),
    'a test that asks nothing': (is_rule('eligibility/tests'), drop('require')),
    'a condition that is a list': (has('when'), put('when', [])),
    'a condition that is a word': (has('when'), put('when', 'always')),
    'a condition about nothing': (has('is', 'in', 'has', 'present'), drop('field')),
    'present that is a word': (has('present'), put('present', 'yes')),
    'a set that is compared': (
        has('has'), lambda node: node.update(dict(field=node['field'])) or put('is', 'x')(node)),
    'two questions at once': (has('is'), put('present', True)),
    'members seen from a member': (
        IN_MEMBER_SCOPE, put('when', {'some_member': {'field': 'sex', 'is': 'male'}})),
    'members counted by a member': (
        IN_MEMBER_SCOPE, put('when', {'gt': [{'count_members': {}}, '1']})),
    'a number that is a code': (
        IN_MEMBER_SCOPE, put('when', {'gt': [{'field': 'relation'}, '1']})),
    'a code that there is not': (
        IN_MEMBER_SCOPE, put('when', {'field': 'labour', 'is': 'nonsense'})),
    'has of what is no set': (
        IN_MEMBER_SCOPE, put('when', {'field': 'labour', 'has': 'none'})),
    'a column of another table': (
        IN_MEMBER_SCOPE, put('when', {'field': 'housing', 'is': 'none'})),
    'one or three sides': (has(*COMPARISONS, 'divide', 'multiply'), lengthen),
    'a list of nothing': (has_list, empty_list),
    'an amount that is a list': (has('percent'), put('of', ['1'])),
    'half of an if': (has('then'), drop('else')),
    'a limit and none': (lambda path, node: path == ('eligibility', 'income'),
                         lambda node: node.update({'no_limit': True, 'below': '1', 'at_most': '1'})),
    'sizes and persons in one month': (
        is_rule('standard'), lambda node: node.update({'per_person': '1', 'by_size': ['1']})),
    'a share of a negative step': (has('round'), put('to', 'x')),
    'a fraction of a fen': (
        lambda path, node: path == ('benefit',), put('round', {'to': '0.001'})),
    'a minimum of what': (has('minimum'), put('minimum', {'amount': '1', 'below': 'halve'})),
}
for _section, (_key, _name) in TOO_EARLY.items():
    MISTAKES['%s in %s, too early' % (_name, _section)] = (
        is_rule(_section), put(_key, {'field': _name, 'present': True}))


def nodes(node, path):
    """(path, node) of every object of the section, itself too."""
    if isinstance(node, dict):
        yield path, node
        for key, value in node.items():
            yield from nodes(value, path + (key,))
    elif isinstance(node, list):
        for place, value in enumerate(node):
            yield from nodes(value, path + (place,))


def broken(policy, mistake, chance):
    """(the policy with the mistake, its path), or None where it cannot be made."""
    fits, change = MISTAKES[mistake]
    policy = copy.deepcopy(policy)
    found = [(path, node) for section in SECTIONS if section in policy
             for path, node in nodes(policy[section], (section,)) if fits(path, node)]
    if not found:
        return None
    path, node = chance.choice(found)
    try:
        change(node)
    except KeyError:
        return None
    return policy, '/' + '/'.join(map(str, path))


def refusals(seed):
    """[what was not refused], and how many were tried, of the policy's mistakes."""
    chance = random.Random('wrong %s' % seed)
    policy, month = make_policy(seed)
    missed, tried = [], 0
    with tempfile.TemporaryDirectory() as folder:
        make_book(policy, month, seed, 0, folder)
        write(policy, folder)
        missed += ['policy %d: %s gives %d though it is good: %s' % (seed, *answer)
                   for answer in answers(month, folder) if answer[1] != 0]
        for mistake in chance.sample(sorted(MISTAKES), 12):
            made = broken(policy, mistake, chance)
            if not made:
                continue
            tried += 1
            write(made[0], folder)
            wrong = not_refused(month, folder, made[1])
            if wrong:
                missed.append('policy %d, %s: %s at %s' % (seed, mistake, wrong, made[1]))
    return missed, tried


def write(policy, folder):
    with open(os.path.join(folder, 'policy.json'), 'w', encoding='utf-8') as output:
        json.dump(policy, output, ensure_ascii=False)


def answers(month, folder):
    """(program, exit status, what it says) of both about the policy of an empty book."""
    for program, arguments in (('dibao-policy', ['check', os.path.join(folder, 'policy.json')]),
                               ('dibao-assess', ['-m', month, '-b', folder])):
        run = subprocess.run([os.path.join(BIN, program)] + arguments, capture_output=True,
                             text=True)
        yield program, run.returncode, run.stderr


def not_refused(month, folder, path):
    """What is wrong with the refusals, or None."""
    section = re.compile(r'policy\.json(:[0-9]+)?: /%s\b' % path.split('/')[1])
    for program, status, words in answers(month, folder):
        if status != 2:
            return '%s gives %d' % (program, status)
        if not section.search(words):
            return '%s does not name the place: %s' % (program, words)
    return None


def main(arguments):
    first, policies = (list(map(int, arguments)) + [0, 300][len(arguments):])[:2]
    tried = missed = 0
    with multiprocessing.Pool() as pool:
        for lines, count in pool.imap(refusals, range(first, first + policies), 4):
            tried += count
            missed += len(lines)
            for line in lines:
                print(line, flush=True)
    print('%d mistakes in %d policies, %d not refused' % (tried, policies, missed))
    return 1 if missed or not tried else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
