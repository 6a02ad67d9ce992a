#!/usr/bin/python3
"""Looks at pages as their readers see them, in headless Chromium: look.py PAGE.html...

It leaves PAGE.pdf (A4) and PAGE.png (390 px) beside each, for the eye, and says what is wrong with
  script     it needs a script, or something from outside
  scroll     at 390 px it is wider than the screen, or a part of it scrolls sideways or is cut off
  small      text under 12 px, on a telephone, a desk or paper
  a4         the paper is not A4
  number     a sheet of paper has not its number, or two
  head       a table goes on without its head
  font       text on paper has another font than a Chinese one, or one that is not in the file
  tofu       a character is drawn as the box that stands for a missing one
  lost       text of the page does not stand on paper
look.py --check-itself makes pages that are wrong in one thing alone, for nearly each of these."""
import collections
import concurrent.futures
import html
import html.parser
import json
import os
import re
import subprocess
import sys
import tempfile

TELEPHONE = 390
DESK = 1000
PAPER = 703  # A4 without its margins, in px

# What is asked of the page, in a frame of so many px; `media` makes what is for paper hold.
ASK = r"""
<!DOCTYPE html><meta charset="utf-8"><pre id="answer"></pre><script>
const page = PAGE, answers = {};
function rules(list, paper) {
    for (const rule of list)
        if (rule.media && rule.media.mediaText.includes(paper ? 'screen' : 'print'))
            rule.media.mediaText = 'not all';
        else if (rule.media && rule.media.mediaText == 'print')
            rule.media.mediaText = 'all';
}
function drawn(text, font) {
    const canvas = document.createElement('canvas'), context = canvas.getContext('2d');
    canvas.width = canvas.height = 32;
    context.font = '20px ' + font;
    context.fillText(text, 2, 24);
    return canvas.toDataURL();
}
function boxes(page, frame) {
    const fonts = new Map(), found = [];
    for (const e of page.querySelectorAll('body, body *'))
        for (const node of e.childNodes)
            if (node.nodeType == 3 && e.tagName != 'SCRIPT') {
                const font = frame.contentWindow.getComputedStyle(e).fontFamily;
                fonts.set(font, (fonts.get(font) || '') + node.data);
            }
    for (const [font, text] of fonts) {
        const box = drawn('\u{10fffd}', font);
        for (const character of new Set(text.replace(/[\s\u3000]/g, '')))
            if (drawn(character, font) == box)
                found.push('U+' + character.codePointAt(0).toString(16));
    }
    return found;
}
function look(frame) {
    const page = frame.contentDocument;
    const found = { scroll: [], small: [], tofu: boxes(page, frame) };
    const name = e => e.tagName + '.' + e.className + ' ' + e.textContent.trim().slice(0, 30);
    if (page.documentElement.scrollWidth > frame.width)
        found.scroll.push('the page is ' + page.documentElement.scrollWidth + ' px wide');
    for (const e of page.querySelectorAll('body, body *')) {
        const style = frame.contentWindow.getComputedStyle(e), box = e.getBoundingClientRect();
        if (style.display == 'none' || e.tagName == 'SCRIPT')
            continue;
        if (box.right > Number(frame.width) + 1 || box.left < -1
            || (style.overflowX != 'visible' && e.scrollWidth > e.clientWidth))
            found.scroll.push(name(e));
        const own = [...e.childNodes].some(n => n.nodeType == 3 && n.data.trim());
        if (own && parseFloat(style.fontSize) < 12)
            found.small.push(style.fontSize + ' ' + name(e));
    }
    return found;
}
for (const [what, width] of [['telephone', TELEPHONE], ['desk', DESK], ['paper', PAPER]]) {
    const frame = document.createElement('iframe');
    frame.width = width;
    frame.height = 844;
    frame.style.border = 0;
    frame.srcdoc = page;
    frame.onload = () => {
        for (const sheet of frame.contentDocument.styleSheets)
            rules(sheet.cssRules, what == 'paper');
        answers[what] = look(frame);
        if (Object.keys(answers).length == 3)
            document.getElementById('answer').textContent = JSON.stringify(answers);
    };
    document.body.append(frame);
}
</script>
"""


