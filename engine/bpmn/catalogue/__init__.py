"""Every rule a resource is checked by, with what it says in both languages: rule id → :class:`Rule`."""

from __future__ import annotations

from engine.bpmn.catalogue import (
    activity_messages,
    event_messages,
    file_messages,
    gateway_messages,
    reference_messages,
    structure_messages,
    unsupported_messages,
)
from engine.bpmn.catalogue.rule import Rule

RULES: dict[str, Rule] = {
    **file_messages.RULES,
    **reference_messages.RULES,
    **structure_messages.RULES,
    **unsupported_messages.RULES,
    **gateway_messages.RULES,
    **event_messages.RULES,
    **activity_messages.RULES,
}
