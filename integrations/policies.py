"""Who may bring plans in."""

import rules

from tenancy.policies import is_manager, is_member

rules.add_perm("integrations.view_imports", is_member)
rules.add_perm("integrations.upload_plan", is_manager)
