"""Strict XML: one encoding, no doctype, nothing from outside, bounded in every direction."""

from __future__ import annotations

import pickle

import pytest
from lxml import etree

from engine.bpmn.limits import Deadline, DeadlinePassed, Limits
from engine.bpmn.xml import XmlRefused, parse_strict

DEEP = 100
MANY = b" ".join(b'b%d=""' % number for number in range(100))


def refusal(content: bytes, **limits: int) -> XmlRefused:
    with pytest.raises(XmlRefused) as refused:
        parse_strict(content, limits=Limits(**limits))  # type: ignore[arg-type]
    return refused.value


@pytest.mark.parametrize(
    "content",
    [
        b"<a/>",
        b"\xef\xbb\xbf<a/>",
        b'<?xml version="1.0" encoding="UTF-8"?>\n<a/>',
        b'\xef\xbb\xbf<?xml version="1.0" encoding="utf-8" standalone="yes"?><a/>',
        b'<?xml version="1.0" encoding="us-ascii"?><a/>',
        b"<!-- a comment with <!DOCTYPE in it --><a/>",
        b"<a><![CDATA[<!DOCTYPE x>]]></a>",
        "<审批 名称='是'>同意</审批>".encode(),
        b"<a>" * DEEP + b"</a>" * DEEP,
        b"<a>&lt;&amp;&#20849;&#x6cbb;</a>",
    ],
)
def test_sound_files_are_read(content: bytes) -> None:
    assert isinstance(parse_strict(content), etree._Element)


def test_comments_are_dropped_and_texts_kept() -> None:
    root = parse_strict("<a>共<!-- and -->治</a>".encode())
    assert etree.tostring(root, encoding="unicode") == "<a>共治</a>"


@pytest.mark.parametrize(
    ("content", "rule", "line"),
    [
        (b"", "xml-empty", None),
        (b" \n ", "xml-empty", None),
        (b"hello", "xml-not-xml", None),
        (b"hello <a/>", "xml-not-xml", None),
        (b"PK\x03\x04\x00\x00", "xml-not-xml", None),
        (b"<!-- never ends", "xml-not-xml", 1),
        (b"<a>\n</b>", "xml-malformed", 2),
        (b"<a/><b/>", "xml-malformed", 1),
        (b'<a x="1" x="2"/>', "xml-malformed", 1),
        (b"<p:a/>", "xml-malformed", 1),
        (b"<a>&undeclared;</a>", "xml-malformed", None),
        (b'<a b="&undeclared;"/>', "xml-malformed", None),
        (b"<a>\x01</a>", "xml-malformed", 1),
        (b"\n<!DOCTYPE a><a/>", "xml-doctype", 2),
        (b'<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>', "xml-doctype", 1),
        (b'<?xml version="1.0"?><!-- c --><!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>', "xml-doctype", 1),
        (b"\xef\xbb\xbf <!doctype a><a/>", "xml-doctype", 1),
        (b"<a/><!DOCTYPE a>", "xml-malformed", 1),
        (b'<?xml-stylesheet href="x.xsl"?><a/>', "xml-processing-instruction", 1),
        (b"<a>\n<?php x ?></a>", "xml-processing-instruction", 2),
        (b"<a/><?x y?>", "xml-processing-instruction", 1),
        ("<a>审</a>".encode("gb18030"), "xml-encoding", 1),
        ('<?xml version="1.0" encoding="GBK"?><a>审</a>'.encode("gbk"), "xml-encoding", 1),
        ("<a/>".encode("utf-16"), "xml-encoding", None),
        ("<a/>".encode("utf-16-le"), "xml-not-xml", None),
        (b"<a>\n\n\xff</a>", "xml-encoding", 3),
        (b"<a>" * (DEEP + 1) + b"</a>" * (DEEP + 1), "xml-too-deep", None),
        (b"<a>" * 1_000 + b"</a>" * 1_000, "xml-too-deep", 1),
    ],
)
def test_anything_else_is_refused_with_its_place(content: bytes, rule: str, line: int | None) -> None:
    problem = refusal(content).problem
    assert (problem.rule, problem.line) == (rule, line)
    assert problem.message("zh-CN") and problem.message("en") and problem.way_out("en")


@pytest.mark.parametrize(
    ("content", "limits", "rule"),
    [
        (b"<a>" + b"x" * 100 + b"</a>", {"max_bytes": 50}, "xml-too-large"),
        (b"<a>" + b"<b/>" * 100 + b"</a>", {"max_elements": 50}, "xml-too-many-elements"),
        (b"<a " + MANY + b"/>", {"max_attributes": 50}, "xml-too-many-attributes"),
    ],
)  # fmt: skip
def test_size_is_bounded_before_anything_is_parsed(content: bytes, limits: dict[str, int], rule: str) -> None:
    assert refusal(content, **limits).problem.rule == rule


def test_a_deadline_ends_the_parsing() -> None:
    with pytest.raises(DeadlinePassed):
        parse_strict(b"<a/>", deadline=Deadline(0.0))


def test_the_error_crosses_processes() -> None:
    error = refusal(b"<a>\n</b>")
    again = pickle.loads(pickle.dumps(error))
    assert again.problem == error.problem
    assert "XML 语法有误" in error.message("zh-CN")
