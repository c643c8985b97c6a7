"""Who may see what happened."""

import rules

from tenancy.policies import is_admin, is_member

rules.add_perm("activity.view_history", is_member)
rules.add_perm("activity.view_audit", is_admin)
rules.add_perm("activity.check_audit", is_admin)
