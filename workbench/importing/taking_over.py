"""Takes over what a reader said elsewhere of what was imported: tags, highlights and notes, in one step that is taken back as one."""

from collections.abc import Mapping, Sequence

from workbench.library.decision_columns import current, write
from workbench.library.decision_log import join, keep_journal
from workbench.library.marks import MARK, columns_of, find_mark
from workbench.library.store import Library
from workbench.library.tags import put_on
from workbench.marks.written import written_marks


def take_over(library: Library, tags: Mapping[str, Sequence[int]], written: Mapping[int, Sequence[str]]) -> None:
    """Put tags on articles, and notes and highlights; what is there already stays as it is.

    Args:
        library: Open.
        tags: The articles of each.
        written: By article, each as Description.written has it.
    """
    if not tags and not written:
        return
    # Words are looked for before the turn to write is asked for: that may take a while.
    marks = written_marks(library, written)
    with library.write() as connection:
        seqs = put_on(connection, tags)
        for mark in marks:
            is_there = connection.execute("SELECT 1 FROM article WHERE id = ?", (mark.article,)).fetchone()
            if is_there is not None and find_mark(connection, mark.article, mark.key) is None:
                after = columns_of(mark)
                before = current(connection, MARK, mark.article, after)
                seqs.append(write(connection, MARK, mark.article, before, after, None))
        join(connection, seqs)
    keep_journal(library)
