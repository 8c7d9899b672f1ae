"""Has a file of annotations read in a worker, for it is foreign: what comes back is of checked types, and within the bounds of a mark."""

from collections.abc import Callable
from typing import BinaryIO, Final

from workbench.errors import UsageError
from workbench.importing.messages import Act, MessageError, Task, receive
from workbench.importing.processes import WorkerGoneError, WorkerProcess
from workbench.importing.workers import DEADLINE_S, command
from workbench.marks.exchange.incoming import KEY_CHARS_MAX, QUOTE_CHARS_MAX, TAGS_MAX, Incoming
from workbench.marks.exchange.reading import ANNOTATIONS_MAX, BYTES_MAX, Annotations
from workbench.marks.service import NOTE_CHARS_MAX

# What is read is little more than the file says.
_ANSWER_BYTES_MAX: Final = 2 * BYTES_MAX
_LINE_CHARS_MAX: Final = 100_000


class AnnotationWorker(WorkerProcess):
    """A worker that reads one file of annotations."""

    def __init__(self, start_command: Callable[[], list[str]] = command, deadline_s: float = DEADLINE_S) -> None:
        super().__init__(start_command, deadline_s)

    def ask(self, data: bytes) -> Annotations:
        """Have a file read.

        Raises:
            WorkerGoneError: If the worker did not survive it.
        """
        return self._exchange(Task("annotations", len(data), Act.ANNOTATIONS), data, _receive)


def read_apart(data: bytes) -> Annotations:
    """Read a file of annotations in a worker.

    Raises:
        UsageError: If it is none, or more than can be taken in at once, or the worker did not survive it.
    """
    if len(data) > BYTES_MAX:
        raise UsageError(
            f"The file has {len(data) // 2**20:,} MB, more than the {BYTES_MAX // 2**20} that can be read. Part it into several. "
            "Nothing was changed."
        )
    try:
        with AnnotationWorker() as worker:
            read = worker.ask(data)
    except WorkerGoneError as error:
        raise UsageError(f"The annotations could not be read: {error}. Nothing was changed.") from error
    if read.refusal:
        raise UsageError(read.refusal)
    return read


def _receive(answers: BinaryIO) -> Annotations | None:
    read = receive(answers, Annotations, _ANSWER_BYTES_MAX)
    if read is not None and (len(read.found) > ANNOTATIONS_MAX or not all(map(_is_sound, read.found))):
        raise MessageError("annotations past their bounds")
    return read


def _is_sound(one: Incoming) -> bool:
    quoted = "" if one.evidence is None else one.evidence.quote
    lines = (one.doi, one.title, one.date, one.grade, one.made_at, one.changed_at, *one.urls, *one.originals, *one.tags)
    return (
        0 < len(one.key) <= KEY_CHARS_MAX
        and len(quoted) <= QUOTE_CHARS_MAX
        and len(one.note) <= NOTE_CHARS_MAX
        and len(one.tags) <= TAGS_MAX
        and all(len(line) <= _LINE_CHARS_MAX for line in lines)
    )
