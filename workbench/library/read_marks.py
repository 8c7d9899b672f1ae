"""What the program notes about articles as the user goes along: marks, which are no decisions and are not logged."""

from collections.abc import Iterable

import msgspec

from workbench.dates import now
from workbench.library.store import Library


def set_read(library: Library, articles: Iterable[int], is_read: bool) -> int:
    """Mark articles as read or unread and return how many of them were not so before. Unknown numbers are passed over."""
    wanted = msgspec.json.encode(list(articles)).decode()
    with library.write() as connection:
        return connection.execute(
            "UPDATE article SET read_at = ? WHERE id IN (SELECT value FROM json_each(?)) AND (read_at IS NULL) = ?",
            (now() if is_read else None, wanted, is_read),
        ).rowcount


def set_reading_place(library: Library, article: int, version: int, start: int | None) -> None:
    """Note where reading an article stopped: the first code point in sight, None where it begins at the top again."""
    with library.write() as connection:
        if start is None:
            connection.execute("DELETE FROM reading_place WHERE article = ?", (article,))
        else:
            # One that was purged meanwhile has no place any more.
            connection.execute(
                "INSERT INTO reading_place (article, version, start, at) SELECT id, ?, ?, ? FROM article WHERE id = ?"
                " ON CONFLICT (article) DO UPDATE SET version = excluded.version, start = excluded.start, at = excluded.at",
                (version, start, now(), article),
            )


def reading_place(library: Library, article: int) -> tuple[int, int] | None:
    """Return where reading an article stopped: which version of its text was read, and the first code point in sight."""
    row = library.connection.execute(
        "SELECT version, start FROM reading_place WHERE article = ?", (article,)
    ).fetchone()
    return None if row is None else (row["version"], row["start"])
