"""What a network says in words: in its header, of a node and of a tie."""

from typing import Final

from ui.look.paint import is_rtl
from ui.wording import amount
from workbench.network.model import By, Network, Node, Tie

# So near to one, more or less than chance says nothing.
_AS_CHANCE: Final = (0.95, 1.05)
_LEFT_TO_RIGHT, _ISOLATE, _END = "\u200e", "\u2068", "\u2069"


def say_summary(network: Network) -> str:
    """Say how much is shown: 24 actors, 61 ties in 44 articles."""
    if not network.nodes:
        return ""
    actors = _of(len(network.nodes), network.actors_total, "actor")
    noun = "relation" if network.by is By.CONFIRMED else "tie"
    ties = _of(len(network.ties), network.ties_total, noun)
    return f"{actors}, {ties} in {amount(network.articles, 'article')}"


def _of(shown: int, total: int, noun: str) -> str:
    return amount(shown, noun) if shown == total else f"{shown:,} of {amount(total, noun)}"


def say_node(network: Network, node: Node) -> str:
    """Say who an actor is and how it is tied here."""
    noun = "relation" if network.by is By.CONFIRMED else "tie"
    said = (
        _isolated(node.actor.name),
        node.actor.kind.value,
        f"part of {_isolated(node.whole)}" if node.whole else "",
        "suggested" if node.is_suggested else "",
        f"in {amount(node.articles, 'article')}",
        amount(node.mentions, "mention"),
        amount(node.ties, noun),
    )
    return " · ".join(filter(None, said))


def say_tie(network: Network, tie: Tie) -> str:
    """Say what ties two actors, and for articles how that is against chance."""
    names = {node.actor.id: _isolated(node.actor.name) for node in network.nodes}
    one, other = names[tie.one], names[tie.other]
    if tie.relation:
        where = f"in {amount(tie.weight, 'sentence')} of {amount(tie.articles, 'article')}"
        return f"{one} {'→' if tie.is_directed else '–'} {other}: {tie.relation}, confirmed {where}"
    return ", ".join(
        filter(None, (f"{one} – {other}: together in {amount(tie.weight, 'article')}", _say_lift(tie.lift)))
    )


def _say_lift(lift: float | None) -> str:
    if lift is None:
        return ""
    if _AS_CHANCE[0] < lift < _AS_CHANCE[1]:
        return "as often as chance would have"
    return f"{lift:.1f} times what chance would have"


def _isolated(name: str) -> str:
    """Return a name within a line that runs from left to right, whichever way the name runs."""
    return f"{_LEFT_TO_RIGHT}{_ISOLATE}{name}{_END}" if is_rtl(name) else name


def say_nothing(network: Network, ego_name: str) -> tuple[str, str]:
    """Say in a title and a sentence why there is nothing to draw, and what to do."""
    if network.ego is not None and network.by is By.ARTICLES:
        return f"{ego_name} is not named in these articles", "Esc shows the network of all their actors."
    if network.by is By.CONFIRMED:
        who = f"No relation of {ego_name} is confirmed" if network.ego is not None else "No relation is confirmed"
        return f"{who} in these articles", "A sentence that you confirm between two actors ties them here."
    if network.articles:
        return "No known actor is named here", "Press S to see names that are only suggested."
    return (
        "Nobody is named here",
        "The actors of a search stand here, tied to those that are named in the same articles.",
    )
