"""The exact bytes that an article was read from: its original, or the one document of a container."""

import hashlib
import os

from workbench.errors import LibraryError, RefusedError
from workbench.importing.choices import Choices
from workbench.importing.workers import Worker, WorkerGoneError
from workbench.library.articles import get_article, get_original
from workbench.library.store import Library


def read_saved(library: Library, article: int) -> bytes:
    """Return the bytes of the document itself; a worker takes it out of its container where it lies in one.

    Raises:
        UsageError: If there is no such article.
        LibraryError: If the bytes are not those any more, or cannot be taken out.
    """
    known = get_article(library, article)
    original = get_original(library, article)
    if not known.member:
        return original
    try:
        with Worker() as worker:
            # Chapters are members only where they were asked for; nothing else has to be chosen anew.
            data = worker.fetch(os.path.basename(known.path), original, known.member, Choices(by_chapter=True))  # noqa: PTH119
    except (RefusedError, WorkerGoneError) as error:
        raise LibraryError(
            f"Could not take {known.member} out of the original of article {article}: {error}. "
            "The whole of it is there: show it with --container."
        ) from error
    if hashlib.sha256(data).hexdigest() != known.content:
        raise LibraryError(
            f"What lies in the original of article {article} as {known.member} is not what was read. "
            "The whole of it is there: show it with --container."
        )
    return data
