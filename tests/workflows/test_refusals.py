"""Refusals of all processes share one catalogue: each has its own key, and a sentence in both languages."""

from __future__ import annotations

import importlib
import pkgutil
from collections import defaultdict

import workflows
from engine.errors import EngineError
from engine.messages import LANGUAGES, catalogue


def _refusals() -> dict[str, set[type[EngineError]]]:
    """Every error of the processes, by its key."""
    for module in pkgutil.walk_packages(workflows.__path__, "workflows."):
        if module.name.endswith("errors"):
            importlib.import_module(module.name)
    found: dict[str, set[type[EngineError]]] = defaultdict(set)
    waiting = list(EngineError.__subclasses__())
    while waiting:
        error = waiting.pop()
        waiting += error.__subclasses__()
        if not error.__name__.startswith("_"):
            found[error.key].add(error)
    return found


def test_no_two_refusals_bear_one_key() -> None:
    found = _refusals()
    assert sum(len(each) for each in found.values()) > 200
    assert {key: errors for key, errors in found.items() if len(errors) > 1} == {}


def test_every_refusal_of_a_process_says_something_in_both_languages() -> None:
    known = catalogue()
    mute = [
        f"{error.__module__}.{error.__name__}"
        for key, errors in _refusals().items()
        for error in errors
        if error.__module__.startswith("workflows.")
        and not error.__subclasses__()
        and not all(known.get(key, {}).get(language, "").strip() for language in LANGUAGES)
    ]
    assert mute == []
