"""The worker: reads foreign bytes with nothing in its hands, and answers in JSON."""

import os
import sys
from collections.abc import Callable
from typing import BinaryIO

from workbench.importing import limits
from workbench.importing.messages import Greeting, Task, read_exactly, receive, send

CPU_S_PER_DOCUMENT = 30


def begin(parent: int, load: Callable[[], object]) -> tuple[BinaryIO, BinaryIO]:
    """Give up everything that reading does not need, say so, and return where tasks come from and where answers go to.

    Args:
        parent: Process id of whoever started this worker; it does not outlive it.
        load: Loads what reading needs, while that is still allowed.
    """
    limits.die_with_parent(parent)
    in_force = limits.cut_off()
    # Only now: libraries may do what they like when they are loaded, but for what is cut off.
    load()
    in_force += limits.confine()
    tasks, answers = sys.stdin.buffer, os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    # A library that prints must not be taken for an answer.
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    send(answers, Greeting(tuple(in_force)))
    return tasks, answers


def serve(parent: int) -> int:
    """Answer tasks from standard input on standard output until the input ends. Called once, in a process of its own."""

    def load() -> None:
        from workbench.importing import pipeline

        pipeline.warm_up()

    tasks, answers = begin(parent, load)
    from workbench.importing import answering

    while True:
        task = receive(tasks, Task)
        if task is None:
            return 0
        limits.allow_cpu(CPU_S_PER_DOCUMENT)
        data = read_exactly(tasks, task.size_bytes) if task.size_bytes else b""
        # Each piece of a container may take as long as a document.
        answering.answer(task, data, answers, lambda: limits.allow_cpu(CPU_S_PER_DOCUMENT))
