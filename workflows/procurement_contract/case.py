"""What the actions of the contract process share: its project and contract, its documents, its money."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Final

from engine.actions import ActionContext
from engine.persistence.session import Session
from workflows.calendar import local_date
from workflows.documents import issue
from workflows.documents.issue import signer_name
from workflows.procurement_plan.projects import session_of, unit_name
from workflows.registries.contracts import CONTRACTS
from workflows.registries.organizations import ORGANIZATIONS
from workflows.registries.purchases import PROJECTS
from workflows.registries.register import Row, find
from workflows.registries.rounds import shown_name
from workflows.so_filing.actions import REPLAY_ROLE

PROCESS_KEY: Final = "procurement-contract"
#: BPMN error of what is not entered at all: a stranger's letter, a project that does not exist.
NOT_REGISTRABLE: Final = "not-registrable"
_CENT: Final = Decimal("0.01")


def today(context: ActionContext) -> date:
    return local_date(context.now)


def money(value: object) -> Decimal:
    """An amount from a variable, in 元 with two decimals."""
    return Decimal(str(value)).quantize(_CENT)


def organization_unit(organization_id: int) -> str:
    """The unit whose posts an organisation's people hold."""
    return f"so-{organization_id}"


def rules_chosen(context: ActionContext, given: date | None) -> date | None:
    """The day of the rules that a case is started with, from a case before it or from a replay."""
    return given if context.actor.is_trusted or REPLAY_ROLE in context.actor.roles else None


def agreed(session: Session, given: Mapping[str, Any]) -> Row:
    """The contract of the case, as it stands now."""
    return find(session, CONTRACTS, given["contract_id"])


def common(session: Session, project_id: int, organization_id: int) -> dict[str, Any]:
    """What every document of a contract says of the purchase and the parties."""
    project = find(session, PROJECTS, project_id)
    return {
        "project_no": project["project_no"],
        "project_name": shown_name(project),
        "purchaser": unit_name(session, project["purchaser"]),
        "org_name": find(session, ORGANIZATIONS, organization_id)["name"],
    }


def paper(context: ActionContext, code: str, contract: Row, content: Mapping[str, Any]) -> None:
    """Issue a document of a contract, addressed to the supplier."""
    session = session_of(context)
    facts = common(session, contract["project_id"], contract["organization_id"])
    issue(
        session,
        context.actor,
        code,
        instance_id=context.instance_id,
        addressee=facts["org_name"],
        content={**facts, "contract_no": contract["contract_no"], **content},
        issued_on=today(context),
        issuing_unit=facts["purchaser"],
    )


def signers(context: ActionContext, element_id: str, count: int) -> list[str]:
    """The names of the ``count`` people who completed an element, the actor of this command as the last.

    The task that is being completed is entered as completed only when the case has gone on."""
    session = session_of(context)
    rows = session.all(
        "SELECT t.completed_by, p.name FROM user_task t LEFT JOIN person p"
        " ON p.tenant_id = t.tenant_id AND p.id = t.completed_by"
        " WHERE t.tenant_id = ? AND t.instance_id = ? AND t.element_id = ? AND t.status = 'completed'"
        " ORDER BY t.completed_at DESC, t.activity_id DESC LIMIT ?",
        (session.tenant_id, context.instance_id, element_id, count - 1),
    )
    return [*(row[1] or row[0] for row in reversed(rows)), signer_name(session, context.actor)]
