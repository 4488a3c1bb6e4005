"""One filed group, whoever asks for what becomes of it, and what the registers say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from engine.actor import Actor
from engine.commands.instances import start_process_instance
from engine.persistence.database import reading, transaction
from tests.workflows.house import AGREE, Case, House
from workflows.registries.assessments import certificates
from workflows.registries.filings import FILINGS
from workflows.registries.followups import FOLLOWUPS, REMINDERS
from workflows.registries.notices import NOTICES
from workflows.registries.organizations import ORGANIZATIONS
from workflows.registries.register import Row, find, page
from workflows.so_filing.actions import REPLAY_ROLE

APPLICANT = Actor(user_id="applicant", groups=frozenset())
STREET = Actor(user_id="clerk", groups=frozenset({"street-acceptance:010"}))

ACCEPT = {"conclusion": "ACCEPTED"}
WHY = "具体情况见所附材料（示例）"


class Group:
    """A filed group by its filing case."""

    def __init__(self, house: House, case: Case) -> None:
        self.house = house
        self.case = case
        self.filing_id = case.instance_id

    @property
    def filing(self) -> Row:
        with reading(self.house.database) as session:
            return find(session, FILINGS, self.filing_id)

    @property
    def organization(self) -> Row:
        with reading(self.house.database) as session:
            return find(session, ORGANIZATIONS, self.filing["organization_id"])

    def begin(self, process: str, actor: Actor = APPLICANT, **form: Any) -> Case:
        """``by_todays_rules`` as in a replay: a case of 2010 names the remedies of today."""
        if form.pop("by_todays_rules", False):
            actor = replace(actor, groups=None, roles=frozenset({REPLAY_ROLE}))
            form["rules_on"] = "2026-01-01"
        given = {"filingNo": self.filing["filing_no"], **form}
        with transaction(self.house.database) as session:
            started = start_process_instance(session, actor, process, given)
        return Case(self.house, started.instance_id)

    def renew(self, **more: Any) -> Case:
        form: dict[str, Any] = {"activities": "每周排练一次，参加社区演出（示例）", "isUnchanged": True}
        return self.begin("so-filing-renewal", **{**form, **more})

    def change(self, **form: Any) -> Case:
        given: dict[str, Any] = {"changedOn": "2010-03-01", "changeReason": "会员大会决定（示例）", **form}
        return self.begin("so-filing-change", **given)

    def row(self, case: Case) -> Row:
        with reading(self.house.database) as session:
            return find(session, FOLLOWUPS, case.instance_id)

    def listed(self) -> list[str]:
        """Names on the public list of filed groups."""
        with reading(self.house.database) as session:
            return [
                row["subject"] for row in page(session, NOTICES, kind="FILED_GROUP", withdrawn_on=None).rows
            ]

    def announced(self) -> int:
        with reading(self.house.database) as session:
            return len(page(session, NOTICES, kind="FILING_ENDED").rows)

    def certified(self) -> list[tuple[str, str]]:
        with reading(self.house.database) as session:
            rows = certificates(session, organization_id=self.filing["organization_id"]).rows
        return [(row["certificate_no"], row["state"]) for row in rows]

    def reminders(self) -> list[tuple[int, date]]:
        with reading(self.house.database) as session:
            return [(row["days_before"], row["reminded_on"]) for row in page(session, REMINDERS).rows]

    def validity(self) -> list[tuple[str, Case]]:
        """The cases of its validity with their status, the oldest first."""
        with reading(self.house.database) as session:
            rows = session.all(
                "SELECT status, id FROM process_instance WHERE process_key = 'so-filing-validity' ORDER BY id"
            )
        return [(str(row[0]), Case(self.house, row[1])) for row in rows]


def approve(case: Case, **changes: Any) -> Case:
    """Through intake, review and approval by three people."""
    case.complete("acceptance-review", ACCEPT, by="clerk")
    return decide(case, **changes)


def decide(case: Case, **changes: Any) -> Case:
    decision: Mapping[str, Any] = {**AGREE, **changes}
    return case.complete("review", AGREE, by="head").complete("approve", decision, by="leader")
