"""Patches of SpiffWorkflow: where subclassing cannot reach, one named patch for each defect it mends.

There are none at present. Everything this engine does differently from stock SpiffWorkflow 3.2.0 (tokens held
flat, variables once per scope, joins that count tokens, events, multi-instance, removal of sub-processes with
their tasks) is reached through subclasses of ``Task``, ``BpmnWorkflow``, ``BpmnSubWorkflow``, the parsers and
the task specs, so that the library behaves as published for whoever else uses it in this process.

The guard stays: the subclasses override methods of one known version, so any other is refused at import.
"""

from __future__ import annotations

from importlib.metadata import version

SUPPORTED_VERSION = "3.2.0"


class UnsupportedSpiffWorkflow(ImportError):
    """The installed SpiffWorkflow is not the version whose internals the interpreter was written against."""


def check_version(installed: str) -> None:
    """Refuse any other release: its internals may differ in ways that give wrong results, not errors."""
    if installed != SUPPORTED_VERSION:
        raise UnsupportedSpiffWorkflow(
            f"SpiffWorkflow {installed} is installed, {SUPPORTED_VERSION} is needed: "
            f"install with the project's constraints.txt"
        )


check_version(version("SpiffWorkflow"))
