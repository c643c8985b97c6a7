"""Who may what with accounts."""

import rules


@rules.predicate
def is_signed_in(user) -> bool:
    return user.is_authenticated and user.is_active


@rules.predicate
def is_operator(user) -> bool:
    return user.is_active and user.is_staff


rules.add_perm("accounts.edit_preferences", is_signed_in)
rules.add_perm("accounts.operate", is_signed_in & is_operator)
rules.add_perm("accounts.choose_look", rules.always_true)
