"""Which articles have marks whose words are not in the text any more: worked out once for each mark and text, since a text has to be read for it."""

from collections.abc import Callable

import numpy as np

from workbench.errors import LibraryError, UsageError
from workbench.library.listing import Ids
from workbench.library.marks import marks_of
from workbench.library.store import Library
from workbench.marks.service import orphans_of

# A mark's article and key, its evidence as it is stored, and the newest text of the article.
_Case = tuple[int, str, str, int]


class OrphanReader:
    """Lists the orphans of one library."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._known: dict[_Case, bool] = {}

    def read(self, checkpoint: Callable[[], object]) -> Ids:
        """Return the articles with an orphan, sorted; those in the trash may be among them.

        Args:
            checkpoint: Called before each text that has to be read.
        """
        # Whose own text is the newest stands where it was made: nothing is read of such articles.
        rows = self._library.connection.execute(
            """
            SELECT m.article, m.key, m.evidence, t.newest FROM mark m
            JOIN (SELECT article, max(version) AS newest FROM article_text
                  WHERE article IN (SELECT DISTINCT article FROM mark) GROUP BY article) t ON t.article = m.article
            WHERE CASE WHEN json_valid(m.evidence) THEN json_extract(m.evidence, '$.text_version') END <> t.newest
            """
        ).fetchall()
        cases: set[_Case] = {tuple(row) for row in rows}
        self._known = {case: is_orphan for case, is_orphan in self._known.items() if case in cases}
        new: dict[int, set[_Case]] = {}
        for case in cases:
            if case not in self._known:
                new.setdefault(case[0], set()).add(case)
        for article, asked in new.items():
            # What was worked out stays, should the question be withdrawn: whoever asks again waits for the rest.
            checkpoint()
            keys = {key for _, key, _, _ in asked}
            marks = [mark for mark in marks_of(self._library.connection, article) if mark.key in keys]
            try:
                found = orphans_of(self._library, article, marks)
            except (UsageError, LibraryError):
                continue  # its text is damaged; check tells of it
            self._known.update({case: case[1] in found for case in asked})
        return np.unique(np.array([case[0] for case, is_orphan in self._known.items() if is_orphan], np.int64))
