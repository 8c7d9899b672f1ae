"""Actors at the place where one reads: made of what is selected, a mention put right, and who is named in the selection."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, QTimer, Slot

from ui.desk.choosing_actor import ChoosingActor
from ui.desk.deciding_actors import ActorDeciding
from ui.desk.reading import OpenArticle, Reading
from ui.floating.notices import Notices
from ui.look.theme import Look
from ui.panels.actors import ActorsPanel
from ui.panels.reader.panel import ReaderPanel
from ui.window import Window
from workbench.actors import actors_within
from workbench.annotate.findings import Actor, ActorKind
from workbench.annotate.own import OwnName

# Who drags a selection wants the panel when it rests.
_REST_MS = 150
# Longer names nobody has; whoever selects more of the text wants to copy it.
_NAME_CHARS_MAX = 120


@dataclass(frozen=True, slots=True)
class _Spot:
    """A stretch of a reading of an article, as it is written there, and whom it is taken to name."""

    article: int
    version: int
    span: tuple[int, int]
    words: str
    named: Actor | None


class ActorHereDesk(QObject):
    """Asks what a name of the text is, and has it written."""

    def __init__(
        self,
        look: Look,
        window: Window,
        reading: Reading,
        choosing: ChoosingActor,
        acts: ActorDeciding,
        panel: ActorsPanel,
        reader: ReaderPanel,
        notices: Notices,
    ) -> None:
        super().__init__(window)
        self._look, self._window, self._reading, self._choosing = look, window, reading, choosing
        self._acts, self._panel, self._reader, self._notices = acts, panel, reader, notices
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._on_rested)
        reader.selection_changed.connect(self._rest.start)
        reading.opened.connect(self._on_opened)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what the commands about a name of the text do."""
        return {"actor.from-selection": self._ask_what_it_is, "actor.mention": self._ask_who_it_is}

    def shut_down(self) -> None:
        """Look at the selection no more, for the window closes."""
        self._rest.stop()

    def _spot(self, *, of_mention: bool) -> _Spot | None:
        """Return what a key is about: what is selected within a line, else the mention under the cursor; for `of_mention` that first."""
        opened = self._reading.article
        if opened is None or self._reader.content is None:
            return None
        content, mention = opened.content, self._reader.current_mention()
        spans = self._reader.at_hand.selected_spans()
        span = None if mention is None else (mention.start, mention.end)
        if len(spans) == 1 and not (of_mention and span is not None):
            span = _trimmed(content.document.text, spans[0])
        if span is None or span[0] >= span[1]:
            return None
        named = next((one.actor for one in content.mentions if one.start < span[1] and span[0] < one.end), None)
        actor = next((one.count.actor for one in opened.actors if one.count.actor.id == named), None)
        words = " ".join(content.document.text[slice(*span)].split())
        return _Spot(content.article.id, content.version, span, words, actor)

    def _ask_what_it_is(self) -> None:
        spot = self._spot(of_mention=False)
        if spot is None:
            self._notices.say(
                "No name is selected", "Select one in the text, or put the cursor on a mention.", icon="info", role="text_2"
            )  # fmt: skip
            return
        if len(spot.words) > _NAME_CHARS_MAX:
            self._notices.say(
                "More is selected than a name", "Select only the name of the actor.", icon="info", role="text_2"
            )
            return
        from ui.dialogs.actor_here import ActorHereDialog

        kind = ActorKind.ORGANISATION if spot.named is None else spot.named.kind
        dialog = ActorHereDialog(
            self._look, self._window, spot.words, kind, "" if spot.named is None else spot.named.name
        )
        then: list[Callable[[], None]] = []
        dialog.made.connect(lambda name, kind: then.append(partial(self._acts.make, name, kind)))
        dialog.alias_wanted.connect(lambda name: then.append(partial(self._ask_whose, name)))
        dialog.mention_wanted.connect(lambda: then.append(partial(self._ask_who, spot)))
        dialog.nobody_meant.connect(lambda: then.append(partial(self._rule, spot, None)))
        dialog.never_meant.connect(lambda name: then.append(partial(self._acts.add_name, OwnName(name, ""))))
        dialog.ask()
        # Once that dialog is gone: one stands on the window and not on another.
        for act in then:
            act()

    def _ask_who_it_is(self) -> None:
        spot = self._spot(of_mention=True)
        if spot is None:
            self._notices.say(
                "There is no mention here", "Go to one with Alt+F3, press it, or select it.", icon="info", role="text_2"
            )
        else:
            self._ask_who(spot)

    def _ask_who(self, spot: _Spot) -> None:
        so_far = "Taken for nobody so far." if spot.named is None else f"Taken for {spot.named.name} so far."
        self._choosing.ask(
            f"Who is “{spot.words}” here?",
            f"{so_far} Only this mention changes.",
            "It is this one",
            partial(self._rule, spot),
            like=spot.named,
            nobody=("It is nobody", partial(self._rule, spot, None)) if spot.named is not None else None,
        )

    def _ask_whose(self, name: str) -> None:
        self._choosing.ask(
            f"Whose name is “{name}”?",
            "It means the one that you choose wherever it stands.",
            "Give it this name",
            lambda actor: self._acts.add_name(OwnName(name, actor.id)),
        )

    def _rule(self, spot: _Spot, actor: Actor | None) -> None:
        self._acts.rule_mention(spot.article, spot.version, spot.span, actor)

    # Who is named in what is selected

    @Slot(object)
    def _on_opened(self, _opened: OpenArticle) -> None:
        # Another page has no selection yet, and the same one other mentions.
        self._rest.start()

    @Slot()
    def _on_rested(self) -> None:
        opened, spans = self._reading.article, self._reader.at_hand.selected_spans()
        if opened is None or not spans:
            self._panel.show_selection(None)
        else:
            self._panel.show_selection(actors_within(opened.actors, opened.content.document, spans))


def _trimmed(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """Return a span without the blanks at its ends: a double click takes one along."""
    words = text[slice(*span)]
    start = span[0] + len(words) - len(words.lstrip())
    return start, start + len(words.strip())
