"""Reading XML strictly: no document type, no entities, no network, bounded size."""

from __future__ import annotations

from typing import Any

from lxml import etree

from feel.dmn.errors import ForbiddenXml, ModelTooLarge, NotXml

MAX_BYTES = 8 * 1024 * 1024

Node = etree._Element


def parse_xml(source: bytes | Node | etree._ElementTree, *, max_bytes: int = MAX_BYTES) -> Node:
    """The root element; a tree parsed elsewhere is held to the same rules."""
    if isinstance(source, bytes):
        if len(source) > max_bytes:
            raise ModelTooLarge(size=len(source), limit=max_bytes)
        root = _parse(source)
    else:
        root = source.getroot() if isinstance(source, etree._ElementTree) else source
    info: Any = root.getroottree().docinfo
    # A tree parsed elsewhere may have lost its text, but not its document type.
    if info.doctype or info.internalDTD is not None:
        raise ForbiddenXml()
    return root


def _parse(source: bytes) -> Node:
    # huge_tree stays off: libxml2 then bounds depth and text size itself.
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(source, parser)
    except etree.XMLSyntaxError as exc:
        raise NotXml(reason=exc.msg or str(exc), line=exc.lineno or 0) from exc


def local_name(node: Node) -> str:
    """The tag without its namespace; comments and the like have none."""
    tag = node.tag
    if not isinstance(tag, str):
        return ""
    return tag.rpartition("}")[2]


def namespace_of(node: Node) -> str:
    """The namespace of a tag, empty where there is none."""
    tag = node.tag
    if not isinstance(tag, str) or not tag.startswith("{"):
        return ""
    return tag[1:].partition("}")[0]
