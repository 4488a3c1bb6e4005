"""Personal fields of forms: sealed when they are submitted, opened for a register or for a reason.

What is sealed is bound to its case, kind and row: copied elsewhere it does not open.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import select

from engine.actor import Actor
from engine.history.chain import Event
from engine.history.comparing import about
from engine.history.walk import Finding
from engine.persistence.case_events import note
from engine.persistence.ids import new_id
from engine.persistence.session import Session
from engine.sealing import MASK, PersonalValue, is_sealed, use_sealer
from workflows.errors import EntryNotFound, PersonalDataSealed, ReasonNeeded
from workflows.registries.agreement import BATCH, LOWEST
from workflows.registries.people import REASON_MINIMUM, mask_number, mask_phone
from workflows.registries.tables.sealed_values import sealed_value
from workflows.registries.vault import has_key, vault

_COLUMNS: Final = ("tenant_id", "id", "instance_id", "kind", "cipher", "sealed_at")
_HIDDEN: Final = MASK


def _mask_short(number: str) -> str:
    """Passports and permits: two characters at the end."""
    return _HIDDEN + number[-2:] if len(number) >= 7 else _HIDDEN


def _mask_account(number: str) -> str:
    return _HIDDEN + number[-4:] if len(number) > 8 else _HIDDEN


#: How each kind is shown (DOMAIN.md D.6, masking); an address not at all, since its parts are not known.
MASKS: Final[Mapping[str, Callable[[str], str]]] = {
    "identity-number": lambda text: mask_number(text) if len(text) >= 15 else _mask_short(text),
    "phone": lambda text: mask_phone(text) if len(text) >= 11 else _HIDDEN,
    "bank-account": _mask_account,
    "address": lambda text: _HIDDEN,
    "text": lambda text: _HIDDEN,
}


class VaultSealer:
    """Seals with the keys of the installation."""

    def seal(
        self, session: Session, instance_id: int, values: Sequence[PersonalValue]
    ) -> list[dict[str, str]]:
        """Keep each text encrypted; gives what stands for it in variables and history."""
        keys, rows, shown = vault(session), [], []
        for kind, text in values:
            id_ = new_id()
            cipher = keys.encrypt(text, _place(session, instance_id, kind, id_))
            rows.append((session.tenant_id, id_, instance_id, kind, cipher, session.now))
            shown.append({"sealed": str(id_), "masked": MASKS[kind](text)})
        session.insert(sealed_value.name, _COLUMNS, rows)
        return shown

    def open(self, session: Session, instance_id: int, ids: Collection[int]) -> dict[int, str]:
        """For the form that checks again what the case has; nobody gets to see it."""
        return _opened(session, instance_id, ids)

    def wrap(self, session: Session, text: str, place: str) -> bytes:
        """Encrypted under the same keys, with no row and no mask: nobody but its writer asks for it."""
        return vault(session).encrypt(text, place)

    def unwrap(self, session: Session, sealed: bytes, place: str) -> str:
        """Raises PersonalDataSealed."""
        return vault(session).decrypt(sealed, place)

    def fingerprint(self, session: Session, text: str) -> str:
        return vault(session).blind_index(text, "fingerprint").hex()

    def proof(self, session: Session, text: str) -> str:
        return vault(session).proof(f"told\0{text}")

    def proves(self, session: Session, proof: str, text: str) -> bool | None:
        """Makes no key where there is none."""
        keys = vault(session) if has_key(session) else None
        return self.proof(session, text) == proof if keys is not None and keys.made(proof) else None


use_sealer(VaultSealer())


def opened(session: Session, actor: Actor, instance_id: int, value: Any, reason: str) -> Any:
    """A value, or lists and objects of them, with what is sealed in clear: for actions that move personal
    data into a register. That they did is in the history of the case.

    Raises EntryNotFound for what another case sealed, or what was removed; PersonalDataSealed."""
    ids = sorted({int(each["sealed"]) for each in _sealed_in(value)})
    if not ids:
        return value
    texts = _opened(session, instance_id, ids)
    data = {"sealed": [str(id_) for id_ in ids], "reason": reason}
    note(session, actor, instance_id, Event("personal-data-read", data))
    return _replaced(value, texts)


def reveal_sealed(session: Session, actor: Actor, sealed_id: int, reason: str) -> str:
    """One value in clear, for a person; who looked and why is in the history of the case.

    Who may is decided by the caller. Raises ReasonNeeded, EntryNotFound, PersonalDataSealed."""
    if len(reason.strip()) < REASON_MINIMUM:
        raise ReasonNeeded(minimum=REASON_MINIMUM)
    case = case_of(session, sealed_id)
    text = _opened(session, case, [sealed_id])[sealed_id]
    note(session, actor, case, Event("personal-data-read", {"sealed": [str(sealed_id)], "reason": reason}))
    return text


def case_of(session: Session, sealed_id: int) -> int:
    """The process instance that sealed a value. Raises EntryNotFound."""
    statement = select(sealed_value.c.instance_id).where(
        sealed_value.c.tenant_id == session.tenant_id, sealed_value.c.id == sealed_id
    )
    found = session.core.execute(statement).scalar()
    if found is None:
        raise EntryNotFound(register=sealed_value.name, id=sealed_id)
    return int(found)


def _opened(session: Session, instance_id: int, ids: Collection[int]) -> dict[int, str]:
    """The texts of what this case sealed. Raises EntryNotFound for the first that is none of them."""
    statement = select(sealed_value).where(
        sealed_value.c.tenant_id == session.tenant_id,
        sealed_value.c.instance_id == instance_id,
        sealed_value.c.id.in_(ids),
    )
    rows = {row["id"]: row for row in session.core.execute(statement).mappings()}
    if missing := sorted(set(ids) - rows.keys()):
        raise EntryNotFound(register=sealed_value.name, id=missing[0])
    keys = vault(session)
    return {
        id_: keys.decrypt(bytes(row["cipher"]), _place(session, instance_id, row["kind"], id_))
        for id_, row in rows.items()
    }


def _place(session: Session, instance_id: int, kind: str, sealed_id: int) -> str:
    return f"{session.tenant_id}/{sealed_value.name}/{instance_id}/{kind}/{sealed_id}"


def _sealed_in(value: Any) -> list[Mapping[str, str]]:
    if is_sealed(value):
        return [value]
    if isinstance(value, Mapping):
        return [found for each in value.values() for found in _sealed_in(each)]
    if isinstance(value, list | tuple):
        return [found for each in value for found in _sealed_in(each)]
    return []


def _replaced(value: Any, texts: Mapping[int, str]) -> Any:
    if is_sealed(value):
        return texts[int(value["sealed"])]
    if isinstance(value, Mapping):
        return {name: _replaced(each, texts) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_replaced(each, texts) for each in value]
    return value


def unopenable(session: Session) -> Iterator[Finding]:
    """Personal data of cases that do not open in their place: altered, moved, sealed with a key not here."""
    table = sealed_value.name
    query = (
        f"SELECT id, instance_id, kind, cipher FROM {table} WHERE tenant_id = ? AND id > ?"
        f" ORDER BY id LIMIT {BATCH}"
    )
    last, keys = LOWEST, vault(session)
    while rows := session.all(query, (session.tenant_id, last)):
        for id_, instance_id, kind, cipher in rows:
            try:
                keys.decrypt(cipher, _place(session, instance_id, kind, id_))
            except (PersonalDataSealed, TypeError, ValueError):
                yield about(session, "entry-changed", table, id_, "it does not open", instance_id=instance_id)
        last = rows[-1][0]
