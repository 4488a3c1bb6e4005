"""The zeebe extension elements of one BPMN element, read on demand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from engine.bpmn.xml import BPMN, ZEEBE, line_of

_EXTENSIONS = f"{{{BPMN}}}extensionElements"


def _zeebe(name: str) -> str:
    return f"{{{ZEEBE}}}{name}"


@dataclass(frozen=True, slots=True)
class AssignmentDefinition:
    """Who a user task is for; each a literal, or FEEL after ``=``."""

    assignee: str | None
    candidate_groups: str | None
    candidate_users: str | None


@dataclass(frozen=True, slots=True)
class FormDefinition:
    """The form of a user task or start event."""

    form_id: str | None
    form_key: str | None
    external_reference: str | None
    binding: str
    version_tag: str | None


@dataclass(frozen=True, slots=True)
class TaskDefinition:
    """The action type of a job, and how often it is tried."""

    type: str | None
    retries: str | None


@dataclass(frozen=True, slots=True)
class Mapping:
    """One input or output: ``source`` is FEEL (or a literal), ``target`` a variable's name."""

    kind: str
    source: str | None
    target: str | None
    line: int | None


@dataclass(frozen=True, slots=True)
class CalledDecision:
    """The decision of a business rule task."""

    decision_id: str | None
    result_variable: str | None
    binding: str
    version_tag: str | None


@dataclass(frozen=True, slots=True)
class CalledElement:
    """The process a call activity starts."""

    process_id: str | None
    propagate_all_child_variables: bool
    propagate_all_parent_variables: bool
    binding: str
    version_tag: str | None


@dataclass(frozen=True, slots=True)
class LoopCharacteristics:
    """What a multi-instance activity runs over and gathers."""

    input_collection: str | None
    input_element: str | None
    output_collection: str | None
    output_element: str | None


@dataclass(frozen=True, slots=True)
class Script:
    """The FEEL of a script task."""

    expression: str | None
    result_variable: str | None


@dataclass(frozen=True, slots=True)
class TaskSchedule:
    """Due and follow-up dates of a user task; ISO 8601, or FEEL after ``=``."""

    due_date: str | None
    follow_up_date: str | None


@dataclass(frozen=True, slots=True)
class Property:
    """A named remark; ``gongzhi:*`` ones are listed in :mod:`engine.bpmn.properties`."""

    name: str
    value: str
    line: int | None


class Extensions:
    """Reads ``bpmn:extensionElements`` of ``element``; everything absent is ``None`` or empty."""

    def __init__(self, element: etree._Element) -> None:
        self._container = element.find(_EXTENSIONS)

    def __iter__(self) -> Iterator[etree._Element]:
        """All extension elements, of whatever namespace."""
        return iter(() if self._container is None else self._container)

    @cached_property
    def _by_tag(self) -> dict[str, etree._Element]:
        found: dict[str, etree._Element] = {}
        for child in self:
            if isinstance(child.tag, str):
                found.setdefault(child.tag, child)
        return found

    def find(self, name: str) -> etree._Element | None:
        """The first zeebe extension element of this local name."""
        return self._by_tag.get(_zeebe(name)) if self._container is not None else None

    @cached_property
    def assignment_definition(self) -> AssignmentDefinition | None:
        """``zeebe:assignmentDefinition``."""
        found = self.find("assignmentDefinition")
        if found is None:
            return None
        return AssignmentDefinition(
            found.get("assignee"), found.get("candidateGroups"), found.get("candidateUsers")
        )

    @cached_property
    def form_definition(self) -> FormDefinition | None:
        """``zeebe:formDefinition``."""
        found = self.find("formDefinition")
        if found is None:
            return None
        return FormDefinition(
            found.get("formId"),
            found.get("formKey"),
            found.get("externalReference"),
            found.get("bindingType", "latest"),
            found.get("versionTag"),
        )

    @cached_property
    def task_definition(self) -> TaskDefinition | None:
        """``zeebe:taskDefinition``."""
        found = self.find("taskDefinition")
        return None if found is None else TaskDefinition(found.get("type"), found.get("retries"))

    @cached_property
    def task_headers(self) -> dict[str, str]:
        """``zeebe:taskHeaders``: key → value."""
        found = self.find("taskHeaders")
        if found is None:
            return {}
        return {
            key: header.get("value", "")
            for header in found.iterfind(_zeebe("header"))
            if (key := header.get("key")) is not None
        }

    @cached_property
    def mappings(self) -> tuple[Mapping, ...]:
        """``zeebe:ioMapping``: inputs and outputs as written; ``kind`` is ``input`` or ``output``."""
        found = self.find("ioMapping")
        if found is None:
            return ()
        return tuple(
            Mapping(etree.QName(child).localname, child.get("source"), child.get("target"), line_of(child))
            for child in found.iterchildren(_zeebe("input"), _zeebe("output"))
        )

    @cached_property
    def called_decision(self) -> CalledDecision | None:
        """``zeebe:calledDecision``."""
        found = self.find("calledDecision")
        if found is None:
            return None
        return CalledDecision(
            found.get("decisionId"),
            found.get("resultVariable"),
            found.get("bindingType", "latest"),
            found.get("versionTag"),
        )

    @cached_property
    def called_element(self) -> CalledElement | None:
        """``zeebe:calledElement``; variables of the child come back unless it says otherwise."""
        found = self.find("calledElement")
        if found is None:
            return None
        return CalledElement(
            found.get("processId"),
            found.get("propagateAllChildVariables", "true") != "false",
            found.get("propagateAllParentVariables", "true") != "false",
            found.get("bindingType", "latest"),
            found.get("versionTag"),
        )

    @cached_property
    def loop_characteristics(self) -> LoopCharacteristics | None:
        """``zeebe:loopCharacteristics`` (of a ``bpmn:multiInstanceLoopCharacteristics``)."""
        found = self.find("loopCharacteristics")
        if found is None:
            return None
        return LoopCharacteristics(
            found.get("inputCollection"),
            found.get("inputElement"),
            found.get("outputCollection"),
            found.get("outputElement"),
        )

    @cached_property
    def script(self) -> Script | None:
        """``zeebe:script``."""
        found = self.find("script")
        return None if found is None else Script(found.get("expression"), found.get("resultVariable"))

    @cached_property
    def correlation_key(self) -> str | None:
        """``zeebe:subscription``'s correlation key (of a ``bpmn:message`` or a receive task)."""
        found = self.find("subscription")
        return None if found is None else found.get("correlationKey")

    @cached_property
    def task_schedule(self) -> TaskSchedule | None:
        """``zeebe:taskSchedule``."""
        found = self.find("taskSchedule")
        return None if found is None else TaskSchedule(found.get("dueDate"), found.get("followUpDate"))

    @cached_property
    def priority(self) -> str | None:
        """``zeebe:priorityDefinition``."""
        found = self.find("priorityDefinition")
        return None if found is None else found.get("priority")

    @cached_property
    def version_tag(self) -> str | None:
        """``zeebe:versionTag`` (of a process)."""
        found = self.find("versionTag")
        return None if found is None else found.get("value")

    @cached_property
    def properties(self) -> tuple[Property, ...]:
        """``zeebe:properties`` in document order."""
        found = self.find("properties")
        if found is None:
            return ()
        return tuple(
            Property(child.get("name", ""), child.get("value", ""), line_of(child))
            for child in found.iterfind(_zeebe("property"))
        )
