"""Whoosh's view of an index of ours: a reader for `whoosh.searching.Searcher`, over which every query of Whoosh's works.

There is one reader over all segments, not one each: several of Whoosh's queries (Otherwise, words by a pattern, an Or of
few documents) score or even match by what the segment at hand has, and its cursor over several readers finds nothing.
"""

from whoosh.reading import SegmentReader

from index.whoosh_codec import ArticleCodec, ArticleSegment
from index.whoosh_documents import Documents
from index.whoosh_fields import make_schema


class ArticleReader(SegmentReader):
    """The articles of one generation; what is committed later it does not see."""

    def __init__(self, documents: Documents) -> None:
        super().__init__(None, make_schema(), ArticleSegment(documents), codec=ArticleCodec(documents))
        self.documents = documents
