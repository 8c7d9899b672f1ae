"""Groups and international organisations; an id that both tables have is one actor."""

from typing import Any

from tools.gazetteer.table import ActorRow, NameRow, Table, dates

_GROUP_KINDS = {
    "armed_group": "armed",
    "militia": "armed",
    "army": "army",
    "security_service": "armed",
    "pmc": "armed",
    "criminal_group": "armed",
    "party": "organisation",
    "movement": "organisation",
    "coalition": "organisation",
}
_ROLES = {
    "same": "same",
    "abbreviation": "abbreviation",
    "spelling": "spelling",
    "translation": "same",
    "former": "former",
    "nickname": "nickname",
    "umbrella": "umbrella",
}
# What belongs to the state that it is listed under.
_OF_A_STATE = {"intelligence", "agency", "military-command"}


def add_groups(table: Table, groups: list[dict[str, Any]]) -> None:
    """Add the groups; a former name becomes a successor's where the table tells of a predecessor."""
    for group in groups:
        first, last = dates(*(group.get("active", {}).get(end) for end in ("from", "to")))
        table.actors[group["id"]] = ActorRow(
            group["id"],
            _GROUP_KINDS[group["kind"]],
            _without_bracket(group["name"]),
            group["parent"] or "",
            " ".join(group["country"]),
            first,
            last,
            " ".join(group["predecessors"]),
        )
        marked = set(group.get("ambiguous") or ())
        was_another = bool(group.get("predecessors"))
        names = [{"name": group["name"], "kind": "same"}, *group["aliases"]]
        if (bare := _without_bracket(group["name"])) not in {n["name"] for n in names}:
            names.append({"name": bare, "kind": "same"})
            marked.add(bare)
        for name in names:
            role = _ROLES[name["kind"]]
            if role == "former" and was_another:
                role = "successor"
            if name["name"].endswith(")"):
                continue
            flags = "a" if name["name"] in marked else ""
            table.names.append(NameRow(group["id"], role, name["name"], flags))


def add_organisations(table: Table, organisations: list[dict[str, Any]], states: dict[str, str]) -> None:
    """Add the organisations; `states` gives the ISO 3166 code of a state."""
    for body in organisations:
        known = table.actors.get(body["id"])
        home = states.get(body.get("country", ""), "")
        countries = [home, states.get(body.get("area", ""), "")]
        if known is None:
            first, last = dates(body.get("founded"), body.get("ended"))
            part_of = body.get("parent") or ""
            if not part_of and body["kind"] in _OF_A_STATE and home:
                part_of = body["country"]
            table.actors[body["id"]] = ActorRow(
                body["id"], "organisation", body["name"], part_of, " ".join(c for c in countries if c), first, last
            )
        marked = set(body.get("ambiguous") or ())
        for name in (body["name"], *body.get("aliases", ())):
            flags = "a" if name in marked else ""
            table.names.append(NameRow(body["id"], "same", _without_article(name), flags))
    for body in organisations:
        for successor in body.get("successors", ()):
            table.succeed(successor, body["id"])


def _without_article(name: str) -> str:
    # "the UN" is "UN" in running text; a single plain word keeps its article, which is all that tells it.
    rest = name.removeprefix("the ")
    return rest if " " in rest or rest.isupper() else name


def _without_bracket(name: str) -> str:
    return name.split(" (")[0] if name.endswith(")") else name
