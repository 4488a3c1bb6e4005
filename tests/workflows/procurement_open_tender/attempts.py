"""What tests of an open tender do to its case, and what they read of it afterwards."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from importlib.resources import files
from typing import Any

from engine.actor import Actor
from engine.persistence.database import reading, transaction
from feel.dmn import load_dmn
from tests.workflows.procurement_open_tender.hall import Hall
from workflows.pilot import acting, cast, tender
from workflows.posts import single_units
from workflows.registries.purchases import bids

RULES_ON = date(2026, 1, 1)
HANDLER = cast.actor("purchase-handler", tender.PURCHASER)
AGENT = cast.actor("agency-manager", single_units()["agency"])


def attempt(hall: Hall, actor: Actor, element: str, entered: Mapping[str, Any]) -> None:
    """Somebody completes a task of the tender's case."""
    with transaction(hall.database) as session:
        acting.complete(session, actor, tender.the_case(session), element, entered)


def the_case(hall: Hall) -> int:
    with reading(hall.database) as session:
        return tender.the_case(session)


def variables(hall: Hall) -> Any:
    with reading(hall.database) as session:
        return tender.variables(session, tender.the_case(session))


def states(hall: Hall) -> dict[str, str]:
    """The states of the bids by letter."""
    with reading(hall.database) as session:
        rows = bids(session, tender.the_project(session)["id"]).rows
    found = {row["organization_id"]: row["state"] for row in rows}
    return {
        each.letter: found[each.organization.id] for each in tender.BIDDERS if each.organization.id in found
    }


def project_state(hall: Hall) -> str:
    with reading(hall.database) as session:
        return str(tender.the_project(session)["state"])


def papers_of(hall: Hall, code: str) -> list[Mapping[str, Any]]:
    """The papers of a code in all cases of the tender."""
    with reading(hall.database) as session:
        cases = session.all("SELECT id FROM process_instance WHERE process_key = 'procurement-open-tender'")
    return [paper for case in cases for paper in hall.papers(case[0], code)]


def only(letters: str) -> list[Any]:
    """The scene with the bids of some bidders alone."""
    left_out = [f"bid-{each.letter}" for each in tender.BIDDERS if each.letter not in letters]
    return [step for step in tender.steps() if not step.key.endswith(tuple(left_out or ("?",)))]


def decision(package: str, file: str, name: str, given: Mapping[str, Any]) -> Any:
    content = (files("workflows") / package / f"{file}.dmn").read_bytes()
    return load_dmn(content).evaluate_decision(name, given).value


def fail(hall: Hall, entered: Mapping[str, Any]) -> None:
    """The agency reports the failure, the purchaser confirms it."""
    attempt(hall, AGENT, "record-failure", entered)
    attempt(hall, cast.actor("purchase-approval", tender.PURCHASER), "confirm-failure", tender.AGREE)
