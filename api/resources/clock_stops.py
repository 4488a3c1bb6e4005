"""Stopping the statutory clock of a case (中止): who may, on which grounds, and what was decided."""

from __future__ import annotations

from typing import Any

from api.acting import Loaded, command, query
from api.resource import Resource
from api.rules import allowed
from api.schemas import clock_stops as schemas
from api.sight import check_sees_case
from workflows.case_clock_stop.commands import propose_clock_stop
from workflows.case_clock_stop.looking import clock_of

blueprint = Resource("clock-stops", __name__, description="Stopped clocks of cases")
blueprints = (blueprint,)

PATH = "/process-instances/<key:process_instance_key>/clock-stops"


@blueprint.get(PATH)
@allowed("signed-in")
@blueprint.response(200, schemas.Clock)
def get_clock_stops(process_instance_key: int) -> Any:
    """Every stop of the case's clock, and whether the caller may propose one, on which grounds."""
    with query() as call:
        check_sees_case(call, process_instance_key, "clock-stops")
        return clock_of(call.session, call.actor, process_instance_key)


@blueprint.post(PATH)
@allowed("signed-in")
@blueprint.arguments(schemas.ClockStopProposal)
@blueprint.response(200, schemas.ProposedClockStop)
def propose_stop(body: Loaded, process_instance_key: int) -> Any:
    """A handler proposes to stop the clock; it runs on until the approver agrees in a case of its own."""
    with command("propose-clock-stop") as call:
        check_sees_case(call, process_instance_key, "clock-stops")
        return propose_clock_stop(
            call.session, call.actor, process_instance_key, **body, idempotency_key=call.key
        )
