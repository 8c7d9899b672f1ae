"""Which articles have marks whose words are not in the text any more: worked out once for each mark and text, since a text has to be read for it."""

import numpy as np

from workbench.library.listing import Ids
from workbench.library.marks import Mark, all_marks
from workbench.library.store import Library
from workbench.marks.service import orphans

# A mark's article and key, its evidence as it is stored, and the newest text of the article.
_Case = tuple[int, str, str, int]


class OrphanReader:
    """Lists the orphans of one library."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._known: dict[_Case, bool] = {}

    def read(self) -> Ids:
        """Return the articles with an orphan, sorted; those in the trash may be among them."""
        # Whose own text is the newest stands where it was made: nothing is read of such articles.
        rows = self._library.connection.execute(
            """
            SELECT m.article, m.key, m.evidence, t.newest FROM mark m
            JOIN (SELECT article, max(version) AS newest FROM article_text
                  WHERE article IN (SELECT DISTINCT article FROM mark) GROUP BY article) t ON t.article = m.article
            WHERE m.evidence IS NOT NULL AND coalesce(json_extract(m.evidence, '$.text_version'), 0) <> t.newest
            """
        ).fetchall()
        cases: dict[_Case, tuple[int, str]] = {tuple(row): (row["article"], row["key"]) for row in rows}
        new = [case for case in cases if case not in self._known]
        known = {case: is_orphan for case, is_orphan in self._known.items() if case in cases}
        if new:
            wanted = {cases[case] for case in new}
            marks = self._marks({article for article, _ in wanted}, wanted)
            found = orphans(self._library, marks)
            known.update({case: cases[case] in found for case in new})
        self._known = known
        return np.unique(np.array([case[0] for case, is_orphan in known.items() if is_orphan], np.int64))

    def _marks(self, articles: set[int], wanted: set[tuple[int, str]]) -> list[Mark]:
        return [mark for mark in all_marks(self._library.connection, articles) if (mark.article, mark.key) in wanted]
