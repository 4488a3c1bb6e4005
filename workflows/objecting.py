"""Objections (异议), whatever they are raised to: somebody else answers them, and somebody does."""

from __future__ import annotations

from typing import Final

from engine.errors import Refused
from engine.guards import Attempt
from engine.host import load_program
from engine.messages import register_messages
from engine.persistence.session import Session
from engine.persistence.store import StoredInstance
from engine.spiff import runner
from workflows.registries.objections import has_objected

#: Days that an objection waits for its turn: longer than the answer to one that came before may take.
WAITING_DAYS: Final = 90

register_messages(
    {
        "objector-answers": {
            "zh-CN": "您就本件提出了异议，不能由您答复，请转交他人办理。",
            "en": "You raised an objection in this case and cannot answer it: "
            "hand the task to somebody else.",
        },
    }
)


class ObjectorAnswers(Refused):
    """Who objected hands the answer to somebody else."""


def answers_others(attempt: Attempt) -> None:
    """Raises ObjectorAnswers when who acts, or whom they stand in for, waits for an answer in this case."""
    people = [each for each in (attempt.actor.user_id, attempt.actor.on_behalf_of) if each]
    if any(has_objected(attempt.session, each, attempt.instance.id) for each in people):
        raise ObjectorAnswers()


def is_answered_by(session: Session, instance: StoredInstance, element_id: str) -> bool:
    """Whether a case has the element by which objections come to be answered.

    One begun on an older diagram keeps to that: what none of its steps would ever answer is not taken."""
    return element_id in runner.element_ids(load_program(session, instance.definition_id))
