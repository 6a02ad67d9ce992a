#!/usr/bin/python3
"""The questions of dibao-audit(7), answered a second time.

    answers.py compare BOOK QUESTION <PRINTED   differs: exit 1, and says in what
    answers.py plant BOOK QUESTION              puts a fault into the book that is to be found;
                                                exit 3: there is none for this question
    answers.py questions                        those that it can answer

It reads the tables of the book and knows nothing of the pipes: plain loops over dictionaries.
"""
import sys
from collections import Counter

import persons  # In the order of the page.
import places
import way
import money
import whole
from tables import Book, answers, plants


def lines_of(book, question):
    function, _ = answers[question]
    found = function(book)
    return None if found is None else sorted(",".join(map(str, row)) for row in found)


def compare(book, question, printed):
    printed = [line for line in printed.splitlines() if line and line != answers[question][1]]
    expected = lines_of(book, question)
    if expected is None:
        return bool(printed)
    for line in sorted(set(printed) ^ set(expected)) or sorted(
            (Counter(printed) - Counter(expected)) + (Counter(expected) - Counter(printed))):
        print(("< printed " if line in printed else "> expected ") + line)
    return sorted(printed) == expected


def main(verb, *arguments):
    if verb == "questions":
        print("\n".join(answers))
        return 0
    book, question = Book(arguments[0]), arguments[1]
    if verb == "compare":
        return 0 if compare(book, question, sys.stdin.read()) else 1
    if question not in plants:
        return 3
    before = lines_of(book, question)
    plants[question](book)
    assert lines_of(book, question) != before, "the fault is not one"
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
