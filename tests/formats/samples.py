"""One file of each format that is read, all made by ourselves: what every one of them has to go through is tested with these."""

import bz2
import gzip
import io
import lzma
import plistlib
import tarfile
from collections.abc import Callable, Mapping

import zstandard

from tests.formats.hostile.archives import entry, tarred, zipped
from tests.formats.making import documents, feeds, lists, mails, pdf, saved_pages, web_archives

PAGE = web_archives.page


def _warc() -> bytes:
    return b"".join(web_archives.whole_site())


def _mail(subject: str, text: str) -> bytes:
    return mails.mail_of(mails.part("text/plain", text), Subject=subject)


def _letter() -> bytes:
    return _mail(
        "The crane of the port",
        "The crane of the port was brought over the sea in one piece, and nobody knew how to pay for it.",
    )


def _mail_with_attachment() -> bytes:
    attached = mails.attachment(
        "report.pdf",
        "application/pdf",
        pdf.lines("The tide tables of the year were printed late, the pilots said in their letter."),
    )
    text = mails.part(
        "text/plain", "The pilots sent their tide tables with this letter, and asked for an answer within the week."
    )
    return mails.mail_of(mails.multipart("mixed", [text, attached]), Subject="Tide tables")


# By the name of the file: how it is made.
SAMPLES: Mapping[str, Callable[[], bytes]] = {
    "page.html": lambda: PAGE("A page of its own", "It tells of the lighthouse keeper and his nine cats."),
    "saved.mhtml": lambda: saved_pages.mhtml(saved_pages.part("text/html", PAGE("By Chrome", "The harbour master kept a parrot."), location=saved_pages.ADDRESS)),
    "saved.webarchive": lambda: _webarchive(PAGE("By Safari", "The ferryman kept a fox."), plistlib.FMT_BINARY),
    "saved.xml.webarchive": lambda: _webarchive(PAGE("By Safari, as XML", "The pilot kept a hedgehog."), plistlib.FMT_XML),
    "singlefile.html": lambda: saved_pages.singlefile_zip(PAGE("By SingleFile", "The diver kept an octopus.").decode()),
    "page.xhtml": lambda: saved_pages.xhtml("<p>The stevedores kept a brass band, and it played on Sundays until the rain came.</p><p>Nobody danced.</p>").encode(),
    "note.md": lambda: b"---\ntitle: Notes on the pier\nauthor: Eva Lind\n---\n\n# Notes on the pier\n\nThe pier was *painted* twice, and the second time in green.\n\n- a list\n- of two\n",
    "pasted.txt": lambda: b"Ships Turn Back\n\nOctober 25, 1962\n\nThe first ships turned back on Wednesday, the Navy said in a statement.\n",
    "report.pdf": pdf.report,
    "report.docx": documents.word,
    "report.odt": documents.open_text,
    "report.fodt": documents.flat_open_text,
    "report.rtf": documents.rich_text,
    "book.epub": documents.book,
    "letter.eml": _letter,
    "attached.eml": _mail_with_attachment,
    "box.mbox": lambda: mails.mbox([_mail("One", "The first letter of the box tells of a bell."), _mail("Two", "The second letter of the box tells of a drum.")]),
    "feed.rss": feeds.rss,
    "feed.atom": feeds.atom,
    "feed.json": feeds.json_feed,
    "site.warc": _warc,
    "site.warc.gz": lambda: web_archives.squeezed(*web_archives.whole_site()),
    "old.arc": lambda: web_archives.arc(("https://old.example/dock", PAGE("The dock", "The dock was dry for a year."))),
    "site.wacz": web_archives.wacz,
    "wallabag.json": lambda: lists.as_json([lists.wallabag()]),
    "omnivore.zip": lists.omnivore_zip,
    "starred.json": lambda: lists.starred(lists.google_reader()),
    "chrome.json": lists.chrome_bookmarks,
    "library.rdf": lists.zotero,
    "library.json": lambda: lists.as_json([lists.csl()]),
    "library.bib": lambda: b"@article{a, title = {The wharf}, url = {https://wharf.example/a}}\n",
    "library.ris": lambda: b"TY  - NEWS\r\nTI  - The sluice\r\nUR  - https://sluice.example/a\r\nER  - \r\n",
    "packed.zip": lambda: zipped({"in/packed.html": PAGE("In a ZIP", "The rope maker lived behind the mill.")}),
    "packed.tar": lambda: _tar("in/tarred.html", PAGE("In a tar", "The sail maker lived above the bakery.")),
    "packed.tgz": lambda: gzip.compress(_tar("in/tgz.html", PAGE("In a packed tar", "The smith lived beside the church."))),
    "page.html.gz": lambda: gzip.compress(PAGE("By gzip", "The baker rose at three.")),
    "page.html.bz2": lambda: bz2.compress(PAGE("By bzip2", "The miller slept until nine.")),
    "page.html.xz": lambda: lzma.compress(PAGE("By xz", "The tailor sang at his work.")),
    "page.html.zst": lambda: zstandard.ZstdCompressor().compress(PAGE("By Zstandard", "The cobbler had no shoes.")),
}  # fmt: skip


def _webarchive(page: bytes, fmt: plistlib.PlistFormat) -> bytes:
    return saved_pages.webarchive(
        saved_pages.archive(saved_pages.resource("https://saved.example/a", "text/html", page)), fmt
    )


def _tar(name: str, data: bytes) -> bytes:
    return tarred((entry(name, len(data)), data))


def in_zip() -> bytes:
    """Return a ZIP archive of all of them."""
    return zipped({f"all/{name}": make() for name, make in SAMPLES.items()})


def in_tar() -> bytes:
    """Return a packed tar archive of all of them."""
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode="w:gz") as archive:
        for name, make in SAMPLES.items():
            data = make()
            archive.addfile(entry(f"all/{name}", len(data)), io.BytesIO(data))
    return target.getvalue()
