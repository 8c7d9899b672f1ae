"""How kinds of actors and of their names are called where users see them."""

from typing import Final

from workbench.annotate.findings import ActorKind, AliasKind

KINDS: Final = {
    ActorKind.STATE: "State",
    ActorKind.ARMED: "Armed group",
    ActorKind.ORGANISATION: "Organisation",
    ActorKind.PERSON: "Person",
    ActorKind.PLACE: "Place",
}
NAME_KINDS: Final = {
    AliasKind.SAME: "The same",
    AliasKind.ABBREVIATION: "Abbreviation",
    AliasKind.SPELLING: "Spelling",
    AliasKind.METONYM: "Metonym",
    AliasKind.DEMONYM: "Its people",
    AliasKind.PART_OF: "A part of it",
    AliasKind.SUCCESSOR: "Successor",
    AliasKind.PREDECESSOR: "Predecessor",
    AliasKind.DISPUTED: "Disputed",
}
