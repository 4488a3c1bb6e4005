"""The queries of the standing lists (DOMAIN.md D.7.4); what they are called stands in ``standing.json``.

Each gives ``at, instance_id, what, who, detail, register, entry``. Registers are read as they stood on the
day; what is sealed does not exist for a list before it is opened (bids) or the committee is over (seats,
scores).
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Final

from engine.history.vocabulary import EVENT_KINDS
from workflows.dashboard.listed import Listed, Row, rows_of, share, text, yuan
from workflows.recusal import DECLARATIONS
from workflows.tendering import collusion

_OVER: Final = "('CLOSED', 'DISSOLVED')"
_ACTIVE: Final = "('FILED', 'REGISTERED', 'RESTRICTED')"
_BOUGHT: Final = """FROM contract_as_of c JOIN purchase_project_as_of p ON p.id = c.project_id
    LEFT JOIN unit u ON u.tenant_id = :tenant AND u.key = p.purchaser AND u.valid_to IS NULL
    WHERE c.signed_on <= :on AND c.state <> 'TERMINATED'"""
#: Registers whose lines tell nothing of who sits in a committee, nor of what is sealed.
_OPEN_REGISTERS: Final = (
    "('organization', 'so_filing', 'purchase_project', 'contract', 'award', 'payment', 'milestone',"
    " 'acceptance', 'budget_line', 'grant_award', 'rating', 'certificate')"
)


def _tasks(moment: str, who: str, condition: str) -> Listed:
    rest = f"FROM user_task t WHERE t.tenant_id = :tenant AND t.due_at IS NOT NULL AND {condition}"
    return Listed(
        sql=rows_of(rest, at=f"t.{moment}", what="t.name", who=f"t.{who}", instance="t.instance_id")
    )


def _filings(condition: str) -> Listed:
    rest = f"FROM so_filing_as_of f WHERE f.received_on <= :on AND {condition}"
    return Listed(
        sql=rows_of(
            rest, at="f.updated_at", what="f.org_name", who="f.applicant", instance="f.instance_id",
            register="so_filing", entry="f.instance_id",
        )
    )  # fmt: skip


def _events(condition: str) -> Listed:
    rest = f"FROM event e WHERE e.tenant_id = :tenant AND e.at < :until AND {condition}"
    sql = rows_of(
        rest,
        at="e.at",
        what="e.type",
        who="e.actor",
        detail="e.data",
        instance="e.instance_id",
        entry="e.seq",
    )
    return Listed(sql=sql, is_of_events=True)


def _projects(rest: str, detail: str, **rules: str) -> Listed:
    sql = rows_of(
        f"FROM purchase_project_as_of p {rest}", at="p.created_at", what="p.name", who="p.created_by",
        detail=detail, instance="p.instance_id", register="purchase_project", entry="p.id",
    )  # fmt: skip
    return Listed(sql=sql, rules=rules)


def _contracts(rest: str, at: str, detail: str, who: str = "c.created_by") -> Listed:
    joined = f"FROM contract_as_of c JOIN purchase_project_as_of p ON p.id = c.project_id {rest}"
    sql = rows_of(
        joined, at=at, what="p.name", who=who, detail=detail, instance="p.instance_id",
        register="contract", entry="c.id",
    )  # fmt: skip
    return Listed(sql=sql)


# -- purchases -----------------------------------------------------------------------------------------------

_NOT_OPEN: Final = "sum(CASE WHEN p.method = 'OPEN_TENDER' THEN 0 ELSE 1 END)"
_METHODS: Final = Listed(
    sql=rows_of(
        f"{_BOUGHT} GROUP BY coalesce(u.name, p.purchaser)",
        at="max(c.signed_on)",
        what="coalesce(u.name, p.purchaser)",
        detail=share(_NOT_OPEN, "count(*)"),
    )
)
_NEAR: Final = """WHERE p.method <> 'OPEN_TENDER' AND p.state <> 'TERMINATED' AND (
    (p.budget < :limit AND p.budget * 100 >= :limit * :share)
    OR (p.budget < :tender AND p.budget * 100 >= :tender * :share)
    OR EXISTS (
        SELECT 1 FROM purchase_project_as_of q
        WHERE q.purchaser = p.purchaser AND q.catalog_code = p.catalog_code AND q.year = p.year
        AND q.state <> 'TERMINATED' GROUP BY q.purchaser HAVING count(*) > 1
        AND ((max(q.budget) < :limit AND sum(q.budget) >= :limit)
        OR (max(q.budget) < :tender AND sum(q.budget) >= :tender))))"""
_FEW: Final = Listed(
    sql=rows_of(
        """FROM bid_as_of b JOIN purchase_project_as_of p ON p.id = b.project_id
        WHERE b.state <> 'WITHDRAWN' AND (b.round < p.round OR p.state IN ('FAILED', 'ANNULLED', 'TERMINATED')
        OR EXISTS (SELECT 1 FROM bid_opening_as_of o WHERE o.project_id = b.project_id AND o.round = b.round))
        GROUP BY p.id, p.name, p.instance_id, b.round HAVING count(*) <= :few""",
        at="max(b.received_at)",
        what="p.name",
        detail=text("count(*)"),
        instance="p.instance_id",
        register="purchase_project",
        entry="p.id",
    ),
    rules={"few": "audit.few-bidders"},
)
_CONCENTRATED: Final = Listed(
    sql=rows_of(
        f"""FROM (SELECT c.organization_id, p.purchaser, coalesce(u.name, p.purchaser) AS buyer,
            max(c.signed_on) AS last, count(*) AS won {_BOUGHT}
            GROUP BY c.organization_id, p.purchaser, coalesce(u.name, p.purchaser)) w
        JOIN (SELECT p.purchaser, count(*) AS signed {_BOUGHT} GROUP BY p.purchaser) s
        ON s.purchaser = w.purchaser JOIN organization_as_of o ON o.id = w.organization_id
        WHERE s.signed >= :least AND w.won * 100 > s.signed * :share""",
        at="w.last",
        what="o.name || ' / ' || w.buyer",
        detail=share("w.won", "s.signed"),
        register="organization",
        entry="o.id",
    ),
    rules={"least": "audit.concentration-least", "share": "audit.concentration-share"},
)


def _alike(rows: Sequence[Row]) -> list[Row]:
    """Bids of one project that share a contact, an account, an author, a device, or a pattern of prices."""
    found: list[Row] = []
    for _, bids in groupby(rows, key=lambda row: row[7:9]):
        of_round = list(bids)
        facts = [(str(row[6]), str(row[3]), json.loads(row[4])) for row in of_round]
        for pair in collusion.pairs(facts):
            shared = [name for name, is_so in pair.items() if name not in ("pair", "bids") and is_so]
            if shared:
                at, instance, project = of_round[0][:3]
                told = f"{pair['pair']}: {', '.join(shared)}"
                found.append((at, instance, project, None, told, "bid", int(pair["bids"][0])))
    return found


_SIMILAR: Final = Listed(
    sql="""SELECT o.opened_at AS at, p.instance_id, p.name AS what, g.name AS who, t.content AS detail,
        'bid' AS register, b.id AS entry, b.project_id, b.round
        FROM bid_as_of b JOIN bid_content t ON t.tenant_id = :tenant AND t.bid_id = b.id
        JOIN bid_opening_as_of o ON o.project_id = b.project_id AND o.round = b.round
        JOIN purchase_project_as_of p ON p.id = b.project_id
        JOIN organization_as_of g ON g.id = b.organization_id
        ORDER BY b.project_id, b.round, b.id""",
    judge=_alike,
)
_OPENED: Final = Listed(
    sql=rows_of(
        "FROM bid_opening_as_of o JOIN purchase_project_as_of p ON p.id = o.project_id",
        at="o.opened_at",
        what="p.name",
        who="o.created_by",
        instance="p.instance_id",
        register="bid_opening",
        entry="o.id",
    )
)

# -- judging -------------------------------------------------------------------------------------------------

_SEATS: Final = f"""FROM committee_seat t JOIN committee k ON k.tenant_id = t.tenant_id
    AND k.id = t.committee_id AND k.state IN {_OVER}"""
_OUTLYING: Final = Listed(
    sql=rows_of(
        f"""FROM score s JOIN committee_seat t ON t.tenant_id = s.tenant_id AND t.id = s.seat_id
        JOIN committee k ON k.tenant_id = s.tenant_id AND k.id = s.committee_id AND k.state IN {_OVER}
        JOIN (SELECT committee_id, candidate_id, sum(total) / count(*) AS mean FROM score
            WHERE tenant_id = :tenant AND locked_at IS NOT NULL GROUP BY committee_id, candidate_id) m
        ON m.committee_id = s.committee_id AND m.candidate_id = s.candidate_id
        LEFT JOIN bid b ON b.tenant_id = s.tenant_id AND b.id = s.candidate_id
        LEFT JOIN organization o ON o.tenant_id = s.tenant_id AND o.id = b.organization_id
        LEFT JOIN purchase_project p ON p.tenant_id = s.tenant_id AND p.id = b.project_id
        WHERE s.tenant_id = :tenant AND s.locked_at < :until
        AND abs(s.total - m.mean) * 100 > m.mean * :share""",
        at="s.locked_at",
        what=f"coalesce(o.name, {text('s.candidate_id')})",
        who="t.user_id",
        detail=f"{text('s.total / 1000')} || ' / ' || {text('m.mean / 1000')}",
        instance="p.instance_id",
        register="score",
        entry="s.id",
    ),
    rules={"share": "audit.score-deviation"},
)
_CONFLICTS: Final = Listed(
    sql=rows_of(
        f"""{_SEATS} LEFT JOIN org_member m ON m.tenant_id = t.tenant_id AND m.person_id = t.person_id
        AND EXISTS (SELECT 1 FROM bid b WHERE b.tenant_id = t.tenant_id AND b.project_id = k.subject_id
            AND b.organization_id = m.organization_id)
        LEFT JOIN organization o ON o.tenant_id = t.tenant_id AND o.id = m.organization_id
        LEFT JOIN purchase_project p ON p.tenant_id = t.tenant_id AND p.id = k.subject_id
        WHERE t.tenant_id = :tenant AND t.created_at < :until
        AND (m.id IS NOT NULL OR t.declaration LIKE '%"conflict": true%')""",
        at="t.created_at",
        what="coalesce(p.name, k.kind)",
        who="t.user_id",
        detail="o.name",
        instance="p.instance_id",
        register="committee_seat",
        entry="t.id",
    )
)
_DRAWN: Final = Listed(
    sql=rows_of(
        f"""{_SEATS} JOIN duty_warning w ON w.tenant_id = t.tenant_id AND w.seat_id = t.id
        WHERE t.tenant_id = :tenant AND w.warned_on <= :on""",
        at="w.warned_on",
        what="w.rule || ' ' || w.unit_key || ' ' || w.pool",
        who="w.user_id",
        detail=f"{text('w.found')} || ' / ' || {text('w.allowed')}",
        instance="w.instance_id",
        register="committee_seat",
        entry="t.id",
    )
    # an assessment's experts are no secret: they visit whom they assess
    + " UNION ALL "
    + rows_of(
        """FROM assessment_seat s JOIN duty_warning w ON w.tenant_id = s.tenant_id AND w.seat_id = s.id
        WHERE s.tenant_id = :tenant AND w.warned_on <= :on""",
        at="w.warned_on",
        what="w.rule || ' ' || w.unit_key || ' ' || w.pool",
        who="w.user_id",
        detail=f"{text('w.found')} || ' / ' || {text('w.allowed')}",
        instance="w.instance_id",
        register="assessment_case",
        entry="s.case_id",
    )
)

# -- organisations, grants, data -----------------------------------------------------------------------------

_SAME_PLACE: Final = Listed(
    sql=rows_of(
        f"""FROM organization_as_of o WHERE o.status IN {_ACTIVE} AND (
        o.domicile IN (SELECT a.domicile FROM organization_as_of a
            WHERE a.status IN {_ACTIVE} AND a.domicile <> '' GROUP BY a.domicile HAVING count(*) > 1)
        OR o.legal_rep_id IN (SELECT a.legal_rep_id FROM organization_as_of a
            WHERE a.status IN {_ACTIVE} AND a.legal_rep_id IS NOT NULL
            GROUP BY a.legal_rep_id HAVING count(*) > 1))""",
        at="o.created_at",
        what="o.name",
        who="o.created_by",
        detail="o.domicile",
        register="organization",
        entry="o.id",
    )
)
_FUNDED_TWICE: Final = Listed(
    sql=rows_of(
        """FROM grant_award_as_of g JOIN organization_as_of o ON o.id = g.organization_id
        WHERE g.approved > 0 AND EXISTS (SELECT 1 FROM grant_award_as_of h WHERE h.id <> g.id
        AND h.approved > 0 AND (h.content = g.content
        OR (h.organization_id = g.organization_id AND h.project_name = g.project_name)))""",
        at="g.created_at",
        what="o.name",
        who="g.created_by",
        detail="g.project_name",
        instance="g.instance_id",
        register="grant_award",
        entry="g.id",
    )
)
_LATER: Final = "h.tenant_id = :tenant AND h.at < :until AND h.version > 1"
_BACK_DATED: Final = Listed(
    sql=rows_of(
        f"""FROM register_history h WHERE {_LATER} AND h.register IN {_OPEN_REGISTERS}
        AND CAST(h.effective_on AS VARCHAR(10)) < substr(CAST(h.at AS VARCHAR(40)), 1, 10)""",
        at="h.at",
        what="h.register",
        who="h.actor",
        detail="CAST(h.effective_on AS VARCHAR(10))",
        instance="h.instance_id",
        entry="h.row_id",
    )
)
_AFTER_DECISION: Final = Listed(
    sql=rows_of(
        f"""FROM register_history h JOIN so_filing f ON f.tenant_id = h.tenant_id
        AND f.instance_id = h.row_id WHERE {_LATER} AND h.register = 'so_filing'
        AND f.decided_on < h.effective_on AND (h.changes LIKE '%"outcome"%' OR h.changes LIKE '%"org_name"%'
        OR h.changes LIKE '%"filed_class"%' OR h.changes LIKE '%"decided_on"%')""",
        at="h.at",
        what="f.org_name",
        who="h.actor",
        detail="h.reason",
        instance="h.instance_id",
        register="so_filing",
        entry="h.row_id",
    )
)

#: Who declared an interest was refused the task, which says so.
_DECLARED: Final = " OR ".join(f"e.data LIKE '%\"{each}\"%'" for each in sorted(DECLARATIONS))
_REFUSALS: Final = (
    "e.type IN ('command-refused', 'beginning-refused', 'bid-reading-refused', 'personal-data-refused')"
)
#: What follows from what somebody did is in the case; here is what they did.
_CONSEQUENCES: Final = {"user-task-created", "register-entered", "register-changed", "identity-confirmed"}
_ACTS: Final = ", ".join(
    f"'{kind.type}'"
    for kind in EVENT_KINDS.values()
    if (kind.source in ("command", "administration") or kind.type == "instance-started")
    and kind.type not in _CONSEQUENCES
)
_PERMISSIONS: Final = """e.type IN ('role-granted', 'role-revoked', 'post-assigned', 'post-withdrawn',
    'group-member-added', 'group-member-removed', 'api-token-issued', 'person-unlocked')"""

LISTS: Final[Mapping[str, Listed]] = {
    "overdue": _tasks(
        "due_at", "assignee", "t.due_at < :until AND (t.status = 'open' OR t.completed_at >= :until)"
    ),
    "late": _tasks(
        "completed_at",
        "completed_by",
        "t.status = 'completed' AND t.completed_at > t.due_at AND t.completed_at < :until",
    ),
    "deemed": _filings("f.acceptance_mode IS NOT NULL AND f.acceptance_mode <> 'EXPRESS'"),
    "corrections": _filings("f.correction_count > 1"),
    "returned": _events("e.type = 'user-task-completed' AND e.data LIKE '%\"RETURN\"%'"),
    "delegated": _events(f"e.on_behalf_of IS NOT NULL AND e.type IN ({_ACTS})"),
    "methods": _METHODS,
    "single-source": _projects("WHERE p.method = 'SINGLE_SOURCE'", yuan("p.budget")),
    "splitting": _projects(
        _NEAR,
        yuan("p.budget"),
        limit="procurement.limit",
        tender="procurement.open-tender-amount",
        share="audit.near-miss-share",
    ),
    "few-bidders": _FEW,
    "concentration": _CONCENTRATED,
    "similar-bids": _SIMILAR,
    "outlying-scores": _OUTLYING,
    "conflicts": _CONFLICTS,
    "declarations": _events(f"e.type = 'command-refused' AND ({_DECLARED})"),
    "expert-draws": _DRAWN,
    "no-budget": _projects("WHERE p.budget_line_id IS NULL AND p.method IS NOT NULL", yuan("p.budget")),
    "contract-unlike-award": _contracts(
        "JOIN award_as_of a ON a.project_id = p.id AND a.state = 'DECIDED' AND a.round = p.round"
        " WHERE c.state <> 'TERMINATED' AND c.signed_on <= :on"
        " AND (c.amount <> a.price OR c.organization_id <> a.organization_id)",
        "c.signed_on",
        f"{yuan('c.amount')} || ' / ' || {yuan('a.price')}",
    ),
    "service-first": _contracts(
        "JOIN service_log_as_of s ON s.contract_id = c.id WHERE s.served_on < c.signed_on",
        "s.served_on",
        "CAST(c.signed_on AS VARCHAR(10))",
        "s.created_by",
    ),
    "overpaid": _contracts(
        "JOIN (SELECT contract_id, sum(amount) AS paid, max(paid_on) AS last FROM payment_as_of"
        " WHERE paid_on <= :on GROUP BY contract_id) s ON s.contract_id = c.id"
        " WHERE s.paid > c.amount + c.supplements",
        "s.last",
        f"{yuan('s.paid')} || ' / ' || {yuan('(c.amount + c.supplements)')}",
    ),
    "no-opinions": _contracts(
        "JOIN acceptance_as_of s ON s.contract_id = c.id WHERE s.accepted_on <= :on"
        " AND coalesce(s.user_opinions, '') IN ('', '[]', 'null', '{}')",
        "s.accepted_on",
        "s.result",
        "s.created_by",
    ),
    "double-funding": _FUNDED_TWICE,
    "same-place": _SAME_PLACE,
    "back-dated": _BACK_DATED,
    "after-decision": _AFTER_DECISION,
    "variables": _events("e.type IN ('variables-modified', 'due-date-changed')"),
    "permissions": _events(_PERMISSIONS),
    "refusals": _events(_REFUSALS),
    "personal-data": _events("e.type = 'personal-data-read'"),
    "exports": _events("e.type = 'data-exported'"),
    "opened": _OPENED,
}
