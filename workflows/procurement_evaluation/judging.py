"""What the committee finds of each bid: conformity, collusion, abnormally low prices, sheets to score."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from decimal import Decimal
from typing import Any, Final

from engine.actions import ActionContext, action
from engine.actor import SYSTEM
from engine.persistence.session import Session
from workflows.procurement_evaluation import schemas
from workflows.procurement_evaluation.seating import KEY
from workflows.registries.purchases import advance_bid, bids
from workflows.registries.register import enter, page
from workflows.tendering import collusion
from workflows.tendering.answers import QUESTIONS
from workflows.tendering.case import Given, organization_name, rule, session_of
from workflows.tendering.contents import content_of
from workflows.tendering.scoring import factors, mean, price_weight

VOID_REASONS: Final[Mapping[str, str]] = {
    "NO_DEPOSIT": "未按照招标文件的规定提交投标保证金",
    "UNSIGNED": "投标文件未按招标文件要求签署、盖章",
    "UNQUALIFIED": "不具备招标文件中规定的资格要求",
    "OVER_PRICE": "报价超过招标文件中规定的预算金额或者最高限价",
    "CONDITIONS": "投标文件含有采购人不能接受的附加条件",
    "OTHER": "法律、法规和招标文件规定的其他无效情形",
}
CREDIBLE: Final = "CREDIBLE"
TOO_FEW: Final = {"reason": "TOO_FEW", "text": "对招标文件作实质响应的投标人不足三家"}
_MOST: Final = 200


@action(f"{KEY}.apply-conformity", input=schemas.ConformityInput, output=schemas.ConformityOutput)
def apply_conformity(context: ActionContext, given: Given) -> Given:
    """Bids that do not answer the documents are void (63), corrected prices count (59)."""
    session = session_of(context)
    asked = {str(bid["bid"]): Decimal(str(bid["price"])) for bid in given["bids"]}
    # the purchaser reads the past of bids: who judges them is not told there (87号令 47), as everywhere here
    ceiling = Decimal(str(given["price_ceiling"]))
    for found in given["conformity"]:
        bid, reason = str(found["bid"]), _why_void(found)
        corrected = found.get("corrected_price")
        price = asked[bid] if corrected in (None, "") else Decimal(str(corrected))
        if reason is None and price > ceiling:
            reason = VOID_REASONS["OVER_PRICE"]
        state = "VALID" if reason is None else "VOID"
        advance_bid(
            session,
            SYSTEM,
            int(bid),
            state,
            price=price,
            void_reason=reason,
            instance_id=context.instance_id,
        )
    valid = _valid(session, given)
    facts = [(row["bid"], row["bidder"], content_of(session, int(row["bid"]))) for row in valid]
    return {"valid_bids": valid, "pairs": collusion.pairs(facts)}


@action(f"{KEY}.apply-collusion", input=schemas.CollusionInput, output=schemas.StandingOutput)
def apply_collusion(context: ActionContext, given: Given) -> Given:
    """What is proven, or ruled by the committee, makes both bids void (37)."""
    ruled = {str(row["pair"]) for row in given["collusion_rulings"] or [] if row.get("ruling") == "COLLUSION"}
    for found in given["collusion_results"] or []:
        if found["ruling"] == "PROVEN" or str(found["pair"]) in ruled:
            _void(context, given, found["bids"], f"视为串通投标：{found['ground']}（{found['pair']}）")
    return _standing(context, given)


@action(f"{KEY}.send-questions", input=schemas.QuestionInput, output=schemas.QuestionOutput)
def send_questions(context: ActionContext, given: Given) -> Given:
    """Each suspect is asked in writing, in private, and has the same time to answer."""
    session = session_of(context)
    due_at = context.now + timedelta(minutes=given["explanation_minutes"])
    for check in given["price_checks"]:
        if check["trigger"] == "NONE":
            continue
        values = {
            "project_id": given["projectId"],
            "bid_id": int(check["bid"]),
            "kind": "PRICE",
            "question": given["price_question"],
            "asked_at": context.now,
            "due_at": due_at,
        }
        enter(session, SYSTEM, QUESTIONS, values, instance_id=context.instance_id)
    return {"explanation_due": due_at.isoformat()}


@action(f"{KEY}.collect-answers", input=schemas.CaseInput, output=schemas.AnswerOutput)
def collect_answers(context: ActionContext, given: Given) -> Given:
    """What the suspects answered in time, before the members."""
    session = session_of(context)
    names = {int(row["bid"]): row["bidder"] for row in _valid(session, given)}
    rows = page(session, QUESTIONS, project_id=given["projectId"], kind="PRICE", limit=_MOST).rows
    return {
        "vote_rows": [
            {
                "bidId": str(row["bid_id"]),
                "bidder": names[row["bid_id"]],
                "answer": row["answer"] or "（未在规定时间内说明）",
                "choice": None,
            }
            for row in rows
            if row["bid_id"] in names
        ]
    }


@action(f"{KEY}.apply-votes", input=schemas.VoteInput, output=schemas.StandingOutput)
def apply_votes(context: ActionContext, given: Given) -> Given:
    """A price that most members do not believe makes the bid void (财库〔2026〕2号)."""
    votes: dict[str, list[str]] = {}
    for sheet in given["price_votes"]:
        for row in sheet["votes"]:
            votes.setdefault(str(row["bidId"]), []).append(str(row["choice"]))
    share = float(rule("price-vote-share", given["rules_on"]))
    for bid, cast in votes.items():
        if sum(1 for choice in cast if choice != CREDIBLE) * 100 > share * len(cast):
            _void(context, given, [bid], "报价明显偏低，不能证明其报价合理性")
    return _standing(context, given)


@action(f"{KEY}.prepare-sheets", input=schemas.SheetInput, output=schemas.SheetOutput)
def prepare_sheets(context: ActionContext, given: Given) -> Given:
    """An empty sheet for everybody: objective factors filled in alike, the others open."""
    settled = {
        (str(row["bidId"]), str(row["factor"])): row["score"] for row in given["objective_scores"] or []
    }
    return {
        "sheet_rows": [
            {
                "bidId": str(bid["bid"]),
                "bidder": bid["bidder"],
                "factor": factor.name,
                "most": float(factor.most),
                "score": settled.get((str(bid["bid"]), factor.name)),
                "note": None,
            }
            for bid in given["valid_bids"]
            for factor in factors(given["scoring"])
            if not factor.is_price
        ]
    }


def _why_void(found: Mapping[str, Any]) -> str | None:
    if not found.get("conforms"):
        return f"{VOID_REASONS[str(found['void_reason'])]}：{found.get('void_text') or ''}"
    if found.get("corrected_price") not in (None, "") and not found.get("confirmed"):
        return "报价修正后投标人不确认，投标无效（87号令第五十九条）"
    return None


def _void(context: ActionContext, given: Given, which: Sequence[Any], reason: str) -> None:
    session = session_of(context)
    left = {row["bid"] for row in _valid(session, given)}
    for bid in map(str, which):
        if bid in left:
            advance_bid(
                session,
                SYSTEM,
                int(bid),
                "VOID",
                void_reason=reason,
                instance_id=context.instance_id,
            )


def _valid(session: Session, given: Given) -> list[dict[str, Any]]:
    rows = bids(session, given["projectId"], limit=_MOST, round=given["tender_round"], state="VALID").rows
    prices = sorted(row["price"] for row in rows)
    return [
        {
            "bid": str(row["id"]),
            "bidder": organization_name(session, row["organization_id"]),
            "organization_id": row["organization_id"],
            "price": float(row["price"]),
            "second": float(prices[1]) if len(prices) > 1 else None,
        }
        for row in rows
    ]


def _standing(context: ActionContext, given: Given) -> dict[str, Any]:
    valid = _valid(session_of(context), given)
    prices = [Decimal(str(row["price"])) for row in valid]
    stops = len(valid) < (given.get("least_suppliers") or int(rule("least-bidders", given["rules_on"])))
    return {
        "valid_bids": valid,
        "price_mean": float(mean(prices)) if prices else None,
        "lowest_price": float(min(prices)) if prices else None,
        "price_weight": float(price_weight(given["scoring"])),
        "objective_rows": [
            {
                "bidId": row["bid"],
                "bidder": row["bidder"],
                "factor": factor.name,
                "most": float(factor.most),
                "score": None,
            }
            for row in valid
            for factor in factors(given["scoring"])
            if factor.is_objective and not factor.is_price
        ],
        "evaluation_stops": stops,
        "failure": dict(TOO_FEW) if stops else None,
    }
