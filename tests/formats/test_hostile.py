"""A file that wants harm costs itself, says one clear line, and takes no time: every case of every format, in the real worker."""

import importlib
import pkgutil

import pytest

from tests.formats import hostile
from tests.formats.hostile.case import Case
from workbench.errors import RefusedError
from workbench.importing.messages import Answer
from workbench.importing.pieces import Part, Unread
from workbench.importing.workers import Worker, WorkerGoneError

_DEADLINE_S = 25.0
_BUG = "stumbled"


def _all_cases() -> list[Case]:
    modules = (
        importlib.import_module(f"{hostile.__name__}.{found.name}") for found in pkgutil.iter_modules(hostile.__path__)
    )
    return [case for module in modules for case in getattr(module, "CASES", ())]


CASES = _all_cases()


@pytest.fixture(scope="module")
def worker():
    with Worker(deadline_s=_DEADLINE_S) as worker:
        yield worker


def read_all(worker: Worker, case: Case) -> tuple[list[Answer], list[str]]:
    """Return what was read out of a file, through whatever it is packed in, and what was refused."""
    data = case.data()
    try:
        answer = worker.ask(case.file_name, data)
    except WorkerGoneError as gone:
        # What no library can be kept from costs a worker, which the pool replaces.
        return [], [str(gone)]
    if not answer.container:
        return ([answer], []) if answer.document else ([], [answer.refusal])
    read, refused = [], []
    try:
        pieces = list(worker.unpack(case.file_name, data))
    except RefusedError as refusal:
        return [], [str(refusal)]
    for piece in pieces:
        if isinstance(piece, Unread):
            refused.append(piece.reason)
        elif isinstance(piece, Part):
            inner = worker.ask(piece.name, piece.data, description=piece.description)
            if inner.document:
                read.append(inner)
            else:
                refused.append(inner.refusal)
        else:
            read.append(Answer())
    return read, refused


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_hostile_file_costs_itself_and_says_one_line(worker, case):
    read, refused = read_all(worker, case)
    assert read or refused
    if case.reads is not None:
        assert bool(read) == case.reads, refused
    for reason in refused:
        assert reason
        assert "\n" not in reason
        assert _BUG not in reason
        assert len(reason) < 300
    # Nothing of it lives on: the next page is read as if nothing had been.
    assert worker.ask("note.txt", b"A whole sentence stands here, and it ends.").document


def test_names_of_cases_are_given_once():
    names = [case.name for case in CASES]
    assert len(names) == len(set(names))
