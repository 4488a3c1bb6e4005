"""Personal data on its way from a form into a case: sealed, so that variables and history hold a mask only.

The engine knows which fields are personal (:mod:`forms.personal`) and where they pass; how they are sealed is
the business of whoever keeps the keys, who registers with :func:`use_sealer`. In place of the text the case
gets ``{"sealed": "<id>", "masked": "510104********1234"}``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from copy import deepcopy
from typing import Any, NamedTuple, TypeGuard

from engine.persistence.session import Session
from forms.compiled import CompiledForm
from forms.personal import places


class PersonalValue(NamedTuple):
    """A text to be sealed, and of which kind it is."""

    kind: str
    text: str


#: Seals values of a process instance, in the transaction; gives as many sealed ones in the same order.
Sealer = Callable[[Session, int, Sequence[PersonalValue]], Sequence[Mapping[str, Any]]]

_sealers: list[Sealer] = []


def use_sealer(sealer: Sealer) -> Sealer:
    """Register who seals, in place of whoever did before."""
    _sealers[:] = [sealer]
    return sealer


def is_sealed(value: object) -> TypeGuard[Mapping[str, str]]:
    """Whether a value of a variable stands for something sealed."""
    return isinstance(value, Mapping) and value.keys() == {"sealed", "masked"}


def seal_submission(
    session: Session, instance_id: int, form: CompiledForm, data: Mapping[str, Any]
) -> dict[str, Any]:
    """The submission with its personal fields sealed; what is empty, or sealed already, stays as it is.

    Raises LookupError when a form asks for it and nobody here seals: better no case than a plain one."""
    if not form.personal_fields:
        return dict(data)
    sealed = deepcopy(dict(data))
    found = [
        place
        for pattern, kind in form.personal_fields
        for place in places(sealed, pattern, kind)
        if place.holder[place.key] not in (None, "") and not is_sealed(place.holder[place.key])
    ]
    if not found:
        return sealed
    if not _sealers:
        raise LookupError("a form has personal fields, and nobody registered to seal them")
    values = [PersonalValue(place.kind, str(place.holder[place.key])) for place in found]
    for place, value in zip(found, _sealers[0](session, instance_id, values), strict=True):
        place.holder[place.key] = dict(value)
    return sealed
