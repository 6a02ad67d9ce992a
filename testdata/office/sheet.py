#!/usr/bin/python3
"""Writes a workbook (FILE.xlsx) as an office would make it by hand: dates, amounts and counts are
cells of their kinds, shown as people like them; numbers of papers are text."""
import datetime
import sys
import zipfile

# The first style of a workbook is the plain one.
FORMATS = ["General", '"¥"#,##0.00', '0"人"', "yyyy/m/d", 'yyyy"年"m"月"d"日"', 'yyyy"年"m"月"']
TEXT, MONEY, COUNT, SLASHES, CHINESE, MONTH = range(6)
KINDS = (TEXT, TEXT, COUNT, MONEY, MONEY, SLASHES, CHINESE, MONTH)
ROWS = [
    ("户编号", "户主姓名", "保障人口", "家庭月收入", "户月保障金额", "批准日期", "环节日期", "应复核月份"),
    ("001003-000012", "王建国", 3, 1420.5, 187, "2004-03-01", "2004-02-12", "2004-09-01"),
    ("001003-000029", "李秀英", 1, 0, 169, "2004-02-12", "2003-12-31", "2005-02-01"),
    ("001004-000014", "赵志强", 2, 1234567.89, 211.5, "2004-02-29", "2004-10-01", "2004-10-01"),
    ("合计", "", 6, 1235988.39, 567.5),
]
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml."


def cell(value, kind, heading):
    if heading or kind == TEXT or isinstance(value, str) and not value[:1].isdigit():
        return f'<c t="inlineStr"><is><t>{value}</t></is></c>'
    if kind >= SLASHES:
        value = (datetime.date.fromisoformat(value) - datetime.date(1899, 12, 30)).days
    return f'<c s="{kind}"><v>{value}</v></c>'


def sheet():
    rows = ("<row>" + "".join(cell(value, kind, number == 0) for value, kind in zip(row, KINDS))
            + "</row>" for number, row in enumerate(ROWS))
    return f'<worksheet xmlns="{MAIN}"><sheetData>{"".join(rows)}</sheetData></worksheet>'


def styles():
    formats = "".join(f'<numFmt numFmtId="{164 + i}" formatCode="{text.replace(chr(34), "&quot;")}"/>'
                      for i, text in enumerate(FORMATS))
    cells = "".join(f'<xf numFmtId="{164 + i}" applyNumberFormat="1"/>' for i in range(len(FORMATS)))
    return (f'<styleSheet xmlns="{MAIN}"><numFmts count="{len(FORMATS)}">{formats}</numFmts>'
            '<fonts><font/></fonts><fills><fill/></fills><borders><border/></borders>'
            f'<cellStyleXfs><xf/></cellStyleXfs><cellXfs>{cells}</cellXfs></styleSheet>')


def relations(*targets):
    return f'<Relationships xmlns="{PACKAGE}">' + "".join(
        f'<Relationship Id="r{i}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for i, (kind, target) in enumerate(targets)) + "</Relationships>"


def main():
    parts = {
        "[Content_Types].xml":
            f'<Types xmlns="{TYPES}"><Default Extension="rels" ContentType="application/vnd.'
            'openxmlformats-package.relationships+xml"/>' + "".join(
                f'<Override PartName="/xl/{part}.xml" ContentType="{KIND}{kind}+xml"/>'
                for part, kind in (("workbook", "sheet.main"), ("styles", "styles"),
                                   ("sheet", "worksheet"))) + "</Types>",
        "_rels/.rels": relations(("officeDocument", "xl/workbook.xml")),
        "xl/_rels/workbook.xml.rels": relations(("worksheet", "sheet.xml"),
                                                ("styles", "styles.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
                           '<sheet name="名册" sheetId="1" r:id="r0"/></sheets></workbook>',
        "xl/styles.xml": styles(),
        "xl/sheet.xml": sheet(),
    }
    with zipfile.ZipFile(sys.argv[1], "w") as book:
        for name, text in parts.items():
            book.writestr(name, '<?xml version="1.0" encoding="UTF-8"?>' + text)


main()
