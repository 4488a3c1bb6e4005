"""What is asked for, by kind: checked against the filing, and told in words for whoever decides."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, Final

from engine.persistence.session import Session
from workflows.documents.words import day
from workflows.documents.words import label as enumeration
from workflows.registries.followups import CANCELLATION, CHANGE, CORRECTION, RENEWAL, REVOCATION
from workflows.registries.organizations import ORGANIZATIONS, organization_by_code
from workflows.registries.people import PEOPLE
from workflows.registries.register import Row, find
from workflows.rules import current_rules
from workflows.so_filing_followup.common import months_after, period_end, whole, word
from workflows.so_filing_followup.errors import (
    ChangeInTheFuture,
    ConversionNotRegistered,
    CorrectionSaysNothing,
    NothingToChange,
    NotInactiveYet,
)

#: Process -> kind of procedure.
KINDS: Final = {
    "so-filing-change": CHANGE,
    "so-filing-renewal": RENEWAL,
    "so-filing-cancel": CANCELLATION,
    "so-filing-revocation": REVOCATION,
    "so-filing-correction": CORRECTION,
}
#: What an applicant may change: the box that is ticked, the field that is filled in, the column it becomes.
CHANGES: Final = {
    "NAME": ("newName", "org_name"),
    "PLACE": ("newPlace", "domicile"),
    "BUSINESS": ("newBusiness", "purpose"),
}
HEAD: Final = "HEAD"
#: What a clerk may have written wrongly.
CORRECTABLE: Final = ("org_name", "filed_class", "community", "domicile")
FILED_CLASSES: Final = frozenset({"LIFE", "AFFAIR", "CULTURE_SPORT", "CHARITY"})


def registered(session: Session, filing: Row) -> dict[str, str | None]:
    """What the registers say of a filed group now, as far as it may be changed."""
    organization = find(session, ORGANIZATIONS, filing["organization_id"])
    head = organization["legal_rep_id"]
    return {
        "org_name": filing["org_name"],
        "filed_class": filing["filed_class"],
        "community": filing["community"],
        "domicile": organization["domicile"],
        "purpose": organization["purpose"],
        "head": None if head is None else str(find(session, PEOPLE, head)["name"]),
    }


def asked_for(
    session: Session, kind: str, given: Mapping[str, Any], filing: Row, today: date, rules_on: date
) -> Mapping[str, Any]:
    """What the register keeps of a request. Raises what is refused to such a request."""
    ask = {
        CHANGE: _change, RENEWAL: _renewal, CANCELLATION: _cancellation, REVOCATION: _revocation,
        CORRECTION: _correction,
    }[kind]  # fmt: skip
    return ask(session, given, filing, today, rules_on)


def is_late(kind: str, asked: Mapping[str, Any], filing: Row, today: date, rules_on: date) -> bool:
    """Whether a change or a renewal comes after the last day of its rule; the others have none."""
    if kind == CHANGE:
        start = date.fromisoformat(str(asked["changed_on"]))
        return today > period_end("change-report-period", start, rules_on)
    if kind == RENEWAL:
        return bool(today > filing["valid_to"] - timedelta(days=whole("renewal-lead", rules_on)))
    return False


def told(kind: str, asked: Mapping[str, Any]) -> str:
    """What is asked for, in words."""
    if kind == CHANGE:
        return "；".join(
            f"{word(each['field'])}：{_shown(each, 'old')} → {_shown(each, 'new')}"
            for each in asked["changes"]
        )
    if kind == RENEWAL:
        return f"{word(RENEWAL)}（{word('valid_to')}{day(asked['valid_to'])}）"
    if kind == CANCELLATION:
        return word(asked["reason"])
    if kind == REVOCATION:
        return f"{ground_text(asked['ground'])}：{asked['facts']}"
    return f"{word(asked['field'])}：{_shown(asked, 'old')} → {_shown(asked, 'new')}"


def ground_text(ground: str) -> str:
    """The ground of a revocation in the words of its rule."""
    return next(
        rule.text for rule in current_rules().rules if rule.key == f"so-filing.revocation-{ground.lower()}"
    )


def _shown(pair: Mapping[str, Any], which: str) -> str:
    value = pair[which]
    if value in (None, ""):
        return word("none")
    return enumeration(value) if pair["field"] == "filed_class" else str(value)


def _change(
    session: Session, given: Mapping[str, Any], filing: Row, today: date, _: date
) -> Mapping[str, Any]:
    changed_on = given["changedOn"] or today
    if changed_on > today:
        raise ChangeInTheFuture(day=changed_on.isoformat())
    now, wanted, changes = registered(session, filing), set(given["changeKinds"] or ()), []
    for box, (field, column) in CHANGES.items():
        if box in wanted:
            changes.append(_pair(column, now[column], str(given[field] or "").strip()))
    if HEAD in wanted:
        changes.append(_pair("head", now["head"], str((given["newHead"] or {}).get("name") or "").strip()))
    if not changes:
        raise NothingToChange(field=word(CHANGE))
    return {"changed_on": changed_on.isoformat(), "changes": changes}


def _pair(column: str, old: str | None, new: str) -> dict[str, str | None]:
    if not new or new == old:
        raise NothingToChange(field=word(column))
    return {"field": column, "old": old, "new": new}


def _renewal(_: Session, given: Mapping[str, Any], filing: Row, today: date, on: date) -> Mapping[str, Any]:
    return {"valid_to": filing["valid_to"].isoformat()}


def _cancellation(
    session: Session, given: Mapping[str, Any], filing: Row, today: date, rules_on: date
) -> Mapping[str, Any]:
    reason = given["cancelReason"]
    if reason == "INACTIVE":
        months, last = whole("inactivity", rules_on), given["lastActiveOn"] or filing["decided_on"]
        earliest = months_after(last, months)
        if today < earliest:
            raise NotInactiveYet(day=last.isoformat(), months=months, earliest=earliest.isoformat())
        return {"reason": reason, "last_active_on": last.isoformat()}
    if reason == "CONVERTED":
        uscc = str(given["convertedTo"] or "").strip()
        became = organization_by_code(session, uscc) if uscc else None
        if became is None or became["status"] != "REGISTERED":
            raise ConversionNotRegistered(uscc=uscc)
        return {"reason": reason, "converted_to": uscc}
    return {"reason": "OWN_REQUEST"}


def _revocation(
    _: Session, given: Mapping[str, Any], filing: Row, today: date, on: date
) -> Mapping[str, Any]:
    return {"ground": given["ground"], "facts": given["facts"]}


def _correction(
    session: Session, given: Mapping[str, Any], filing: Row, today: date, on: date
) -> Mapping[str, Any]:
    field, new = str(given["wrongField"]), str(given["correctValue"] or "").strip()
    old = registered(session, filing).get(field)
    is_possible = field in CORRECTABLE and (field != "filed_class" or new in FILED_CLASSES)
    if not is_possible or not new or new == old:
        raise CorrectionSaysNothing(field=word(field) if field in CORRECTABLE else field, value=new)
    return {"field": field, "old": old, "new": new, "reason": given["correctionReason"]}
