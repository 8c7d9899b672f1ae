"""Names of persons as lists of references write them, the surname first or apart: as they are read."""

from collections.abc import Iterable, Mapping


def natural(name: str) -> str:
    """Return "Sun, Yang" as "Yang Sun", and "Sun, Jr., Yang" as "Yang Sun, Jr."; a name without a comma as it is."""
    parts = [part.strip() for part in name.split(",")]
    if len(parts) == 2 and all(parts):
        return f"{parts[1]} {parts[0]}"
    if len(parts) == 3 and all(parts):
        return f"{parts[2]} {parts[0]}, {parts[1]}"
    return name.strip().strip(",").strip()


def joined(given: str, surname: str) -> str:
    """Return a name of two parts, either of which may be missing."""
    return " ".join(filter(None, (given.strip(), surname.strip())))


def creators(roles: Mapping[str, Iterable[str]], first: Iterable[str]) -> tuple[list[str], list[str]]:
    """Return who wrote a document, and a note for everybody else.

    Args:
        roles: Names by what they did.
        first: The roles that count as authors; of these, the first that anybody has.
    """
    writing = next((role for role in first if any(roles.get(role, ()))), "")
    notes = [f"{role}: {', '.join(names)}" for role, names in roles.items() if role != writing and any(names)]
    return list(roles.get(writing, ())), notes
