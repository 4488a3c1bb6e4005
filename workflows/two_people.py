"""One proposes, another agrees (D.4): explained, decided in a case of its own that nobody begins by hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from engine.actor import Actor
from engine.commands.instances import start_process_instance
from engine.errors import Invalid, Refused
from engine.guards import Attempt
from engine.messages import register_messages
from engine.persistence.session import Session
from workflows.duty import beginners
from workflows.opinions import REASON_MAXIMUM, REASON_MINIMUM

register_messages(
    {
        "proposal-unexplained": {
            "zh-CN": "请用 {minimum} 至 {maximum} 个字写明具体情况和原因。",
            "en": "Explain it in {minimum} to {maximum} characters.",
        },
        "proposer-agrees": {
            "zh-CN": "{user} 是提请人，不得审批自己提请的事项；请由另一人办理。",
            "en": "{user} proposed it and does not agree to it: another person decides.",
        },
    }
)


class ProposalUnexplained(Invalid):
    """What is proposed is explained, so that whoever decides can judge it, and whom it hits can object."""


class ProposerAgrees(Refused):
    """Who proposes does not agree."""


def check_explanation(words: str) -> None:
    """Raises ProposalUnexplained."""
    if not REASON_MINIMUM <= len(words) <= REASON_MAXIMUM:
        raise ProposalUnexplained(minimum=REASON_MINIMUM, maximum=REASON_MAXIMUM)


def begin_decision(
    session: Session,
    actor: Actor,
    process_key: str,
    variables: Mapping[str, Any],
    *,
    business_key: str | None = None,
) -> int:
    """Begin the case in which a proposal is decided, for whom the caller found to be allowed to propose it.

    Vouched for: the right to propose is that of the thing proposed, not of the process that decides on it."""
    given = {**variables, "proposed_by": actor.user_id}
    trusted = replace(actor, groups=None)
    return start_process_instance(session, trusted, process_key, given, business_key=business_key).instance_id


def another_agrees(attempt: Attempt) -> None:
    """Who proposed, in person or through a deputy, does not agree. Raises ProposerAgrees."""
    people = {attempt.actor.user_id, attempt.actor.on_behalf_of}
    for proposer in sorted(beginners(attempt.session, attempt.instance) & people):
        raise ProposerAgrees(user=proposer)
