"""Originals that carry more than text, as somebody would have saved them: a page with pictures, a PDF, a mail."""

import base64
import io
import math
import random
from email.message import EmailMessage
from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter

from tools.pictures.set_pages import SET_PAGE

PAGE, ARABIC, PDF, MAIL = (
    "The Quay at Low Water",
    "الرصيف عند الجزر",
    "Traffic Past the Outer Buoy",
    "Notes From the Harbour Watch",
)
_WORDS = (
    (
        "The watch on the outer quay counted eleven freighters between the breakwater and the line, and none of them had moved since Monday. "
        "Two of the masters had sent for water, and one for a doctor; the pilots' office had a list of names, and no orders. "
    ),
    (
        "By the evening of 24 October the swell had gone down so far that the marks of the spring tides stood dry on the piles. "
        "A clerk of the port captain's wrote the level beside the hour, as he had done for nineteen years, and then drew a line under the day. "
    ),
    (
        "What the ships carried was nobody's secret on the quay: wheat, newsprint, tractors in crates. What the others carried, further out, was "
        "told by how deep they lay, and of that the men on the quay made their own reckoning. "
    ),
)


def save_all(folder: Path) -> list[Path]:
    """Write all of them into a folder and return their files."""
    folder.mkdir()
    files = {
        "The Quay at Low Water.html": _page().encode(),
        "rasif.html": _arabic_page().encode(),
        "traffic.pdf": make_pdf(),
        "watch.eml": _mail(),
        "how-ships-are-counted.html": SET_PAGE.encode(),
    }
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return [folder / name for name in files]


def _uri(data: bytes, kind: str) -> str:
    return f"data:image/{kind};base64,{base64.b64encode(data).decode()}"


def _encoded(picture: Image.Image, kind: str) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, **({"quality": 88} if kind == "JPEG" else {}))
    return out.getvalue()


def harbour(width: int = 1500, height: int = 900, seed: int = 4) -> Image.Image:
    """Paint ships on a quiet sea in the evening, in the greys of an old photograph."""
    chance = random.Random(seed)
    picture = Image.new("L", (width, height))
    draw = ImageDraw.Draw(picture)
    horizon = height * 0.52
    for y in range(height):
        share = y / horizon if y < horizon else (y - horizon) / (height - horizon)
        draw.line([(0, y), (width, y)], fill=round(150 + 78 * share if y < horizon else 176 - 96 * share))
    for _ in range(520):
        y = horizon + (height - horizon) * chance.random() ** 1.6
        length = 14 + 130 * (y - horizon) / (height - horizon)
        x = chance.random() * width
        draw.line([(x, y), (x + length, y)], fill=round(110 + chance.random() * 95), width=1 + int((y - horizon) / 140))
    for number in range(5):
        x, y = width * (0.08 + 0.2 * number) + chance.random() * 60, horizon + 6 + chance.random() * 26
        length = width * (0.09 + 0.05 * chance.random())
        tall = length * 0.16
        draw.polygon([(x, y - tall), (x + length, y - tall), (x + length * 0.93, y), (x + length * 0.06, y)], fill=58)
        draw.rectangle([x + length * 0.62, y - tall * 2.1, x + length * 0.8, y - tall], fill=70)
        draw.rectangle([x + length * 0.68, y - tall * 3, x + length * 0.74, y - tall * 2], fill=52)
        for mast in (0.16, 0.42):
            draw.line([(x + length * mast, y - tall), (x + length * mast, y - tall * 3.4)], fill=60, width=2)
    grain = Image.effect_noise((width, height), 26)
    return Image.blend(picture.filter(ImageFilter.GaussianBlur(1.1)), grain, 0.12)


def chart(width: int = 760, height: int = 380) -> Image.Image:
    """Draw the level of the water by the hour: black lines on nothing, as charts are made for white pages."""
    picture = Image.new("RGBA", (width, height), (0, 0, 0, 0))
    draw = ImageDraw.Draw(picture)
    for row in range(5):
        y = 30 + row * (height - 70) / 4
        draw.line([(50, y), (width - 20, y)], fill=(0, 0, 0, 60))
    points = [
        (50 + x * (width - 70) / 72, height / 2 - 10 - (height / 2 - 50) * math.sin(x / 4) * (1 - x / 130))
        for x in range(73)
    ]
    draw.line(points, fill=(20, 60, 120, 255), width=4, joint="curve")
    draw.line([(50, 20), (50, height - 30), (width - 20, height - 30)], fill=(0, 0, 0, 255), width=2)
    return picture