def output_of(*command):
    """What the command prints; whatever keeps it from doing so ends the check."""
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True,
                          timeout=300).stdout.decode()


def chromium(*arguments):
    with tempfile.TemporaryDirectory() as profile:
        return output_of("chromium", "--headless", "--no-sandbox", "--disable-gpu",
                         "--disable-dev-shm-usage", "--hide-scrollbars",
                         "--user-data-dir=" + profile, *arguments)


class Page(html.parser.HTMLParser):
    """The text of a page, its tables (head, rows) and what it takes from outside."""

    def __init__(self, text):
        super().__init__()
        self.text, self.tables, self.outside, self.inside = "", [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        if tag in ("script", "link", "img", "iframe", "object", "embed"):
            self.outside.append(tag)
        self.outside += [value for name, value in attributes
                         if name in ("src", "href", "srcset") or name.startswith("on")]
        if tag in ("meta", "br", "hr", "img", "link"):
            return
        self.inside.append(tag)
        if tag == "table":
            self.tables.append({"thead": "", "rows": []})
        elif tag == "tr" and "thead" not in self.inside:
            self.tables[-1]["rows"].append("")

    def handle_endtag(self, tag):
        while self.inside and self.inside.pop() != tag:
            pass

    def handle_data(self, data):
        data = "".join(data.split())
        if "style" in self.inside or "head" in self.inside:
            return
        self.text += data
        if "thead" in self.inside:
            self.tables[-1]["thead"] += data
        elif "tr" in self.inside:
            self.tables[-1]["rows"][-1] += data


def on_screen(path):
    """What is wrong as a browser lays the page out."""
    with open(path, encoding="utf-8") as file:
        page = json.dumps(file.read()).replace("</", "<\\/")
    ask = ASK
    for name, value in (("TELEPHONE", TELEPHONE), ("DESK", DESK), ("PAPER", PAPER)):
        ask = ask.replace(name, str(value))
    with tempfile.NamedTemporaryFile("w", suffix=".html", encoding="utf-8") as file:
        file.write(ask.replace("PAGE", page, 1))
        file.flush()
        shown = chromium("--virtual-time-budget=60000", "--dump-dom", "file://" + file.name)
    answer = re.search(r'<pre id="answer">(.+?)</pre>', shown, re.S)
    if not answer:
        return ["script: the page could not be looked at"]
    found = json.loads(html.unescape(answer.group(1)))
    return [f"{fault}: {where}: {what}" for where, faults in found.items()
            for fault, list_of in faults.items()
            for what in list_of[:3]]


def numbers_are_wrong(sheets):
    """Each sheet says which it is of how many, from the first to the last of each paper."""
    number = re.compile(r"第(\d+)页共(\d+)页|[Pp]age(\d+)of(\d+)")
    before, total = 0, 0
    for sheet in sheets:
        found = number.findall(sheet)
        if len(found) != 1:
            return f"{len(found)} numbers on a sheet"
        page, pages = [int(part) for part in found[0] if part]
        if before == total:
            before, total = 0, pages
        if (page, pages) != (before + 1, total):
            return f"{page} of {pages} after {before} of {total}"
        before = page
    return f"the last is {before} of {total}" if before != total else None


def heads_are_missing(page, sheets):
    """Wherever rows of a table stand, its head stands."""
    for table in page.tables:
        rows = [row for row in table["rows"] if len(row) > 3]
        if not table["thead"] or not rows:
            continue
        used = [sheet for sheet in sheets if any(row in sheet for row in rows)]
        if used and any(table["thead"] not in sheet for sheet in used):
            return f"'{table['thead'][:40]}' does not stand over all of its rows"
    return None


def on_paper(path, page):
    """What is wrong with the page as it is printed."""
    paper = os.path.splitext(path)[0] + ".pdf"
    chromium("--no-pdf-header-footer", "--print-to-pdf=" + paper, "file://" + os.path.abspath(path))
    faults = []
    sizes = re.findall(r"size: +([\d.]+) x ([\d.]+)", output_of("pdfinfo", "-l", "-1", paper))
    if not sizes or any(abs(float(w) - 595) > 1 or abs(float(h) - 842) > 1 for w, h in sizes):
        faults.append(f"a4: {sizes[:1]}")
    fonts = [line.split() for line in output_of("pdffonts", paper).splitlines()[2:]]
    with open(paper, "rb") as file:  # pdffonts does not name those that are drawn (Type 3)
        names = re.findall(rb"/FontName */([^\s/]+)", file.read())
    other = sorted({name.decode("latin-1") for name in names if b"CJK" not in name})
    faults += [f"font: {', '.join(other) or 'none'}"] if other or not names else []
    faults += [f"font: {font[0]} is not in the file" for font in fonts if font[-5] != "yes"]
    sheets = ["".join(sheet.split())
              for sheet in output_of("pdftotext", "-raw", paper, "-").split("\f")[:-1]]
    wrong = numbers_are_wrong(sheets)
    faults += [f"number: {wrong}"] if wrong else []
    wrong = heads_are_missing(page, sheets)
    faults += [f"head: {wrong}"] if wrong else []
    missing = collections.Counter(page.text) - collections.Counter("".join(sheets))
    faults += [f"lost: {''.join(missing)[:40]}"] if missing else []
    return faults, len(sheets)


def look(path):
    """All that is wrong with a page, and how many sheets of paper it takes."""
    with open(path, encoding="utf-8") as file:
        page = Page(file.read())
    faults = ["script: it needs " + what for what in page.outside]
    faults += on_screen(path)
    printed, sheets = on_paper(path, page)
    return faults + printed, sheets


GOOD = """<!DOCTYPE html><html lang="zh-CN"><meta charset="utf-8"><style>
@page{size:A4;margin:20mm;@bottom-center{content:"第 " counter(page) " 页　共 " counter(pages) " 页"}}
body{font:16px "Noto Serif CJK SC";overflow-wrap:anywhere} thead{display:table-header-group}
@media print{.lost{display:none}}
</style><body><p>长春市低保公示</p><table><thead><tr><th>户主姓名</th><th>保障金额</th></tr></thead>
<tbody>""" + "".join(f"<tr><td>王某{i}</td><td>{i}.00</td></tr>\n" for i in range(60)) + \
    """</tbody></table></body></html>"""
WRONG = {
    "script": ("<body>", "<body><script>1</script>"),
    "scroll": ("<body>", '<body><div style="width:500px">宽</div>'),
    "small": ("<p>", '<p style="font-size:11px">'),
    "a4": ("size:A4", "size:A5"),
    "number": ("counter(page) ", '"1" '),
    "head": ("table-header-group", "table-row-group"),
    "tofu": ("<body>", "<body>\U000f0000"),
    "font": ('"Noto Serif CJK SC"', '"DejaVu Sans","Liberation Sans"'),
    "lost": ("<body>", '<body><p class="lost">丢</p>'),
}


def at_once(work, things):
    """Browsers wait a lot: several pages at a time, in their order."""
    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        return zip(things, list(pool.map(work, things)))


def check_itself():
    """The good page has no fault; each wrong one that which it is named for."""
    with tempfile.TemporaryDirectory() as folder:
        def faults_of(fault):
            path = os.path.join(folder, f"page-{fault}.html")
            with open(path, "w", encoding="utf-8") as file:
                file.write(GOOD.replace(*WRONG[fault], 1) if fault else GOOD)
            return sorted({one.split(":")[0] for one in look(path)[0]})

        for fault, found in at_once(faults_of, ["", *WRONG]):
            if (fault not in found) if fault else found:
                sys.exit(f"look.py: a page wrong in '{fault}' is found wrong in {found}")


def look_and_keep(path):
    chromium(f"--window-size={TELEPHONE},3000", "--screenshot=" + os.path.splitext(path)[0] + ".png",
             "file://" + os.path.abspath(path))
    return look(path)


def main():
    if sys.argv[1:] == ["--check-itself"]:
        check_itself()
        return
    wrong = False
    for path, (faults, sheets) in at_once(look_and_keep, sys.argv[1:]):
        for fault in faults:
            print(f"{os.path.basename(path)}: {fault}", file=sys.stderr)
        print(f"{os.path.basename(path)}: {sheets} sheets, {len(faults)} faults")
        wrong = wrong or faults
    sys.exit(1 if wrong else 0)


main()
