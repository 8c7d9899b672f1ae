"""Zones at the desk: what a paragraph is by the user's word, the rules of sources, and originals that are read again."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal, Slot

from ui.desk.article import UNDO, ArticleDesk
from ui.desk.deciding import Deciding
from ui.desk.deciding_zones import RULE, ZoneDeciding
from ui.desk.keeping import Keeping
from ui.desk.library_tools import LibraryTools
from ui.desk.reading import Reading
from ui.desk.search import SearchDesk
from ui.desk.upkeep import Upkeep
from ui.floating.notices import Notices
from ui.look.theme import Look
from ui.panels.reader.panel import ReaderPanel
from ui.panels.status_line import StatusLine
from ui.runner import Answer, Runner
from ui.task import Task, TaskOutcome
from ui.window import Window
from ui.wording import amount
from workbench import query_terms
from workbench.jobs import JobContext
from workbench.library.decision_log import Decision, get_decision
from workbench.library.decisions import next_undo
from workbench.library.rezoning import source_key
from workbench.library.zone_rules import ZoneRule, list_rules
from workbench.model import Zone

__all__ = ["RULE", "ZONE_COMMANDS", "ZoneDesk"]

# The commands by which a paragraph is moved, and where.
ZONE_COMMANDS: Final = {
    "zone.body": Zone.BODY,
    "zone.comment": Zone.COMMENT,
    "zone.left-out": Zone.BOILERPLATE,
    "zone.caption": Zone.CAPTION,
    "zone.standfirst": Zone.STANDFIRST,
}
_READING: Final = "extraction"


class ZoneDesk(QObject):
    """Leads from the reader's paragraphs to decisions, and runs what reads originals again."""

    rules_read = Signal(object)

    def __init__(
        self,
        look: Look,
        window: Window,
        library: Path,
        search: SearchDesk,
        article: ArticleDesk,
        reading: Reading,
        reader: ReaderPanel,
        deciding: Deciding,
        keeping: Keeping,
        upkeep: Upkeep,
        status: StatusLine,
        runner: Runner[LibraryTools],
        notices: Notices,
    ) -> None:
        super().__init__(window)
        self._look, self._window, self._search, self._article = look, window, search, article
        self._reading, self._reader, self._deciding = reading, reader, deciding
        self._keeping, self._upkeep, self._status = keeping, upkeep, status
        self._runner, self._notices = runner, notices
        self._zones = ZoneDeciding(deciding)
        self._rereading = Task(library, self)
        self._rereading.ended.connect(self._on_reread)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what these commands do."""
        return {
            **{command: partial(self._move, zone) for command, zone in ZONE_COMMANDS.items()},
            "zone.rule": self._make_rule_here,
            "zone.rules": self._list_rules,
            "article.reextract": self._reread_article,
            "source.reextract": self._reread_source,
            "library.reextract": self._reread_older,
        }

    def shut_down(self) -> None:
        """Stop what runs, for the window closes: what was read again so far stays."""
        self._rereading.stop()

    def make_rule(self, article: int, start: int) -> None:
        """Say that what a paragraph is now, it is on all pages of its source."""
        self._zones.make_rule(article, start)

    def _move(self, zone: Zone) -> None:
        content, starts = self._reader.content, self._wanted()
        if content is not None and starts:
            self._zones.move(content.article.id, content.version, starts, zone)

    def _make_rule_here(self) -> None:
        content, starts = self._reader.content, self._wanted()
        if content is None or not starts:
            return
        if len(starts) > 1:
            self._notices.say("A rule is made of one paragraph", "Several are selected.", icon="info", role="text_2")
            return
        self._zones.make_rule(content.article.id, starts[0], content.version)

    def _wanted(self) -> tuple[int, ...]:
        starts = self._reader.wanted_paragraphs()
        if not starts:
            self._notices.say(
                "Which paragraph?", "None was marked in sight. The one that is marked now is meant by the next key.",
                icon="info", role="text_2",
            )  # fmt: skip
        return starts

    # Rules ------------------------------------------------------------------------------------------------------

    def _list_rules(self) -> None:
        # Dialogs are loaded when they are opened: the window is there sooner.
        from ui.dialogs.zone_rules import ZoneRulesDialog

        def run(tools: LibraryTools, _ctx: JobContext) -> Sequence[ZoneRule]:
            return list_rules(tools.library)

        dialog = ZoneRulesDialog(self._look, self._window)
        dialog.kept_changed.connect(self._on_kept_changed)
        dialog.chosen.connect(self._on_source_chosen)
        self.rules_read.connect(dialog.show_rules)
        self._runner.read("zone rules", run, self.rules_read.emit, self._deciding.failed.emit)
        dialog.ask()

    @Slot(object, bool)
    def _on_kept_changed(self, rule: ZoneRule, is_kept: bool) -> None:
        self._zones.set_rule(rule, is_kept=is_kept)

    @Slot(object)
    def _on_source_chosen(self, source: str) -> None:
        self._search.set_query(query_terms.with_term("", "source", source))

    # Reading again ----------------------------------------------------------------------------------------------

    def _reread_article(self) -> None:
        article = self._article.subject()
        if article is not None:
            self._reread("Reading the original again…", str(article))

    def _reread_source(self) -> None:
        article = self._article.article
        source = "" if article is None else source_key(article.domain, article.source)
        if source:
            self._reread("Reading all originals of this source again…", f"--source={source}")
        else:
            self._notices.warn("No source is known of this article. Read its original alone again.")

    def _reread_older(self) -> None:
        self._reread("Reading older originals again…")

    def _reread(self, says: str, *arguments: str) -> None:
        if self._rereading.is_running:
            self._notices.say("Originals are being read again", "One after the other.", icon="info", role="text_2")
            return
        self._status.show_work(says)
        self._rereading.run("reextract", *arguments)

    @Slot(object)
    def _on_reread(self, outcome: TaskOutcome) -> None:
        self._status.show_work("")
        if not outcome.has_worked:
            self._notices.warn(outcome.said or "The originals were not read again. Try again later.")
            return
        changed = sum(line.startswith(b"changed ") for line in outcome.output.splitlines())
        if not changed:
            self._notices.say("Read again", outcome.said)
            return
        self._deciding.look_for_undo()
        self._keeping.read_again()
        self._keeping.refresh()
        self._reading.reload(self._search.found)
        self._upkeep.want("reindex --changed")

        def run(tools: LibraryTools, _ctx: JobContext) -> Decision | None:
            last = next_undo(tools.library)
            # With all articles of its step.
            return None if last is None else get_decision(tools.library.connection, last.step or last.seq)

        def say(answer: Answer) -> None:
            last: Decision | None = answer.value if answer.error is None else None
            # The library is read in several steps; of these only the last would be taken back.
            is_all = last is not None and last.kind == _READING and len(last.articles) == changed
            actions = (("Undo", (UNDO, last.seq)),) if last is not None and is_all else ()
            self._notices.say(f"{amount(changed, 'article')} read differently now", outcome.said, actions=actions)

        self._runner.ask("last reading", run, say)
