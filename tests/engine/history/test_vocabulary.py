from __future__ import annotations

import re
from pathlib import Path

import pytest

from engine.history.vocabulary import EVENT_KINDS, event_kind, event_label
from engine.spiff.border import EVENT_TYPES


def test_every_event_the_interpreter_writes_has_a_name_in_both_languages() -> None:
    for type_ in EVENT_TYPES:
        kind = event_kind(type_)
        assert kind.source == "interpreter"
        assert kind.label("zh-CN") and kind.label("en")


def test_no_two_types_of_event_share_a_name() -> None:
    assert len({kind.zh for kind in EVENT_KINDS.values()}) == len(EVENT_KINDS)
    assert len({kind.en for kind in EVENT_KINDS.values()}) == len(EVENT_KINDS)


def test_an_unknown_type_is_refused_when_written_and_shown_as_it_is_when_read() -> None:
    with pytest.raises(LookupError, match="made-up"):
        event_kind("made-up")
    assert event_label("made-up") == "made-up"


def test_every_event_written_anywhere_has_a_name() -> None:
    sources = [
        path.read_text() for package in ("engine", "workflows", "api") for path in Path(package).rglob("*.py")
    ]
    written = {
        type_ for source in sources for type_ in re.findall(r'\bEvent\(\s*"([a-z]+(?:-[a-z]+)+)"', source)
    }
    assert len(written) >= 10
    assert written - set(EVENT_KINDS) == set()
