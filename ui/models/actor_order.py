"""In which order the actor panel lists: wholes with their parts under them, or by one thing that a row says; watched ones always first."""

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum

from ui.models.actors import ActorRow


class ActorOrder(StrEnum):
    """What the list is sorted by; `PLACE` is the first place in a text, or in a result how many articles name an actor."""

    WHOLE = "whole"
    MENTIONS = "mentions"
    NAME = "name"
    PLACE = "place"


def ordered(rows: Sequence[ActorRow], order: ActorOrder) -> tuple[ActorRow, ...]:
    """Return rows, which come by weight, in an order; a part that is watched leaves its whole, unless that is watched, too."""
    watched = [row for row in rows if row.is_watched]
    others = [row for row in rows if not row.is_watched]
    return (*_ordered(watched, order), *_ordered(others, order))


def _ordered(rows: Sequence[ActorRow], order: ActorOrder) -> list[ActorRow]:
    match order:
        case ActorOrder.WHOLE:
            return _families(rows)
        case ActorOrder.MENTIONS:
            return sorted(rows, key=lambda row: (-row.body, -row.comment))
        case ActorOrder.NAME:
            return sorted(rows, key=lambda row: row.actor.name.casefold())
        case ActorOrder.PLACE:
            return sorted(rows, key=lambda row: (-row.article_count, row.positions[:1]))


def _families(rows: Sequence[ActorRow]) -> list[ActorRow]:
    """Return rows with each part that is among them under its whole; a family stands where the first of it would."""
    here = {row.actor.id: row for row in rows}
    parts: dict[str, list[ActorRow]] = {}
    for row in rows:
        # Of a navy the army of which it is a part may not be named here; then it stands under the state of that.
        whole = next((whole for whole in row.wholes if whole in here), None)
        if whole is not None:
            parts.setdefault(whole, []).append(row)
    if not parts:
        return list(rows)
    placed: set[str] = set()
    found: list[ActorRow] = []

    def place(row: ActorRow, rails: tuple[bool, ...]) -> None:
        placed.add(row.actor.id)
        found.append(replace(row, rails=rails) if rails else row)
        below = [part for part in parts.get(row.actor.id, ()) if part.actor.id not in placed]
        for part in below:
            place(part, (*rails, part is not below[-1]))

    for row in rows:
        if row.actor.id not in placed:
            place(_root(row, here), ())
    return found


def _root(row: ActorRow, here: dict[str, ActorRow]) -> ActorRow:
    """Return the farthest whole of a row that is listed; where the last of a circle is asked, it stands for itself."""
    return next((here[whole] for whole in reversed(row.wholes) if whole in here), row)
