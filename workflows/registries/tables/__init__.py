"""Tables of the registers. Legal facts are never deleted: a row ends by its status.

They have metadata and a migration branch of their own (``registries``), beside the engine's tables in the
same database and the same transaction.
"""

from __future__ import annotations

from workflows.registries.tables.awards import (
    assessment_batch,
    assessment_case,
    certificate,
    funding_round,
    grant_award,
    rating,
    rule_version,
    vote,
)
from workflows.registries.tables.base import LegalDate, Money, metadata
from workflows.registries.tables.cases import number_sequence, organization, so_filing
from workflows.registries.tables.contracts import (
    acceptance,
    contract,
    milestone,
    payment,
    project_evaluation,
    service_log,
)
from workflows.registries.tables.documents import document, publication
from workflows.registries.tables.history import register_history
from workflows.registries.tables.money import budget_claim, budget_line, budget_movement
from workflows.registries.tables.people import natural_person, org_member
from workflows.registries.tables.purchases import (
    award,
    bid,
    bid_opening,
    challenge,
    committee,
    committee_seat,
    expert,
    purchase_project,
    score,
    service_catalog,
)

__all__ = [
    "LegalDate",
    "Money",
    "acceptance",
    "assessment_batch",
    "assessment_case",
    "award",
    "bid",
    "bid_opening",
    "budget_claim",
    "budget_line",
    "budget_movement",
    "certificate",
    "challenge",
    "committee",
    "committee_seat",
    "contract",
    "document",
    "expert",
    "funding_round",
    "grant_award",
    "metadata",
    "milestone",
    "natural_person",
    "number_sequence",
    "org_member",
    "organization",
    "payment",
    "project_evaluation",
    "publication",
    "purchase_project",
    "rating",
    "register_history",
    "rule_version",
    "score",
    "service_catalog",
    "service_log",
    "so_filing",
    "vote",
]
