"""How a contract goes its usual way, for tests that look at one place of it."""

from __future__ import annotations

from typing import Any

from tests.workflows.purchases import AGREE, PLAN, TERMS, Case, Purchase, complete_all

DRAFT: dict[str, Any] = {
    "amount": 90000,
    "validFrom": "2010-03-15",
    "validTo": "2011-03-14",
    "requirements": TERMS["requirements"],
    "acceptancePlan": TERMS["acceptance_plan"],
    "paymentPlan": PLAN,
    "bondAmount": 9000,
}
SIGN = {"answer": "SIGN", "sealed": True}
REFUSE = {"answer": "REFUSE", "refusalReason": "人员不足，无法履约（示例）"}
BOND = {"voucher": "BZJ-001", "receivedOn": "2010-03-15"}
COPY = {"filedOn": "2010-03-15", "receiptNo": "BA-001"}
REQUEST = {"amount": 27000, "invoiceNo": "FP-001"}
CHECK = {"invoiceOk": True, "budgetOk": True}
PAY = {"voucher": "ZF-001", "paidOn": "2010-03-15"}
EVALUATION: dict[str, Any] = {
    "output": 28,
    "quality": 22,
    "effect": 18,
    "satisfaction": 14,
    "finance": 9,
    "sample": 30,
    "veto": False,
    "rectification": False,
    "evaluationText": "服务按计划完成，资料齐全（示例）",
    "conflictDeclared": False,
}
COMPLETION = {"summary": "全年服务按合同完成（示例文本）", "servedUsers": 120, "indicators": []}
ITEMS = [
    {
        "item": "合同约定的服务",
        "standard": TERMS["requirements"],
        "result": "PASS",
        "evidence": "服务记录",
    },
    {"item": "助餐人次", "standard": "1200人次", "result": "PASS", "evidence": "签到表"},
]
ACCEPTANCE = {"items": ITEMS, "overall": "PASS", "usersTookPart": True}
LOG = {
    "servedOn": "2010-03-16",
    "activity": "上门助餐",
    "place": "示例一社区",
    "participants": 12,
    "spent": 350.5,
    "increments": [{"name": "助餐人次", "value": 12}],
}


def opinions(count: int) -> dict[str, Any]:
    return {
        "opinions": [
            {"respondent": f"居民{number:03d}", "satisfaction": "SATISFIED"} for number in range(count)
        ]
    }


def drafted(purchase: Purchase, **changes: Any) -> Case:
    """The draft is approved; the stand-still runs until the end of 10 March."""
    case = purchase.start("procurement-contract", projectId=purchase.project)
    case.complete("draft-contract", {**DRAFT, **changes})
    return complete_all(case, [("review-contract", AGREE), ("approve-contract", AGREE)])


def signed(purchase: Purchase, **changes: Any) -> Case:
    """Signed by both sides on 15 March."""
    case = drafted(purchase, **changes)
    purchase.house.on("2010-03-15")
    return complete_all(case, [("supplier-sign", SIGN), ("purchaser-sign", {"signed": True})])


def performing(purchase: Purchase, **changes: Any) -> Case:
    """Announced, filed and secured; the first instalment is to be asked for."""
    case = signed(purchase, **changes)
    complete_all(case, [("announce-contract", {"confirmed": True}), ("file-copy", COPY)])
    return case.complete("receive-bond", BOND) if "receive-bond" in case.open_tasks() else case


def pay(case: Case, amount: float, voucher: str = "ZF-001") -> Case:
    """The instalment at hand, from the supplier's request to the treasury's payment."""
    complete_all(case, [("request-payment", {**REQUEST, "amount": amount}), ("check-payment", CHECK)])
    return complete_all(case, [("approve-payment", AGREE), ("pay", {**PAY, "voucher": voucher})])


def accept(case: Case, result: str = "PASS") -> Case:
    """Acceptance by three people after the opinions of thirty."""
    case.complete("collect-opinions", opinions(30))
    for person in ("acceptor-1", "acceptor-2", "acceptor-3"):
        case.complete("accept-items", {**ACCEPTANCE, "overall": result}, by=person)
    return case
