"""Write to the index: one durable step that adds, replaces and removes, and keeps the segments few."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

import numpy as np
from whoosh.filedb.filestore import FileStorage
from whoosh.util.filelock import try_for

from index.damage import damaged
from index.errors import IndexBusyError
from index.generations import (
    BEFORE_NAME,
    LIST_NAME,
    SEGMENT_NAME,
    Generation,
    files_named,
    segment_name,
    sync_folder,
    write_generation,
)
from index.merging import merge
from index.records import IndexRecord
from index.segment import Segment, SegmentEntry
from index.segment_writer import MOST_ARTICLES, SegmentBuilder, pack_deleted

# At most so many segments are kept.
MAX_SEGMENTS: Final = 12
# Segments of one size, give or take, are merged when there are so many: an article is rewritten about as often as its
# batch fits the library on a scale of this base.
_FAN: Final = 4
# Articles that are merged on the way, within half a second, so that new ones need not wait; the rest is left to `settle`.
_QUICK: Final = 4_096
# Articles that are merged even where nothing may take long: each decision of a user's adds a segment of one.
_TINY: Final = 64
# Small segments are merged into one so many times as large; into a larger one it would not pay.
_WORTH: Final = 4
_LOCK_NAME: Final = "write.lock"
_LOCK_WAIT_S: Final = 10.0


@dataclass(slots=True)
class _Changes:
    """What an update does: the segments written, and which articles of those in force are struck out."""

    folder: Path
    number: int
    written: list[SegmentEntry] = field(default_factory=list)
    struck: dict[str, set[int]] = field(default_factory=dict)


def apply_update(
    folder: Path,
    before: Generation,
    segments: Sequence[Segment],
    records: Iterable[IndexRecord],
    removed: Iterable[int],
    *,
    may_merge: bool,
) -> None:
    """Put records in, in place of earlier ones of the same id, and take others out, in one durable step.

    The caller holds the write lock; `segments` are those of the generation in force, open.
    """
    _sweep(folder)
    changes = _Changes(folder, before.number + 1)
    try:
        _fill(changes, segments, records, removed)
        if not changes.written and not changes.struck:
            return
        entries = [entry for entry in (*_struck(segments, changes), *changes.written) if _live(entry)]
        entries = _merged(changes, entries, segments, _QUICK if may_merge else _TINY)
        _put_in_force(folder, before, entries)
    except BaseException:
        _sweep(folder)
        raise


def settle(folder: Path, before: Generation, segments: Sequence[Segment]) -> bool:
    """Merge a group of segments for which it pays; say whether there was one, for then there may be another.

    It is for when no more is to come: the fewer the segments, the faster every search.
    """
    _sweep(folder)
    ascending = sorted(segments, key=lambda segment: segment.live_count)
    group = _worthwhile([segment.live_count for segment in ascending])
    chosen = [*ascending[:group], *(s for s in ascending[group:] if _is_hollow(s.entry))]
    if len(chosen) < 2 and not any(_is_hollow(segment.entry) for segment in chosen):
        return False
    kept = [segment.entry for segment in segments if segment not in chosen]
    try:
        made = merge(folder, segment_name(before.number + 1), chosen)
        settled = _put_in_force(folder, before, [*kept, made])
    except BaseException:
        _sweep(folder)
        raise
    # Once more the same: what was merged away would else stay for the generation before, at twice the space.
    _put_in_force(folder, settled, [*kept, made])
    return True


def _fill(
    changes: _Changes, segments: Sequence[Segment], records: Iterable[IndexRecord], removed: Iterable[int]
) -> None:
    """Write new segments, and note what they replace."""
    builder = SegmentBuilder()
    fresh: dict[int, tuple[int, int]] = {}  # id -> which of the new segments, and its number there
    struck_fresh: dict[int, set[int]] = {}

    def write() -> None:
        part = len(changes.written)
        changes.written.append(builder.write(changes.folder, segment_name(changes.number), struck_fresh.pop(part, ())))

    gone = set(removed)
    for record in records:
        gone.add(record.id)
        earlier = fresh.get(record.id)
        if earlier is not None:
            struck_fresh.setdefault(earlier[0], set()).add(earlier[1])
        fresh[record.id] = (len(changes.written), builder.add(record))
        if builder.is_full:
            write()
            builder = SegmentBuilder()
    if builder.records:
        write()
    ids = np.fromiter(sorted(gone), np.int64, len(gone))
    for segment in segments:
        numbers = segment.numbers_of(ids)
        numbers = numbers[segment.live[numbers]]
        if len(numbers):
            changes.struck[segment.entry.file] = set(numbers.tolist())
    # A record that came twice, the second time after its first segment had been written.
    for part, numbers_of in struck_fresh.items():
        entry = changes.written[part]
        changes.written[part] = replace(entry, deleted=_more_deleted(entry, numbers_of))


def _struck(segments: Sequence[Segment], changes: _Changes) -> list[SegmentEntry]:
    entries = []
    for segment in segments:
        numbers = changes.struck.get(segment.entry.file)
        entry = segment.entry
        entries.append(entry if numbers is None else replace(entry, deleted=_more_deleted(entry, numbers)))
    return entries


def _more_deleted(entry: SegmentEntry, numbers: set[int]) -> bytes:
    return pack_deleted(numbers.union(np.flatnonzero(~entry.live()).tolist()), entry.articles)


def _live(entry: SegmentEntry) -> int:
    return int(np.count_nonzero(entry.live()))


def _is_hollow(entry: SegmentEntry) -> bool:
    """Say whether most of a segment's articles are deleted."""
    return entry.articles > 2 * _live(entry)


