"""What `profile` and `silence` print; other programs rely on it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from workbench.annotate.entries import Basis
from workbench.annotate.findings import Actor
from workbench.annotate.registry import Registry
from workbench.model import Evidence, Zone
from workbench.profiles.mentions import Said
from workbench.profiles.profile import MonthCount, Named, Profile
from workbench.profiles.silence import Silence, SilentActor
from workbench.timeline import date_of


@dataclass(frozen=True, slots=True)
class ActorLine:
    """An actor; suggested where only the texts know it."""

    id: str
    name: str
    kind: str
    is_suggested: bool


@dataclass(frozen=True, slots=True)
class SilenceLine:
    """Since when somebody is not named, `days` until the newest article, though `articles` came since; gaps before, in days."""

    last: str
    days: int
    articles: int
    usual_days: int
    seldom_days: int
    longest_days: int


@dataclass(frozen=True, slots=True)
class NameLine:
    """A name in use. `kind` is "" for the actor's own; `basis` says on what it rests that it is the actor's.

    "user" is your word, "cldr" and "geonames" are published tables, "unchecked" is general knowledge, "article" the articles' words alone.
    """

    name: str
    mentions: int
    articles: int
    kind: str
    basis: Basis
    first: Named | None
    last: Named | None


@dataclass(frozen=True, slots=True)
class CompanyLine:
    """Another actor: `articles` name it, `together` name both, `expected` would by chance, `lift` times fewer; `silence` of the two together."""

    actor: ActorLine
    articles: int
    together: int
    expected: float
    lift: float
    silence: SilenceLine | None


@dataclass(frozen=True, slots=True)
class SourceLine:
    """How many of a source's articles name the actor."""

    source: str
    articles: int
    of_articles: int


@dataclass(frozen=True, slots=True)
class PartLine:
    """A part of the actor, how many articles name it, and on what it rests that it is one."""

    actor: ActorLine
    articles: int
    basis: Basis | None


@dataclass(frozen=True, slots=True)
class OfficeLine:
    """An office that a person held; no day where it is not known, and none at the end while `is_held`."""

    of: str
    office: str
    first: str | None
    last: str | None
    is_held: bool
    basis: Basis


@dataclass(frozen=True, slots=True)
class BasesLine:
    """On what it rests that there is the actor, when it existed, and what it is a part of; null where nothing is said of that."""

    existence: Basis
    validity: Basis | None
    part_of: Basis | None


@dataclass(frozen=True, slots=True)
class SaidLine:
    """A sentence that names the actor; `marks` are spans of `text`, in code points. A comment has an author where that is known."""

    article: int
    title: str
    source: str
    published: str | None
    zone: Zone
    author: str
    text: str
    marks: tuple[tuple[int, int], ...]
    is_suggested: bool
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class ProfileLine:
    """An actor in the articles of a library. `months` has articles whose month is known, `mentions` as many sentences as were asked for.

    `bases` is null for an actor that is not of the registry. `first_said` and `last_said` are the first and last sentence that name it, in the first and last article by date.
    """

    actor: ActorLine
    valid: str
    bases: BasesLine | None
    articles: int
    of_articles: int
    body: int
    comment: int
    first: Named | None
    last: Named | None
    first_said: SaidLine | None
    last_said: SaidLine | None
    silence: SilenceLine | None
    months: tuple[MonthCount, ...]
    year_only: int
    undated: int
    names: tuple[NameLine, ...]
    names_total: int
    company: tuple[CompanyLine, ...]
    sources: tuple[SourceLine, ...]
    part_of: ActorLine | None
    parts: tuple[PartLine, ...]
    predecessors: tuple[ActorLine, ...]
    successors: tuple[ActorLine, ...]
    offices: tuple[OfficeLine, ...]
    mentions: tuple[SaidLine, ...]


@dataclass(frozen=True, slots=True)
class SilentLine:
    """One actor of `silence --json`."""

    actor: ActorLine
    articles: int
    silence: SilenceLine


def profile_line(
    profile: Profile, ends: tuple[Said | None, Said | None], said: Sequence[Said], registry: Registry
) -> ProfileLine:
    """Return a profile as it is printed.

    Args:
        profile: What was counted.
        ends: The first and the last sentence.
        said: Those that were asked for.
        registry: Who there is.
    """
    relatives, line = profile.relatives, partial(_actor, registry)
    return ProfileLine(
        actor=_actor(registry, profile.actor, is_suggested=profile.is_suggested),
        valid=profile.valid,
        bases=None if (b := relatives.bases) is None else BasesLine(b.existence, b.validity, b.part_of),
        articles=profile.articles,
        of_articles=profile.of_articles,
        body=profile.body,
        comment=profile.comment,
        first=profile.first,
        last=profile.last,
        first_said=None if ends[0] is None else _said(ends[0]),
        last_said=None if ends[1] is None else _said(ends[1]),
        silence=_silence(profile.silence),
        months=profile.months,
        year_only=profile.year_only,
        undated=profile.undated,
        names=tuple(
            NameLine(name.name, name.mentions, name.articles, name.kind, name.basis, called.first, called.last)
            for called in profile.names
            for name in (called.name,)
        ),
        names_total=profile.names_total,
        company=tuple(
            CompanyLine(
                line(one.actor),
                one.articles,
                one.together,
                round(one.expected, 2),
                round(one.lift, 2),
                _silence(one.silence),
            )
            for one in profile.company
        ),
        sources=tuple(SourceLine(one.source, one.articles, one.of_articles) for one in profile.sources),
        part_of=None if relatives.whole is None else line(relatives.whole),
        parts=tuple(PartLine(line(part.actor), part.articles, part.basis) for part in profile.parts),
        predecessors=tuple(map(line, relatives.predecessors)),
        successors=tuple(map(line, relatives.successors)),
        offices=tuple(
            OfficeLine(one.of.name, one.office, _day(one.first_day), _day(one.last_day), one.is_held, one.basis)
            for one in relatives.offices
        ),
        mentions=tuple(map(_said, said)),
    )


def silent_line(one: SilentActor, registry: Registry) -> SilentLine:
    """Return a silent actor as it is printed."""
    silence = _silence(one.silence)
    assert silence is not None
    return SilentLine(_actor(registry, one.actor), one.articles, silence)


def _actor(registry: Registry, actor: Actor, *, is_suggested: bool = False) -> ActorLine:
    return ActorLine(actor.id, actor.name, actor.kind, is_suggested or not registry.knows(actor.id))


def _said(one: Said) -> SaidLine:
    return SaidLine(
        one.article,
        one.title,
        one.source,
        one.published or None,
        one.zone,
        one.author,
        one.text,
        one.marks,
        one.is_suggested,
        one.evidence,
    )


def _silence(silence: Silence | None) -> SilenceLine | None:
    if silence is None:
        return None
    return SilenceLine(
        date_of(silence.last_day),
        silence.days,
        silence.articles,
        silence.usual_days,
        silence.seldom_days,
        silence.longest_days,
    )


def _day(day: int | None) -> str | None:
    return None if day is None else date_of(day)
