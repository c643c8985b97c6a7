"""Who may what with accounts."""

from typing import Any

import rules


@rules.predicate
def is_signed_in(user: Any) -> bool:
    return user.is_authenticated and user.is_active


@rules.predicate
def is_operator(user: Any) -> bool:
    """Whoever runs the installation, unless their session lacks a second factor (`identity.middleware.SecondFactors`)."""
    return user.is_active and user.is_staff and not getattr(user, "lacks_factor", False)


rules.add_perm("accounts.edit_preferences", is_signed_in)
rules.add_perm("accounts.see_sessions", is_signed_in)
rules.add_perm("accounts.end_session", is_signed_in)
rules.add_perm("accounts.end_other_sessions", is_signed_in)
rules.add_perm("accounts.operate", is_signed_in & is_operator)
rules.add_perm("accounts.remove_factors", is_signed_in & is_operator)
rules.add_perm("accounts.choose_look", rules.always_true)
