"""Several processes search an index while another updates, merges and settles it: each answer is of one state of it."""

import json
import os
import subprocess
import sys

import pytest

from index.engine import Index
from tests.flows.index_reading import ROUNDS, rounds

READERS = ("stays", "stays", "again")
SETTLED_EVERY = 7


@pytest.mark.slow
def test_readers_see_one_state_at_a_time(tmp_path):
    folder, stop = tmp_path / "index", tmp_path / "stop"
    writer = Index.create(folder)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "OPENBLAS_NUM_THREADS": "1"}
    readers = [
        subprocess.Popen(
            [sys.executable, "-P", "-m", "tests.flows.index_reading", str(folder), kind, str(stop)],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment,
        )
        for kind in READERS
    ]  # fmt: skip
    try:
        for reader in readers:
            assert reader.stdout.readline() == "ready\n", reader.communicate()[1]
        merged_away = set()
        for number, (added, removed) in enumerate(rounds()):
            before = set(folder.glob("*.seg"))
            writer.update(added, removed, may_merge=number % 3 > 0)
            if number % SETTLED_EVERY == 0:
                writer.settle()
            merged_away |= before - set(folder.glob("*.seg"))
        stop.touch()
        ended = [reader.communicate(timeout=60) for reader in readers]
    finally:
        for reader in readers:
            reader.kill()
            reader.wait()
    writer.close()
    for reader, (said, complaints) in zip(readers, ended, strict=True):
        assert reader.returncode == 0, complaints
        told = json.loads(said)
        print(told)
        assert told["last"] == ROUNDS
        assert told["answers"] > 20
        assert told["seen"] > 3
    assert len(merged_away) > ROUNDS // 2
