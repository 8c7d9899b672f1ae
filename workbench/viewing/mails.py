"""A mail as the head of its article tells of it: its header, and what came with it, as articles where they are some."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import msgspec

from workbench.library.articles import Article
from workbench.library.store import Library
from workbench.viewing.kept import original_of
from workbench.viewing.messages import MailHead
from workbench.viewing.viewer import SavedOriginal

FORMAT: Final = "mail"
_MESSAGE: Final = "message"
_LISTED_MAX: Final = 200


@dataclass(frozen=True, slots=True)
class Attached:
    """Something that was attached to a mail: the article that it is, and what its file was called."""

    article: int
    title: str
    name: str


@dataclass(frozen=True, slots=True)
class MailNote:
    """The header, line by line as name and value, and what is attached. `files` are those of which there is no article."""

    lines: tuple[tuple[str, str], ...] = ()
    attached: tuple[Attached, ...] = ()
    files: tuple[str, ...] = ()

    def value(self, name: str) -> str:
        """Return the first line of a name, nothing where there is none."""
        return next((value for known, value in self.lines if known == name), "")


def original_of_mail(library: Library, known: Article) -> SavedOriginal:
    """Return what has the header of a mail and all that was attached: a mail that was taken apart is read as it came."""
    original = original_of(library, known.id)
    return replace(original, key=known.original, member="") if known.member == _MESSAGE else original


def note_of(library: Library, known: Article, head: MailHead) -> MailNote:
    """Return what is told of a mail: an attachment is the article that was read from the same bytes, here or elsewhere."""
    found = {one.article: one for one in _beside(library, known)}
    articles = _articles_of(library, [sha256 for _, sha256 in head.attached])
    files = []
    for name, sha256 in head.attached:
        if sha256 in articles:
            article, title = articles[sha256]
            found.setdefault(article, Attached(article, title, name))
        # What held others is there as these.
        elif not any(one.name == name or one.name.startswith(f"{name}/") for one in found.values()):
            files.append(name)
    return MailNote(head.lines, tuple(found.values()), tuple(files))


def _articles_of(library: Library, hashes: Sequence[str]) -> dict[str, tuple[int, str]]:
    """Return the live articles as which bytes came in, by their hash, or of which they were told to be duplicates."""
    rows = library.connection.execute(
        "SELECT i.content, a.id, a.title FROM import_item i JOIN article a ON a.id = i.article"
        " WHERE i.content IN (SELECT value FROM json_each(?1)) AND a.deleted_at IS NULL"
        " UNION ALL SELECT content, id, title FROM article"
        " WHERE content IN (SELECT value FROM json_each(?1)) AND deleted_at IS NULL ORDER BY 2 DESC",
        (msgspec.json.encode(list(hashes)).decode(),),
    )
    return {sha256: (article, title) for sha256, article, title in rows}


def _beside(library: Library, known: Article) -> list[Attached]:
    """Return the live articles that lie beside a mail in the same original."""
    folder, _, own = known.member.rpartition("/")
    if own != _MESSAGE:
        return []
    beside = f"{folder}/" if folder else ""
    rows = library.connection.execute(
        "SELECT id, title, member FROM article WHERE original = ? AND deleted_at IS NULL AND id <> ?"
        " AND substr(member, 1, ?) = ? ORDER BY id LIMIT ?",
        (known.original, known.id, len(beside), beside, _LISTED_MAX),
    )
    return [Attached(id_, title, member[len(beside) :]) for id_, title, member in rows]
