"""Where the live tender of E.5 stands: its project, its case, the committee's case, and what they know."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Final

from engine.actor import SYSTEM
from engine.host import EngineHost
from engine.persistence.session import Session
from engine.persistence.store import read_instance
from engine.spiff import runner
from workflows.pilot import cast
from workflows.registries import notices
from workflows.registries.budgets import LINES, reserve
from workflows.registries.purchases import PROJECTS, advance_project, change_project, register_project
from workflows.registries.register import Row, find_by, page

NAME: Final = "锦江区市民中心（孵化基地）运营服务"
TENDER: Final = "procurement-open-tender"
EVALUATION: Final = "procurement-evaluation"
BUDGET: Final = Decimal(4_200_000)
PURCHASER: Final = "civil-affairs"
CATALOG: Final = "QT01"
LINE: Final = "2010-SMZX"


def the_project(session: Session) -> Row:
    """Raises LookupError before 2 June."""
    found = [row for row in page(session, PROJECTS, name=NAME, limit=10).rows]
    if not found:
        raise LookupError(NAME)
    return found[-1]


def the_case(session: Session) -> int:
    """The tender's case, by the number of its project."""
    number = the_project(session)["project_no"]
    row = session.one(
        "SELECT id FROM process_instance WHERE tenant_id = ? AND process_key = ? AND business_key = ?"
        " ORDER BY id DESC",
        (session.tenant_id, TENDER, number),
    )
    if row is None:
        raise LookupError(number)
    return int(row[0])


def the_evaluation(session: Session) -> int:
    """The committee's case: the newest one of the project."""
    project_id = the_project(session)["id"]
    rows = session.all(
        "SELECT id FROM process_instance WHERE tenant_id = ? AND process_key = ? ORDER BY id DESC",
        (session.tenant_id, EVALUATION),
    )
    for (instance_id,) in rows:
        if int(variables(session, instance_id)["projectId"]) == project_id:
            return int(instance_id)
    raise LookupError(NAME)


def variables(session: Session, instance_id: int) -> Any:
    """What a case knows."""
    instance = read_instance(session, instance_id)
    return runner.variables(instance.state, EngineHost(session, instance, SYSTEM))


def announce_intention(session: Session) -> None:
    """The project and its intention; a purchase may begin thirty days later."""
    actor = cast.actor("purchase-handler", PURCHASER)
    line = find_by(session, LINES, unit_key=PURCHASER, year=2010, code=LINE)
    project_id = register_project(
        session,
        actor,
        name=NAME,
        purchaser=PURCHASER,
        catalog_code=CATALOG,
        category="QT",
        year=2010,
        budget=BUDGET,
        max_price=BUDGET,
        budget_line_id=None if line is None else line["id"],
    )
    change_project(session, actor, project_id, method="OPEN_TENDER")
    advance_project(session, actor, project_id, "INTENDED")
    if line is not None:
        # no project without money (102号令): it is held from the beginning
        reserve(session, actor, line["id"], the_project(session)["project_no"], BUDGET, instance_id=None)
    content = {"project_name": NAME, "budget": BUDGET, "expected": "2010年7月"}
    notices.publish(session, actor, "PURCHASE_INTENTION", NAME, content, session.now.date())


def to_documents(session: Session) -> None:
    """Thirty days after the intention the purchase may begin."""
    advance_project(
        session, cast.actor("purchase-handler", PURCHASER), the_project(session)["id"], "DOCUMENTING"
    )
