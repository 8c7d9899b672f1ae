"""PDFs made by ReportLab: one column and two, with heads, feet, notes and cut words; Arabic; turned, locked and scanned pages."""

import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from operator import itemgetter

from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

import resources

WIDTH, HEIGHT = A4
BODY, BOLD = "Times-Roman", "Times-Bold"
ARABIC = "NotoNaskhArabic-Regular"

# Invented, like everybody in it.
PROSE = (
    (
        "The government of Port Ansel announced on Tuesday that the harbour commission would be dissolved before the end of the year, "
        "and that its responsibilities would pass to an independent authority with members from both chambers."
    ),
    (
        "Observers had expected such a decision since the negotiations in Quayside collapsed. According to officials who took part in "
        "them, neither delegation was prepared to accept the international inspection of warehouses that the other side demanded."
    ),
    (
        "A spokeswoman said that preparations were under way. She declined to comment on reports of disagreements within the coalition, "
        "which had been circulating for several weeks, and described them as speculation without any foundation."
    ),
    (
        "Environmental organisations welcomed the announcement nevertheless. They pointed out that the commission had never published "
        "its measurements of contamination, although parliament had requested them repeatedly and a court had ordered their publication."
    ),
    (
        "Whether the authority can begin its work in January depends upon the budget. The opposition intends to vote against it, "
        "because the administrative expenditure would exceed considerably what the commission has cost until now."
    ),
    (
        "Shipping companies, on the other hand, warned of uncertainty. Insurance premiums have already increased noticeably, "
        "and several carriers are investigating whether alternative connections through Lindhaven would be economical."
    ),
)


def wrapped(text: str, width: float, font: str, size: float, *, cut: bool = False) -> list[str]:
    """Break text into lines; with `cut`, words are cut with a hyphen where they do not fit."""
    lines, line = [], ""
    words = text.split()
    while words:
        word = words.pop(0)
        longer = f"{line} {word}" if line else word
        if pdfmetrics.stringWidth(longer, font, size) <= width:
            line = longer
            continue
        for at in range(len(word) - 3, 2, -1) if cut and word.isalpha() and len(word) >= 8 else ():
            if pdfmetrics.stringWidth(f"{line} {word[:at]}-", font, size) <= width:
                line, word = f"{line} {word[:at]}-", word[at:]
                break
        lines.append(line)
        line = word
    return [*lines, line] if line else lines


@dataclass
class Column:
    """Where text is set: from `x`, so wide, from `y` downwards."""

    canvas: Canvas
    x: float
    width: float
    y: float
    font: str = BODY
    size: float = 10.5
    leading: float = 13.0

    def set_paragraph(
        self, text: str, *, cut: bool = False, indent: float = 0, justified: bool = False, skip: float = 0
    ) -> None:
        """Set a paragraph."""
        self.set_lines(
            wrapped(text, self.width - indent, self.font, self.size, cut=cut), indent=indent, justified=justified
        )
        self.y -= skip

    def set_lines(self, lines: Sequence[str], *, indent: float = 0, justified: bool = False) -> None:
        """Set lines as they are; `indent` shifts the first."""
        for number, line in enumerate(lines):
            self.canvas.setFont(self.font, self.size)
            shift = indent if number == 0 else 0
            if justified and number < len(lines) - 1:
                words = line.split(" ")
                free = self.width - shift - pdfmetrics.stringWidth(line, self.font, self.size)
                writer = self.canvas.beginText(self.x + shift, self.y)
                writer.setWordSpace(free / max(1, len(words) - 1))
                writer.textOut(line)
                self.canvas.drawText(writer)
            else:
                self.canvas.drawString(self.x + shift, self.y, line)
            self.y -= self.leading

    def set_heading(self, text: str, size: float, *, font: str = BOLD, skip: float = 6) -> None:
        """Set a line, or several, in another type."""
        self.y -= size * 0.6
        self.canvas.setFont(font, size)
        for line in wrapped(text, self.width, font, size):
            self.canvas.drawString(self.x, self.y, line)
            self.y -= size * 1.2
        self.y -= skip


