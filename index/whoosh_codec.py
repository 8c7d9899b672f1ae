"""The reading half of a codec for Whoosh: terms, documents and columns of our segments. There is nothing to write.

Whoosh is handed no storage, so that it has no file to open.
"""

from collections.abc import Iterator
from typing import Any

import numpy as np
from whoosh.codec import base
from whoosh.columns import ColumnReader
from whoosh.reading import TermInfo

from index.dictionary import as_bytes
from index.segment import CATEGORIES
from index.syntax import WORD_FIELDS
from index.whoosh_documents import Documents, Postings
from index.whoosh_fields import DAY_FIELDS, ID_FIELD
from index.whoosh_matcher import PostingsMatcher

COLUMNS = (ID_FIELD, *DAY_FIELDS, *CATEGORIES)
_NAMES = tuple(sorted((*WORD_FIELDS, *COLUMNS)))


class ArticleCodec(base.Codec):
    """What Whoosh's reader of a segment asks for its parts."""

    def __init__(self, documents: Documents) -> None:
        self._documents = documents

    def terms_reader(self, storage: None, segment: Any) -> "ArticleTerms":  # noqa: ARG002  (Whoosh's interface)
        """Return the reader of terms."""
        return ArticleTerms(self._documents)

    def per_document_reader(self, storage: None, segment: Any) -> "ArticleDocuments":  # noqa: ARG002
        """Return the reader of documents."""
        return ArticleDocuments(self._documents)


class ArticleSegment(base.Segment):
    """All live articles as the one segment that Whoosh sees."""

    def __init__(self, documents: Documents) -> None:
        super().__init__("dateline")
        self._documents = documents

    def codec(self) -> ArticleCodec:
        """Return its codec."""
        return ArticleCodec(self._documents)

    def doc_count_all(self) -> int:
        """Count the documents."""
        return self._documents.count

    def deleted_count(self) -> int:
        """Count none: what was deleted is left out."""
        return 0

    def deleted_docs(self) -> frozenset[int]:
        """Return none."""
        return frozenset()

    def is_deleted(self, docnum: int) -> bool:  # noqa: ARG002  (Whoosh's interface)
        """Say no."""
        return False


class ArticleTerms(base.TermsReader):
    """The terms of all fields."""

    def __init__(self, documents: Documents) -> None:
        self._documents = documents

    def _postings(self, fieldname: str, text: bytes) -> Postings:
        found = self._documents.terms(fieldname).postings(text)
        if found is None:
            raise KeyError((fieldname, text))
        return found

    def __contains__(self, term: tuple[str, bytes]) -> bool:
        fieldname, text = term
        return self._documents.terms(fieldname).postings(text) is not None

    def cursor(self, fieldname: str, fieldobj: Any) -> "ArticleCursor":
        """Return a cursor over the terms of a field."""
        return ArticleCursor(self, fieldname, fieldobj)

    def terms(self) -> Iterator[tuple[str, bytes]]:
        """Yield every field and term, sorted."""
        return self.terms_from(_NAMES[0], b"")

    def terms_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[str, bytes]]:
        """Yield them from one on."""
        for name in _NAMES:
            if name >= fieldname:
                for term in self.of_field(name, prefix if name == fieldname else b""):
                    yield name, term

    def of_field(self, fieldname: str, start: bytes) -> Iterator[bytes]:
        """Yield the terms of one field from one on."""
        return self._documents.terms(fieldname).from_term(start)

    def items(self) -> Iterator[tuple[tuple[str, bytes], Any]]:
        """Yield every field and term with what is known about it."""
        return self.items_from(_NAMES[0], b"")

    def items_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[tuple[str, bytes], Any]]:
        """Yield them from one on."""
        return ((term, self.term_info(*term)) for term in self.terms_from(fieldname, prefix))

    def term_info(self, fieldname: str, text: bytes) -> Any:
        """Return what is known about a term; KeyError where there is none."""
        postings = self._postings(fieldname, text)
        shortest = longest = 1
        if fieldname in WORD_FIELDS:
            lengths = self._documents.rounded_lengths(fieldname)[postings.documents]
            shortest, longest = int(lengths.min()), int(lengths.max())
        return TermInfo(
            weight=float(postings.frequencies.sum()),
            df=len(postings.documents),
            minlength=shortest,
            maxlength=longest,
            maxweight=float(postings.frequencies.max()),
            minid=int(postings.documents[0]),
            maxid=int(postings.documents[-1]),
        )

    def frequency(self, fieldname: str, text: bytes) -> int:
        """Count how often a term stands anywhere; KeyError where there is none."""
        return int(self._postings(fieldname, text).frequencies.sum())

    def doc_frequency(self, fieldname: str, text: bytes) -> int:
        """Count the documents that have a term; KeyError where there is none."""
        return len(self._postings(fieldname, text).documents)

    def matcher(self, fieldname: str, text: bytes, format_: Any, scorer: Any = None) -> PostingsMatcher:
        """Return a matcher of a term."""
        return PostingsMatcher(self._postings(fieldname, text), format_, (fieldname, text), scorer)

    def indexed_field_names(self) -> list[str]:
        """Return the names of the fields that have any term."""
        return [name for name in _NAMES if next(self.of_field(name, b""), None) is not None]


