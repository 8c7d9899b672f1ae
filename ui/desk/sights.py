"""What a saved page looked like, at the desk: pictures are fetched from the kept original, one after the other, by a worker."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QImage

from ui.commands import Place
from ui.desk.article import ArticleDesk
from ui.floating.notices import Notices
from ui.look.theme import Look
from ui.panels.reader.panel import ReaderPanel
from ui.panels.reader.pictures import PictureWish, SeenPicture
from ui.runner import Answer, Runner
from ui.window import Window
from workbench.errors import WorkbenchError
from workbench.jobs import JobContext
from workbench.library.store import Library
from workbench.model import Image
from workbench.viewing.kept import original_of
from workbench.viewing.messages import Pixels, Source
from workbench.viewing.viewer import Viewer

# Enough for the largest screen, and no more than the worker sends.
_LARGE_PX = 4_096


@dataclass(frozen=True, slots=True)
class SightTools:
    """What the thread has that looks at originals."""

    library: Library
    viewer: Viewer


def sights_runner(folder: Path, viewer: Viewer) -> Runner[SightTools]:
    """Return the thread that looks at the originals of a library; the worker is started with the first wish."""

    def open_tools() -> SightTools:
        return SightTools(Library.open(folder), viewer)

    def close_tools(tools: SightTools) -> None:
        tools.viewer.stop()
        tools.library.close()

    return Runner("viewing", open_tools, close_tools, only_newest=True)


def as_picture(pixels: Pixels, data: bytes) -> QImage:
    """Return rows of pixels as Qt paints them soonest; nothing is decoded."""
    kind = QImage.Format.Format_RGBA8888 if pixels.has_alpha else QImage.Format.Format_RGB888
    made = QImage(data, pixels.width_px, pixels.height_px, pixels.size_bytes // pixels.height_px, kind)
    painted = QImage.Format.Format_ARGB32_Premultiplied if pixels.has_alpha else QImage.Format.Format_RGB32
    # A copy of its own: the bytes go with this call.
    return made.convertToFormat(painted)


def see_picture(tools: SightTools, article: int, wish: PictureWish) -> SeenPicture:
    """Return a picture of an article, or why it is not shown."""
    try:
        original = original_of(tools.library, article)
        pixels, data = tools.viewer.picture(original, wish.image.sha256, wish.width_px, wish.height_px)
    except WorkbenchError as error:
        return SeenPicture(wish, reason=str(error))
    full = (pixels.full_width_px, pixels.full_height_px)
    return SeenPicture(wish, as_picture(pixels, data), full, is_moving=pixels.is_moving)


class SightDesk(QObject):
    """Leads between reader and worker."""

    def __init__(
        self, look: Look, window: Window, folder: Path, article: ArticleDesk, reader: ReaderPanel, notices: Notices
    ) -> None:
        super().__init__(window)
        self._look, self._window, self._article = look, window, article
        self._reader, self._notices = reader, notices
        self._viewer = Viewer()
        self.runner = sights_runner(folder, self._viewer)
        reader.pictures.wanted.connect(self._on_picture_wanted)
        reader.picture_pressed.connect(self.show_picture)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what these commands do."""
        return {
            "view.picture": self._show_picture_here,
            "view.pictures": self._toggle_pictures,
            "article.source": self._show_source,
        }

    def shut_down(self) -> None:
        """End the worker, whatever it is doing, and the thread that asks it."""
        self._viewer.abort()
        self.runner.close()

    # Pictures in the text ---------------------------------------------------------------------------------------

    @Slot()
    def _on_picture_wanted(self) -> None:
        article = self._reader.content
        wish = None if article is None else self._reader.pictures.next_wish()
        if article is None or wish is None:
            return

        def run(tools: SightTools, _ctx: JobContext) -> SeenPicture:
            return see_picture(tools, article.article.id, wish)

        self.runner.ask("picture", run, partial(self._on_picture_seen, wish))

    def _on_picture_seen(self, wish: PictureWish, answer: Answer) -> None:
        failed = None if answer.error is None else SeenPicture(wish, reason=str(answer.error))
        self._reader.pictures.take(failed or answer.value)

    # One picture, large -----------------------------------------------------------------------------------------

    def _show_picture_here(self) -> None:
        self._window.bring(Place.READER)
        image = self._reader.picture_here()
        if image is None:
            self._notices.say(
                "No picture is in sight", "What the page did not carry with it is not kept.", icon="info", role="text_2"
            )
        else:
            self.show_picture(image)

    @Slot(object)
    def show_picture(self, image: Image) -> None:
        """Show a picture large, with the others of the article a key away."""
        from ui.dialogs.picture import PictureDialog

        content = self._reader.content
        if content is None:
            return
        dialog = PictureDialog(self._look, self._window, self._reader.all_pictures(), image)

        def ask(wanted: Image) -> None:
            def run(tools: SightTools, _ctx: JobContext) -> SeenPicture:
                return see_picture(tools, content.article.id, PictureWish(wanted, _LARGE_PX, _LARGE_PX))

            self.runner.ask("large picture", run, receive)

        def receive(answer: Answer) -> None:
            if answer.error is None:
                dialog.show_seen(answer.value)

        dialog.wanted.connect(ask)
        dialog.begin()
        dialog.ask()
        self.runner.forget("large picture")

    # Source -----------------------------------------------------------------------------------------------------

    def _show_source(self) -> None:
        from ui.dialogs.source import SourceDialog

        content = self._article.reader_here().content
        if content is None:
            return
        article = content.article
        dialog = SourceDialog(self._look, self._window, article)

        def run(tools: SightTools, _ctx: JobContext) -> Source:
            return tools.viewer.source(original_of(tools.library, article.id))

        def receive(answer: Answer) -> None:
            if answer.error is None:
                dialog.show_source(answer.value)
            else:
                dialog.show_reason(str(answer.error))

        self.runner.ask("source", run, receive)
        dialog.ask()
        self.runner.forget("source")

    def _toggle_pictures(self) -> None:
        self._reader.toggle_pictures()
        said = "Pictures are shown" if self._reader.has_pictures else "Pictures are left out"
        self._notices.say(said, icon="view", role="text_2")
