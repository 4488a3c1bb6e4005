"""From checked BPMN XML to a :class:`~engine.spiff.program.Program`."""
from __future__ import annotations

from typing import Any

from engine.spiff.program import Program


def compile_program(
    root: Any, process_key: str, *, definition_id: int = 0, functions: Any = None
) -> Program:
    """Compile the process ``process_key`` of a parsed and linted ``bpmn:definitions`` element.

    ``functions`` is the FEEL function registry that expressions may call.
    """
    raise NotImplementedError