@dataclass
class Maker:
    """A PDF that is being made."""

    title: str = ""
    author: str = ""
    lock: StandardEncryption | None = None
    pages: int = 0
    _target: io.BytesIO = field(default_factory=io.BytesIO)

    def __post_init__(self) -> None:
        self.canvas = Canvas(self._target, pagesize=A4, encrypt=self.lock, invariant=1)
        self.canvas.setTitle(self.title)
        self.canvas.setAuthor(self.author)

    def column(
        self, *, x: float = 70, width: float = WIDTH - 140, y: float = HEIGHT - 100, size: float = 10.5
    ) -> Column:
        """Return a place for text on this page."""
        return Column(self.canvas, x, width, y, size=size, leading=size * 1.24)

    def end_page(self, head: str = "", foot: str = "") -> None:
        """Set head and foot, and go on to the next page."""
        self.pages += 1
        self.canvas.setFont("Helvetica", 8)
        if head:
            self.canvas.drawString(70, HEIGHT - 50, head)
        if foot:
            self.canvas.drawCentredString(WIDTH / 2, 40, foot)
        self.canvas.showPage()

    def data(self) -> bytes:
        """Return the file."""
        self.canvas.save()
        return self._target.getvalue()


def report() -> bytes:
    """Return a report of three pages with head, foot, headings, a list, notes, a caption, and text that goes on over pages."""
    maker = Maker(title="Microsoft Word - draft3.doc", author="user")
    column = maker.column()
    column.set_heading("The End of the Harbour Commission", 24)
    column.set_lines(["By Ada Field and Olav Lund", "12 March 2019"])
    column.y -= 20
    column.set_heading("What was decided", 14)
    for text in PROSE[:2]:
        column.set_paragraph(text, cut=True, justified=True, skip=8)
    column.set_lines(
        [
            "•  the harbour master and his office",
            "•  the court of arbitration, which sits in",
            "   Quayside since the last reform",
            "•  the archive",
        ]
    )
    column.y -= 10
    _set_note(
        maker.canvas, column, "So the minutes of the first session, page 12.", "The minutes are kept in the archive", 90
    )
    column.y -= 24
    column.set_heading("What it costs", 14)
    last = wrapped(f"{PROSE[3]} {PROSE[4]}", column.width, BODY, 10.5)
    column.set_lines(last[:3])
    maker.end_page("Harbour Papers 7", "1")
    column = maker.column()
    column.set_lines(last[3:])
    column.y -= 30
    column.set_lines(["Figure 1: Ships in the harbour of Port Ansel, by year"])
    column.y -= 30
    column.set_paragraph(PROSE[5], cut=True)
    maker.end_page("Harbour Papers 7", "2")
    column = maker.column()
    column.set_paragraph(PROSE[2])
    maker.end_page("Harbour Papers 7", "3")
    return maker.data()


def _set_note(canvas: Canvas, column: Column, note: str, sentence: str, y: float) -> None:
    """Set a sentence with a raised number behind it, and the note at the foot of the page."""
    column.y -= 8
    canvas.setFont(BODY, 10.5)
    canvas.drawString(column.x, column.y, f"{sentence}.")
    end = column.x + pdfmetrics.stringWidth(f"{sentence}.", BODY, 10.5)
    canvas.setFont(BODY, 6.5)
    canvas.drawString(end, column.y + 4, "1")
    canvas.setFont(BODY, 6)
    canvas.drawString(column.x, y + 3, "1")
    canvas.setFont(BODY, 8.5)
    canvas.drawString(column.x + 7, y, note)


def two_columns(*, by_row: bool = False) -> bytes:
    """Return a page of a journal: title over both columns, text in two.

    Args:
        by_row: The file has its lines from left to right over both columns, as some programs write them.
    """
    maker = Maker(title="Harbours and their Commissions")
    maker.column().set_heading("Harbours and their Commissions", 20)
    width, lines = 215, [line for text in PROSE for line in wrapped(text, 215, BODY, 10.5, cut=True)]
    half = (len(lines) + 1) // 2
    sides = [maker.column(x=x, width=width, y=HEIGHT - 170) for x in (70, WIDTH - 70 - width)]
    if by_row:
        for left, right in zip(lines[:half], [*lines[half:], ""], strict=False):
            sides[0].set_lines([left])
            sides[1].set_lines([right])
    else:
        sides[0].set_lines(lines[:half])
        sides[1].set_lines(lines[half:])
    maker.end_page()
    return maker.data()


def opened_by_a_large_letter() -> bytes:
    """Return a chapter whose first letter stands beside three lines."""
    maker = Maker(title="On harbours")
    column = maker.column()
    maker.canvas.setFont(BODY, 44)
    maker.canvas.drawString(column.x, column.y - 26, PROSE[1][0])
    shift = pdfmetrics.stringWidth(PROSE[1][0], BODY, 44) + 3
    beside = wrapped(PROSE[1][1:], column.width - shift, BODY, column.size)
    lines = [*beside[:3], *wrapped(" ".join(beside[3:]), column.width, BODY, column.size)]
    for number, line in enumerate(lines):
        column.set_lines([line], indent=shift if number < 3 else 0)
    maker.end_page()
    return maker.data()


