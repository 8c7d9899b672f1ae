"""Workers: one that is killed, hangs, eats memory or answers rubbish costs one document and nothing else."""

import os
import pickle
import sys
import textwrap
import time

import pytest

from workbench.importing import workers
from workbench.importing.workers import Pool, Worker, WorkerGoneError

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="processes are limited otherwise on Windows")

PREAMBLE = """
import os, sys, struct, json, time
def say(raw):
    sys.stdout.buffer.write(struct.pack("<Q", len(raw)) + raw); sys.stdout.buffer.flush()
def hear():
    size, = struct.unpack("<Q", sys.stdin.buffer.read(8)); task = json.loads(sys.stdin.buffer.read(size))
    return task, sys.stdin.buffer.read(task["size_bytes"])
say(json.dumps({"limits": ["none"]}).encode())
task, data = hear()
"""


def pretender(code: str):
    """Return a worker that is ready like a real one and then does what `code` says."""
    script = PREAMBLE + textwrap.dedent(code)
    return lambda: [sys.executable, "-c", script]


GOOD = {"format": "text", "text": "Body.", "blocks": [{"kind": "paragraph", "zone": "body", "start": 0, "end": 5}]}


def answer(**changes):
    return f"say(json.dumps({{'document': {GOOD | changes!r}}}).encode())"


def test_a_page_is_read_by_a_worker():
    with Worker() as worker:
        answered = worker.ask("note.txt", b"A whole sentence stands here, and it ends.")
        assert answered.document.text == "A whole sentence stands here, and it ends."
        again = worker.ask("empty.txt", b"")
        assert again.refusal == "the file is empty"
        assert worker.in_force()


def test_the_pretender_is_good_enough_to_be_believed():
    with Worker(pretender(answer())) as worker:
        assert worker.ask("a", b"x").document.text == "Body."


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("os._exit(3)", "ended by the system or crashed"),
        ("os.kill(os.getpid(), 9)", "ended by the system or crashed"),
        ("say(b'{')", "answered"),
        ("say(b'[]')", "answered"),
        ("say(b'{}')", "answered neither"),
        ("say(b'{\"document\": 5}')", "answered"),
        ("say(b'\\xff\\xfe' * 50)", "answered"),
        ("say(json.dumps({'document': 5, 'refusal': 'x'}).encode())", "answered"),
        (
            "sys.stdout.buffer.write(struct.pack('<Q', 2**62)); sys.stdout.buffer.flush(); time.sleep(60)",
            "answered a message of",
        ),
        (
            "sys.stdout.buffer.write(struct.pack('<Q', 100) + b'{'); sys.stdout.buffer.flush(); os._exit(0)",
            "breaks off",
        ),
        ("say(b'[' * 200000)", "answered"),
        (answer(blocks=[{"kind": "paragraph", "zone": "body", "start": 0, "end": 50}]), "leave the text"),
        (answer(blocks=[{"kind": "paragraph", "zone": "body", "start": -2, "end": 3}]), "leave the text"),
        (answer(blocks=[GOOD["blocks"][0], {"kind": "paragraph", "zone": "body", "start": 2, "end": 4}]), "overlap"),
        (answer(blocks=[GOOD["blocks"][0] | {"zone": "advert"}]), "answered"),
        (answer(blocks=[GOOD["blocks"][0] | {"comment": 0}]), "does not exist"),
        (
            answer(blocks=[GOOD["blocks"][0] | {"runs": [{"start": 3, "end": 9, "style": "strong"}]}]),
            "outside its block",
        ),
        (answer(comments=[{"reply_to": 0}]), "answers none before it"),
        (answer(published={"edtf": "1962-13-40", "state": "stated"}), "answered"),
        (answer(published={"edtf": "1962-10-22", "state": "set"}), "state does not fit"),
        (answer(direction="up"), "neither way"),
        (answer(text="\ud800ody."), "answered"),
    ],
)
def test_whatever_a_worker_answers_it_costs_one_document(code, reason):
    with Worker(pretender(code)) as worker, pytest.raises(WorkerGoneError, match=reason):
        worker.ask("page.html", b"<html>")


def test_the_next_document_gets_another_worker():
    with Worker(pretender("task['name'] == 'bad' and os._exit(1)\n" + answer())) as worker:
        with pytest.raises(WorkerGoneError):
            worker.ask("bad", b"x")
        assert worker.ask("good", b"x").document.text == "Body."


def test_a_worker_that_hangs_is_ended():
    started = time.monotonic()
    with (
        Worker(pretender("time.sleep(60)"), deadline_s=0.3) as worker,
        pytest.raises(WorkerGoneError, match=r"more than 0 seconds"),
    ):
        worker.ask("slow.html", b"x")
    assert time.monotonic() - started < 20


def test_a_worker_that_does_not_read_is_ended():
    deaf = PREAMBLE.replace("task, data = hear()", "time.sleep(60)")
    with Worker(lambda: [sys.executable, "-c", deaf], deadline_s=0.5) as worker, pytest.raises(WorkerGoneError):
        worker.ask("big.html", b"x" * 10_000_000)


def test_a_worker_that_does_not_start_is_no_mystery():
    absent = Worker(lambda: [sys.executable, "-c", "raise SystemExit(1)"])
    with absent, pytest.raises(WorkerGoneError, match="did not start"):
        absent.ask("a", b"x")


def test_no_pickle_from_a_worker_is_ever_loaded(tmp_path):
    canary = tmp_path / "canary"

    class Payload:
        def __reduce__(self):
            return (os.mkdir, (str(canary),))

    loaded = []
    sys.addaudithook(lambda event, _args: loaded.append(event) if event == "pickle.find_class" else None)
    for protocol in (0, 2, 5):
        raw = pickle.dumps(Payload(), protocol)
        for code in (f"say({raw!r})", f"sys.stdout.buffer.write({raw!r}); sys.stdout.buffer.flush(); os._exit(0)"):
            with Worker(pretender(code)) as worker, pytest.raises(WorkerGoneError):
                worker.ask("page.html", b"x")
    assert not canary.exists()
    assert loaded == []


def test_pool_answers_everything_and_ends_its_workers():
    pool = Pool(2)
    for ticket in range(6):
        pool.submit(ticket, f"{ticket}.txt", f"Sentence number {ticket} of six stands here.".encode())
    outcomes = [pool.take() for _ in range(6)]
    pool.close()
    assert {o.ticket: o.answer.document.text[16] for o in outcomes} == {n: str(n) for n in range(6)}
    assert pool.take(0) is None


def test_pool_can_be_closed_in_the_middle_of_work():
    started = time.monotonic()
    pool = Pool(1, lambda: Worker(pretender("time.sleep(60)")))
    pool.submit(0, "a", b"x")
    pool.close()
    assert time.monotonic() - started < 20


@posix_only
def test_frozen_program_is_its_own_worker(monkeypatch):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert workers.command() == [sys.executable, "--worker", str(os.getpid())]


def test_what_a_thread_of_the_pool_stumbles_over_is_told_to_whoever_waits():
    class Stumbling(Worker):
        def ask(self, *_arguments, **_choices):
            raise MemoryError

    with Pool(1, Stumbling) as pool:
        pool.submit(0, "a", b"x")
        with pytest.raises(MemoryError):
            pool.take(30)
