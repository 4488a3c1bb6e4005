"""Tables of the registers. Legal facts are never deleted: a row ends by its status.

They have metadata and a migration branch of their own (``registries``), beside the engine's tables in the
same database and the same transaction.
"""

from __future__ import annotations

from workflows.registries.tables.base import LegalDate, Money, metadata
from workflows.registries.tables.cases import number_sequence, organization, so_filing
from workflows.registries.tables.documents import document, publication
from workflows.registries.tables.history import register_history
from workflows.registries.tables.money import budget_claim, budget_line, budget_movement
from workflows.registries.tables.people import natural_person, org_member

__all__ = [
    "LegalDate",
    "Money",
    "budget_claim",
    "budget_line",
    "budget_movement",
    "document",
    "metadata",
    "natural_person",
    "number_sequence",
    "org_member",
    "organization",
    "publication",
    "register_history",
    "so_filing",
]
