"""Who may look across."""

import rules

from tenancy.policies import is_member

rules.add_perm("cockpit.view_portfolio", is_member)
rules.add_perm("cockpit.view_project", is_member)
rules.add_perm("cockpit.view_activity", is_member)
rules.add_perm("cockpit.search", is_member)
