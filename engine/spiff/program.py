"""A compiled process definition: what the interpreter runs.

A program is immutable after :func:`engine.spiff.compiler.compile_program` made it and is shared by all
instances and threads of the process; nothing of an instance is ever written into it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

StartKind = Literal["none", "message", "signal", "timer"]


@dataclass(frozen=True, slots=True, kw_only=True)
class StartEvent:
    """One way into the process. ``name`` is the message's or signal's; ``timer`` the ISO text or FEEL."""

    element_id: str
    kind: StartKind
    name: str | None = None
    timer: str | None = None
    form_key: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """One executable version of a diagram."""

    definition_id: int
    process_key: str
    name: str
    version_tag: str | None
    start_events: tuple[StartEvent, ...]
    #: what the process says of itself as ``zeebe:property``, by name
    properties: Mapping[str, str] = field(default_factory=dict)
    #: SpiffWorkflow's graph of the process, and of every sub-process by element id; for engine.spiff only.
    spec: Any = field(repr=False)
    scopes: Any = field(repr=False, default=None)
