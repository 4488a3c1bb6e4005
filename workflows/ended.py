"""A case that is ended from outside: what is still to be said to people is said before it is gone."""

from __future__ import annotations

from typing import Final

from engine.actions import ActionContext
from engine.cancellation import Cancelling

#: What people read where nobody gave a reason.
NO_REASON: Final = "本件已终止办理"


def context_of(cancelling: Cancelling) -> ActionContext:
    """What a document issued at the end knows of its case; it belongs to no step."""
    session, actor, instance, _ = cancelling
    return ActionContext(
        session=session,
        tenant_id=session.tenant_id,
        instance_id=instance.id,
        business_key=instance.business_key,
        activity_id=0,
        element_id="",
        idempotency_key="",
        now=session.now,
        actor=actor,
    )
