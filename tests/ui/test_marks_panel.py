"""The pane of marks: narrowed by words, and telling whenever there is another number of them."""

from ui.panels.marks import MarksPanel
from workbench.library.marks import Mark, MarkKind
from workbench.marks.listing import ListedMark


def test_marks_that_come_back_are_told_of(look, qtbot):
    panel = MarksPanel(look)
    qtbot.addWidget(panel)
    mark = Mark(1, "key", MarkKind.NOTE, None, note="Half a thought")
    marks = (ListedMark(mark, "Quarantine", "Watch", None, "ltr"),)
    panel.filter_line.setText("nothing like it")
    panel.show_marks(marks)
    assert not panel.has_any
    with qtbot.waitSignal(panel.filled):
        panel.filter_line.setText("")
    assert panel.has_any