def newspaper() -> bytes:
    """Return a page of a newspaper: a headline over three narrow columns of justified text with indents."""
    maker = Maker()
    maker.column(y=HEIGHT - 90).set_heading("Commission to be dissolved", 28)
    width = 140
    for number, x in enumerate((60, 60 + width + 14, 60 + 2 * (width + 14))):
        column = maker.column(x=x, width=width, y=HEIGHT - 160, size=9)
        for text in PROSE[2 * number : 2 * number + 2]:
            column.set_paragraph(text, cut=True, indent=12, justified=True)
    maker.end_page()
    return maker.data()


def table() -> bytes:
    """Return a page with a table between two paragraphs."""
    maker = Maker(title="Ships by year")
    column = maker.column()
    column.set_paragraph(PROSE[0], skip=14)
    for row in (
        ("Harbour", "2017", "2018"),
        ("Port Ansel", "120", "98"),
        ("Quayside", "44", "51"),
        ("Lindhaven", "1,305", "1,410"),
    ):
        maker.canvas.setFont(BODY, 10.5)
        maker.canvas.drawString(80, column.y, row[0])
        maker.canvas.drawRightString(300, column.y, row[1])
        maker.canvas.drawRightString(400, column.y, row[2])
        column.y -= 15
    column.y -= 14
    column.set_paragraph(PROSE[1])
    maker.end_page()
    return maker.data()


def lines(*texts: str, title: str = "", author: str = "", size: float = 10.5, head: Sequence[str] = ()) -> bytes:
    """Return a page with these lines, under those of `head` in large type."""
    maker = Maker(title=title, author=author)
    column = maker.column(size=size)
    for text in head:
        column.set_heading(text, 22)
    column.set_lines(texts)
    maker.end_page()
    return maker.data()


def numbered(pages: int, first: int = 1, *, heads: Sequence[str] = ("",)) -> bytes:
    """Return so many pages that count themselves at the foot, under heads that take turns."""
    maker = Maker(title="A long report")
    for number in range(pages):
        maker.column().set_paragraph(f"{PROSE[number % len(PROSE)]} This is said for the {number + 1}th time.")
        maker.end_page(heads[number % len(heads)], f"Page {first + number}")
    return maker.data()


def arabic() -> bytes:
    """Return a page of Arabic, its letters from left to right as they are drawn, lam and alef as one sign."""
    pdfmetrics.registerFont(TTFont(ARABIC, str(resources.path(f"fonts/{ARABIC}.ttf"))))
    maker = Maker()
    for number, line in enumerate(ARABIC_LINES):
        signs = [(sign, BODY if sign.isascii() and sign != " " else ARABIC) for sign in _drawn(line)]
        width = sum(pdfmetrics.stringWidth(sign, font, 13) for sign, font in signs)
        writer = maker.canvas.beginText(WIDTH - 70 - width, HEIGHT - 120 - 22 * number)
        for font, run in groupby(signs, key=itemgetter(1)):
            writer.setFont(font, 13)
            writer.textOut("".join(sign for sign, _ in run))
        maker.canvas.drawText(writer)
    maker.end_page()
    return maker.data()


ARABIC_LINES = (
    "قال وزير الموانئ في المدينة يوم الثلاثاء إن اللجنة سوف تحل قبل نهاية",
    "هذا العام (حسب البيان) وإن السلطة المستقلة ستبدأ العمل في شهر يناير",
    "من السنة القادمة ولا يعرف أحد من سيكون رئيسها في مقر Port Ansel Authority",
    "منذ 12 مارس 2019 حتى الآن.",
)


def _drawn(line: str) -> str:
    """Return a line as programs without a shaper draw it: last letter first, brackets mirrored."""
    signs = line.replace("لا", "\ufefb").replace("لأ", "\ufef7").replace("لإ", "\ufef9")
    signs = signs[::-1].translate(str.maketrans("()", ")("))
    return re.sub(r"[A-Za-z][A-Za-z ]*[A-Za-z]|\d+", lambda found: found[0][::-1], signs)


def turned(degrees: int) -> bytes:
    """Return a page whose text runs sideways on the sheet, which is turned so that it is read upright."""
    maker = Maker(title="A turned page")
    canvas = maker.canvas
    canvas.setPageRotation(degrees)
    if degrees == 90:
        canvas.translate(HEIGHT, 0)
        canvas.rotate(90)
    elif degrees == 270:
        canvas.translate(0, WIDTH)
        canvas.rotate(270)
    else:
        canvas.translate(WIDTH, HEIGHT)
        canvas.rotate(180)
    column = Column(canvas, 70, 400, HEIGHT - 120)
    for text in PROSE[:2]:
        column.set_paragraph(text, skip=10)
    maker.end_page()
    return maker.data()


