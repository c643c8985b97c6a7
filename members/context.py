"""What the administration's pages know of an operator's visit."""

from typing import Any

from django.http import HttpRequest

from accounts.policies import is_operator
from members.queries import visit_of
from tenancy.policies import membership_of


def visiting(request: HttpRequest) -> dict[str, Any]:
    """`visit`: the one by which the operator is here, if it is by one."""
    user = getattr(request, "user", None)
    if user is None or not is_operator(user) or membership_of(user):
        return {}
    return {"visit": visit_of(user)}
