"""What all HTML themes share: escaping, addresses, metadata, comment threads and the SingleFile envelope."""

import base64
import html
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from tools.sample.looks import PRESS_PHOTOGRAPH
from tools.sample.sources import Article, Comment
from tools.sample.wording import BY_LANGUAGE, Wording

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

# SingleFile lays its own policy over the page, so that the saved copy reaches for nothing.
SINGLE_FILE_POLICY = (
    "default-src 'none'; font-src 'self' data:; img-src 'self' data:; style-src 'unsafe-inline'; "
    "media-src 'self' data:; script-src 'unsafe-inline' data:; object-src 'self' data:; frame-src 'self' data:;"
)


@dataclass(frozen=True, slots=True)
class Page:
    """An article on its way to HTML: what it is, how it was saved, and what of its outlet stood beside it."""

    article: Article
    single_file: bool = False
    earlier: tuple[Article, ...] = ()

    @property
    def wording(self) -> Wording:
        """The phrases of the page's language."""
        return BY_LANGUAGE[self.article.language]

    @property
    def post(self) -> int:
        """The number of the article in its outlet's database."""
        return 1000 + self.article.number


@dataclass(slots=True)
class Thread:
    """A comment and the answers below it."""

    comment: Comment
    answers: list["Thread"] = field(default_factory=list)


def text(value: str) -> str:
    """Escape text that stands between tags."""
    return html.escape(value, quote=False)


def attribute(value: str) -> str:
    """Escape text that stands in a quoted attribute."""
    return html.escape(value, quote=True)


def lines(parts: Iterable[str | None]) -> str:
    """Join the parts that are there, one a line."""
    return "\n".join(part for part in parts if part)


def paragraphs(parts: Sequence[str]) -> str:
    """Set each part as a paragraph."""
    return "\n".join(f"<p>{text(part)}</p>" for part in parts)


def text_and_buttons(sentence: str) -> tuple[str, list[str]]:
    """Part a line of furniture into what it says and what can be pressed: the last piece, if no full stop ends it."""
    starts = [sentence.rfind(mark) for mark in (". ", "? ", "! ")]
    cut = max(starts) + 1
    if cut == 0 or sentence.endswith("."):
        return sentence, []
    return sentence[:cut], sentence[cut:].strip().split(" / ")


def threads(comments: Sequence[Comment]) -> list[Thread]:
    """Hang each comment under the last one that stands a step further out."""
    top: list[Thread] = []
    open_at: list[Thread] = []
    for comment in comments:
        thread = Thread(comment)
        del open_at[comment.depth :]
        (open_at[-1].answers if open_at else top).append(thread)
        open_at.append(thread)
    return top


def link(page: Page, number: int) -> str:
    """Give the address of some other page of the outlet."""
    return f"{page.article.outlet.home}?p={page.article.number * 10 + number}"


def long_date(day: str) -> str:
    """Write 1962-10-03 as an American page would show it."""
    year, month, number = day.split("-")
    return f"{MONTHS[int(month) - 1]} {int(number)}, {year}"


def json_script(data: Mapping[str, object], kind: str = "application/ld+json", marks: str = "") -> str:
    """Embed JSON so that no text in it can end the script."""
    body = json.dumps(data, ensure_ascii=False).replace("</", "<\\/")
    return f'<script type="{kind}"{marks}>{body}</script>'


def structured_data(page: Page) -> str:
    """Describe the page to search engines; the day it appeared is among it only where the source says json-ld."""
    article, outlet = page.article, page.article.outlet
    site = {"@type": "NewsMediaOrganization", "name": outlet.name, "url": outlet.home}
    data: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "mainEntityOfPage": article.url,
        "headline": article.title,
        "inLanguage": article.language,
        "publisher": site,
    }
    if article.standfirst:
        data["description"] = article.standfirst
    if article.byline:
        data["author"] = {"@type": "Person", "name": article.byline}
    if article.published.carried == "json-ld":
        data["datePublished"] = article.published.edtf
    if article.kind == "paywall-stub":
        data["isAccessibleForFree"] = False
    return json_script(data)


def social_metadata(page: Page) -> str:
    """Describe the page to those who share it, in the Open Graph vocabulary."""
    article = page.article
    properties = [
        ("og:locale", page.wording.locale),
        ("og:type", "article"),
        ("og:title", article.title),
        ("og:description", article.standfirst),
        ("og:url", article.url),
        ("og:site_name", article.outlet.name),
    ]
    if article.published.carried == "meta":
        properties.append(("article:published_time", article.published.edtf))
    return lines(f'<meta property="{name}" content="{attribute(value)}">' for name, value in properties if value)


def visible_date(page: Page) -> str:
    """Show the day in a time tag, where the source says that a time tag carries it."""
    published = page.article.published
    if published.carried != "time tag" or not published.edtf:
        return ""
    return f'<time datetime="{published.edtf}">{long_date(published.edtf)}</time>'


def picture(page: Page, number: int) -> str:
    """Give the source of a picture: inlined by SingleFile, else an address that an offline reader cannot reach."""
    if page.single_file:
        return data_uri(PRESS_PHOTOGRAPH)
    return f"{page.article.outlet.home}uploads/{page.article.slug}-{number}.jpg"


def data_uri(svg: str) -> str:
    """Inline a drawing."""
    return "data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode()


def document(page: Page, head: str, body: str, body_marks: str = "") -> str:
    """Wrap head and body as the browser, or SingleFile, wrote them to disk."""
    article = page.article
    opening = f'<html lang="{article.language}"' + (' dir="rtl"' if article.direction == "rtl" else "") + ">"
    if page.single_file:
        top = f"<!DOCTYPE html> {opening}<!--\n{_single_file_header(page)}-->"
        policy = f'<meta http-equiv="content-security-policy" content="{attribute(SINGLE_FILE_POLICY)}">'
        head = lines([head, policy])
    else:
        # Chromium notes the address, and its length, above every page that it saves.
        top = f"<!DOCTYPE html>\n<!-- saved from url=({len(article.url):04d}){article.url} -->\n{opening}"
    return f"{top}\n<head>\n{head}\n</head>\n<body{body_marks}>\n{body}\n</body>\n</html>\n"


def _single_file_header(page: Page) -> str:
    """Write the comment that SingleFile puts on top of each page."""
    if page.article.saved is None:
        raise ValueError(f"{page.article.id} is to be saved with SingleFile, but nothing says when")
    saved = datetime.fromisoformat(page.article.saved)
    # strftime's names of days and months follow the locale; SingleFile's come from JavaScript and are English.
    day = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")[saved.weekday()]
    month = MONTHS[saved.month - 1][:3]
    moment = f"{day} {month} {saved:%d %Y %H:%M:%S} GMT+0000 (Coordinated Universal Time)"
    return f" Page saved with SingleFile \n url: {page.article.url} \n saved date: {moment}\n"
