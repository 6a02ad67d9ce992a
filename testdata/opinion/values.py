"""Exact numbers, and what is not known.

A number is an int or a Fraction, in yuan. A value that a rule needs and the book does not hold is an
Unknown with the names of the columns that are missing.
"""
from fractions import Fraction

LARGEST = 2**127


class RuleError(Exception):
    """A rule without an answer for a household: (path of the rule, what is wrong)."""


class Unknown:
    """Not known for want of the columns `names`; `no_value`: uses a figure that does not exist."""
    __slots__ = ('names', 'no_value')

    def __init__(self, names, no_value=False):
        self.names = frozenset(names)
        self.no_value = no_value

    def __repr__(self):
        return 'unknown(' + ', '.join(sorted(self.names)) + ')'


def both(one, other):
    """The two unknown values as one; either may be None or known."""
    if not isinstance(other, Unknown):
        return one
    if not isinstance(one, Unknown):
        return other
    return Unknown(one.names | other.names, one.no_value or other.no_value)


def fit(number):
    """The number, whose numerator and denominator must fit signed 128 bits."""
    top, bottom = number.numerator, number.denominator
    if -LARGEST <= top < LARGEST and bottom < LARGEST:
        return number
    raise OverflowError


def decimal(text):
    """The number that a string of digits, a JSON integer or a JSON real writes."""
    text = repr(text) if isinstance(text, float) else str(text)
    if 'e' in text or 'E' in text:
        return simple(Fraction(text))
    whole, _, part = text.partition('.')
    return simple(Fraction(int(whole + part), 10 ** len(part))) if part else int(whole)


def simple(number):
    """An int where the number is whole, which is faster."""
    return number.numerator if number.denominator == 1 else number


def round_to(number, step, mode):
    """To a multiple of step: up and half_up away from zero, down towards it."""
    size = abs(number) / Fraction(step)
    whole, rest = divmod(size.numerator, size.denominator)
    if rest and (mode == 'up' or mode == 'half_up' and 2 * rest >= size.denominator):
        whole += 1
    return fit(simple((whole if number >= 0 else -whole) * Fraction(step)))


CENT = Fraction(1, 100)


def money(number):
    """The number, whole fen that must fit 64 bits."""
    if -2**63 <= number * 100 < 2**63:
        return number
    raise OverflowError


def yuan(number):
    """As it is printed: two decimals, half up; nothing for what is not known."""
    if number is None or isinstance(number, Unknown):
        return ''
    fen = int(money(round_to(number, CENT, 'half_up')) * 100)
    return '%s%d.%02d' % ('-' if fen < 0 else '', abs(fen) // 100, abs(fen) % 100)
