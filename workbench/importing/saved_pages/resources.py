"""What was saved with a page, taken out of its file only when somebody asks for it."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final
from urllib.parse import unquote

from workbench.importing.page.images import Resource

# The largest picture of a page; films and archives are larger, and nobody asks for them.
RESOURCE_BYTES_MAX: Final = 64 * 1024**2
# All that is taken out for one page: what is packed may unpack to any size.
_ALL_BYTES_MAX: Final = 384 * 1024**2

# Returns the bytes, none where they are damaged or more than so many.
Take = Callable[[int], bytes]


class SavedResources(Mapping[str, Resource]):
    """Files that were saved with a page, by each address under which the page may name them."""

    def __init__(self) -> None:
        self._found: dict[str, Resource] = {}
        self._by_spelling: dict[str, Resource] = {}
        self._room = _ALL_BYTES_MAX

    def add(self, media_type: str, take: Take, *addresses: str | None) -> None:
        """Add a file; of two with one address the first counts."""
        resource = _Saved(media_type, lambda: self._taken(take))
        for address in addresses:
            if address:
                self._found.setdefault(address, resource)
                self._by_spelling.setdefault(unquote(address), resource)

    def _taken(self, take: Take) -> bytes:
        data = take(min(self._room, RESOURCE_BYTES_MAX))
        self._room -= len(data)
        return data

    def __getitem__(self, address: str) -> Resource:
        # A page writes "a b.png" or "a%20b.png" for the same file.
        return self._found.get(address) or self._by_spelling[unquote(address)]

    def __contains__(self, address: object) -> bool:
        return address in self._found

    def __iter__(self) -> Iterator[str]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)


class _Saved(Resource):
    """A file whose bytes are taken out when they are asked for."""

    __slots__ = ("_take",)
    _take: Callable[[], bytes]

    def __init__(self, media_type: str, take: Callable[[], bytes]) -> None:
        # Not by way of Resource, which would want the bytes now.
        object.__setattr__(self, "media_type", media_type)
        object.__setattr__(self, "_take", take)

    @property
    def data(self) -> bytes:
        """The bytes, each time anew: a page asks once."""
        taken: bytes = self._take()
        return taken
