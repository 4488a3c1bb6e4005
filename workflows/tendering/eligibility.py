"""What the registers say of a bidder (采购法 22, 实施条例 18): a filed group, a listed one, a planner."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Final

from engine.persistence.session import Session
from workflows.registries.challenges import barred_to
from workflows.registries.organizations import FILED_GROUP, ORGANIZATIONS
from workflows.registries.people import MEMBERS
from workflows.registries.project_cases import cases_of
from workflows.registries.register import find, page
from workflows.registries.supervision import RECORDS, is_open

LEGAL_PERSON: Final = "依法登记、能独立承担民事责任（采购法第二十二条）"
CREDIT: Final = "信用记录：未列入异常名录、严重违法失信名单（采购法第二十二条）"
NOT_DESIGNER: Final = "未参与本项目的设计、编制、论证（实施条例第十八条）"
INDEPENDENT: Final = "与其他供应商负责人不为同一人、无控股管理关系（实施条例第十八条）"
#: Asked of every bidder, whatever the documents ask beside.
STANDARD: Final = (LEGAL_PERSON, CREDIT, NOT_DESIGNER, INDEPENDENT)

PASS, FAIL = "PASS", "FAIL"
_HEADS: Final = frozenset({"LEGAL_REP", "PERSON_IN_CHARGE", "HOLDER"})
_ALL: Final = 1000


def findings(
    session: Session, organization_id: int, rivals: Iterable[int], project_id: int, on: date
) -> Mapping[str, str]:
    """Grounds that nobody may overlook, by the requirement they break; empty for a clean bidder."""
    found = {
        LEGAL_PERSON: _legal_person(session, organization_id),
        CREDIT: _listed(session, organization_id, on),
        NOT_DESIGNER: _designer(session, organization_id, project_id),
        INDEPENDENT: _same_head(session, organization_id, rivals, on),
    }
    return {requirement: ground for requirement, ground in found.items() if ground}


def review_rows(
    session: Session,
    opened: Sequence[tuple[int, int, str]],
    unread: Collection[int],
    asked: Iterable[str],
    project_id: int,
    on: date,
) -> list[dict[str, Any]]:
    """The sheet of the qualification review (F4q): a line for each requirement of each bid.

    ``opened`` are bid, organisation and name, ``unread`` bids that could not be read: they are void already.
    What the registers show stands beside a line that it fails."""
    requirements = (*STANDARD, *(text for text in asked if text not in STANDARD))
    rows = []
    for bid_id, organization_id, name in opened:
        if bid_id in unread:
            continue
        rivals = [other for _, other, _ in opened if other != organization_id]
        found = findings(session, organization_id, rivals, project_id, on)
        rows += [
            {
                "bidId": str(bid_id),
                "bidder": name,
                "requirement": requirement,
                "result": FAIL if found.get(requirement) else None,
                "reason": found.get(requirement),
                "finding": found.get(requirement, ""),
            }
            for requirement in requirements
        ]
    return rows


def _legal_person(session: Session, organization_id: int) -> str:
    row = find(session, ORGANIZATIONS, organization_id)
    if row["form"] == FILED_GROUP:
        return "备案的社区社会组织不具有独立法人资格"
    return "" if row["status"] == "REGISTERED" else "登记状态不正常，不能独立承担民事责任"


def _listed(session: Session, organization_id: int, on: date) -> str:
    barred = barred_to(session, organization_id, on)
    if barred is not None:
        return f"有不良行为记录，至{barred.isoformat()}止禁止参加政府采购活动"
    rows = page(session, RECORDS, organization_id=organization_id, kind="LISTING", limit=_ALL).rows
    return "已列入异常名录或者严重违法失信名单" if any(is_open(row, on) for row in rows) else ""


def _designer(session: Session, organization_id: int, project_id: int) -> str:
    """Whether somebody who works for it did a task of the project's planning (SoD-13)."""
    cases = sorted(cases_of(session, project_id))
    if not cases:
        return ""
    places = ", ".join("?" * len(cases))
    row = session.one(
        "SELECT t.name FROM user_task t JOIN post_holding h ON h.tenant_id = t.tenant_id"
        " AND h.person_id = t.completed_by WHERE t.tenant_id = ? AND h.unit_key = ?"
        f" AND t.status = 'completed' AND t.instance_id IN ({places})",
        (session.tenant_id, f"so-{organization_id}", *cases),
    )
    return f"其人员参与了本项目的“{row[0]}”" if row is not None else ""


def _same_head(session: Session, organization_id: int, rivals: Iterable[int], on: date) -> str:
    mine = _heads(session, organization_id, on)
    for rival in rivals:
        if mine & _heads(session, rival, on):
            return f"与“{find(session, ORGANIZATIONS, rival)['name']}”的负责人为同一人"
    return ""


def _heads(session: Session, organization_id: int, on: date) -> set[int]:
    return {
        row["person_id"]
        for row in page(session, MEMBERS, organization_id=organization_id, limit=_ALL).rows
        if row["role"] in _HEADS and (row["valid_to"] is None or row["valid_to"] >= on)
    }
