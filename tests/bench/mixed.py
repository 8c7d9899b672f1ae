"""Files of every form in which people save articles, mixed as they have them: for the window's bench, `window --mixed`.

Two thirds are pages; of the rest each form has its share. Words are those of the sample, shuffled, so that no two are alike.
"""

import gzip
import html
import random
import re
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path

import resources
from tests.bench.import_ import make_pages
from tests.formats.hostile.archives import zipped
from tests.formats.making import documents, lists, mails, pdf, web_archives

_TAGS = re.compile(r"<[^>]+>")
_PAGES_SHARE = 2 / 3
Texts = Sequence[str]


def _page(texts: Texts) -> bytes:
    body = "".join(f"<p>{html.escape(text)}</p>" for text in texts)
    return f"<html><head><title>{html.escape(texts[0][:60])}</title></head><body><article>{body}</article></body></html>".encode()


def _word(texts: Texts) -> bytes:
    return documents.word_of("".join(documents.word_paragraph(html.escape(text)) for text in texts))


def _open_text(texts: Texts) -> bytes:
    return documents.open_text_of("".join(f"<text:p>{html.escape(text)}</text:p>" for text in texts))


def _rich_text(texts: Texts) -> bytes:
    return documents.rich_text_of("".join(rf"\pard {text.encode('ascii', 'replace').decode()}\par " for text in texts))


def _mail(texts: Texts) -> bytes:
    return mails.mail_of(
        mails.part("text/plain", "\n\n".join(texts)), Subject=texts[0][:50].encode("ascii", "replace").decode()
    )


def _warc(texts: Texts) -> bytes:
    url = f"https://news.example/{zlib.crc32(texts[0].encode())}"
    answer = web_archives.http(_page(texts))
    return gzip.compress(web_archives.record(answer, url))


# By the ending of the file: how it is made of some paragraphs.
FORMS: dict[str, Callable[[Texts], bytes]] = {
    "pdf": lambda texts: pdf.lines(*texts),
    "docx": _word,
    "odt": _open_text,
    "rtf": _rich_text,
    "eml": _mail,
    "mbox": lambda texts: mails.mbox([_mail(texts[:3]), _mail(texts[3:])]),
    "warc.gz": _warc,
    "zip": lambda texts: zipped({"one.html": _page(texts[:3]), "two.html": _page(texts[3:])}),
    "json": lambda texts: lists.as_json([lists.wallabag(title=texts[0][:60], url=None, content=_page(texts).decode())]),
    "txt": lambda texts: "\n\n".join(texts).encode(),
    "md": lambda texts: f"# {texts[0][:60]}\n\n{chr(10).join(texts)}\n\n- a list\n- of two\n\n**strong**\n".encode(),
    "html.gz": lambda texts: gzip.compress(_page(texts)),
}  # fmt: skip


def make_mixed(folder: Path, count: int, seed: int) -> None:
    """Write so many files into a folder."""
    chance = random.Random(seed)
    pages = round(count * _PAGES_SHARE)
    make_pages(folder, pages, seed)
    words = _words()
    forms = list(FORMS.items())
    for number in range(pages, count):
        ending, make = forms[number % len(forms)]
        texts = [" ".join(chance.choices(words, k=chance.randint(30, 90))).capitalize() + "." for _ in range(6)]
        (folder / f"{number:05}.{ending}").write_bytes(make(texts))


def _words() -> list[str]:
    sample = (page for page in resources.path("sample/pages").iterdir() if page.suffix == ".html")
    text = _TAGS.sub(" ", next(sample).read_text(encoding="utf-8"))
    return re.findall(r"[a-zA-Z]{2,}", text)
