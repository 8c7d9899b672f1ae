"""A reference as BibTeX, which biblatex and JabRef read too.

What has a source is an @article, as references to newspapers most often are; what has none is @misc. A date stands as `date`, which biblatex reads, and as `year`
and `month` for all others; one that was inferred only in brackets, which no program takes for a fact. Text is UTF-8; what TeX would act on is written out.
Source: Oren Patashnik, BibTeXing, 1988; the biblatex manual, sections 2.2 and 2.3.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final
from urllib.parse import quote

from workbench.citing.cited import Cited, clean, quoted
from workbench.citing.days import bracketed, long_day, parts, state_words
from workbench.model import DateState

_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# BibTeX counts braces even behind a stroke: they are named, so that no text of an article opens or closes any.
_TEX: Final = str.maketrans(
    {
        "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
        "$": r"\$", "&": r"\&", "%": r"\%", "#": r"\#", "_": r"\_",
    }
)  # fmt: skip
_URL_SAFE: Final = "/:?#@!$&'()*+,;=%-._~"
_WORD: Final = re.compile(r"[a-z0-9]+")
# Words that tell nothing of a title.
_SMALL: Final = frozenset(
    {"a", "an", "the", "of", "in", "on", "at", "to", "and", "for", "is", "as", "by", "with", "from"}
)
# Of the document's hash: with it the same article has the same key wherever it is copied, and no two have one.
_HASH_CHARS: Final = 6
_SOURCE_CHARS: Final = 16
# More words than a name of a person has; and what stands in none.
_PERSON: Final = re.compile(r"[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){0,3}")


def bibtex(cited: Cited) -> str:
    """Return one entry, its end of line included."""
    kind = "article" if cited.source else "misc"
    lines = [f"@{kind}{{{key_of(cited)},"]
    lines += [f"  {name} = {value}," for name, value in _fields(cited)]
    return "\n".join([*lines, "}"]) + "\n"


def key_of(cited: Cited) -> str:
    """Return the key of an entry, the same for an article always: colborne1962ships-3fa9c1."""
    by = _words(cited.authors[0])[-1:] if cited.authors else []
    by = by or ["".join(_telling(cited.source))[:_SOURCE_CHARS]]
    title = next(iter(_telling(cited.title)), "")
    year = (cited.published.edtf or "")[:4]
    told = f"{by[0]}{year}{title}" or "article"
    return f"{told}-{cited.sha256[:_HASH_CHARS]}" if cited.sha256 else f"{told}-{cited.id}"


def in_tex(text: str) -> str:
    """Return foreign text in which TeX finds nothing to act on."""
    return clean(text).translate(_TEX)


def _fields(cited: Cited) -> Iterator[tuple[str, str]]:
    if cited.authors:
        yield "author", f"{{{' and '.join(map(_name, cited.authors))}}}"
    # Twice in braces: styles would else write all but the first letter small.
    yield "title", f"{{{{{in_tex(cited.title)}}}}}"
    if cited.source:
        yield "journal", f"{{{{{in_tex(cited.source)}}}}}"
    yield from _date(cited)
    if cited.url:
        yield "url", f"{{{quote(cited.url, safe=_URL_SAFE)}}}"
    if cited.saved:
        yield "urldate", f"{{{cited.saved}}}"
    if cited.language:
        yield "language", f"{{{in_tex(cited.language)}}}"
    if cited.tags:
        yield "keywords", f"{{{', '.join(in_tex(tag).replace(',', ' ') for tag in cited.tags)}}}"
    notes = [in_tex(note) for note in _notes(cited)]
    if notes:
        yield "note", f"{{{'; '.join(notes)}}}"
    if cited.passages:
        yield "annote", f"{{{in_tex(f'“{quoted(cited)}”')}}}"
    if cited.sha256:
        yield "sha256", f"{{{cited.sha256}}}"


def _date(cited: Cited) -> Iterator[tuple[str, str]]:
    claim = cited.published
    if claim.edtf is None:
        return
    year, month, _ = parts(claim.edtf)
    if claim.state is not DateState.INFERRED:
        yield "date", f"{{{claim.edtf}}}"
    yield "year", f"{{{bracketed(claim, year)}}}"
    if month:
        yield "month", _MONTHS[int(month) - 1]


def _notes(cited: Cited) -> Iterable[str]:
    claim = cited.published
    if claim.edtf is not None and claim.state is DateState.INFERRED:
        yield f"{long_day(claim.edtf)}, {state_words(claim)}"
    yield from cited.notes


def _name(name: str) -> str:
    """Return a name for a list of authors; one that would be cut, turned round, or read as "and others", in braces of its own."""
    written, folded = in_tex(name), name.casefold()
    is_plain = _PERSON.fullmatch(name) and " and " not in folded and folded != "others"
    return written if is_plain else f"{{{written}}}"


def _telling(text: str) -> list[str]:
    return [word for word in _words(text) if word not in _SMALL]


def _words(text: str) -> list[str]:
    """Return the words of a text in letters that every key may have; none where it is in another script."""
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    return _WORD.findall(plain)
