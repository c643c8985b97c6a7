"""Who may come in, and look."""

from typing import Any

import rules

from portal.visitors import Visitor
from tenancy.policies import is_manager


@rules.predicate
def is_visitor(actor: Any) -> bool:
    """Somebody whose address is proven and still belongs to a contact."""
    return isinstance(actor, Visitor) and bool(actor.contacts)


rules.add_perm("portal.look", is_visitor)
rules.add_perm("portal.preview_portal", is_manager)
rules.add_perm("portal.ask_for_link", rules.always_true)
rules.add_perm(
    "portal.enter_portal", rules.always_true
)  # whoever holds the link; the code is asked afterwards
rules.add_perm("portal.leave_portal", rules.always_true)
# Whoever holds the link may look; the code is asked before anything is said.
rules.add_perm("portal.sign", rules.always_true)
rules.add_perm("portal.ask_for_change", is_visitor)
