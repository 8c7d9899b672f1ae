"""Takes one picture, in a process of its own."""

import os
import tempfile
from pathlib import Path

from PySide6.QtGui import QPixmap

from tools.pictures.acts import act
from tools.pictures.scenes import SCENES, SEED
from tools.pictures.stage import Stage, article_named


def render(name: str, library: Path, target: Path) -> None:
    """Take one picture."""
    scene = SCENES.get(name, SEED)
    stage = Stage(library, scene)
    desk = stage.desk
    stage.wait(lambda: desk.search.found is not None)
    if scene.act != "empty":
        stage.wait(lambda: desk.reading.article is not None)
        if scene.query and scene.act != "mistake":
            desk.search.set_query(scene.query)
        elif scene.query:
            desk.bar.field.setText(scene.query)
            desk.bar.text_edited.emit(scene.query, len(scene.query))
        stage.rest(1)
        article = article_named(desk, scene.article)
        if article is not None and article != desk.reading.id:
            desk.article.open(article)
        stage.rest(1)
    else:
        stage.rest(1)
    with tempfile.TemporaryDirectory() as folder:
        picture = act(stage, Path(folder))
        if not isinstance(picture, QPixmap):
            picture = (picture or desk.window).grab()
        picture.save(str(target))
        desk.import_run.shut_down()
    # The picture is on disk, and the library is a copy: nothing has to be closed in order.
    os._exit(0)
