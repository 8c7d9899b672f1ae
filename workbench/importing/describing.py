"""Lays what a container, or a list of references, says of a document over what the document says of itself."""

from workbench.importing.draft import Draft, DraftBlock
from workbench.importing.page.metadata import domain_of, http_url
from workbench.model import BlockKind, DateClaim, DateState, Description, Zone


def describe(draft: Draft, said: Description) -> None:
    """Fill in what a draft does not say of itself; where the description outranks it, the other way round."""
    url = http_url(said.url)
    if url and (said.outranks or not draft.url):
        draft.url, draft.domain = url, domain_of(url)
        draft.source = draft.source or draft.domain
    if said.title and (said.outranks or not draft.title):
        draft.title = said.title
        if not any(block.zone is Zone.TITLE for block in draft.blocks):
            draft.blocks.insert(0, DraftBlock(Zone.TITLE, said.title, BlockKind.HEADING, 1))
    if said.authors and (said.outranks or not draft.authors):
        draft.authors = said.authors
    if said.source and (said.outranks or not draft.source or draft.source == draft.domain):
        draft.source = said.source
    if said.published and (said.outranks or draft.published.state is not DateState.STATED):
        draft.published = DateClaim(said.published, DateState.STATED, said.basis)
    draft.language = draft.language or said.language
    draft.saved = draft.saved or said.saved


def inherited(own: Description, outer: Description) -> Description:
    """Return what is said of a part: by its own container first, else by the one in which that lies."""
    return Description(
        title=own.title,
        authors=own.authors,
        source=own.source or outer.source,
        url=own.url or outer.url,
        published=own.published,
        saved=own.saved or outer.saved,
        language=own.language or outer.language,
        tags=tuple(dict.fromkeys((*own.tags, *outer.tags))),
        notes=(*own.notes, *outer.notes),
        written=(*own.written, *outer.written),
        is_starred=own.is_starred or outer.is_starred,
        is_read=own.is_read or outer.is_read,
        basis=own.basis or outer.basis,
        outranks=own.outranks,
        is_whole=own.is_whole,
        charset=own.charset,
    )
