"""How a profile is put into words."""

import re
from typing import Final

from ui.actor_words import KINDS
from ui.wording import amount, date_words
from workbench.annotate.entries import Basis
from workbench.model import Zone
from workbench.profiles.company import Company
from workbench.profiles.mentions import Said
from workbench.profiles.names import Office
from workbench.profiles.profile import CalledSo, Named, Profile, SourceShare
from workbench.profiles.silence import Silence
from workbench.timeline import date_of

_BASES: Final = {
    Basis.USER: "You gave it this name.",
    Basis.CLDR: "Known to the registry from Unicode CLDR.",
    Basis.GEONAMES: "Known to the registry from GeoNames.",
    Basis.UNCHECKED: "Known to the registry from general knowledge, unchecked.",
    Basis.ARTICLE: "No name of the registry: it was read from the words of the articles.",
}
_RELATION_BASES: Final = {
    Basis.USER: "You said so.",
    Basis.UNCHECKED: "The registry has it from general knowledge, unchecked.",
}
_ZONES: Final = {Zone.TITLE: "Title", Zone.CAPTION: "Caption", Zone.COMMENT: "Comment"}
_NOTE_LINES, _NOTE_CHARS = 3, 320
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
NO_SOURCE: Final = "Without a source"


def what_it_is(profile: Profile) -> str:
    """Say kind, whole and time of an actor: "Armed group · part of Norland · since 1 Jan 2012 (unchecked)"."""
    whole, bases = profile.relatives.whole, profile.relatives.bases
    is_unchecked = profile.valid and bases is not None and bases.validity is Basis.UNCHECKED
    return " · ".join(
        filter(
            None,
            (
                KINDS[profile.actor.kind],
                "" if whole is None else f"part of {whole.name}",
                f"{day_words(profile.valid)}{' (unchecked)' if is_unchecked else ''}",
            ),
        )
    )


def note(written: str) -> str:
    """Return a note as the profile has room for it; the tooltip has the whole."""
    lines = [line for line in written.splitlines() if line.strip()]
    shown = "\n".join(lines[:_NOTE_LINES])[:_NOTE_CHARS]
    return shown if shown == "\n".join(lines) else f"{shown.rstrip()}…"


def counts(profile: Profile) -> str:
    """Say how often an actor is named, first and last when."""
    if not profile.articles:
        return "No article of this library names it."
    where = f"{profile.articles:,} of {amount(profile.of_articles, 'article')}"
    mentions = f"{amount(profile.body, 'mention')} in the text"
    if profile.comment:
        mentions += f", {profile.comment:,} in comments"
    times = ""
    if profile.first is not None and profile.last is not None:
        first, last = _when(profile.first), _when(profile.last)
        times = first if first == last else f"first {first}, last {last}"
    apart = [
        f"{count:,} {what}"
        for count, what in ((profile.undated, "undated"), (profile.year_only, "of which only the year is known"))
        if count
    ]
    return " · ".join(filter(None, (where, mentions, times, ", ".join(apart))))


def silence(found: Silence, *, what: str = "Not named") -> str:
    """Say a silence: "Not named since 28 Oct 1962, in none of 12 articles; before, never longer than 4 days"."""
    bound = (
        f"never longer than {amount(found.longest_days, 'day')}"
        if found.is_longest
        else f"seldom longer than {amount(found.seldom_days, 'day')}"
    )
    since = f"{what} since {date_words(date_of(found.last_day))}, in none of {amount(found.articles, 'article')}"
    return f"{since}; before, {bound}."


def name(called: CalledSo) -> str:
    """Say what is known of a name, and when it was used."""
    used = called.name
    kind = f"{day_words(used.kind).capitalize()}. " if used.kind else ""
    times = ""
    if called.first is not None and called.last is not None:
        first, last = f"{_when(called.first)} ({_where(called.first)})", f"{_when(called.last)} ({_where(called.last)})"
        times = f", {first}" if called.first == called.last else f", first {first}, last {last}"
    said = f"“{used.name}”: {amount(used.mentions, 'mention')} in {amount(used.articles, 'article')}{times}."
    return f"{said} {kind}{_BASES[used.basis]}"


def more_names(profile: Profile) -> str:
    """Say that only the most frequent names are listed; nothing where all are."""
    shown = len(profile.names)
    return (
        f" These are the {shown:,} most frequent of {profile.names_total:,} names."
        if profile.names_total > shown
        else ""
    )


def company(one: Company, actor: str) -> str:
    """Say how often two are named together, and by chance would be."""
    said = (
        f"{amount(one.together, 'article')} {'names' if one.together == 1 else 'name'} both; by chance it would be "
        f"{one.expected:,.1f}, since {amount(one.articles, 'article')} of all {'names' if one.articles == 1 else 'name'} {one.actor.name}."
    )
    if one.silence is None:
        return said
    return f"{said} {silence(one.silence, what='Not together').removesuffix('.')}. Articles are those of {actor}."


def against_chance(one: Company) -> str:
    """Say in short how much more often than by chance two are named together, or that they are not any more."""
    return "not any more" if one.silence is not None else f"{one.lift:.1f} × chance"


def source(one: SourceShare) -> str:
    """Say how much of a source is about the actor."""
    return f"{one.articles:,} of {amount(one.of_articles, 'article')} of {one.source or 'no known source'}: {one.share:.0%}."


def relation(how: str, actor: str, said: str, basis: Basis | None) -> str:
    """Say how another is related, and on what that rests."""
    rests = "" if basis is None else f" {_RELATION_BASES.get(basis, _BASES[basis])}"
    return f"{how}: {actor}{f', {said}' if said else ''}.{rests}"


def office(one: Office) -> str:
    """Say an office and when it was held."""
    first = "" if one.first_day is None else date_words(date_of(one.first_day))
    last = "" if one.last_day is None else date_words(date_of(one.last_day))
    if one.is_held:
        return f"since {first}" if first else "still held"
    return f"{first or '…'} – {last or '…'}" if first or last else ""


def evidence(said: Said) -> str:
    """Say where a sentence stands: source, date, zone, article."""
    where = _ZONES.get(said.zone, "")
    if said.author:
        where = f"{where} by {said.author}"
    when = date_words(said.published) if said.published else "Undated"
    suggested = "Suggested" if said.is_suggested else ""
    title = f"“{' '.join(said.title.split())}”" if said.title else "Untitled"
    return " · ".join(filter(None, (said.source or NO_SOURCE, when, where, title, suggested)))


def day_words(text: str) -> str:
    """Return a text whose days are said as all are: 28 Oct 1962."""
    return _DAY.sub(lambda day: date_words(day[0]), text)


def _when(named: Named) -> str:
    return date_words(named.published)


def _where(named: Named) -> str:
    return named.source or named.title or "Untitled"
