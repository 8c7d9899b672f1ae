"""The index: records in, answers out; one writer, any number of readers, each seeing a whole generation."""

import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final, Self

from index.corpus import Corpus
from index.errors import IndexDamagedError
from index.generations import Generation, read_generation, stamp_of, write_generation
from index.records import Answer, IndexRecord, Order
from index.segment import Segment
from index.syntax import Query
from index.update import apply_update, settle, write_lock

# A reader that finds a file gone was overtaken by two commits while it opened the files; it starts again.
_ATTEMPTS: Final = 5


class Index:
    """A full-text index in a folder of its own.

    One Index may be used from several threads, which take turns; for searches side by side, open several.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._lock = threading.Lock()
        self._stamp: tuple[int, ...] | None = None
        self._generation = Generation()
        self._corpus = Corpus([])

    @classmethod
    def create(cls, folder: Path) -> Self:
        """Make an empty index in a new or empty folder, which only its owner can read from then on."""
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise FileExistsError(folder)
        folder.chmod(0o700)
        write_generation(folder, Generation())
        return cls.open(folder)

    @classmethod
    def open(cls, folder: Path) -> Self:
        """Open an index.

        Raises:
            IndexDamagedError: If anything of it is missing, incomplete, or of another format.
        """
        index = cls(folder)
        with index._lock:
            index._refresh()
        return index

    @property
    def count(self) -> int:
        """Count the articles that can be found."""
        with self._lock:
            return self._refresh().articles

    @property
    def generation(self) -> int:
        """Return the number of the generation in force; it grows with each update."""
        with self._lock:
            self._refresh()
            return self._generation.number

    def fingerprints(self) -> dict[int, str]:
        """Return the fingerprint of every article by its id."""
        with self._lock:
            return self._refresh().fingerprints()

    def update(self, records: Iterable[IndexRecord], removed: Iterable[int] = (), *, may_merge: bool = True) -> None:
        """Put records in, in place of earlier ones of the same id, and take others out, in one durable step.

        Args:
            records: Taken as they come; memory stays bounded however many there are.
            removed: Ids.
            may_merge: Whether small segments may be merged on the way, which takes up to half a second now and then;
                without, only those of a few articles are.
        Raises:
            IndexBusyError: If another writer is at work.
            IndexDamagedError: If what is there cannot be read.
        """
        with write_lock(self.folder):
            # Nobody else can put another generation in force now: the segments stay as they are without our own lock,
            # and searches in other threads go on.
            with self._lock:
                segments = self._refresh().segments
                before = self._generation
            apply_update(self.folder, before, segments, records, removed, may_merge=may_merge)

    def settle(self) -> None:
        """Merge the segments as far as it pays, when no more is to come for a while.

        Raises:
            IndexBusyError: If another writer is at work.
            IndexDamagedError: If what is there cannot be read.
        """
        with write_lock(self.folder):
            is_settled = False
            while not is_settled:
                with self._lock:
                    segments = self._refresh().segments
                    before = self._generation
                is_settled = not settle(self.folder, before, segments)

    def search(
        self,
        query: Query,
        limit: int | None = 20,
        *,
        order: Order = Order.RELEVANCE,
        every_zone: bool = False,
        with_facets: bool = False,
        checkpoint: Callable[[], object] = lambda: None,
    ) -> Answer:
        """Find the articles that match a query.

        Args:
            query: With every Listed resolved.
            limit: How many ids are returned; None for all.
            order: Of the ids.
            every_zone: Also count the query in every zone.
            with_facets: Also count all matches by what they can be narrowed by, and by month.
            checkpoint: Called before each segment is read, and now and then; what it raises ends the search.
        Raises:
            IndexDamagedError: If the files were damaged since the index was opened.
        """
        with self._lock:
            return self._refresh().search(
                query, limit, order=order, every_zone=every_zone, with_facets=with_facets, checkpoint=checkpoint
            )

    def frequency(self, word: str) -> int:
        """Return how many articles have a word, as the analysis cuts it, in title or body."""
        with self._lock:
            return self._refresh().vocabulary.frequency(word)

    def nearest(self, word: str, limit: int) -> list[str]:
        """Return words of title or body that differ from one in a letter or two, the nearest and most frequent first."""
        with self._lock:
            return self._refresh().vocabulary.nearest(word, limit)

    def segments(self) -> tuple[Segment, ...]:
        """Return the segments in force; they stay readable as they are, whatever is committed later.

        Raises:
            IndexDamagedError: If the files were damaged since the index was opened.
        """
        with self._lock:
            return tuple(self._refresh().segments)

    def verify(self) -> None:
        """Check all files to the last bit; otherwise each part is checked when it is first used.

        Raises:
            IndexDamagedError: If any of them is not as it was written.
        """
        with self._lock:
            self._refresh().verify()

    def close(self) -> None:
        """Let go of the files."""
        with self._lock:
            self._corpus.close()
            self._corpus = Corpus([])
            self._generation = Generation()
            self._stamp = None

    def _refresh(self) -> Corpus:
        """Return the corpus of the generation in force, opening what is new in it."""
        for attempt in range(_ATTEMPTS):
            stamp = stamp_of(self.folder)
            try:
                if stamp != self._stamp or not all(segment.file.is_as_opened() for segment in self._corpus.segments):
                    self._switch_to(read_generation(self.folder))
                    self._stamp = stamp
                break
            except IndexDamagedError:
                if attempt == _ATTEMPTS - 1 or stamp_of(self.folder) == stamp:
                    raise
        return self._corpus

    def _switch_to(self, generation: Generation) -> None:
        """Open the segments of another generation, keeping those that are open already and have not been changed since."""
        by_file = {segment.entry.file: segment for segment in self._corpus.segments if segment.file.is_as_opened()}
        segments: list[Segment] = []
        try:
            for entry in generation.segments:
                same = by_file.get(entry.file)
                if same is None:
                    segments.append(Segment(self.folder, entry))
                else:
                    segments.append(same if same.entry == entry else same.with_entry(entry))
        except BaseException:
            _close_others(segments, self._corpus.segments)
            raise
        _close_others(self._corpus.segments, segments)
        self._generation = generation
        self._corpus = Corpus(segments)


def _close_others(segments: list[Segment], kept: list[Segment]) -> None:
    """Close those of some segments whose file none of the others has open."""
    files = {segment.file for segment in kept}
    for segment in segments:
        if segment.file not in files:
            segment.close()