def watermarked() -> bytes:
    """Return a page with a word across it."""
    maker = Maker()
    canvas = maker.canvas
    canvas.saveState()
    canvas.translate(200, 300)
    canvas.rotate(45)
    canvas.setFont("Helvetica-Bold", 90)
    canvas.drawString(0, 0, "CONFIDENTIAL")
    canvas.restoreState()
    column = maker.column()
    for text in PROSE:
        column.set_paragraph(text, skip=8)
    maker.end_page()
    return maker.data()


def locked(password: str = "", *, owner: str = "owner") -> bytes:
    """Return a locked PDF: with a password it cannot be opened, without one it may only not be copied or printed."""
    maker = Maker(title="A locked page", lock=StandardEncryption(password, owner, canPrint=0, canCopy=0, canModify=0))
    maker.column().set_paragraph(PROSE[0])
    maker.end_page()
    return maker.data()


def _picture() -> ImageReader:
    from PIL import Image, ImageDraw

    picture = Image.new("L", (620, 877), 250)
    drawing = ImageDraw.Draw(picture)
    for y in range(80, 800, 16):
        drawing.line((60, y, 560, y), fill=40, width=3)
    return ImageReader(picture)


def scan(pages: int = 2, recognised: Iterable[str] = (), stamp: str = "") -> bytes:
    """Return pages that are pictures, with text that was recognised behind them if there is any."""
    maker = Maker()
    for _ in range(pages):
        maker.canvas.drawImage(_picture(), 0, 0, WIDTH, HEIGHT)
        y = HEIGHT - 100
        for number, text in enumerate(recognised):
            # Sizes are measured in the picture, and no two are the same.
            size = 10 + (number * 7 % 5) * 0.4
            writer = maker.canvas.beginText(70, y)
            writer.setTextRenderMode(3)
            writer.setFont(BODY, size)
            writer.textOut(text)
            maker.canvas.drawText(writer)
            y -= 15
        maker.end_page(foot=stamp)
    return maker.data()


def printed_page(url: str, pages: int = 2) -> bytes:
    """Return a page of the web as a browser prints it: date and title on top, address and count of pages below."""
    maker = Maker(title="Commission to be dissolved - Port Ansel Gazette")
    for number in range(pages):
        column = maker.column()
        if number == 0:
            column.set_heading("Commission to be dissolved", 22)
        column.set_paragraph(PROSE[number])
        canvas = maker.canvas
        canvas.setFont("Helvetica", 8)
        canvas.drawString(30, HEIGHT - 25, "3/12/19, 10:45 AM")
        canvas.drawString(220, HEIGHT - 25, maker.title)
        canvas.drawString(30, 20, url)
        canvas.drawRightString(WIDTH - 30, 20, f"{number + 1}/{pages}")
        maker.end_page()
    return maker.data()


def with_objects(*objects: bytes, root: int = 1, info: int = 0) -> bytes:
    """Return a PDF of these objects, numbered from 1, with a table of where they are."""
    data = bytearray(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % place for place in places)
    extra = b" /Info %d 0 R" % info if info else b""
    data += b"trailer\n<< /Size %d /Root %d 0 R%s >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, root, extra, table)
    return bytes(data)


def stream(content: bytes, entries: bytes = b"") -> bytes:
    """Return a stream object."""
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), entries, content)


def with_content(
    content: bytes, entries: bytes = b"", *, page: bytes = b"", catalog: bytes = b"", more: Iterable[bytes] = ()
) -> bytes:
    """Return one page that is drawn by this content."""
    return with_objects(
        b"<< /Type /Catalog /Pages 2 0 R %s >>" % catalog,
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> %s >>" % page,
        stream(content, entries),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>",
        *more,
    )  # fmt: skip


def drawn(*texts: str) -> bytes:
    """Return content that draws lines."""
    body = b" ".join(b"(%s) Tj 0 -14 Td" % text.replace("(", "\\(").replace(")", "\\)").encode() for text in texts)
    return b"BT /F1 11 Tf 72 740 Td %s ET" % body


def words_of(texts: Iterable[str]) -> list[str]:
    """Return the words of texts."""
    return " ".join(texts).split()


def is_in_order(text: str, parts: Sequence[str]) -> bool:
    """Tell whether parts stand in a text one after the other."""
    places = [text.find(part) for part in parts]
    return -1 not in places and all(a < b for a, b in pairwise(places))
