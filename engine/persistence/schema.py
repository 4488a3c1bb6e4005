"""Every table of the engine, in one place to import from. Each index bears the question it answers.

JSON is kept as text or bytes as it was written: the order of keys and the spelling of numbers matter.
"""

from __future__ import annotations

from engine.persistence.tables.base import metadata
from engine.persistence.tables.definitions import (
    decision_definition,
    deployment,
    form_definition,
    process_definition,
    resource,
    start_subscription,
)
from engine.persistence.tables.drafts import start_draft, task_draft
from engine.persistence.tables.files import file
from engine.persistence.tables.history import administrative_chain, checkpoint, checkpoint_leaf, event
from engine.persistence.tables.identity import (
    api_token,
    confirmation,
    credential,
    credential_history,
    group_membership,
    login_session,
    oidc_identity,
    oidc_request,
    person,
    post,
    post_holding,
    process_instance_unit,
    role_assignment,
    sign_in_attempt,
    unit,
    user_group,
)
from engine.persistence.tables.inbox import inbox_change, search_term, task_kind
from engine.persistence.tables.instances import process_instance, user_task, user_task_candidate, variable
from engine.persistence.tables.preferences import user_preference
from engine.persistence.tables.waiting import (
    correlation_lock,
    idempotency_key,
    incident,
    job,
    message,
    message_subscription,
    signal_subscription,
)

__all__ = [
    "administrative_chain",
    "api_token",
    "checkpoint",
    "checkpoint_leaf",
    "confirmation",
    "correlation_lock",
    "credential",
    "credential_history",
    "decision_definition",
    "deployment",
    "event",
    "file",
    "form_definition",
    "group_membership",
    "idempotency_key",
    "inbox_change",
    "incident",
    "job",
    "login_session",
    "message",
    "message_subscription",
    "metadata",
    "oidc_identity",
    "oidc_request",
    "person",
    "post",
    "post_holding",
    "process_definition",
    "process_instance",
    "process_instance_unit",
    "resource",
    "role_assignment",
    "search_term",
    "sign_in_attempt",
    "signal_subscription",
    "start_draft",
    "start_subscription",
    "task_draft",
    "task_kind",
    "unit",
    "user_group",
    "user_preference",
    "user_task",
    "user_task_candidate",
    "variable",
]
