"""The timeline as a picture: as drawn, with its caption, and without anything of a page run or loaded by whoever opens it."""

import xml.etree.ElementTree as ElementTree

from PySide6.QtGui import QImage

from tests.ui.timeline.making import named, published
from ui.panels.timeline import TimelinePanel
from workbench.timeline import TimelineData

DATA = TimelineData(
    (published(1, "1962-10-24", title="<script>alert(1)</script>"),), (2,), (named(1, "1962-10-22", None, "cuba"),), 1
)


def shown(qtbot, look):
    panel = TimelinePanel(look)
    qtbot.addWidget(panel)
    panel.resize(900, 260)
    panel.load()
    panel.show_data(DATA, (("cuba", "Cuba <b>&</b>", 0),))
    panel.show()
    qtbot.waitExposed(panel)
    return panel


def test_a_picture_has_the_plot_and_a_caption(qtbot, look):
    panel = shown(qtbot, look)
    image = QImage.fromData(panel.picture("ships & <boats>", "png"))
    body = panel._body
    assert (image.width(), image.height()) == (2 * body.width(), 2 * (body.height() + 40))
    ground = image.pixel(image.width() - 4, image.height() - 4)
    drawn = sum(image.pixel(x, y) != ground for x in range(0, image.width(), 3) for y in range(0, body.height(), 3))
    written = sum(
        image.pixel(x, y) != ground
        for x in range(image.width() // 2)
        for y in range(image.height() - 60, image.height())
    )
    assert drawn > 500
    assert written > 200
    caption = panel.caption("ships & <boats>")
    assert caption.startswith("ships & <boats> · 1 article on 24 Oct 1962, 1 undated · shown: ")
    assert panel.caption("").startswith("All articles · ")


def test_a_drawing_is_plain_svg(qtbot, look):
    panel = shown(qtbot, look)
    root = ElementTree.fromstring(panel.picture("ships \x01 \uffff & <b>", "svg"))
    names = {element.tag.partition("}")[2] for element in root.iter()}
    assert "script" not in names
    assert {"text", "path"} <= names or {"text", "rect"} <= names
    links = [v for e in root.iter() for k, v in e.attrib.items() if k.endswith("href") and not v.startswith("data:")]
    assert links == []
    assert any("Cuba <b>&</b>" in (element.text or "") for element in root.iter())


def test_without_a_plot_there_is_no_picture(qtbot, look):
    panel = TimelinePanel(look)
    qtbot.addWidget(panel)
    assert panel.picture("ships", "png") == b""
