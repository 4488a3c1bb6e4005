"""Personal data on its way from a form into a case: sealed, so that variables and history hold a mask only.

The engine knows which fields are personal (:mod:`forms.personal`) and where they pass; how they are sealed is
the business of whoever keeps the keys, who registers with :func:`use_sealer`. In place of the text the case
gets ``{"sealed": "<id>", "masked": "510104********1234"}``. A form that shows the field again shows the mask;
who leaves it as it is submits the mask, and the case keeps what it has.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Collection, Mapping, Sequence
from copy import deepcopy
from hashlib import sha256
from typing import Any, Final, NamedTuple, Protocol, TypeGuard

from engine.persistence.session import Session
from forms.compiled import CompiledForm
from forms.errors import FieldError, FormErrors
from forms.personal import Pattern, places

#: Every mask contains it, and nothing that a person types in earnest does.
MASK: Final = "****"
#: Begins a wrapped text; no JSON begins so.
_WRAPPED: Final = "sealed:"


class PersonalValue(NamedTuple):
    """A text to be sealed, and of which kind it is."""

    kind: str
    text: str


class Sealer(Protocol):
    """Keeps personal data of cases, in the transaction of whoever asks."""

    def seal(
        self, session: Session, instance_id: int, values: Sequence[PersonalValue]
    ) -> Sequence[Mapping[str, str]]:
        """What stands for each value in the case, in the same order."""

    def open(self, session: Session, instance_id: int, ids: Collection[int]) -> Mapping[int, str]:
        """The texts of what this case sealed, by the id that stands for them."""

    def wrap(self, session: Session, text: str, place: str) -> bytes:
        """A text that is kept for its writer alone, encrypted and bound to its place."""

    def unwrap(self, session: Session, sealed: bytes, place: str) -> str:
        """What was wrapped at this place."""

    def fingerprint(self, session: Session, text: str) -> str:
        """64 hexadecimal digits, the same for the same text, that tell nobody without the key of it."""

    def proof(self, session: Session, text: str) -> str:
        """A keyed hash of a text, for an event that is to vouch for it and not to tell it."""

    def proves(self, session: Session, proof: str, text: str) -> bool | None:
        """Whether a proof is that of a text; None where its key is not here."""


_sealers: list[Sealer] = []


def use_sealer(sealer: Sealer) -> None:
    """Register who seals, in place of whoever did before."""
    _sealers[:] = [sealer]


def wrapped(session: Session, text: str, place: str) -> str:
    """A JSON text as it may lie in a table: encrypted where somebody seals, else as it is."""
    return _WRAPPED + b64encode(_sealers[0].wrap(session, text, place)).decode() if _sealers else text


def unwrapped(session: Session, kept: str, place: str) -> str:
    """The JSON text again; what was kept before texts were wrapped is given as it lies there."""
    if not kept.startswith(_WRAPPED):
        return kept
    return _sealer().unwrap(session, b64decode(kept.removeprefix(_WRAPPED)), place)


def fingerprint(session: Session, text: str) -> str:
    """64 hexadecimal digits by which a text is known again. A plain hash of a submission would tell the
    identity number or the marks in it to whoever has the table and tries all of them."""
    return _sealers[0].fingerprint(session, text) if _sealers else sha256(text.encode()).hexdigest()


def proof(session: Session, text: str) -> str:
    """What an event says of a text that it is not to tell."""
    return _sealers[0].proof(session, text) if _sealers else f"sha256:{sha256(text.encode()).hexdigest()}"


def proves(session: Session, told: str, text: str) -> bool | None:
    """Whether a text is the one an event tells of; None where that cannot be said without its key."""
    if _sealers:
        return _sealers[0].proves(session, told, text)
    return told == f"sha256:{sha256(text.encode(errors='replace')).hexdigest()}"


def is_sealed(value: object) -> TypeGuard[Mapping[str, str]]:
    """Whether a value of a variable stands for something sealed."""
    return isinstance(value, Mapping) and value.keys() == {"sealed", "masked"}


class Submission(NamedTuple):
    """A submission and the variables it is laid over, both in clear, for the form to check."""

    given: Mapping[str, Any]
    known: Mapping[str, Any]


def in_clear(
    session: Session, instance_id: int, form: CompiledForm, given: Mapping[str, Any], known: Mapping[str, Any]
) -> Submission | FormErrors:
    """What the form has to check: masks that were left as they are become the text they stand for.

    A mask that stands for nothing here, or for several texts, is no value: FormErrors."""
    if not form.personal_fields:
        return Submission(given, known)
    submitted, variables = deepcopy(dict(given)), deepcopy(dict(known))
    wrong = []
    for pattern, _ in form.personal_fields:
        masks = _masks(variables, pattern)
        texts = _open_all(session, instance_id, variables, pattern)
        for place in places(submitted, pattern):
            if not isinstance(place.value, str) or MASK not in place.value:
                continue
            sealed = _meant(masks, place.path, place.value)
            if sealed is None:
                wrong.append(FieldError(path=place.path, key="field-masked"))
            else:
                place.put(texts[sealed])
    return FormErrors(tuple(wrong)) if wrong else Submission(submitted, variables)


def seal_submission(
    session: Session,
    instance_id: int,
    form: CompiledForm,
    data: Mapping[str, Any],
    known: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """The submission with its personal fields sealed; what is empty, or sealed already, stays as it is, and
    what the case has sealed in this field before is not sealed again.

    Raises LookupError when a form asks for it and nobody here seals: better no case than a plain one."""
    if not form.personal_fields:
        return dict(data)
    sealed, fresh, values = deepcopy(dict(data)), [], []
    for pattern, kind in form.personal_fields:
        held = _held(session, instance_id, dict(known or {}), pattern)
        for place in places(sealed, pattern):
            if place.value in (None, "") or is_sealed(place.value):
                continue
            if (text := str(place.value)) in held:
                place.put(held[text])
            else:
                fresh.append(place)
                values.append(PersonalValue(kind, text))
    if fresh:
        for place, value in zip(fresh, _sealer().seal(session, instance_id, values), strict=True):
            place.put(dict(value))
    return sealed


def _sealer() -> Sealer:
    if not _sealers:
        raise LookupError("a form has personal fields, and nobody registered to seal them")
    return _sealers[0]


def _masks(known: Mapping[str, Any], pattern: Pattern) -> dict[tuple[str | int, ...], tuple[str, int]]:
    """Mask and id of what is sealed in a field, by path."""
    return {
        place.path: (place.value["masked"], int(place.value["sealed"]))
        for place in places(known, pattern)
        if is_sealed(place.value)
    }


def _meant(
    masks: Mapping[tuple[str | int, ...], tuple[str, int]], path: tuple[str | int, ...], mask: str
) -> int | None:
    """Which sealed value a submitted mask stands for: the one in its place, or the only one of that look."""
    there = masks.get(path)
    if there is not None and there[0] == mask:
        return there[1]
    alike = {id_ for shown, id_ in masks.values() if shown == mask}
    return alike.pop() if len(alike) == 1 else None


def _open_all(
    session: Session, instance_id: int, variables: dict[str, Any], pattern: Pattern
) -> Mapping[int, str]:
    """Put the texts where they are sealed in the variables; gives them by id."""
    found = [place for place in places(variables, pattern) if is_sealed(place.value)]
    if not found:
        return {}
    texts = _sealer().open(session, instance_id, {int(place.value["sealed"]) for place in found})
    for place in found:
        place.put(texts[int(place.value["sealed"])])
    return texts


def _held(
    session: Session, instance_id: int, known: Mapping[str, Any], pattern: Pattern
) -> dict[str, dict[str, str]]:
    """What the case has sealed in a field already, by its text."""
    sealed = {
        int(place.value["sealed"]): dict(place.value)
        for place in places(known, pattern)
        if is_sealed(place.value)
    }
    texts = _sealer().open(session, instance_id, sealed.keys()) if sealed else {}
    return {text: sealed[id_] for id_, text in texts.items()}
