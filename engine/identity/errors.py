"""What identity refuses; part of the one tree in :mod:`engine.errors`."""

from __future__ import annotations

from engine.errors import Conflict, EngineError, Invalid, NotFound, Refused
from engine.identity import messages

__all__ = ["messages"]


class Unauthenticated(EngineError):
    """Nobody is signed in, or not any more."""


class SignInFailed(Unauthenticated):
    """The name or the password is wrong, or the account may not be used; which of them is not said."""


class ProviderSignInFailed(Unauthenticated):
    """The provider did not vouch for anybody, or for somebody nobody here is linked to."""


class TooManyAttempts(EngineError):
    """Too many failures for this account or from this address; ``seconds`` until the next attempt."""


class PasswordChangeNeeded(Refused):
    """The password was set by somebody else and has to be changed first."""


class CsrfTokenInvalid(Refused):
    """The request does not prove that it comes from our own page."""


class MissingRole(Refused):
    """The command needs a role the actor does not hold."""


class MissingScope(Refused):
    """The API token does not allow this."""


class AdministratorsAreSeparate(Refused):
    """Nobody is two of system, security and audit administrator."""


class AdministratorsHoldNoPost(Refused):
    """Administrators and auditors hold no business post, and nobody in a post becomes one of them."""


class NotOwnRights(Refused):
    """Nobody grants or withdraws rights of their own."""


class NotTheDeputy(Refused):
    """One acts in the name of somebody only as deputy in one of their posts."""


class PersonNotFound(NotFound):
    """No such person."""


class UnitNotFound(NotFound):
    """No such unit at that time."""


class PostNotFound(NotFound):
    """No such post."""


class UserGroupNotFound(NotFound):
    """No such group."""


class HoldingNotFound(NotFound):
    """The person does not hold that now."""


class LoginSessionNotFound(NotFound):
    """No such session of this person."""


class ApiTokenNotFound(NotFound):
    """No such API token of this person."""


class PersonExists(Conflict):
    """The account name is taken, or was once."""


class PersonStillHere(Conflict):
    """The work of somebody is given back when the day of their leaving is known, not before."""


class ProviderIdentityTaken(Conflict):
    """The provider's identity is linked already."""


class AlreadyHeld(Conflict):
    """The person holds that already in this period."""


class UnitInUse(Conflict):
    """A unit with units below it cannot be abolished."""


class UnitBelowItself(Conflict):
    """A unit cannot be placed below itself."""


class PasswordTooShort(Invalid):
    """Fewer characters than the rule asks for."""


class PasswordTooEasy(Invalid):
    """Among the first an attacker tries, or made of the account's name."""


class PasswordUsedBefore(Invalid):
    """One of the last passwords of this person."""


class InvalidIdentity(Invalid):
    """A key, kind, period or role that cannot be."""
