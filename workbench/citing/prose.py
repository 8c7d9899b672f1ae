"""Citations that are read by people: short as in a text, full as in a note, and with all that is needed to check them.

A title stands in quotation marks, and those within it become single ones. Dates that were inferred are in brackets, as bibliographies have it.
Source: The Chicago Manual of Style, 17th edition, 14.183-14.198 (notes on newspapers) and 14.207 (pages on the web), for `chicago`.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from workbench.citing.address import address_of
from workbench.citing.cited import Cited, quoted
from workbench.citing.days import bracketed, long_day, short_day, state_words
from workbench.citing.spans import Role, Span

# With more authors than these a note names the first alone.
_NAMED_MAX: Final = 3
_SINGLE: Final = str.maketrans({"“": "‘", "”": "’", "„": "‚", '"': "'"})
# What ends a title by itself takes no comma beside it.
_ENDS: Final = ("?", "!", "…", "؟", "。")


def short(cited: Cited) -> Iterator[Span]:
    """Say where words stand as one does within a text: “…” (Harbor Ledger, 22 Oct 1962); of an article as a whole its title."""
    yield from _opening(cited)
    when = "undated" if cited.published.edtf is None else short_day(cited.published.edtf)
    facts = [Span(cited.source, Role.FOREIGN)] if cited.source else []
    if cited.passages and not cited.source:
        # Without a source the title alone says from where the words are.
        facts = [Span(_title(cited), Role.FOREIGN)]
    yield Span(" (")
    yield from _joined([*facts, Span(bracketed(cited.published, when))])
    yield Span(")")


def chicago(cited: Cited) -> Iterator[Span]:
    """Say it as a note of the Chicago Manual does: names, “title,” source, date, when the page was saved, address."""
    if cited.passages:
        yield from _quotation(cited)
        yield Span(" ")
    for name in _authors(cited.authors):
        yield name
        yield Span(", ")
    title = _title(cited).rstrip(",.")
    yield Span("“")
    yield Span(title.translate(_SINGLE), Role.FOREIGN)
    yield Span("” " if title.endswith(_ENDS) else ",” ")
    if cited.source:
        yield Span(cited.source, Role.WORK)
        yield Span(", ")
    said = "n.d." if cited.published.edtf is None else long_day(cited.published.edtf)
    yield Span(bracketed(cited.published, said))
    if cited.saved:
        yield Span(f", saved {long_day(cited.saved)}")
    if cited.url:
        yield Span(", ")
        yield Span(cited.url, Role.LINK)
    # "n.d." ends with the stop that ends the note.
    if cited.published.edtf is not None or cited.saved or cited.url:
        yield Span(".")


def provenance(cited: Cited) -> Iterator[Span]:
    """Say all by which somebody else can check it: source, date and how sure it is, when it was saved, the hash, and the address of the words."""
    if cited.passages:
        # Word for word: single quotation marks would be other words than those at the address.
        yield Span("“")
        yield Span(quoted(cited), Role.FOREIGN)
        yield Span("”")
        yield Span("", Role.BREAK)
    facts = [Span(_title(cited), Role.FOREIGN)]
    facts += [Span(cited.source, Role.WORK)] if cited.source else []
    facts += [Span(name, Role.FOREIGN) for name in cited.authors]
    claim = cited.published
    facts.append(
        Span("undated" if claim.edtf is None else f"{bracketed(claim, short_day(claim.edtf))} ({state_words(claim)})")
    )
    facts += [Span(f"saved {short_day(cited.saved)}")] if cited.saved else []
    yield from _joined(facts)
    if cited.url:
        yield Span("", Role.BREAK)
        yield Span(cited.url, Role.LINK)
    proofs = [address_of(passage.evidence) for passage in cited.passages] or [f"SHA-256 {cited.sha256}"]
    for proof in proofs:
        yield Span("", Role.BREAK)
        yield Span(proof)


def _opening(cited: Cited) -> Iterator[Span]:
    if cited.passages:
        yield from _quotation(cited)
    else:
        yield Span("“")
        yield Span(_title(cited).translate(_SINGLE), Role.FOREIGN)
        yield Span("”")


def _quotation(cited: Cited) -> Iterator[Span]:
    yield Span("“")
    yield Span(quoted(cited).translate(_SINGLE), Role.FOREIGN)
    yield Span("”")


def _title(cited: Cited) -> str:
    return cited.title or "Untitled"


def _authors(names: tuple[str, ...]) -> Iterator[Span]:
    """Yield the names in one row: two are joined by "and", more by commas too, many are the first "et al."."""
    if len(names) > _NAMED_MAX:
        yield Span(f"{names[0]} et al.", Role.FOREIGN)
    elif names:
        *before, last = names
        said = f"{', '.join(before)}{',' if len(before) > 1 else ''} and {last}" if before else last
        yield Span(said, Role.FOREIGN)


def _joined(facts: Iterable[Span]) -> Iterator[Span]:
    for number, fact in enumerate(facts):
        if number:
            yield Span(", ")
        yield fact
