"""The pictures of marks: some made as an analyst makes them, the pane beside the text, and the dialogs that write and grade."""

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tools.pictures.stage import Stage
from ui.commands import Place
from workbench.library.decisions import set_article_grade, set_source_grade
from workbench.library.marks import Colour, MarkKind, marks_of
from workbench.library.rezoning import source_key
from workbench.library.source_grades import source_grades
from workbench.library.store import Library
from workbench.marks.service import make_mark, remove_marks

_NOTES = (
    "Who told the reporter? The wire has the same words an hour earlier.",
    "Ask whether the second letter was known by then.",
    "سؤال إلى المحرر: من قال ذلك؟",
)


def make_some(stage: Stage, folder: object = None) -> None:  # noqa: ARG001 - as every act has it
    """Mark sentences of the open article as one reads it."""
    opened = stage.desk.reading.article
    assert opened is not None
    article, text = opened.content.article, opened.content.document.text
    spans = _sentences(text, [block for block in opened.content.document.blocks if block.zone.value == "body"])
    with Library.open(stage.desk.folder) as library:
        remove_all(library, article.id)
        for number, (kind, colour, note, tags, grade) in enumerate(
            (
                (MarkKind.HIGHLIGHT, Colour.GREEN, "", (), ""),
                (MarkKind.HIGHLIGHT, Colour.AMBER, _NOTES[0], ("to check",), ""),
                (MarkKind.CLAIM, None, "", (), "3"),
                (MarkKind.HIGHLIGHT, Colour.BLUE, "", (), ""),
                (MarkKind.NOTE, None, _NOTES[2] if article.direction == "rtl" else _NOTES[1], (), ""),
                (MarkKind.DISPUTE, None, "", (), ""),
                (MarkKind.FORECAST, None, "", ("deadline",), ""),
                (MarkKind.HIGHLIGHT, Colour.PINK, "", (), ""),
                (MarkKind.HIGHLIGHT, Colour.PURPLE, "", (), ""),
            )
        ):
            if number < len(spans):
                make_mark(library, article.id, spans[number], kind, colour=colour, note=note, tags=tags, grade=grade)
        make_mark(library, article.id, None, MarkKind.NOTE, note="Reread before the talk on Thursday.")
        if not article.grade:
            set_article_grade(library, article.id, "2")
        key = source_key(article.domain, article.source)
        if key and key not in source_grades(library):
            set_source_grade(library, key, "B")
    stage.desk.reading.reload(stage.desk.search.found)
    stage.wait(lambda: bool(stage.desk.reader.content.own))
    if not stage.desk.window.is_shown(Place.MARKS):
        stage.desk.actions.run("view.marks")
    stage.desk.marking.refresh()
    stage.wait(lambda: stage.desk.marks.has_any)
    stage.desk.window.focus(Place.READER)
    stage.rest()


def remove_all(library: Library, article: int) -> None:
    """Take away what an earlier picture has marked."""
    known = marks_of(library.connection, article)
    if known:
        remove_marks(library, [(article, mark.key) for mark in known])


def show_in_pane(stage: Stage, folder: object = None) -> None:
    """Walk the marks in their pane."""
    make_some(stage, folder)
    stage.desk.window.focus(Place.MARKS)
    stage.desk.marks.view.step(1)
    stage.desk.marks.view.step(1)
    stage.rest()


def write(stage: Stage) -> None:
    """Stand on a sentence that a note is written on."""
    stage.desk.window.focus(Place.READER)
    for _ in range(3):
        stage.desk.actions.run("sentence.next")
    stage.rest()


def type_note() -> None:
    """Write into the dialog that is open."""
    QTest.keyClicks(QApplication.focusWidget(), _NOTES[0])


def grade() -> None:
    """Grade in the dialog that is open."""
    QTest.keyClicks(QApplication.focusWidget(), "b2")


def _sentences(text: str, blocks: list) -> list[tuple[int, int]]:
    from workbench.annotate.sentences import split_sentences

    found = []
    for block in blocks:
        found += [(block.start + a, block.start + b) for a, b in split_sentences(text[block.start : block.end])][:2]
    return found
