"""The drawing of a diagram as numbers."""

from __future__ import annotations

from importlib.resources import files

import pytest

from engine.bpmn.picture import Box, picture
from engine.bpmn.xml import XmlRefused

FILING = (files("workflows") / "so-filing" / "so-filing.bpmn").read_bytes()


def test_every_node_stands_in_its_lane() -> None:
    drawn = picture(FILING)
    lanes = {shape.name: shape.box for shape in drawn.shapes if shape.kind == "lane"}
    inside = [shape for shape in drawn.shapes if shape.lane is not None]
    assert len(lanes) == 7
    assert len(inside) > 20
    assert [shape.element_id for shape in inside if not _holds(lanes[shape.lane], shape.box)] == []


def _holds(outer: Box, inner: Box) -> bool:
    return outer.y <= inner.y and inner.y + inner.height <= outer.y + outer.height


def test_an_edge_leads_from_its_source_to_its_target() -> None:
    drawn = picture(FILING)
    boxes = {shape.element_id: shape.box for shape in drawn.shapes}
    astray = [
        edge.element_id
        for edge in drawn.edges
        if not _touches(boxes[edge.source or ""], edge.points[0])
        or not _touches(boxes[edge.target or ""], edge.points[-1])
    ]
    assert drawn.edges
    assert astray == []


def _touches(box: Box, point: tuple[float, float]) -> bool:
    x, y = point
    return box.x - 1 <= x <= box.x + box.width + 1 and box.y - 1 <= y <= box.y + box.height + 1


def test_a_boundary_event_says_what_it_waits_for_and_where_it_sits() -> None:
    overdue = next(each for each in picture(FILING).shapes if each.element_id == "acceptance-overdue")
    assert (overdue.kind, overdue.event, overdue.attached_to) == (
        "boundaryEvent", "timer", "acceptance-review",
    )  # fmt: skip


def test_a_box_surrounds_it_all() -> None:
    drawn = picture(FILING)
    pool = next(each for each in drawn.shapes if each.kind == "participant")
    assert drawn.box == pool.box


def test_a_diagram_without_a_drawing_is_an_empty_picture() -> None:
    bare = (
        b'<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="t">'
        b'<process id="p" isExecutable="true"><startEvent id="s"/></process></definitions>'
    )
    drawn = picture(bare)
    assert (drawn.shapes, drawn.edges, drawn.box.width) == ((), (), 0)


def test_what_is_no_xml_is_refused() -> None:
    with pytest.raises(XmlRefused):
        picture(b"nothing")
