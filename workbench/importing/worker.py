"""The worker: reads foreign bytes with nothing in its hands, and answers in JSON."""

import os
import sys
import traceback
from collections.abc import Callable
from typing import BinaryIO

from workbench.errors import RefusedError
from workbench.importing import limits
from workbench.importing.messages import Answer, Greeting, MessageError, Task, read_exactly, receive, send
from workbench.model import Document

CPU_S_PER_DOCUMENT = 30
_TROUBLE_CHARS = 4000


def serve(parent: int) -> int:
    """Answer tasks from standard input on standard output until the input ends. Called once, in a process of its own.

    Args:
        parent: Process id of whoever started this worker; it does not outlive it.
    """
    limits.die_with_parent(parent)
    in_force = limits.cut_off()
    # Only now: libraries may do what they like when they are loaded, but for what is cut off.
    from workbench.importing import pipeline

    pipeline.warm_up()
    in_force += limits.confine()
    tasks, answers = sys.stdin.buffer, os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    # A library that prints must not be taken for an answer.
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    send(answers, Greeting(tuple(in_force)))
    while True:
        task = receive(tasks, Task)
        if task is None:
            return 0
        limits.allow_cpu(CPU_S_PER_DOCUMENT)
        send(answers, _answer(task, tasks, pipeline.read_document))


def _answer(task: Task, tasks: BinaryIO, read_document: Callable[[bytes, str], Document]) -> Answer:
    try:
        data = read_exactly(tasks, task.size_bytes) if task.size_bytes else b""
        return Answer(document=read_document(data, task.name))
    except RefusedError as refusal:
        return Answer(refusal=str(refusal))
    except MemoryError:
        return Answer(refusal="reading it takes more memory than a document may use")
    except MessageError:
        raise
    except Exception:  # noqa: BLE001 - the guard for one document: whatever a page breaks, it breaks for itself alone
        return Answer(
            refusal="Dateline stumbled over how it is made, which is a fault of Dateline's; report it with the file",
            trouble=traceback.format_exc()[-_TROUBLE_CHARS:],
        )
