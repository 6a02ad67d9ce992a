#!/usr/bin/python3
"""schema.py [FIRST [POLICIES]]: the JSON Schema and dibao-policy check agree.

Random good policies are good for both. Of the mistakes of wrong_policies.py, all of which the checker
refuses, the schema refuses every one but those of UNSEEN, which no schema can see: names that other
parts of the policy make, the order of evaluation, entries of one month. The shipped policies are
valid under the schema.
"""
import json
import os
import random
import sys

import jsonschema

from policies import make_policy
from wrong_policies import MISTAKES, TOO_EARLY, broken

POLICIES = os.path.join(os.path.dirname(os.path.abspath(__file__)), '../../lib/policies')
UNSEEN = {
    'a time that ends before it begins', 'a parameter that there is not', 'a column that there is not',
    'a kind that there is not', 'a group that there is not', 'a number that is a code',
    'a column of another table', 'a code that there is not', 'has of what is no set',
    'members seen from a member', 'members counted by a member',
} | {'%s in %s, too early' % (name, section) for section, (_, name) in TOO_EARLY.items()}


def read(name):
    with open(os.path.join(POLICIES, name), encoding='utf-8') as file:
        return json.load(file)


def main(arguments):
    first, policies = (list(map(int, arguments)) + [0, 100][len(arguments):])[:2]
    schema = read('policy.schema.json')
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    wrong, tried, refused, kinds = [], 0, 0, set()
    for name in sorted(os.listdir(POLICIES)):
        if not name.endswith('.schema.json') and not validator.is_valid(read(name)):
            wrong.append('%s is not valid' % name)
    for mistake in UNSEEN - set(MISTAKES):
        wrong.append('no such mistake: %s' % mistake)
    for seed in range(first, first + policies):
        policy, _ = make_policy(seed)
        chance = random.Random('schema %s' % seed)
        for error in validator.iter_errors(policy):
            wrong.append('policy %d is good, but: %s: %s' % (seed, '/'.join(map(str, error.absolute_path)), error.message[:100]))
            break
        for mistake in sorted(MISTAKES):
            made = broken(policy, mistake, chance)
            if not made:
                continue
            tried += 1
            valid = validator.is_valid(made[0])
            refused += not valid
            kinds.add(mistake)
            if valid and mistake not in UNSEEN:
                wrong.append('policy %d, %s at %s: the schema does not see it' % (seed, mistake, made[1]))
    for line in wrong[:40]:
        print(line)
    print('%d policies, %d mistakes of %d kinds, %d seen by the schema; %d disagreements'
          % (policies, tried, len(kinds), refused, len(wrong)))
    return 1 if wrong or not refused else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
