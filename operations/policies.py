"""Who may look behind the scenes: operators, and a monitor which holds the token."""

import hmac
from typing import Any

import rules
from django.conf import settings

from accounts.policies import is_operator, is_signed_in


@rules.predicate
def holds_metrics_token(actor: Any) -> bool:
    """The actor is what a request says in `Authorization: Bearer …`; without a configured token nobody holds it."""
    known = settings.METRICS_TOKEN
    return bool(known) and isinstance(actor, str) and hmac.compare_digest(actor.encode(), known.encode())


rules.add_perm("operations.look_at_health", rules.always_true)
rules.add_perm("operations.read_metrics", holds_metrics_token)
rules.add_perm("operations.view_work", is_signed_in & is_operator)
rules.add_perm("operations.retry_failed", is_signed_in & is_operator)
