#!/usr/bin/python3
"""make.py FOLDER: writes the labelled book there: its tables, registers/ and labels.csv.

Each function of the cases_ files that takes the book alone is a pattern, or some that go together.
"""
import inspect
import os
import sys

import book
import cases_address
import cases_doubts
import cases_events
import cases_family
import cases_money
import cases_papers
import cases_registers
import cases_way


def main(folder):
    written = book.Book()
    for module in (cases_family, cases_doubts, cases_address, cases_events, cases_money, cases_way,
                   cases_papers, cases_registers):
        for _, cases in inspect.getmembers(module, inspect.isfunction):
            if list(inspect.signature(cases).parameters) == ["book"]:
                cases(written)
    written.write(folder)


main(sys.argv[1])
