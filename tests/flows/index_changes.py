"""The same changes of an index each time: articles come, come again and go, and segments are merged."""

import random
import shutil
from dataclasses import dataclass
from pathlib import Path

from index.engine import Index
from index.query import parse
from index.records import IndexRecord
from tests.flows.meddling import Progress, serve

ROUNDS = 16
SETTLED_AFTER = (6, 15)
IDS = 30
WORDS = ("harbour", "convoy", "quay", "cargo", "night", "rift")

Holding = dict[int, IndexRecord]


@dataclass(frozen=True)
class Step:
    """One durable step: an update, or a settling, which changes no answer."""

    added: tuple[IndexRecord, ...] = ()
    removed: tuple[int, ...] = ()
    is_settling: bool = False

    def take(self, index: Index) -> None:
        """Take the step."""
        if self.is_settling:
            index.settle()
        else:
            index.update(self.added, self.removed)


def steps() -> list[Step]:
    """Return the steps."""
    chance = random.Random(1962)
    made = []
    for number in range(ROUNDS):
        added = tuple(
            IndexRecord(
                id_,
                f"{id_} in {number}",
                title=f"Report {id_} of round{number}",
                body=" ".join(chance.choices(WORDS, k=30)),
                comment="the harbour\n\nthe quay",
                language=chance.choice(["en", "de", ""]),
            )
            for id_ in chance.sample(range(IDS), chance.randint(1, 5))
        )
        made.append(Step(added, tuple(chance.sample(range(IDS), 2))))
        if number in SETTLED_AFTER:
            made.append(Step(is_settling=True))
    return made


def holdings() -> list[Holding]:
    """Return what the index holds before the first step and after each."""
    states: list[Holding] = [{}]
    for step in steps():
        now = {id_: record for id_, record in states[-1].items() if id_ not in step.removed}
        states.append(now | {record.id: record for record in step.added})
    return states


def expect_holding(index: Index, allowed: list[Holding]) -> None:
    """See that the index holds exactly one of these, by its fingerprints and by what it answers."""
    prints = index.fingerprints()
    holding = next((one for one in allowed if {id_: record.fingerprint for id_, record in one.items()} == prints), None)
    assert holding is not None, f"a mixture: {prints}"
    rounds = {record.title.split()[-1] for state in allowed for record in state.values()}
    for words in (*WORDS, *rounds, "convoy quay", "report 7"):
        expected = [
            id_
            for id_, record in holding.items()
            if any(f" {words} " in f" {text.lower()} " for text in (record.title, record.body))
        ]
        answer = index.search(parse(f'"{words}"', inflected=False), limit=None)
        assert sorted(answer.ids) == sorted(expected), words


def change(folder: Path, progress: Progress, most: int) -> None:
    """Take the first steps; the very first makes the index. A step may fail by an error of the system, and is taken again."""
    states = holdings()
    try:
        index = Index.create(folder)
    except OSError:
        progress.failures += 1
        shutil.rmtree(folder, ignore_errors=True)
        index = Index.create(folder)
    progress.steps = 1
    for number, step in enumerate(steps()[: most - 1]):
        try:
            step.take(index)
        except OSError:
            progress.failures += 1
            expect_holding(index, states[number : number + 2])
            step.take(index)
        progress.steps += 1
    index.close()


if __name__ == "__main__":
    serve(change)
