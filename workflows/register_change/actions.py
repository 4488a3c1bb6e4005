"""The service task of a register change: it is written when another person has agreed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engine.actions import ActionContext, action
from workflows.calendar import local_date
from workflows.register_change import schemas
from workflows.register_change.entries import write
from workflows.register_change.kinds import kinds


@action("register-change.apply", input=schemas.ApplyInput)
def apply_change(context: ActionContext, given: Mapping[str, Any]) -> None:
    """From today on the entry is what was proposed; its history names this case and the ground."""
    assert context.session is not None, "a register change is written inline"
    write(
        context.session,
        context.actor,
        kinds()[given["change"]],
        given["entry_key"],
        given["new_value"],
        on=local_date(context.now),
        reason=f"{given['ground_text']}：{given['explanation']}",
        instance_id=context.instance_id,
    )
