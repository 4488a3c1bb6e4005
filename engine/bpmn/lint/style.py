"""Warnings: what works and could be clearer."""

from __future__ import annotations

import re

from engine.bpmn.lint.context import Lint
from engine.bpmn.model import ACTIVITIES, Definitions, Node
from engine.bpmn.xml import BPMNDI

_KEBAB = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_SPLITS = frozenset({"exclusiveGateway", "inclusiveGateway"})


def check_diagram(definitions: Definitions, lint: Lint) -> None:
    """Everything that runs is drawn."""
    if definitions.element.find(f"{{{BPMNDI}}}BPMNDiagram") is None:
        lint.report("no-diagram", None)
        return
    drawn = {
        (shape.get("bpmnElement") or "").rpartition(":")[2]
        for shape in definitions.element.iter(f"{{{BPMNDI}}}BPMNShape")
    }
    for node in definitions.nodes():
        if node.id not in drawn:
            lint.report("node-without-shape", node)


def check_words(node: Node, lint: Lint) -> None:
    """Ids and names that people can read."""
    if node.id and not _KEBAB.fullmatch(node.id):
        lint.report("id-not-kebab-case", node)
    asks = node.kind in ACTIVITIES or (node.kind in _SPLITS and len(node.outgoing) > 1)
    if asks and not node.name.strip():
        lint.report("missing-name", node)