def _page() -> str:
    first, second = _uri(_encoded(harbour(), "JPEG"), "jpeg"), _uri(_encoded(chart(), "PNG"), "png")
    third = _uri(_encoded(harbour(700, 900, 9), "JPEG"), "jpeg")
    drawing = _uri(
        b'<svg xmlns="http://www.w3.org/2000/svg" width="600" height="200">'
        + b'<rect width="9" height="9"/>' * 60
        + b"</svg>",
        "svg+xml",
    )
    return f"""<!DOCTYPE html><html lang="en"><head><title>{PAGE}</title>
<meta property="og:site_name" content="Meridian Wire"><meta name="author" content="Ortun Vask">
<meta property="article:published_time" content="1962-10-25"></head><body>
<nav><a href="/">Home</a> <a href="/sea">Sea</a></nav><article><h1>{PAGE}</h1>
<p>{_WORDS[0] * 2}</p>
<figure><img src="{first}" alt="Five freighters lie at anchor beyond the breakwater"><figcaption>Freighters off the outer quay on the evening of
24 October. Photograph: Meridian Wire</figcaption></figure>
<p>{_WORDS[1] * 2}</p><p>{_WORDS[2] * 2}</p>
<figure><img src="{second}" alt="The level of the water, hour by hour"><figcaption>The level at the second pile, as the clerk wrote it down.</figcaption></figure>
<p>{_WORDS[0]}{_WORDS[2]}</p><img src="{drawing}" alt="The harbour, with the line"><p>{_WORDS[1] * 2}</p>
<img src="{third}" alt="Ships, seen from the roof of the customs house"><p>{_WORDS[2] * 2}</p></article>
<footer>Meridian Wire</footer></body></html>"""


def _arabic_page() -> str:
    words = "قال مراقب الميناء إن إحدى عشرة سفينة ترسو خلف حاجز الأمواج منذ يوم الاثنين، وإن أحدا لم يصدر أوامر بعد. "
    picture = _uri(_encoded(harbour(1200, 640, 12), "JPEG"), "jpeg")
    return f"""<!DOCTYPE html><html lang="ar" dir="rtl"><head><title>{ARABIC}</title><meta property="og:site_name" content="الحياد">
<meta property="article:published_time" content="1962-10-25"></head><body><article><h1>{ARABIC}</h1><p>{words * 4}</p>
<figure><img src="{picture}" alt="سفن راسية عند المساء"><figcaption>سفن راسية خلف الحاجز مساء الأربعاء.</figcaption></figure><p>{words * 6}</p><p>{words * 5}</p></article></body></html>"""


def make_pdf() -> bytes:
    """Return a report of four pages with a table of ships and a photograph."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.lib.units import cm
    from reportlab.platypus import Image as Placed
    from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

    styles = getSampleStyleSheet()
    body = styles["BodyText"]
    body.fontName, body.fontSize, body.leading = "Times-Roman", 11, 15
    out = io.BytesIO()
    document = SimpleDocTemplate(out, pagesize=A4, margin=2 * cm, title=PDF, author="Harbour Office", invariant=1)
    ships = [["Ship", "Flag", "Draught (m)", "Since"]] + [
        [f"Freighter {n}", ("Norland", "Sudland")[n % 2], f"{6 + n % 4}.{n % 7}", f"{20 + n % 5} October"]
        for n in range(1, 10)
    ]
    table = Table(ships, hAlign="LEFT", colWidths=[4 * cm, 3.4 * cm, 3 * cm, 3.4 * cm])
    table.setStyle(
        TableStyle([("LINEBELOW", (0, 0), (-1, 0), 0.8, "black"), ("FONTNAME", (0, 0), (-1, -1), "Times-Roman")])
    )
    flow = [
        Paragraph(PDF, styles["Title"]),
        Paragraph("Harbour Office, 25 October 1962", styles["Italic"]),
        Spacer(1, 14),
        *(Paragraph(words * 3, body) for words in _WORDS),
        Spacer(1, 8),
        Placed(io.BytesIO(_encoded(harbour(1200, 560), "JPEG")), 15 * cm, 7 * cm),
        PageBreak(),
        Paragraph("Ships that wait", styles["Heading2"]),
        table,
        *(Paragraph(words * 4, body) for words in _WORDS),
    ]
    for number in range(3, 5):
        flow += [
            PageBreak(),
            Paragraph(f"Sheet {number}", styles["Heading2"]),
            *(Paragraph(words * 5, body) for words in _WORDS),
        ]
    document.build(flow)
    return out.getvalue()


def _mail() -> bytes:
    mail = EmailMessage()
    mail["Subject"] = MAIL
    mail["From"] = "Ortun Vask <o.vask@meridian.example>"
    mail["To"] = "Desk <desk@meridian.example>, Lina Haddad <l.haddad@hiyad.example>"
    mail["Cc"] = "The Pilots' Office <pilots@harbour.example>"
    mail["Date"] = "Thu, 25 Oct 1962 07:40:00 +0200"
    mail["Message-ID"] = "<watch-25@meridian.example>"
    mail.set_content("\n\n".join(words * 2 for words in _WORDS))
    mail.add_attachment(make_pdf(), maintype="application", subtype="pdf", filename="traffic of the week.pdf")
    return bytes(mail)
