#!/usr/bin/python3
"""The cells of a workbook: cells.py FILE.xlsx prints column, type and text of each, a tab between;
a formula is of the type "formula"."""
import re
import sys
import xml.etree.ElementTree as xml
import zipfile

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def main():
    book = zipfile.ZipFile(sys.argv[1])
    strings = ["".join(part.text or "" for part in item.iter(MAIN + "t"))
               for item in xml.fromstring(book.read("xl/sharedStrings.xml"))]
    for cell in xml.fromstring(book.read("xl/worksheets/sheet1.xml")).iter(MAIN + "c"):
        value = cell.find(MAIN + "v")
        if value is None:
            continue
        kind = "text" if cell.get("t") == "s" else "number"
        if cell.find(MAIN + "f") is not None:
            kind = "formula"
        text = strings[int(value.text)] if cell.get("t") == "s" else value.text
        column = re.match("[A-Z]+", cell.get("r")).group()
        print(column, kind, text, sep="\t")


main()
