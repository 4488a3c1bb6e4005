"""What people do to a single-source purchase outside its user tasks."""

from __future__ import annotations

from datetime import date
from typing import Final

from engine.actor import Actor
from engine.commands.idempotency import once
from engine.persistence.session import Session
from workflows.procurement_plan.objecting import ObjectionRaised, Publicity, raise_online
from workflows.procurement_single_source.errors import NoPublicityRunning
from workflows.registries.project_cases import notice_end

_NOTICE: Final = "SINGLE_SOURCE_PUBLICITY"


def object_to_single_source(
    session: Session,
    actor: Actor,
    project_id: int,
    objector: str,
    text: str,
    *,
    idempotency_key: str | None = None,
) -> ObjectionRaised:
    """Anybody objects while the publicity runs (实施条例 38). Raises EntryNotFound, NoPublicityRunning."""

    def act() -> ObjectionRaised:
        return raise_online(session, actor, SINGLE_SOURCE, project_id, objector, text)

    arguments = {"project_id": project_id, "objector": objector, "text": text}
    return once(session, actor, idempotency_key, "object-to-single-source", arguments, ObjectionRaised, act)


def _from_the_end(session: Session, project_id: int, raised_on: date) -> date:
    """All objections are argued together after the publicity (74号令 40): its end starts the period."""
    return notice_end(session, project_id, _NOTICE) or raised_on


SINGLE_SOURCE: Final = Publicity(
    notice=_NOTICE,
    message="procurement-single-source-objection",
    answer_step="send-answers",
    answer_period="procurement-single-source.extra-argument-period",
    counts_from=_from_the_end,
    is_busy=lambda _, __: False,
    refusal=lambda number: NoPublicityRunning(project_no=number),
)
