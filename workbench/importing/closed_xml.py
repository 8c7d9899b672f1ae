"""The one parser of XML: it expands no entities, loads nothing from elsewhere, and drops comments and processing instructions."""

from lxml import etree


def closed_parser(*, recover: bool = False, huge_tree: bool = False, encoding: str | None = None) -> etree.XMLParser:
    """Return a parser.

    Args:
        recover: Mend what is not quite XML.
        huge_tree: Lift libxml2's limits (256 levels, ten million characters in one piece), for whoever has limits of their own.
        encoding: Of the bytes, whatever they declare.
    """
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
        recover=recover,
        huge_tree=huge_tree,
        encoding=encoding,
    )
