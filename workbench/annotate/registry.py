"""Stand-in for the registry of actors."""

from dataclasses import dataclass
from typing import Self

from workbench.annotate.findings import Actor, ActorKind


@dataclass(frozen=True)
class Registry:
    """A few actors and their names."""

    actors: tuple[tuple[Actor, tuple[str, ...]], ...]

    @classmethod
    def default(cls) -> Self:
        """Return the registry that ships."""
        return cls(
            (
                (Actor("turkey", "Turkey", ActorKind.STATE), ("Ankara", "Turkish")),
                (Actor("soviet-union", "Soviet Union", ActorKind.STATE), ("Moscow", "Soviet", "Soviets")),
                (Actor("united-states", "United States", ActorKind.STATE), ("Washington", "American")),
                (Actor("cuba", "Cuba", ActorKind.STATE), ("Havana", "Cuban")),
                (Actor("hayat-tahrir-al-sham", "Hayat Tahrir al-Sham", ActorKind.ARMED), ("HTS",)),
            )
        )

    def actor(self, id: str) -> Actor | None:  # noqa: A002
        """Return the actor of this id."""
        return next((actor for actor, _ in self.actors if actor.id == id), None)

    def aliases(self, id: str) -> tuple[str, ...]:  # noqa: A002
        """Return the other names of an actor."""
        return next((names for actor, names in self.actors if actor.id == id), ())

    def find(self, name: str) -> list[Actor]:
        """Return the actors of this name."""
        key = name.casefold()
        exact = [actor for actor, _ in self.actors if actor.name.casefold() == key]
        return exact + [a for a, names in self.actors if a not in exact and key in {n.casefold() for n in names}]

    def search(self, typed: str, limit: int) -> list[Actor]:
        """Return actors whose name begins so."""
        key = typed.casefold()[:3]
        return [actor for actor, _ in self.actors if actor.name.casefold().startswith(key)][:limit]
