"""Tables of the registers. Legal facts are never deleted: a row ends by its status.

They have metadata and a migration branch of their own (``registries``), beside the engine's tables in the
same database and the same transaction.
"""

from __future__ import annotations

from workflows.registries.tables.assessments import (
    assessment_draw,
    assessment_expert,
    assessment_meeting,
    assessment_score,
    assessment_seat,
    assessment_tie,
    supervision_record,
)
from workflows.registries.tables.awards import (
    assessment_batch,
    assessment_case,
    certificate,
    rating,
    rule_version,
    vote,
)
from workflows.registries.tables.base import LegalDate, Money, metadata
from workflows.registries.tables.cases import number_sequence, organization, so_filing
from workflows.registries.tables.community import (
    community_affair_item,
    consultation_ticket,
    credit_line,
    function_transfer_item,
    petition_case,
    volunteer,
    volunteer_team,
)
from workflows.registries.tables.contracts import (
    acceptance,
    contract,
    milestone,
    payment,
    project_evaluation,
    service_log,
)
from workflows.registries.tables.corrections import correction, duty_warning
from workflows.registries.tables.district import (
    consultation_comment,
    evaluation_scheme,
    party_link,
    party_org,
    pilot_program,
    regulation,
)
from workflows.registries.tables.documents import document, publication
from workflows.registries.tables.findings import audit_finding
from workflows.registries.tables.followups import (
    clock_stop,
    filing_followup,
    filing_reminder,
    filing_report,
)
from workflows.registries.tables.grants import (
    funding_bar,
    funding_meeting,
    funding_remark,
    funding_round,
    funding_vote,
    grant_award,
)
from workflows.registries.tables.history import register_history
from workflows.registries.tables.house import calendar_year, rule_proposal
from workflows.registries.tables.money import budget_claim, budget_line, budget_movement
from workflows.registries.tables.objections import objection
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
    purchase_round,
    score,
    service_catalog,
)
from workflows.registries.tables.purchasing import (
    archive_entry,
    challenge_letter,
    conduct_record,
    contract_change,
    contract_report,
    performance_bond,
    purchase_pause,
    purchase_terms,
    supplier_inquiry,
)
from workflows.registries.tables.replay import replay_step, tenant_setting
from workflows.registries.tables.sealed_bids import (
    bid_content,
    bid_question,
    final_quote,
    opening_key,
    opening_share,
    sealed_slot,
    sealed_tender,
    tender_keyholder,
)
from workflows.registries.tables.sealed_values import sealed_value

__all__ = [
    "LegalDate",
    "Money",
    "acceptance",
    "archive_entry",
    "assessment_batch",
    "assessment_case",
    "assessment_draw",
    "assessment_expert",
    "assessment_meeting",
    "assessment_score",
    "assessment_seat",
    "assessment_tie",
    "audit_finding",
    "award",
    "bid",
    "bid_content",
    "bid_opening",
    "bid_question",
    "budget_claim",
    "budget_line",
    "budget_movement",
    "calendar_year",
    "certificate",
    "challenge",
    "challenge_letter",
    "clock_stop",
    "committee",
    "committee_seat",
    "community_affair_item",
    "conduct_record",
    "consultation_comment",
    "consultation_ticket",
    "contract",
    "contract_change",
    "contract_report",
    "correction",
    "credit_line",
    "document",
    "duty_warning",
    "evaluation_scheme",
    "expert",
    "filing_followup",
    "filing_reminder",
    "filing_report",
    "final_quote",
    "function_transfer_item",
    "funding_bar",
    "funding_meeting",
    "funding_remark",
    "funding_round",
    "funding_vote",
    "grant_award",
    "metadata",
    "milestone",
    "natural_person",
    "number_sequence",
    "objection",
    "opening_key",
    "opening_share",
    "org_member",
    "organization",
    "party_link",
    "party_org",
    "payment",
    "performance_bond",
    "petition_case",
    "pilot_program",
    "project_evaluation",
    "publication",
    "purchase_pause",
    "purchase_project",
    "purchase_round",
    "purchase_terms",
    "rating",
    "register_history",
    "regulation",
    "replay_step",
    "rule_proposal",
    "rule_version",
    "score",
    "sealed_slot",
    "sealed_tender",
    "sealed_value",
    "service_catalog",
    "service_log",
    "so_filing",
    "supervision_record",
    "supplier_inquiry",
    "tenant_setting",
    "tender_keyholder",
    "volunteer",
    "volunteer_team",
    "vote",
]
