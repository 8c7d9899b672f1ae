"""The table that is built: actors, their names, terms of office and heads, as sorted lines of text."""

from dataclasses import dataclass, field, replace
from pathlib import Path

from workbench.annotate.words import exact_key, name_key

_LONGEST_ABBREVIATION = 6
# General knowledge that was compared with no source.
UNCHECKED = "unchecked"


@dataclass(frozen=True)
class ActorRow:
    """One actor; `country` holds ISO 3166 codes, home first, `before` ids of whom it succeeded, both divided by blanks.

    `adjective` is what a state's ministries and offices are called after; `basis` says on what it rests that there is this actor.
    """

    id: str
    kind: str
    name: str
    part_of: str = ""
    country: str = ""
    first: str = ""
    last: str = ""
    before: str = ""
    adjective: str = ""
    basis: str = UNCHECKED

    def bases(self) -> str:
        """Return on what rest existence, dates and whole, as the file has it; "-" where there is no such fact."""
        return " ".join((self.basis, UNCHECKED if self.first or self.last else "-", UNCHECKED if self.part_of else "-"))


@dataclass(frozen=True)
class NameRow:
    """One name of an actor; flags: a = has other meanings, c = told by its capitals, j = an adjective, which a head may follow."""

    actor: str
    role: str
    name: str
    flags: str = ""
    first: str = ""
    last: str = ""
    basis: str = UNCHECKED


@dataclass
class Table:
    """Everything that goes into resources/gazetteer."""

    actors: dict[str, ActorRow] = field(default_factory=dict)
    names: list[NameRow] = field(default_factory=list)
    terms: list[tuple[str, str, str, str, str]] = field(default_factory=list)
    heads: dict[str, str] = field(default_factory=dict)

    def succeed(self, actor: str, before: str) -> None:
        """Note that one actor succeeded another."""
        row = self.actors[actor]
        if before not in row.before.split():
            self.actors[actor] = replace(row, before=f"{row.before} {before}".strip())

    def write(self, folder: Path) -> None:
        """Write four files; every line stands where sorting puts it."""
        actors = (replace(row, kind="armed") if row.kind == "army" else row for row in self.actors.values())
        _write(folder / "actors.tsv", [_line(*vars(replace(row, basis=row.bases())).values()) for row in actors])
        _write(folder / "names.tsv", self._name_lines())
        _write(folder / "terms.tsv", [_line(*term, UNCHECKED) for term in self.terms])
        _write(folder / "heads.tsv", [_line(*head) for head in self.heads.items()])

    def _name_lines(self) -> list[str]:
        rows: dict[tuple[str, str, str], NameRow] = {}
        without_article = {(row.actor, name_key(row.name)) for row in self.names}
        for row in self.names:
            role, key = row.role, key_of(row.name)
            if is_abbreviation(row.name) and role in _PROPER:
                role = "abbreviation"
            if not key:
                continue
            keys = {key}
            if "'s " in row.name.replace("’", "'"):
                # "Peoples Protection Units": the apostrophe is often left out.
                keys.add(name_key(row.name.replace("’", "'").replace("'s ", "s ")))
            for each in keys:
                if (row.actor, each.removeprefix("the ")) in without_article and each.startswith("the "):
                    continue
                # One line for an actor and a key, unless its meaning changes: the first that was written down leads.
                place = (each, row.actor, f"{role in _OWN_LINE and role}{row.first}")
                known = rows.setdefault(place, replace(row, role=role))
                if "j" in row.flags and "j" not in known.flags:
                    known = replace(known, flags=known.flags + "j")
                if known.basis == UNCHECKED:
                    known = replace(known, basis=row.basis)
                rows[place] = known
        return [
            _line(key, row.actor, row.role, row.flags, row.first, row.last, row.basis, row.name)
            for (key, _, _), row in rows.items()
        ]


_OWN_LINE = ("demonym",)
_PROPER = ("same", "spelling")


def key_of(name: str) -> str:
    """Return the key by which a name is looked up: of an abbreviation its very letters."""
    return exact_key(name) if is_abbreviation(name) else name_key(name)


def is_abbreviation(name: str) -> bool:
    """Tell whether a name is told by its very letters, so that "US" is never "us"."""
    letters = name.replace(".", "")
    capitals = sum(c.isupper() for c in letters)
    return (
        letters.isascii()
        and letters.isalnum()
        and 2 <= len(letters) <= _LONGEST_ABBREVIATION
        and (letters.upper() == letters or (capitals >= 2 and len(letters) <= 4))
    )


def dates(first: object, last: object) -> tuple[str, str]:
    """Return the bounds of a validity as YYYY, YYYY-MM or YYYY-MM-DD, empty where open; "about" is taken a year wider."""
    return _plain(first, -1), _plain(last, 1)


def _plain(edtf: object, wider_years: int) -> str:
    if edtf in (None, "", ".."):
        return ""
    text = str(edtf)
    if text[-1] in "~?%":
        return f"{int(text[:4]) + wider_years}"
    return text


def _line(*values: str) -> str:
    assert not any(c in value for value in values for c in "\t\n"), values
    return "\t".join(values)


def _write(path: Path, lines: list[str]) -> None:
    path.write_text("".join(f"{line}\n" for line in sorted(lines)), encoding="utf-8", newline="\n")
