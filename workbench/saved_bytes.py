"""The exact bytes that an article was read from: its original, or the one document of a container."""

import contextlib
import hashlib
import os

from workbench.errors import LibraryError, RefusedError
from workbench.importing.choices import choices_again
from workbench.importing.workers import Worker, WorkerGoneError
from workbench.library.articles import get_article, get_original
from workbench.library.store import Library


def read_saved(library: Library, article: int, worker: Worker | None = None) -> bytes:
    """Return the bytes of the document itself; a worker takes it out of its container where it lies in one.

    Args:
        library: Open.
        article: Its number.
        worker: Who takes it out; one is started where none is given.
    Raises:
        UsageError: If there is no such article.
        LibraryError: If the bytes are not those any more, or cannot be taken out.
    """
    known = get_article(library, article)
    original = get_original(library, article)
    if not known.member:
        return original
    name = os.path.basename(known.path)  # noqa: PTH119
    try:
        with contextlib.nullcontext(worker) if worker is not None else Worker() as taker:
            data = taker.fetch(name, original, known.member, choices_again(known.member, known.format))
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
