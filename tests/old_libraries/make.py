"""Makes the library of the present format that later versions must be able to open: `python -m tests.old_libraries.make`.

Run once when a format is released, never again for that format: what lies here is what users have on their disks.
"""

import contextlib
import sqlite3
import sys
from dataclasses import replace
from pathlib import Path

from tests.unit.library.making import add, make_document
from tests.unit.naming import a_day
from workbench import actor_acts
from workbench.annotate.disputes.dispute import CueKind, Dispute
from workbench.annotate.events.event import Event, EventKind
from workbench.annotate.findings import ActorKind, AliasKind, Findings, Mention
from workbench.annotate.forecasts.forecast import Band, Forecast, Holder, HolderKind
from workbench.annotate.places.place import PlaceMention
from workbench.annotate.relations.relation import RelationClass
from workbench.annotate.tagger.tagged import Stretch, Tagged, TaggedKind, Tagging
from workbench.annotate.times.expressions import Times
from workbench.copies.service import say_apart
from workbench.library import decisions, read_marks, searches, tags
from workbench.library.annotations import pack_annotation, store_annotation
from workbench.library.event_groups import KeptGroup
from workbench.library.event_groups import Verdict as GroupVerdict
from workbench.library.folder import DATABASE
from workbench.library.forecast_status import KeptStatus, Status
from workbench.library.import_runs import ImportItem, RunEnd, add_items, begin_run, end_run
from workbench.library.drafts import keep_draft
from workbench.library.locks import LockName
from workbench.library.marks import Colour, Mark, MarkKind, columns_of
from workbench.library.migrations import FORMAT_VERSION
from workbench.library.relation_verdicts import KeptRelation
from workbench.library.relation_verdicts import Verdict as RelationVerdict
from workbench.library.searches import SavedSearch
from workbench.library.store import Library
from workbench.library.tagged import pack_tagging, store_tagging
from workbench.library.articles import get_document
from workbench.library.wanted import want
from workbench.model import DateClaim, DateState, Description, Document, Evidence, Image, Zone
from workbench.zoning import find_block, make_rule, move_blocks

FOLDER = Path(__file__).parent
EVENT = Event(
    10, 28, 10, -2627, -2627, "1962-10-23", EventKind.REPORTED, True, False, Zone.BODY, None, ("ships", "turners"), ("havana-cu",)
)
FINDINGS = Findings(
    (Mention(10, 19, "ships", Zone.BODY, AliasKind.SAME), Mention(20, 26, "turners", Zone.BODY, AliasKind.SAME, True)),
    Times((a_day(10, 19, "1962-10-23"),)),
    (
        Forecast(
            10, 28, 20, 27, "turned", Band.LIKELY, (10, 19), Holder(HolderKind.SPEAKER, 10, 19, "ships"), -2627, -2620,
            False, False, Zone.BODY,
        ),
    ),
    (Dispute(0, 40, 50, 10, 28, 52, 57, 52, 60, CueKind.DENIAL),),
    (PlaceMention(20, 26, "havana-cu", Zone.BODY),),
    (EVENT,),
)
GROUP = KeptGroup(
    1, "1:10-28", "a group", Evidence("a hash", 1, 10, 28, "a quote", "before", "after"), GroupVerdict.ONE
)
STATUS = KeptStatus("1:10-28", Evidence("a hash", 1, 10, 28, "a quote", "before", "after"), Status.CAME_TRUE)
TAGGING = Tagging((Tagged(10, 19, TaggedKind.ORGANISATION, 0.75),), (Stretch(20, 26),))
RELATION = KeptRelation(
    1, "1:10-28", Evidence("a hash", 1, 10, 28, "a quote", "before", "after"), "ships", "turners",
    RelationClass.CONFLICT, True, RelationVerdict.CONFIRMED,
)  # fmt: skip
ITEMS = (
    ImportItem("imported", "saved/1.txt", "", 1, "Report 1", "", 10, "a hash"),
    ImportItem("refused", "saved/2.png", "", None, "", "it is a picture"),
)
WANTED = Description("Ships", ("H. Colborne",), "The Harbor Ledger", "https://ledger.example/ships", "1962-10", tags=("Cuba",))
MARK = Mark(
    4, "a key", MarkKind.HIGHLIGHT, Evidence("a hash", 1, 10, 28, "a quote", "before", "after"), Colour.GREEN, "Who says so?", ("due",), "3",
    "2026-11-28T12:00:00Z", "2026-11-28T13:00:00Z",
)  # fmt: skip
SEARCH = SavedSearch("Ships", "ships -navy", "newest", "2026-11-27T12:00:00Z", True, 2, "2026-11-27T12:00:00Z")


