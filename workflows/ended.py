"""A case that is ended from outside: what is still to be said to people is said before it is gone."""

from __future__ import annotations

from engine.actions import ActionContext
from engine.cancellation import Cancelling
from engine.messages import DEFAULT_LANGUAGE, message, register_messages

register_messages(
    {"ended-without-reason": {"zh-CN": "本件已终止办理", "en": "This case was ended."}},
)


def reason_of(cancelling: Cancelling) -> str:
    """What a paper says of why, in the language of papers: as it was given, or that it is so."""
    return cancelling.reason or message("ended-without-reason", DEFAULT_LANGUAGE)


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
