"""Reads an index that another process changes, and sees that every answer is of one of its states, and of none before the last.

Called with the folder, "again" where it shall be opened anew each time, and a file that ends it when it is there.
"""

import json
import random
import sys
from collections import Counter
from contextlib import closing
from pathlib import Path

from index.engine import Index
from index.query import parse
from index.records import IndexRecord

ROUNDS, IDS = 60, 120


def rounds() -> list[tuple[list[IndexRecord], list[int]]]:
    """Return the updates, the same each time: what is put in, and what is taken out. Each names itself as the outlet."""
    chance = random.Random(1962)
    return [
        (
            [
                IndexRecord(
                    id_, f"{id_} in {number}", title="all", body=f"convoy {id_} rift " * 20, outlet=f"v{number}"
                )
                for id_ in chance.sample(range(IDS), chance.choice([1, 2, 5, 40]))
            ],
            chance.sample(range(IDS), 3),
        )
        for number in range(ROUNDS)
    ]


def states() -> list[dict[int, IndexRecord]]:
    """Return what is held before the first update and after each."""
    held: dict[int, IndexRecord] = {}
    found = [held]
    for added, removed in rounds():
        held = {id_: record for id_, record in held.items() if id_ not in removed} | {r.id: r for r in added}
        found.append(held)
    return found


class Reader:
    """Holds what is read against the states, the one that was seen last or later ones."""

    def __init__(self) -> None:
        self._states = states()
        self.last = 0
        self.answers = 0
        self.seen: set[int] = set()

    def look(self, index: Index) -> None:
        """Ask in several ways."""
        self._expect(
            [{id_: record.fingerprint for id_, record in state.items()} for state in self._states], index.fingerprints()
        )
        outlets = [(sorted(state), Counter(record.outlet for record in state.values())) for state in self._states]
        for text in ("all", "rift*", '"convoy 7 rift" OR all', "convoy NEAR/3 rift"):
            answer = index.search(parse(text), limit=None, with_facets=True)
            self._expect(outlets, (sorted(answer.ids), Counter(answer.facets.get("outlet"))))

    def _expect(self, candidates, got) -> None:
        self.answers += 1
        later = candidates[self.last :]
        assert got in later, f"a state before, or none: {got}"
        self.last += later.index(got)
        self.seen.add(self.last)


def main() -> None:
    """Read until told to stop."""
    folder, stop = Path(sys.argv[1]), Path(sys.argv[3])
    reader = Reader()
    index = Index.open(folder)
    print("ready", flush=True)
    while True:
        # Once more after the end: then the last state has to be there.
        is_over = stop.exists()
        if sys.argv[2] == "again":
            index.close()
            index = Index.open(folder)
        reader.look(index)
        if is_over:
            break
    with closing(index):
        index.verify()
    print(json.dumps({"answers": reader.answers, "seen": len(reader.seen), "last": reader.last}))


if __name__ == "__main__":
    main()
