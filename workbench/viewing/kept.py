"""Which original an article was read from, as the worker that looks at originals is given it."""

import os

from workbench.importing.choices import choices_again
from workbench.library.articles import get_article, get_original
from workbench.library.store import Library
from workbench.viewing.viewer import SavedOriginal


def original_of(library: Library, article: int) -> SavedOriginal:
    """Return the original of an article; its bytes are read when the worker does not have them.

    Raises:
        UsageError: If there is no such article.
    """
    known = get_article(library, article)
    return SavedOriginal(
        key=f"{known.original} {known.member}",
        name=os.path.basename(known.path),  # noqa: PTH119
        load=lambda: get_original(library, article),
        member=known.member,
        description=known.described,
        choices=choices_again(known.member, known.format),
    )
