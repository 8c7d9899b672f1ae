"""Small widgets take from the style sheet what they are told to."""

from ui.look.pieces import label


def test_a_label_has_the_size_that_it_is_given(look, qtbot):
    for step, size_px in (("meta", 12), ("", 13), ("empty", 20)):
        widget = label("Text", size=step)
        qtbot.addWidget(widget)
        widget.ensurePolished()
        assert widget.font().pixelSize() == size_px
