"""What a worker answers: an article, the pieces of a container one by one, or the bytes of one of them. Runs in the worker."""

import traceback
from collections.abc import Callable
from dataclasses import replace
from typing import BinaryIO

from workbench.errors import RefusedError, UsageError
from workbench.importing import pipeline
from workbench.importing.messages import Act, Answer, PieceMessage, Taken, Task, send
from workbench.importing.pieces import Part, Piece, Reference, Unread
from workbench.importing.saved_file import SavedFile
from workbench.importing.unpacking import find_part, unpack

_TROUBLE_CHARS = 4000


def answer(task: Task, data: bytes, answers: BinaryIO, begin_next: Callable[[], object]) -> None:
    """Do what a task asks for with the bytes that came with it.

    Args:
        task: What to do.
        data: The file.
        answers: Where what comes of it is written to.
        begin_next: Called after each piece of a container.
    """
    if task.act is Act.READ:
        read = _read(task, data)
        try:
            send(answers, read)
        except UnicodeEncodeError as error:  # half a character in a title, say: nothing was written yet
            send(answers, Answer(refusal=refusal_of(error), trouble=trouble_of(error)))
    elif task.act is Act.UNPACK:
        _unpack(task, data, answers, begin_next)
    elif task.act is Act.ANNOTATIONS:
        _annotations(data, answers)
    else:
        _fetch(task, data, answers)


def _read(task: Task, data: bytes) -> Answer:
    try:
        return Answer(document=pipeline.read_document(file_of(task, data)))
    except pipeline.ContainerError as container:
        return Answer(container=str(container))
    except Exception as error:  # noqa: BLE001 - the guard for one document: whatever a page breaks, it breaks for itself alone
        return Answer(refusal=refusal_of(error), trouble=trouble_of(error))


def file_of(task: Task, data: bytes) -> SavedFile:
    """Return what is to be read: the file, or that one document of it, of which the task has what is said of it."""
    file = SavedFile(data, task.name, task.description, task.choices)
    if not task.member:
        return file
    part = find_part(file, task.member)
    # What has an address of its own is one article, be it a chapter or a book.
    return SavedFile(part.data, part.name, part.description, replace(task.choices, by_chapter=False))


def _annotations(data: bytes, answers: BinaryIO) -> None:
    # Few files are of annotations: who reads articles does not load what reads them.
    from workbench.marks.exchange.reading import Annotations, read_annotations

    try:
        read = read_annotations(data)
    except UsageError as error:
        read = Annotations(refusal=str(error))
    except Exception as error:  # noqa: BLE001 - the guard for one file
        said = f"The file could not be read: {refusal_of(error)}. Nothing was changed."
        read = Annotations(refusal=said, trouble=trouble_of(error))
    send(answers, read)


def _unpack(task: Task, data: bytes, answers: BinaryIO, begin_next: Callable[[], object]) -> None:
    pieces = unpack(file_of(task, data))
    end = PieceMessage(Taken.END)
    while True:
        try:
            piece = next(pieces, None)
        except Exception as error:  # noqa: BLE001 - the guard for one container
            end = PieceMessage(Taken.END, reason=refusal_of(error), trouble=trouble_of(error))
            break
        if piece is None:
            break
        _tell(piece, answers)
        begin_next()
    send(answers, end)


def _fetch(task: Task, data: bytes, answers: BinaryIO) -> None:
    try:
        file = file_of(task, data)
    except Exception as error:  # noqa: BLE001 - the guard for one container
        send(answers, PieceMessage(Taken.END, reason=refusal_of(error), trouble=trouble_of(error)))
        return
    _tell(Part(task.member, file.name, file.data, file.description), answers)


def _tell(piece: Piece, answers: BinaryIO) -> None:
    try:
        _send(piece, answers)
    except UnicodeEncodeError:
        # Nothing of it was written yet, and the rest of the container need not suffer for it.
        _send(Unread(piece.member, "what its container says of it holds halves of characters"), answers)


def _send(piece: Piece, answers: BinaryIO) -> None:
    if isinstance(piece, Part):
        send(answers, PieceMessage(Taken.PART, piece.member, piece.name, len(piece.data), piece.description))
        answers.write(piece.data)
        answers.flush()
    elif isinstance(piece, Reference):
        send(answers, PieceMessage(Taken.REFERENCE, piece.member, description=piece.description, files=piece.files))
    else:
        send(answers, PieceMessage(Taken.UNREAD, piece.member, reason=piece.reason))


def refusal_of(error: Exception) -> str:
    """Return why something could not be read, as half a sentence."""
    if isinstance(error, RefusedError):
        return str(error)
    if isinstance(error, MemoryError):
        return "reading it takes more memory than a document may use"
    return "Dateline stumbled over how it is made, which is a fault of Dateline's; report it with the file"


def trouble_of(error: Exception) -> str | None:
    """Return the traceback of what nobody foresaw, None where a reason says it all."""
    if isinstance(error, (RefusedError, MemoryError)):
        return None
    return "".join(traceback.format_exception(error))[-_TROUBLE_CHARS:]
