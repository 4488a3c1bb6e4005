"""Signing user tasks: whoever completes one marked ``gongzhi:signature`` shows who they are just before.

Enforced in the command itself, whoever gives it: interface, command line or another part of the program. See
docs/adr/0009-signatures.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import timedelta
from typing import Any, Final, Protocol

import orjson

from engine.actor import Actor, Authentication
from engine.errors import ConfirmationRequired
from engine.guards import Attempt
from engine.history.chain import instant
from engine.history.signed import ALGORITHM, digest
from engine.identity.confirmation import spend
from engine.messages import message
from engine.persistence.session import Session
from engine.persistence.store import StoredTask, task_id_of

PROPERTY: Final = "gongzhi:signature"
_REQUIRED: Final = "required"
#: Where every signature asks anew, the time to bring it from the dialog to the act.
_ONE_ACT: Final = timedelta(minutes=2)

#: The words for a signature that no certificate vouches for (DOMAIN.md D.8).
DEMONSTRATION: Final = "signature-demonstration"


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """What a certification service adds to a signature, as texts that history keeps (电子签名法 13)."""

    issuer: str
    serial: str
    algorithm: str
    #: base64 of the signature over the 32 bytes of the digest
    value: str


class CertificateSigner(Protocol):
    """A certification service; whoever connects one registers it with :func:`use_certificates`."""

    def sign(self, actor: Actor, digest: bytes) -> Certificate:
        """Sign the digest with the certificate of ``actor.user_id``; called inside the transaction.

        Raises Refused when the person has no certificate in force."""


_signers: list[CertificateSigner] = []


def use_certificates(signer: CertificateSigner | None) -> None:
    """Register who signs with certificates, in place of whoever did before; None: nobody does."""
    _signers[:] = [] if signer is None else [signer]


def needs_signature(properties: str | Mapping[str, Any]) -> bool:
    """Whether a user task with these properties (JSON text, or read already) has to be signed."""
    found = orjson.loads(properties or "{}") if isinstance(properties, str) else properties
    return found.get(PROPERTY) == _REQUIRED


def check_confirmed(
    session: Session, actor: Actor, act: str, *, signature: str | None = None, is_part: bool = False
) -> Authentication:
    """When and how the actor showed who they are, if that is recent enough to bind them now.

    ``act`` names what is about to be done, ``signature`` the kind that will be made of it. Where every act
    asks anew, this one uses the confirmation up, unless it ``is_part`` of one that a signature will conclude.
    Raises ConfirmationRequired."""
    shown, minutes = actor.authentication, session.database.settings.signature_minutes
    window = timedelta(minutes=minutes) or _ONE_ACT
    # in both directions: the house's clock can be set back, and those of two servers differ a little
    if shown is None or abs(session.now - shown.at) >= window:
        raise ConfirmationRequired(act=act, signature=signature)
    if not minutes and not is_part and not spend(session, shown):
        raise ConfirmationRequired(act=act, signature=signature)
    return shown


def sign(attempt: Attempt, shown: Authentication, known: Mapping[str, Any]) -> dict[str, Any]:
    """The signature on what the case keeps of a submission."""
    actor, task_id = attempt.actor, task_id_of(attempt.instance.id, attempt.task.activity_id)
    covered = digest(task_id, actor.user_id, actor.on_behalf_of, known)
    signature: dict[str, Any] = {
        "by": actor.user_id,
        "at": instant(attempt.session.now),
        "confirmed_at": instant(shown.at),
        "method": shown.method,
        "algorithm": ALGORITHM,
        "digest": covered.hex(),
    }
    if _signers:
        return {**signature, "certificate": asdict(_signers[0].sign(actor, covered))}
    return {**signature, "notice": message(DEMONSTRATION)}


def confirmed_for(session: Session, actor: Actor, task: StoredTask) -> Authentication | None:
    """What :func:`check_confirmed` gives where the task has to be signed; None where it has not."""
    if not needs_signature(task.properties):
        return None
    kind = "certificate" if _signers else "demonstration"
    return check_confirmed(session, actor, task.name, signature=kind)


def legal_words(signature: Mapping[str, Any], lang: str) -> str:
    """What a page says of the legal effect of a signature."""
    certificate = signature.get("certificate")
    if certificate is None:
        return message(DEMONSTRATION, lang)
    return message("signature-certificate", lang, issuer=certificate["issuer"])
