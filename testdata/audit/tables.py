"""The tables of a book, and by which question an answer or a fault is known."""
import csv
import datetime
import glob
import os
from collections import defaultdict
from decimal import Decimal

YEAR = "2004"
LAST = "2004-12"
answers, plants = {}, {}


def answer(question, header=None):
    def keep(function):
        answers[question] = (function, header)
        return function
    return keep


def plant(question):
    def keep(function):
        plants[question] = function
        return function
    return keep


class Book:
    def __init__(self, folder):
        self.folder = folder

    def path(self, name):
        return os.path.join(self.folder, name)

    def rows(self, name):
        with open(self.path(name), encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def table(self, name):
        return self.rows(name + ".csv")

    def month(self, table, month=LAST):
        return self.rows(f"months/{month}/{table}.csv")

    def months(self):
        return sorted(os.path.basename(path) for path in glob.glob(self.path("months/*")))

    def write(self, name, rows):
        """A new file: the old one may be another book's too."""
        os.rename(self.path(name), self.path(name) + ".old")
        with open(self.path(name), "w", encoding="utf-8", newline="") as file:
            table = csv.DictWriter(file, rows[0], lineterminator="\n")
            table.writeheader()
            table.writerows(rows)
        os.remove(self.path(name) + ".old")

    def change(self, name, which, **values):
        """Changes the first row that `which` holds for, and returns what it was."""
        rows = self.rows(name)
        row = next(row for row in rows if which(row))
        before = dict(row)
        row.update(values)
        self.write(name, rows)
        return before

    def append(self, name, **values):
        rows = self.rows(name)
        rows.append({column: values.get(column, "") for column in rows[0]})
        rows.sort(key=lambda row: row.get("household_id", ""))
        self.write(name, rows)


def day(text):
    return datetime.date.fromisoformat(text)


def covers(row, month):
    return (row["from"] or month) <= month <= (row["to"] or month)


def fen(text):
    return int(Decimal(text or "0") * 100)


def yuan(sum_of_fen):
    return f"{Decimal(sum_of_fen) / 100:.2f}"


def by(rows, *columns):
    groups = defaultdict(list)
    for row in rows:
        key = tuple(row[column] for column in columns)
        groups[key if len(columns) > 1 else key[0]].append(row)
    return groups


def opened(applications, decision):
    """The day of the application that a decision belongs to."""
    return max((row["opened_on"] for row in applications.get(decision["household_id"], [])
                if row["opened_on"] <= decision["decided_on"]), default=None)


def on_roster(book, month=LAST):
    return {row["household_id"]: row for row in book.month("roster", month)
            if row["on_roster"] == "yes"}
