"""Parses the XML of documents: no entities, nothing from elsewhere, no more depth or length than libxml2 allows by itself."""

from typing import Final

from lxml import etree

from workbench.errors import RefusedError
from workbench.importing.closed_xml import closed_parser

_XML: Final = "http://www.w3.org/XML/1998/namespace"
LANGUAGE: Final = f"{{{_XML}}}lang"


def parse_xml(data: bytes, part: str) -> etree._Element:
    """Return the root of an XML part.

    Its limits stay on (`huge_tree`): 256 levels, ten million characters in one piece, and no growth by entities.

    Args:
        data: The part.
        part: What a refusal calls it.
    Raises:
        RefusedError: If it is no sound XML, or declares entities, which no document needs and bombs are made of.
    """
    parser = closed_parser()
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        deep = "depth" in str(error).lower()
        raise RefusedError(
            f"its {part} is nested too deep" if deep else f"its {part} is damaged: no sound XML"
        ) from error
    types = root.getroottree().docinfo.internalDTD
    if types is not None and next(iter(types.iterentities()), None) is not None:
        raise RefusedError(f"its {part} declares entities of its own, which no such document does")
    return root


def local(element: etree._Element) -> str:
    """Return an element's name without its namespace; nothing for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def text_of(element: etree._Element | None) -> str:
    """Return all text in an element as one line."""
    return "" if element is None else " ".join("".join(element.itertext()).split())