class ArticleCursor(base.FieldCursor):
    """A place among the terms of a field."""

    def __init__(self, terms: ArticleTerms, fieldname: str, fieldobj: Any) -> None:
        self._terms = terms
        self._fieldname = fieldname
        self._field = fieldobj
        self.first()

    def first(self) -> Any:
        """Go to the first term."""
        return self.find(b"")

    def find(self, string: str | bytes) -> Any:
        """Go to the first term from one on."""
        start = as_bytes(string) if isinstance(string, str) else string
        self._rest = self._terms.of_field(self._fieldname, start)
        return self.next()

    def next(self) -> Any:
        """Go to the next term, and return its text."""
        self._term = next(self._rest, None)
        return self.text()

    def text(self) -> Any:
        """Return the text of the term; None after the last."""
        return None if self._term is None else self._field.from_bytes(self._term)

    def term(self) -> bytes | None:
        """Return the term as it is stored."""
        return self._term

    def term_info(self) -> Any:
        """Return what is known about the term."""
        return None if self._term is None else self._terms.term_info(self._fieldname, self._term)

    def is_valid(self) -> bool:
        """Say whether it stands at a term."""
        return self._term is not None


class ArticleDocuments(base.PerDocumentReader):
    """What is known about each document."""

    def __init__(self, documents: Documents) -> None:
        self._documents = documents
        self._lengths: dict[str, list[int]] = {}

    def doc_count(self) -> int:
        """Count the documents."""
        return self._documents.count

    def doc_count_all(self) -> int:
        """Count the documents, of which none is deleted."""
        return self._documents.count

    def has_deletions(self) -> bool:
        """Say no: what was deleted is left out."""
        return False

    def is_deleted(self, docnum: int) -> bool:  # noqa: ARG002  (Whoosh's interface)
        """Say no."""
        return False

    def deleted_docs(self) -> frozenset[int]:
        """Return none."""
        return frozenset()

    def all_doc_ids(self) -> Iterator[int]:
        """Yield the number of every document."""
        return iter(range(self._documents.count))

    def supports_columns(self) -> bool:
        """Say yes."""
        return True

    def has_column(self, fieldname: str) -> bool:
        """Say whether a field has a value for each document."""
        return fieldname in COLUMNS

    def list_columns(self) -> tuple[str, ...]:
        """Return the fields that do."""
        return COLUMNS

    def column_reader(self, fieldname: str, column: Any) -> "ArrayColumn":  # noqa: ARG002  (Whoosh's interface)
        """Return the values of a field."""
        if fieldname == ID_FIELD:
            return ArrayColumn(self._documents.ids.tolist())
        if fieldname in DAY_FIELDS:
            return ArrayColumn(self._documents.days(fieldname).tolist())
        values, codes = self._documents.values(fieldname)
        encoded = [as_bytes(value) for value in values]
        return ArrayColumn([encoded[code] for code in codes.tolist()])

    def doc_field_length(self, docnum: int, fieldname: str, default: int = 0) -> int:
        """Return how many words a document has in a field, as roughly as it is scored by."""
        if fieldname not in WORD_FIELDS:
            return default
        # Asked for each document that is scored: of an array it would take several times as long.
        lengths = self._lengths.get(fieldname)
        if lengths is None:
            lengths = self._lengths[fieldname] = self._documents.rounded_lengths(fieldname).astype(np.int64).tolist()
        return lengths[docnum] or default

    def field_length(self, fieldname: str) -> int:
        """Count the words of a field."""
        return int(self._documents.lengths(fieldname).sum()) if fieldname in WORD_FIELDS else 0

    def min_field_length(self, fieldname: str) -> int:
        """Return the least number of words that any document has in a field."""
        return self._extreme(fieldname, np.min)

    def max_field_length(self, fieldname: str) -> int:
        """Return the greatest number of words that any document has in a field."""
        return self._extreme(fieldname, np.max)

    def _extreme(self, fieldname: str, choose: Any) -> int:
        if fieldname not in WORD_FIELDS or not self._documents.count:
            return 0
        return int(choose(self._documents.rounded_lengths(fieldname)))

    def stored_fields(self, docnum: int) -> dict[str, int]:
        """Return the article id of a document."""
        return {ID_FIELD: int(self._documents.ids[docnum])}


class ArrayColumn(ColumnReader):
    """The values of a column, one a document."""

    def __init__(self, values: list[Any]) -> None:
        self._values = values
        self._is_reverse = False

    def __len__(self) -> int:
        return len(self._values)

    def __getitem__(self, docnum: int) -> Any:
        return self._values[docnum]

    def __iter__(self) -> Iterator[Any]:
        return iter(self._values)

    def sort_key(self, docnum: int) -> Any:
        """Return what documents are sorted by."""
        return -self._values[docnum] if self._is_reverse else self._values[docnum]

    def set_reverse(self) -> None:
        """Sort the other way round; Whoosh asks it of numbers alone."""
        self._is_reverse = True