def upside_down(document: Document) -> Document:
    """Return an article whose page had everything from bottom to top."""
    last = len(document.blocks) - 1
    return replace(document, blocks=tuple(replace(b, place=last - n) for n, b in enumerate(document.blocks)))


def make(folder: Path) -> None:
    """Fill a library with articles live and deleted, a star, tags, marks, findings, a kept search, and decisions done, undone, redone."""
    with Library.open_or_create(folder) as library:
        for number in range(1, 5):
            document = upside_down(make_document(f"Report {number}"))
            if number == 1:
                document = replace(document, images=(Image("0" * 64, "image/png", 2048, "A ship", 1),))
            add(library, f"original {number}".encode(), document, f"{number}.txt")
        decisions.set_publication_dates(library, {1: "1962-10"})
        decisions.set_publication_dates(library, {2: "1962"})
        decisions.undo(library)
        decisions.redo(library)
        decisions.undo(library)
        decisions.set_star(library, 2, True)
        read_marks.set_read(library, [1, 2], True)
        move_blocks(library, 2, [find_block(get_document(library, 2)[0], "Support this paper").start], Zone.CAPTION)
        make_rule(library, 4, find_block(get_document(library, 4)[0], "A second paragraph.").start, Zone.CAPTION)
        document = make_document("Report 1", published=DateClaim("1962-10", DateState.SET, ""))
        with library.write() as connection:
            store_annotation(connection, pack_annotation(1, 1, "annotator 1", document, FINDINGS))
        tags.tag_articles(library, [1, 2, 4], "Cuba")
        tags.untag_articles(library, [2], "cuba")
        decisions.set_forecast_status(library, 1, STATUS)
        decisions.set_event_groups(library, [GROUP])
        tags.rename_tag(library, "Cuba", "Havana")
        searches.save_search(library, SEARCH)
        decisions.set_publication_dates(library, {2: "1963", 4: "1963"})
        decisions.undo(library)
        actor_acts.merge(library, ["ukraine"], "soviet-union")
        _, guard = actor_acts.make_actor(library, "Harbour Guard", ActorKind.ARMED)
        actor_acts.set_note(library, guard, "In grey coats.")
        actor_acts.set_pair(library, "cuba", guard, "open")
        actor_acts.rule_mention(library, 1, 1, (10, 19), guard)
        decisions.set_relation_verdict(library, RELATION)
        with library.write() as connection:
            store_tagging(connection, pack_tagging(1, 1, "tagger 1", TAGGING))
        run = begin_run(library, "Dateline 0.1.0", ["saved"])
        with library.write() as connection:
            add_items(connection, run, 0, ITEMS)
            want(connection, WANTED, "saved/list.bib")
        end_run(library, run, RunEnd.DONE)
        decisions.store_readings(library, [(4, make_document("Report 4", "The ships turned, and nobody fired."))])
        say_apart(library, 2, [4])
        decisions.set_marks(library, [(4, columns_of(MARK))])
        keep_draft(library, replace(MARK, key="another", note="Not yet"))
        decisions.set_article_grade(library, 4, "2")
        decisions.set_source_grade(library, "The Harbor Ledger", "B")
        decisions.delete(library, 3)
        library.raise_lower_bound()
    with contextlib.closing(sqlite3.connect(folder / DATABASE)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
    for name in LockName:
        (folder / name).unlink(missing_ok=True)


if __name__ == "__main__":
    target = FOLDER / f"format-{FORMAT_VERSION}.dateline"
    if target.exists():
        sys.exit(f"{target.name} is there already; it is what users have and is never made again.")
    make(target)
