"""Leaders: full names, the short names that news goes on with, and terms of office."""

from typing import Any

from tools.gazetteer.table import ActorRow, NameRow, Table, dates


def add_people(table: Table, leaders: list[dict[str, Any]]) -> None:
    """Add the persons and their terms."""
    for person in leaders:
        actor = person["id"]
        countries = {
            table.actors[t["of"]].country.split(" ")[0]: None for t in person["terms"] if t["of"] in table.actors
        }
        _, died = dates(None, person.get("died"))
        table.actors[actor] = ActorRow(
            actor, "person", person["name"], "", " ".join(c for c in countries if c), "", died
        )
        marked = set(person.get("ambiguous") or ())
        names = [(n, "same") for n in (person["name"], *person.get("aliases", ()))]
        names += [(n, "short") for n in person.get("short", ())]
        for name, role in names:
            table.names.append(NameRow(actor, role, name, "a" if name in marked else ""))
        for term in person["terms"]:
            first, last = dates(term.get("from"), term.get("to"))
            # A term without an end is told apart from one that goes on: nobody is in office for ever by an oversight.
            until = last or (".." if term.get("to") == ".." else "")
            table.terms.append((actor, term["of"], term["office"], first, until))
