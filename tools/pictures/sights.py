"""What is done before a picture of an original is taken: pictures in the text, pages of a PDF, sources, mails."""

from pathlib import Path

from tools.pictures.stage import Stage
from ui.commands import Place
from ui.panels.reader.view import View


def scroll_to_picture(number: int, stage: Stage) -> None:
    """Have a picture in the middle of the reader, and wait until it is there."""
    page = stage.desk.reader._page
    stage.desk.window.focus(Place.READER)
    stage.wait(lambda: page.is_whole)
    images = page.pictures.all()
    image = images[min(number, len(images) - 1)]
    place = next(p for p in page.pictures._places() if p.piece.picture == image)
    bar = page.verticalScrollBar()
    box = page.document().documentLayout().blockBoundingRect(page.document().findBlock(place.position))
    bar.setValue(round(box.top()) - 90)
    stage.wait(lambda: page.pictures.shelf.seen(image) is not None)
    stage.rest()


def show_pictures(number: int, stage: Stage, _folder: Path) -> None:
    """Show a picture of the article in its text."""
    scroll_to_picture(number, stage)


def show_original(stage: Stage, _folder: Path) -> None:
    """Show all of the page, with its pictures."""
    stage.desk.reader.set_view(View.ORIGINAL)
    scroll_to_picture(0, stage)


def show_pages(stage: Stage, _folder: Path) -> None:
    """Show the pages of a PDF, and go to its second hit."""
    desk = stage.desk
    desk.window.focus(Place.READER)
    desk.reader.set_view(View.ORIGINAL)
    sheets = desk.reader.sheets
    stage.wait(lambda: sheets.view.count)
    for _ in range(2):
        desk.reader.hits.next()
    stage.wait(lambda: sheets.view._now is not None)
    stage.wait(lambda: sheets.store.drawn(sheets.view.page) is not None)
    stage.rest(1)


def wait_for_mail(stage: Stage) -> None:
    """Wait until the header of the mail that is read is known."""
    stage.desk.window.focus(Place.READER)
    stage.wait(lambda: stage.desk.mails._known is not None)
    stage.rest()
