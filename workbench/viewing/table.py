"""The original that lies on the worker's table, and what is seen of it. Runs in the worker."""

from collections.abc import Callable
from functools import cached_property

from workbench.errors import RefusedError
from workbench.importing.answering import file_of, refusal_of, trouble_of
from workbench.importing.draft import DraftImage
from workbench.importing.formats import Reader, kind_of
from workbench.importing.messages import Act, Task
from workbench.importing.saved_file import SavedFile
from workbench.viewing.mail_head import read_mail_head
from workbench.viewing.messages import (
    Answered,
    MailHead,
    Opened,
    PageHits,
    PageSizes,
    PageText,
    Pixels,
    Sight,
    Source,
    Wish,
)
from workbench.viewing.pages import Pages
from workbench.viewing.pictures import decode_picture
from workbench.viewing.source import read_source

_NO_PICTURE = "it is not in the original any more"


class Original:
    """One document as it was saved; what is asked of it more than once is found out once."""

    def __init__(self, file: SavedFile) -> None:
        self.file = file

    @cached_property
    def pictures(self) -> dict[str, DraftImage]:
        """The pictures that it carries by their hashes: found by whoever read it, so that they are those that were listed."""
        kind = kind_of(self.file)
        return {image.sha256: image for image in kind.read(self.file).images} if isinstance(kind, Reader) else {}

    @cached_property
    def pages(self) -> Pages:
        """Its pages, where it is a PDF."""
        return Pages(self.file.data)

    def close(self) -> None:
        """Let go of what is held outside of Python."""
        if "pages" in self.__dict__:
            self.pages.close()


class Table:
    """Answers one wish after the other. Whatever an original breaks, it breaks for one answer."""

    def __init__(self) -> None:
        self._original: Original | None = None

    def answer(self, wish: Wish, data: bytes) -> tuple[Answered, bytes]:
        """Return the answer to a wish, with the pixels that follow it."""
        failed: dict[Sight, Callable[..., Answered]] = {
            Sight.OPEN: Opened,
            Sight.PICTURE: Pixels,
            Sight.PAGES: PageSizes,
            Sight.PAGE: Pixels,
            Sight.PAGE_TEXT: PageText,
            Sight.HITS: PageHits,
            Sight.PLACE: PageHits,
            Sight.SOURCE: Source,
            Sight.MAIL: MailHead,
        }
        try:
            return self._see(wish, data)
        except Exception as error:  # noqa: BLE001 - the guard for one sight
            return failed[wish.sight](reason=refusal_of(error), trouble=trouble_of(error)), b""

    def _see(self, wish: Wish, data: bytes) -> tuple[Answered, bytes]:
        if wish.sight is Sight.OPEN:
            if self._original is not None:
                self._original.close()
            self._original = None
            task = Task(wish.name, wish.size_bytes, Act.READ, wish.member, wish.description, wish.choices)
            self._original = Original(file_of(task, data))
            return Opened(), b""
        if self._original is None:
            raise RefusedError("no original is open")
        return _see(self._original, wish)


def _see(original: Original, wish: Wish) -> tuple[Answered, bytes]:
    match wish.sight:
        case Sight.PICTURE:
            image = original.pictures.get(wish.picture)
            if image is None:
                raise RefusedError(_NO_PICTURE)
            return decode_picture(image.data, image.media_type, wish.width_px, wish.height_px)
        case Sight.PAGE:
            return original.pages.draw(wish.page, wish.width_px)
        case Sight.SOURCE:
            return read_source(original.file), b""
        case Sight.MAIL:
            return read_mail_head(original.file), b""
        case Sight.PAGES:
            return original.pages.sizes(), b""
        case Sight.PAGE_TEXT:
            return original.pages.text(wish.page), b""
        case Sight.HITS:
            return original.pages.hits(wish.page, wish.words), b""
        case Sight.PLACE:
            before, middle, after = wish.words
            return original.pages.place(wish.page, before, middle, after), b""
        case Sight.OPEN:
            raise RefusedError("it is open already")
