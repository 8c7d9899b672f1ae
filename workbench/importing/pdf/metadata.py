"""What a PDF says of itself: in its dictionary of information, and in its packet of XMP."""

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Final

from workbench.importing.address_day import checked_date
from workbench.importing.page.bylines import clean_names, is_person
from workbench.importing.page.metadata import http_url

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

_PACKET_BYTES_MAX: Final = 200_000
_PACKETS_MAX: Final = 200
_PACKET_BEGINS: Final = b"<x:xmpmeta"
_PACKET_ENDS: Final = b"</x:xmpmeta>"
_VALUE_CHARS_MAX: Final = 2_000
_VALUES_MAX: Final = 50
_INNER_CHARS_MAX: Final = 10_000
# D:20190312104500+01'00'
_PDF_DATE: Final = re.compile(r"\s*(?:D:)?(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)?")
_ISO_DATE: Final = re.compile(r"\s*(\d{4})-(\d\d)(?:-(\d\d))?(?!\d)")
# The format is as old as that; programs without a clock say 1970 or 1980.
_FIRST_YEAR: Final = 1993
_DOI: Final = re.compile(r"(?:doi:\s*|https?://(?:dx\.)?doi\.org/)?(10\.\d{4,9}/\S{2,200})", re.IGNORECASE)
_PROGRAM_TITLE: Final = re.compile(
    r"microsoft (?:word|powerpoint|excel|publisher)\b|untitled|unbenannt|sans titre|sin título|document\d*$|dokument\d*$|print$|"
    r"(?:power ?point|keynote|pages) (?:presentation|document)|presentation\d*$|slide \d+|no title|title$|titel$|layout ?\d*$|"
    r"quark|indesign|adobe|about:blank|scan(?:ned)?\b|img[_ ]?\d+|pii:|doi:|\W*$",
    re.IGNORECASE,
)
_FILE_NAME: Final = re.compile(
    r"\S*[\w-]\.(?:docx?|pdf|pptx?|xlsx?|indd|qxd|qxp|p65|odt|rtf|tex|dvi|ps|eps|pub|pages|html?|txt|wpd|cdr|fm)$",
    re.IGNORECASE,
)
_NAME_OF_FILE: Final = re.compile(r"\S*[\d_]\S*$")
_ACCOUNTS: Final = re.compile(
    r"(?:user|admin(?:istrator)?|owner|author|unknown|anonymous|guest|default|pc|office|it|hp|dell|microsoft|adobe|windows|xerox|canon|"
    r"ricoh|scanner|owner)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is stated, as far as it makes sense; `created` and `changed` are of the file, `published` of the work."""

    title: str = ""
    authors: tuple[str, ...] = ()
    source: str | None = None
    url: str | None = None
    language: str | None = None
    published: str | None = None
    created: str | None = None
    changed: str | None = None


def read_metadata(document: "PdfDocument", data: bytes) -> Metadata:
    """Read what a PDF states of itself."""
    said = {key: _plain(document.get_metadata_value(key)) for key in ("Title", "Author", "CreationDate", "ModDate")}
    for key in ("doi", "DOI", "WPS-ARTICLEDOI"):
        said.setdefault("doi", "")
        said["doi"] = said["doi"] or _plain(document.get_metadata_value(key))
    packet = _packet(data)
    doi = next(
        (
            found[1].rstrip(".,;")
            for value in (said["doi"], *_values(packet, "prism:doi", "pdfx:doi", "crossmark:DOI", "dc:identifier"))
            if (found := _DOI.match(value))
        ),
        None,
    )
    url = next((url for value in _values(packet, "prism:url") if (url := http_url(value))), None)
    dates = _values(packet, "prism:publicationDate", "prism:coverDate", "prism:publishedDate")
    languages = [value for value in _values(packet, "dc:language") if re.fullmatch(r"[a-zA-Z]{2}(?:-\w+)*", value)]
    return Metadata(
        title=_title((said["Title"], *_values(packet, "dc:title"))),
        authors=_authors((said["Author"], *_values(packet, "dc:creator"))),
        source=next(iter(_values(packet, "prism:publicationName")), None),
        url=f"https://doi.org/{doi}" if doi else url,
        language=languages[0][:2].lower() if languages else None,
        published=next((day for value in dates if (day := _iso_day(value))), None),
        created=_day(said["CreationDate"]),
        changed=_day(said["ModDate"]),
    )


def _plain(value: str) -> str:
    return " ".join(value[:_VALUE_CHARS_MAX].replace("\x00", "").split())


def _title(titles: Iterable[str]) -> str:
    return next((title for title in titles if is_sensible_title(title)), "")


def is_sensible_title(title: str) -> bool:
    """Tell whether a title is one that somebody wrote: no name of a file or a program, no number."""
    if not 3 <= len(title) <= 500 or _PROGRAM_TITLE.match(title) or _FILE_NAME.match(title):
        return False
    letters = sum(char.isalpha() for char in title)
    return letters * 2 >= len(title.replace(" ", "")) and not (" " not in title and _NAME_OF_FILE.match(title))


def _authors(values: Iterable[str]) -> tuple[str, ...]:
    """Return the authors that are persons by their names: others are accounts, departments and machines."""
    found: list[str] = []
    for value in values:
        for name in clean_names(value):
            if is_person(name) and not _ACCOUNTS.match(name) and name not in found:
                found.append(name)
    return tuple(found[:_VALUES_MAX])


def _day(value: str) -> str | None:
    found = _PDF_DATE.match(value)
    day = checked_date(found["year"], found["month"], found["day"]) if found else _iso_day(value)
    return day if day and int(day[:4]) >= _FIRST_YEAR else None


def _iso_day(value: str) -> str | None:
    found = _ISO_DATE.match(value)
    return checked_date(*found.groups()) if found else None


def _packet(data: bytes) -> str:
    """Return the last packet of XMP that stands readable in the file: most do, so that it can be found without reading PDF."""
    end = len(data)
    for _ in range(_PACKETS_MAX):
        start = data.rfind(_PACKET_BEGINS, 0, end)
        if start < 0:
            return ""
        stop = data.find(_PACKET_ENDS, start, start + _PACKET_BYTES_MAX)
        packet = data[start:stop] if stop > 0 else b""
        # Pictures have packets of their own.
        if b"pdf:Producer" in packet or b"dc:title" in packet or b"prism:" in packet:
            return packet.decode("utf-8", "replace")
        end = start
    return ""


def _values(packet: str, *names: str) -> list[str]:
    """Return what elements and attributes of these names hold, lists taken apart. No parser: a packet is hostile, and flat."""
    values: list[str] = []
    for name in names if packet else ():
        values += re.findall(rf"\s{name}=\"([^\"<>]{{1,2000}})\"", packet)[:_VALUES_MAX]
        for found in islice(re.finditer(rf"<{name}(?:\s[^<>]{{0,300}})?>", packet), _VALUES_MAX):
            end = packet.find(f"</{name}>", found.end(), found.end() + _INNER_CHARS_MAX)
            inner = packet[found.end() : max(end, found.end())]
            items = re.findall(r"<rdf:li(?:\s[^<>]{0,200})?>([^<>]{1,2000})</rdf:li>", inner)
            values += items or ([] if "<" in inner else [inner])
    return [plain for value in values[:_VALUES_MAX] if (plain := _plain(html.unescape(value)))]
