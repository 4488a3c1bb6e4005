"""Who may propose to stop the clock of a case, and who agrees, by the properties of its process."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Final

from engine.actor import SYSTEM, Actor
from engine.host import EngineHost, load_program
from engine.persistence.session import Session
from engine.persistence.store import StoredInstance
from engine.spiff import runner
from engine.spiff.program import Program

PROPOSED_BY: Final = "gongzhi:clock-stop-proposed-by"
APPROVED_BY: Final = "gongzhi:clock-stop-approved-by"
#: Names of organisations in the processes that take part.
_SUBJECTS: Final = ("orgName", "org_name")


@dataclass(frozen=True, slots=True, kw_only=True)
class Parties:
    """The candidate groups that propose and that agree; nobody where the process does not take part."""

    process_name: str
    proposers: tuple[str, ...]
    approvers: tuple[str, ...]
    variables: Mapping[str, Any]

    @property
    def provided(self) -> bool:
        return bool(self.proposers and self.approvers)

    @property
    def subject(self) -> str | None:
        """Whom the case is about, where its variables say so."""
        return next((str(self.variables[name]) for name in _SUBJECTS if self.variables.get(name)), None)

    def number(self, instance: StoredInstance) -> str:
        """The number people know the case by: that of the receipt, else its business key."""
        return str(self.variables.get("receipt_no") or instance.business_key or instance.id)

    def may_propose(self, actor: Actor) -> bool:
        """Whether an actor holds a post that handles the case; in one's own name or as a deputy."""
        return actor.is_trusted or not set(self.proposers).isdisjoint(actor.groups or ())


def parties(session: Session, instance: StoredInstance) -> Parties:
    """Who has a say on the clock of a case, as things stand."""
    program = load_program(session, instance.definition_id)
    host = EngineHost(session, instance, SYSTEM)
    variables = runner.variables(instance.state, host)
    return Parties(
        process_name=program.name,
        proposers=_groups(program, variables, PROPOSED_BY),
        approvers=_groups(program, variables, APPROVED_BY),
        variables=variables,
    )


def _groups(program: Program, variables: Mapping[str, Any], property_name: str) -> tuple[str, ...]:
    found: Iterable[str] = ()
    for element_id in program.properties.get(property_name, "").split(","):
        if element_id.strip():
            # a case that is not so far yet does not know the post: it cannot be asked for
            with suppress(runner.StepFailure):
                found = (*found, *runner.candidate_groups(program, variables, element_id.strip()))
    return tuple(dict.fromkeys(found))
