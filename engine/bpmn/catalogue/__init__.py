"""Every rule a resource is checked by, with what it says in both languages: rule id → :class:`Rule`."""

from __future__ import annotations

from engine.bpmn.catalogue import file_messages
from engine.bpmn.catalogue.rule import Rule

RULES: dict[str, Rule] = {**file_messages.RULES}
