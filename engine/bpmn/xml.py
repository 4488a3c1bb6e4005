"""Strict XML: what we read is bounded, has no doctype, no entities, and reaches neither disk nor network."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

import engine.bpmn.error_messages  # noqa: F401  registers the sentences
from engine.bpmn.limits import DEFAULT_LIMITS, Deadline, Limits
from engine.bpmn.problem import Problem
from engine.errors import Invalid
from engine.messages import DEFAULT_LANGUAGE, language, message

BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL"
BPMNDI = "http://www.omg.org/spec/BPMN/20100524/DI"
DC = "http://www.omg.org/spec/DD/20100524/DC"
DI = "http://www.omg.org/spec/DD/20100524/DI"
ZEEBE = "http://camunda.org/schema/zeebe/1.0"
MODELER = "http://camunda.org/schema/modeler/1.0"
XSI = "http://www.w3.org/2001/XMLSchema-instance"

#: Prefixes for ``find`` and XPath.
NAMESPACES = {"bpmn": BPMN, "bpmndi": BPMNDI, "dc": DC, "di": DI, "zeebe": ZEEBE, "modeler": MODELER}

_CHUNK = 256 * 1024
_BOM = b"\xef\xbb\xbf"
_DECLARATION = re.compile(rb"""<\?xml\s[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']""")
_ACCEPTED_ENCODINGS = (b"utf-8", b"utf8", b"us-ascii", b"ascii")
_PROCESSING_INSTRUCTION = etree.XPath("(//processing-instruction() | /processing-instruction())[1]")


class XmlRefused(Invalid):
    """A file that is not acceptable XML; ``problem`` says why, where, and the way out."""

    def __init__(self, *, problem: Problem) -> None:
        super().__init__(problem=problem)
        self.problem = problem

    def message(self, lang: str = DEFAULT_LANGUAGE) -> str:
        """What is wrong and where."""
        return message(self.key, lang, problem=self.problem.text(language(lang)))


def parse_strict(
    content: bytes, *, limits: Limits = DEFAULT_LIMITS, deadline: Deadline | None = None
) -> etree._Element:
    """Parse ``content`` and return its root element; raises :class:`XmlRefused`.

    Comments are dropped. Raises :class:`~engine.bpmn.limits.DeadlinePassed` only when given a deadline."""
    _check_bytes(content, limits)
    _check_encoding(content)
    _check_prolog(content)
    root = _feed(content, limits, deadline)
    instructions = _PROCESSING_INSTRUCTION(root)
    if isinstance(instructions, list) and instructions:
        instruction: Any = instructions[0]
        raise _refused("xml-processing-instruction", line=instruction.sourceline, target=instruction.target)
    if _deeper_than(root, limits.max_depth):
        raise _refused("xml-too-deep", limit=limits.max_depth)
    return root


def line_of(element: etree._Element) -> int | None:
    """The line of an element's opening tag, from 1."""
    line = element.sourceline
    return line if isinstance(line, int) else None


def _refused(rule: str, *, line: int | None = None, column: int | None = None, **params: Any) -> XmlRefused:
    problem = Problem(rule=rule, line=line or None, column=column or None, params=params)
    return XmlRefused(problem=problem)


def _check_bytes(content: bytes, limits: Limits) -> None:
    """Bound what libxml2 may allocate before it sees a byte: its own limits are for trusted files."""
    if len(content) > limits.max_bytes:
        raise _refused("xml-too-large", size=len(content), limit=limits.max_bytes)
    if not content.strip():
        raise _refused("xml-empty")
    tags = content.count(b"<") - content.count(b"</")
    if tags > limits.max_elements:
        raise _refused("xml-too-many-elements", count=tags, limit=limits.max_elements)
    attributes = content.count(b"=")
    if attributes > limits.max_attributes:
        raise _refused("xml-too-many-attributes", count=attributes, limit=limits.max_attributes)


def _check_encoding(content: bytes) -> None:
    """Only UTF-8: one encoding means that what we scan is what the parser reads."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")):
        raise _refused("xml-encoding", encoding="UTF-16/32")
    if b"\x00" in content:
        raise _refused("xml-not-xml")
    declared = _DECLARATION.match(content.removeprefix(_BOM))
    if declared and declared[1].lower() not in _ACCEPTED_ENCODINGS:
        raise _refused("xml-encoding", line=1, encoding=declared[1].decode("ascii"))
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as invalid:
        line = content.count(b"\n", 0, invalid.start) + 1
        reason = f"0x{content[invalid.start]:02x}"
        raise _refused("xml-encoding", line=line, encoding=reason) from invalid


def _check_prolog(content: bytes) -> None:
    """Refuse a doctype before the parser meets it: it may stand only before the root element."""
    position = len(_BOM) if content.startswith(_BOM) else 0
    while True:
        start = content.find(b"<", position)
        if start < 0 or (position == 0 and content[:start].strip()):
            raise _refused("xml-not-xml")
        if content.startswith(b"<!--", start):
            end = content.find(b"-->", start + 4)
            position = end + 3
        elif content.startswith(b"<?", start):
            end = content.find(b"?>", start + 2)
            position = end + 2
        elif content.startswith(b"<!", start):
            raise _refused("xml-doctype", line=content.count(b"\n", 0, start) + 1)
        else:
            return
        if end < 0:
            raise _refused("xml-not-xml", line=content.count(b"\n", 0, start) + 1)


def _feed(content: bytes, limits: Limits, deadline: Deadline | None) -> etree._Element:
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        collect_ids=False,
        strip_cdata=True,
    )
    try:
        for start in range(0, len(content), _CHUNK):
            parser.feed(content[start : start + _CHUNK])
            if deadline is not None:
                deadline.check()
        return parser.close()
    except etree.XMLSyntaxError as malformed:
        line, column = malformed.position
        detail = (malformed.msg or "").rsplit(", line ", 1)[0]
        if "Excessive depth" in detail:
            raise _refused("xml-too-deep", line=line, limit=limits.max_depth) from malformed
        raise _refused("xml-malformed", line=line, column=column, detail=detail) from malformed


def _deeper_than(root: etree._Element, limit: int) -> bool:
    """Level by level in C; an ordinary diagram ends after ten levels."""
    return bool(root.xpath("boolean(" + "/*" * (limit + 1) + ")"))
