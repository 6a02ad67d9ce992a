#!/usr/bin/python3
"""compare.py [FIRST [POLICIES [HOUSEHOLDS]]]: random policies and households, assessed twice.

The programs in $DIBAO_BIN and the evaluator beside this file must give the same rows. A difference
is printed with the policy, the household, both values and both explanations; its folder is kept.
"""
import collections
import csv
import json
import multiprocessing
import os
import shutil
import subprocess
import sys
import tempfile

from assess import Policy, assess
from households import make_book
from policies import make_policy
from records import BadRow, TABLES, read
from values import RuleError

BIN = os.environ.get('DIBAO_BIN', 'build/bin')
ROWS = {'households': ('verdict', 'method', 'persons', 'gross_income', 'income', 'income_per_head',
                       'need', 'base_amount', 'supplement', 'supplement_detail', 'amount',
                       'recheck', 'reasons'),
        'members': ('age', 'counted', 'standard', 'countable_income', 'supplement', 'care_class',
                    'reasons')}
SHOWN = 5       # differences of one policy


def our_opinion(policy, month, folder):
    """{household_id: (row, {person: row}, notes)}; for a rejected one (None, place, [])."""
    compiled = Policy(policy, month)
    tables = {name: read(os.path.join(folder, name + '.csv')) for name in TABLES}
    found = {}
    for household_id in tables['households']:
        rows = {name: table.get(household_id, []) for name, table in tables.items()}
        try:
            result = assess(compiled, rows)
            found[household_id] = result.household_row(), result.member_rows(), result.notes
        except BadRow as error:
            found[household_id] = None, error.args, []
        except RuleError as error:
            found[household_id] = None, ('policy', error.args[0]), [error.args]
        except OverflowError:
            found[household_id] = None, ('policy', ''), ['overflow']
    return found


def program(folder, month, out, *more):
    """What dibao-assess writes, and what it rejects."""
    main, rejects = os.path.join(folder, out + '.out'), os.path.join(folder, out + '.rejects')
    run = subprocess.run([os.path.join(BIN, 'dibao-assess'), '-m', month, '-b', folder, '--out', out,
                          '-o', main, '--rejects', rejects, *more], capture_output=True, text=True)
    if run.returncode not in (0, 1) or (run.returncode == 1) != bool(run.stderr.strip()):
        raise RuntimeError('exit %d: %s' % (run.returncode, run.stderr))
    return read(main), read(rejects)


def differences(policy, month, folder):
    """[(household_id, where, theirs, ours)]"""
    ours = our_opinion(policy, month, folder)
    main, rejects = program(folder, month, 'households')
    members, member_rejects = program(folder, month, 'members')
    found = []
    for household_id, (row, people, _) in ours.items():
        out, refused = main.get(household_id), rejects.get(household_id)
        if bool(refused) != (row is None) or (out is None) != (row is None):
            places = [(line['table'], line['column'], line['code']) for line in refused or []]
            found.append((household_id, 'rejected', places or out[0]['verdict'],
                          people if row is None else row['verdict']))
        elif row is None:
            if people[0] not in {line['table'] for line in refused}:
                found.append((household_id, 'rejects', refused, people))
            if refused != member_rejects.get(household_id):
                found.append((household_id, 'rejects of members', member_rejects, refused))
        else:
            found += unlike(household_id, '', ROWS['households'], out[0], row)
            found += unlike_members(household_id, members.get(household_id, []), people)
    return found, ours


def unlike_members(household_id, rows, people):
    theirs = {line['person_no']: line for line in rows}
    if sorted(theirs) != sorted(people):
        return [(household_id, 'members', sorted(theirs), sorted(people))]
    return [difference for person, row in people.items() for difference in
            unlike(household_id, 'member %s: ' % person, ROWS['members'], theirs[person], row)]


def unlike(household_id, who, columns, theirs, ours):
    return [(household_id, who + column, theirs[column], ours[column])
            for column in columns if theirs[column] != ours[column]]


def explanation(folder, month, household_id):
    """The program's own, where it has one."""
    run = subprocess.run([os.path.join(BIN, 'dibao-assess'), '-m', month, '-b', folder,
                          '--household', household_id, '--explain=text'],
                         capture_output=True, text=True)
    return run.stdout or run.stderr


def report(folder, month, found, ours):
    lines = ['%s, month %s: %d differences' % (folder, month, len(found))]
    for household_id, where, theirs, own in found[:SHOWN]:
        lines.append('  household %s, %s: dibao-assess %r, second opinion %r'
                     % (household_id, where, theirs, own))
    household_id = found[0][0]
    lines += ['the program explains %s:' % household_id, explanation(folder, month, household_id),
              'the second opinion explains %s:' % household_id]
    lines += ['  %s' % ' '.join(map(str, note)) for note in ours[household_id][2]]
    return '\n'.join(lines)


def try_policy(task):
    """(report or None, counts of the verdicts) of one random policy and its book."""
    seed, households = task
    folder = tempfile.mkdtemp(prefix='opinion-%d-' % seed)
    policy, month = make_policy(seed)
    with open(os.path.join(folder, 'policy.json'), 'w', encoding='utf-8') as file:
        json.dump(policy, file, ensure_ascii=False, indent=1)
    make_book(policy, month, seed, households, folder)
    try:
        found, ours = differences(policy, month, folder)
    except Exception as error:
        return '%s, month %s: %r' % (folder, month, error), {}
    if found:
        return report(folder, month, found, ours), {}
    shutil.rmtree(folder)
    return None, collections.Counter(
        (row['method'] if row['verdict'] == 'eligible' else row['verdict']) if row else 'rejected'
        for row, _, _ in ours.values())


def main(arguments):
    first, policies, households = (list(map(int, arguments)) + [0, 1000, 100][len(arguments):])[:3]
    counts, wrong = collections.Counter(), 0
    with multiprocessing.Pool() as pool:
        tasks = [(seed, households) for seed in range(first, first + policies)]
        for problem, verdicts in pool.imap(try_policy, tasks, 8):
            counts.update(verdicts)
            if problem:
                wrong += 1
                print(problem, flush=True)
    print('%d policies, %d households: %s; %d policies with a difference' % (
        policies, sum(counts.values()), ', '.join('%s %d' % pair for pair in sorted(counts.items())),
        wrong))
    return 1 if wrong else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
