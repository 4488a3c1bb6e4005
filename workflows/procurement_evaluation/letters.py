"""What a purchase tells its bidders: changes, the letter of award, each loser its own points and rank (69).

They are papers of the tender's case, which no bidder sees; each reads the ones that are addressed to it.
"""

from __future__ import annotations

from typing import Final

from engine.actor import Actor
from engine.persistence.session import Session
from workflows.registries.documents import documents
from workflows.registries.project_cases import cases_of
from workflows.registries.purchases import bids
from workflows.registries.register import Row
from workflows.tendering.case import organization_name

#: 澄清（变动）通知, 中标通知书, 未中标告知书, 废标通知.
LETTERS: Final = frozenset({"DOC-407", "DOC-415", "DOC-416", "DOC-417"})
_POSTS: Final = ("so-operator", "so-legal")
_MOST: Final = 500


def letters_to(session: Session, actor: Actor, project_id: int) -> tuple[Row, ...]:
    """The letters of a project to the organisations one works for, oldest first; none for anybody else."""
    own = _own_names(session, actor, project_id)
    if not own:
        return ()
    papers = [paper for case in sorted(cases_of(session, project_id)) for paper in documents(session, case)]
    return tuple(paper for paper in papers if paper["code"] in LETTERS and paper["addressee"] in own)


def is_addressee(session: Session, actor: Actor, paper: Row) -> bool:
    """Whether a paper is a letter to an organisation one works for, about a project it bid for."""
    if paper["code"] not in LETTERS or not _organizations(actor):
        return False
    rows = session.all(
        "SELECT p.id FROM purchase_project p JOIN process_instance i ON i.tenant_id = p.tenant_id"
        " AND i.business_key = p.project_no WHERE i.tenant_id = ? AND i.id = ?",
        (session.tenant_id, paper["instance_id"]),
    )
    return any(paper["addressee"] in _own_names(session, actor, int(row[0])) for row in rows)


def _own_names(session: Session, actor: Actor, project_id: int) -> frozenset[str]:
    """Names of the bidders of a project that somebody works for."""
    own = _organizations(actor)
    found = bids(session, project_id, limit=_MOST).rows if own else ()
    return frozenset(
        organization_name(session, row["organization_id"]) for row in found if row["organization_id"] in own
    )


def _organizations(actor: Actor) -> frozenset[int]:
    units = [group.partition(":") for group in actor.groups or ()]
    return frozenset(
        int(unit[3:])
        for post, _, unit in units
        if post in _POSTS and unit.startswith("so-") and unit[3:].isdigit()
    )
