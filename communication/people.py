"""Who is in charge."""

from accounts.models import User
from projects.models import Project
from tenancy.models import Membership, Role


def in_charge(project: Project) -> list[User]:
    """The project's manager; whoever owns the organization, if the manager is no longer a member."""
    known = Membership.objects.filter(user__is_active=True).select_related("user")
    chosen = known.filter(user=project.manager_id) or known.filter(role=Role.OWNER)
    return [membership.user for membership in chosen]
