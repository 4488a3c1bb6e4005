"""Errors people see: a sentence each, in both languages, naming the thing."""

from __future__ import annotations

import pickle
from collections.abc import Iterator

import pytest

from engine import errors, messages
from engine.errors import EngineError, TaskAlreadyCompleted


def tree(base: type[EngineError]) -> Iterator[type[EngineError]]:
    for each in base.__subclasses__():
        if each.__module__ == "engine.errors":
            yield each
        yield from tree(each)


@pytest.mark.parametrize("error", sorted(set(tree(EngineError)), key=lambda each: each.__name__))
def test_every_error_has_a_sentence_in_both_languages(error: type[EngineError]) -> None:
    texts = messages.catalogue()[error.key]
    assert set(texts) == set(messages.LANGUAGES)
    assert error.__doc__ and error.__doc__.rstrip().endswith(".")


def test_an_error_speaks_chinese_first_and_english_on_request() -> None:
    error = TaskAlreadyCompleted(task_id="1-2", name="审核", completed_by="li", completed_by_name="李青")
    assert error.message() == error.message("zh-CN") == "“审核”已由李青办结，请刷新列表。"
    assert "completed already by 李青" in error.message("en-GB")
    assert str(error) == error.message("en")


def test_an_error_crosses_process_borders() -> None:
    error = pickle.loads(pickle.dumps(TaskAlreadyCompleted(task_id="1-2", completed_by="li")))
    assert type(error) is TaskAlreadyCompleted
    assert error.params == {"task_id": "1-2", "completed_by": "li"}


def test_every_error_belongs_to_one_family() -> None:
    families = (errors.NotFound, errors.Conflict, errors.Refused, errors.Invalid)
    for each in tree(EngineError):
        assert sum(issubclass(each, family) for family in families) == 1, each


def test_an_unknown_key_is_answered_with_itself() -> None:
    assert messages.message("no-such-key") == "no-such-key"


def test_a_missing_part_stays_visible() -> None:
    assert "{completed_by_name}" in messages.message("task-already-completed", "en", task_id="1-2")


def test_a_sentence_is_registered_once_and_in_both_languages() -> None:
    with pytest.raises(ValueError, match="en"):
        messages.register_messages({"half": {"zh-CN": "一半"}})
    with pytest.raises(ValueError, match="already"):
        messages.register_messages({"refused": {"zh-CN": "不", "en": "no"}})
