"""Raise a finding; what becomes of it is decided in the case that this begins."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Final

from engine.actor import Actor
from engine.commands.idempotency import once
from engine.commands.instances import start_process_instance
from engine.identity.visibility import check_visible
from engine.persistence.session import Session
from workflows.audit_finding.errors import FindingRefused, FindingUnexplained, FindingUnitUnknown
from workflows.registries.reading import inspects

PROCESS_KEY: Final = "audit-finding"
#: Characters of the facts, and of a title or a basis at most.
SHORTEST, LONGEST, LINE = 10, 2000, 200
#: Posts that answer for a unit, whatever kind it is of.
ANSWERING: Final = (
    "street-approval", "civil-approval", "purchase-approval", "finance-supervision-approval",
    "evaluation-office", "agency-manager",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What was found, where, and on which basis; ``case`` is the process instance it is about, if one."""

    unit: str
    title: str
    facts: str
    legal_basis: str
    case: int | None = None
    #: the standing list whose line it was
    found_in: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Raised:
    """The case of a finding."""

    instance_id: int


def raise_finding(
    session: Session, actor: Actor, finding: Finding, *, idempotency_key: str | None = None
) -> Raised:
    """Raise a finding with a unit, which has to answer it.

    Raises FindingRefused, FindingUnexplained, FindingUnitUnknown; ProcessInstanceNotFound for a case that the
    auditor may not see."""
    if not inspects(actor):
        raise FindingRefused()
    words = (finding.title.strip(), finding.legal_basis.strip(), finding.facts.strip())
    if not all(words) or len(words[2]) < SHORTEST or len(words[2]) > LONGEST:
        raise FindingUnexplained(minimum=SHORTEST, maximum=LONGEST)
    if finding.case is not None:
        check_visible(session, actor, finding.case)

    def act() -> Raised:
        name, groups = _unit(session, finding.unit)
        variables: dict[str, Any] = {
            "unit": finding.unit,
            "unit_name": name,
            "unit_groups": groups,
            "title": words[0],
            "legal_basis": words[1],
            "facts": words[2],
            "auditor": actor.user_id,
            "case_key": None if finding.case is None else str(finding.case),
            "case_no": _case_no(session, finding.case),
            "found_in": finding.found_in,
        }
        # vouched for: whoever inspects may raise a finding, though they hold no operating post (SoD-10)
        begun = start_process_instance(session, replace(actor, groups=None), PROCESS_KEY, variables)
        return Raised(instance_id=begun.instance_id)

    arguments = {
        "unit": finding.unit, "title": words[0], "facts": words[2], "legal_basis": words[1],
        "case": finding.case, "found_in": finding.found_in,
    }  # fmt: skip
    return once(session, actor, idempotency_key, "raise-finding", arguments, Raised, act)


def _unit(session: Session, unit: str) -> tuple[str, list[str]]:
    """The name of a unit, and the posts that answer for it as candidate groups."""
    named = session.one(
        "SELECT name FROM unit WHERE tenant_id = ? AND key = ? AND valid_to IS NULL",
        (session.tenant_id, unit),
    )
    held = session.all("SELECT key FROM post WHERE tenant_id = ? AND unit_key = ?", (session.tenant_id, unit))
    groups = [f"{post}:{unit}" for post in ANSWERING if (post,) in held]
    if named is None or not groups:
        raise FindingUnitUnknown(unit=unit)
    return str(named[0]), groups


def _case_no(session: Session, case: int | None) -> str | None:
    if case is None:
        return None
    row = session.one(
        "SELECT business_key FROM process_instance WHERE tenant_id = ? AND id = ?", (session.tenant_id, case)
    )
    return str(row[0] or case) if row is not None else None
