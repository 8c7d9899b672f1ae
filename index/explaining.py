"""Say in plain words what a query searches."""

from typing import Final

from index.days import describe, parse_period
from index.syntax import Among, And, Exactly, Listed, Needle, Node, Not, Or, Published, Query, Reading, Slot, Undated

_PLACES: Final = {
    "title": "title",
    "body": "body",
    "comment": "comments",
    "boilerplate": "boilerplate",
    "source": "source",
    "author": "author",
    "url": "address",
}
_EDITS: Final = {1: "one letter", 2: "two letters"}


def explain(query: Query) -> str:
    """Say in words what is searched."""
    return f"articles {_explain(query.root, query.scope)}"


def dated(what: str, value: str, *, is_possible: bool) -> str:
    """Say a period after a verb, and what becomes of dates that may lie in it or beside it."""
    return _in_period(what, describe(parse_period(value)), is_possible=is_possible)


def _in_period(what: str, period: str, *, is_possible: bool) -> str:
    only_may = "dates that only may lie in it included" if is_possible else "dates that only may lie in it left out"
    return f"{what} {period} ({only_may})"


def _explain(node: Node, scope: tuple[str, ...]) -> str:
    match node:
        case Needle():
            return _explain_needles([node], scope, "or")
        case Exactly(field, value):
            return f"in the language “{value}”" if field == "language" else f"saved as {value}"
        case Published(period, is_possible):
            return _in_period("published", describe(period), is_possible=is_possible)
        case Undated():
            return "without a publication date"
        case Listed(field="is", value=state):
            return f"that are {state}"
        case Listed(field="has", value=what):
            return f"that have a {what} of yours"
        case Listed(field="grade", value=grades):
            return f"that you graded {grades}"
        case Listed(field=field, value=value, beside=beside):
            return f"with {field} {' near '.join(f'“{one}”' for one in (value, *(one.value for one in beside)))}"
        case Among(shown=shown):
            return shown
        case Not(child):
            return f"other than those {_explain(child, scope)}"
        case And(children):
            return _explain_joined(children, scope, "and")
        case Or(children):
            return _explain_joined(children, scope, "or")


def _explain_joined(children: tuple[Node, ...], scope: tuple[str, ...], conjunction: str) -> str:
    """Say several parts in one: words of the same fields together, what is left out last."""
    needles: dict[str | None, list[Needle]] = {}
    others: list[Node] = []
    for child in children:
        if isinstance(child, Needle):
            needles.setdefault(child.field, []).append(child)
        else:
            others.append(child)
    parts = [_explain_needles(same, scope, conjunction) for same in needles.values()]
    barred: list[str] = []
    for other in others:
        words = _explain(other, scope)
        if conjunction == "and" and isinstance(other, Not):
            barred.append(words)
        else:
            parts.append(f"({words})" if isinstance(other, And | Or) else words)
    return ", ".join([_joined(parts, conjunction), *barred] if parts else barred)


def _explain_needles(needles: list[Needle], scope: tuple[str, ...], conjunction: str) -> str:
    places = _joined([_PLACES[field] for field in needles[0].fields(scope)], "or")
    have = "have" if places == _PLACES["comment"] else "has"
    # Where every word is meant in any form, it is said once.
    said_once = len(needles) > 1 and all(len(n.slots) == 1 and n.slots[0].is_inflected for n in needles)
    words = _joined([_explain_needle(needle, says_form=not said_once) for needle in needles], conjunction)
    return f"whose {places} {have} {words}{', each in any form' if said_once else ''}"


def _explain_needle(needle: Needle, *, says_form: bool = True) -> str:
    if needle.window is not None:
        words = _joined([_explain_slot(slot) for slot in needle.slots], "and")
        apart = "side by side" if needle.window == 1 else f"at most {needle.window} words apart"
        return f"{words} {apart}, in any order"
    if len(needle.slots) == 1:
        return _explain_slot(needle.slots[0], needle.shown, says_form=says_form)
    if all(slot.reading is Reading.WORD for slot in needle.slots):
        form = " in any form" if any(slot.is_inflected for slot in needle.slots) else ""
        return f"the phrase “{needle.shown}”{form}"
    return f"in a row {_joined([_explain_slot(slot) for slot in needle.slots], 'and')}"


def _explain_slot(slot: Slot, shown: str | None = None, *, says_form: bool = True) -> str:
    term = slot.terms[0]
    match slot.reading:
        case Reading.PREFIX:
            return f"a word that begins with “{term}”"
        case Reading.WILDCARD:
            signs = [said for sign, said in (("*", "* for any letters"), ("?", "? for one letter")) if sign in term]
            return f"a word like “{term}” ({', '.join(signs)})"
        case Reading.FUZZY:
            return f"“{term}” or a word that is spelt so but for {_EDITS[slot.edits]}"
        case Reading.REGEX:
            return f"a word that the expression {shown or f'/{term}/'} describes"
        case Reading.WORD:
            form = " in any form" if slot.is_inflected and says_form else ""
            return f"{_explain_terms(slot.terms, shown)}{form}"


def _explain_terms(terms: tuple[str, ...], shown: str | None) -> str:
    """Say words that may stand for each other; initials after the capitals that they are meant by: “HTS” (or H.T.S.)."""
    said: list[str] = []
    before = ""
    for term in terms:
        if said and term == ".".join(before):
            said[-1] += f" (or {term.upper()}.)"
        else:
            said.append(f"“{shown if shown is not None and not said else term}”")
        before = term
    return said[0] if len(said) == 1 else f"({' or '.join(said)})"


def _joined(parts: list[str], conjunction: str) -> str:
    return f" {conjunction} ".join(parts) if len(parts) < 3 else f"{', '.join(parts[:-1])} {conjunction} {parts[-1]}"
