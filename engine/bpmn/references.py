"""What the steps of a diagram refer to by key: forms, decisions and processes, and how they are bound."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from engine.bpmn.xml import BPMN, ZEEBE, parse_strict

ReferenceKind = Literal["form", "decision", "process"]

_TAGS: Final[dict[str, tuple[ReferenceKind, tuple[str, ...]]]] = {
    f"{{{ZEEBE}}}formDefinition": ("form", ("formId", "formKey")),
    f"{{{ZEEBE}}}calledDecision": ("decision", ("decisionId",)),
    f"{{{ZEEBE}}}calledElement": ("process", ("processId",)),
}


@dataclass(frozen=True, slots=True)
class Reference:
    """One reference of a step; a key that begins with ``=`` is FEEL, known only when the step is reached."""

    kind: ReferenceKind
    key: str
    #: latest, deployment or versionTag
    binding: str

    @property
    def is_worked_out(self) -> bool:
        """Whether the key is an expression."""
        return self.key.startswith("=")


def references(content: bytes, process_key: str) -> frozenset[Reference]:
    """What the steps of one process of a BPMN file refer to; a start form is none of it."""
    found: set[Reference] = set()
    for process in parse_strict(content).iter(f"{{{BPMN}}}process"):
        if process.get("id") != process_key:
            continue
        for element in process.iter(*_TAGS):
            kind, attributes = _TAGS[str(element.tag)]
            key = next((value for name in attributes if (value := element.get(name))), "").strip()
            if key and not _is_of_start(element):
                found.add(Reference(kind, key, element.get("bindingType", "latest")))
    return frozenset(found)


def begins_by_hand(content: bytes, process_key: str) -> bool:
    """Whether a process of a BPMN file has a start event without a message, timer or signal."""
    for process in parse_strict(content).iter(f"{{{BPMN}}}process"):
        if process.get("id") == process_key:
            events = process.iterchildren(f"{{{BPMN}}}startEvent")
            return any(not _is_caught(event) for event in events)
    return False


def _is_caught(event: object) -> bool:
    children = event.iterchildren()  # type: ignore[attr-defined]
    return any(str(child.tag).endswith("EventDefinition") for child in children)


def _is_of_start(element: object) -> bool:
    extensions = element.getparent()  # type: ignore[attr-defined]
    step = None if extensions is None else extensions.getparent()
    return step is not None and step.tag == f"{{{BPMN}}}startEvent"
