"""Whom an organization that asks for a second factor lets in: the rule, for people and for programs."""

from accounts.factors import has_factor, has_proved
from accounts.models import User
from core.requests import Request
from tenancy.scope import current


def lets_person_in(request: Request, *, vouched: bool) -> bool:
    """Whether the session is enough; `vouched`: it came through the organization's own provider, answerable for its factors."""
    return not current().factor_required or vouched or has_proved(request)


def lets_program_in(user: User) -> bool:
    """Whether a token of that member is enough: a program shows no factor, but its member must have one."""
    return not current().factor_required or has_factor(user)
