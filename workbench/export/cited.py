"""What is exported, as it is cited."""

from workbench.citing.cited import Cited, clean, day_saved
from workbench.export.base import ExportedArticle
from workbench.model import DateClaim, DateState


def cited_of(article: ExportedArticle) -> Cited:
    """Return an exported article as it is cited, its sentences as notes."""
    return Cited(
        id=article.id,
        title=clean(article.title),
        source=clean(article.source),
        authors=tuple(filter(None, map(clean, article.authors))),
        published=DateClaim(article.published, DateState(article.published_state)),
        section=clean(article.section or ""),
        language=clean(article.language or ""),
        url=clean(article.url or ""),
        saved=day_saved(article.saved),
        sha256=article.sha256,
        tags=tuple(filter(None, map(clean, article.tags))),
        notes=tuple(clean(snippet.text) for snippet in article.snippets),
    )
