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