def _merged(changes: _Changes, entries: list[SegmentEntry], opened: Sequence[Segment], most: int) -> list[SegmentEntry]:
    """Return the segments of the next generation: small ones merged where they became many, and hollow ones written anew."""
    entries = sorted(entries, key=_live)
    group = _group([_live(entry) for entry in entries], most)
    chosen = [*entries[:group], *(entry for entry in entries[group:] if _is_hollow(entry) and _live(entry) <= most)]
    if not chosen:
        return entries
    by_file = {segment.entry.file: segment for segment in opened}
    segments = [_as_open(changes.folder, entry, by_file) for entry in chosen]
    made = merge(changes.folder, segment_name(changes.number), segments)
    for segment, entry in zip(segments, chosen, strict=True):
        if entry.file not in by_file:
            segment.close()
    return [*(entry for entry in entries if entry not in chosen), made]


def _group(sizes: list[int], most: int) -> int:
    """Return how many of the smallest segments (their articles, ascending) are to be merged on the way; 0 for none."""
    if len(sizes) > MAX_SEGMENTS and most >= _QUICK:
        return len(sizes) - MAX_SEGMENTS // 2
    best = total = 0
    for number, size in enumerate(sizes, 1):
        total += size
        if number >= _FAN and size * _FAN <= total * 2 and total <= most:
            best = number
    return best


def _worthwhile(sizes: list[int]) -> int:
    """Return how many of the smallest segments (their articles, ascending) make one that is not too large for it to pay."""
    best = total = 0
    for number, size in enumerate(sizes):
        if number and total + size > MOST_ARTICLES:
            break
        # One that is too large for the few before it may do with the next that is as large: the single article that came
        # last shall not keep all others apart.
        if not number or size <= total * _WORTH:
            best = number + 1
        total += size
    return best


def _as_open(folder: Path, entry: SegmentEntry, by_file: dict[str, Segment]) -> Segment:
    opened = by_file.get(entry.file)
    if opened is None:
        return Segment(folder, entry)
    return opened if opened.entry == entry else opened.with_entry(entry)


def _put_in_force(folder: Path, before: Generation, entries: list[SegmentEntry]) -> Generation:
    sync_folder(folder)
    after = Generation(before.number + 1, tuple(entries))
    write_generation(folder, after)
    _sweep(folder)
    return after


def _sweep(folder: Path) -> None:
    """Remove what no list names: leftovers of a crash or of a step that failed, and segments that were merged away.

    The generation before the one in force is kept, for readers that are just opening it, and to fall back on. A step that
    failed may be in force all the same, where it was making just that durable that failed: so it is the lists that say.
    Nothing depends on it: what cannot be removed now, such as a file that a reader has open on Windows, goes another time.
    """
    named = {LIST_NAME, BEFORE_NAME, _LOCK_NAME}.union(files_named(folder))
    with suppress(OSError):
        for path in list(folder.iterdir()):
            if path.name not in named and path.name.startswith((SEGMENT_NAME, LIST_NAME)):
                with suppress(OSError):
                    path.unlink()


@contextmanager
def write_lock(folder: Path) -> Iterator[None]:
    """Hold the right to write; raises IndexBusyError when another holds it for long."""
    if (folder / _LOCK_NAME).is_symlink():
        raise damaged(f"{_LOCK_NAME} is a link")
    lock = FileStorage(str(folder)).lock(_LOCK_NAME)
    if not try_for(lock.acquire, timeout=_LOCK_WAIT_S, delay=0.05):
        raise IndexBusyError(
            "The search index was not brought up to date: another program is writing to it. "
            "Wait until that has finished, and try again."
        )
    try:
        yield
    finally:
        lock.release()
