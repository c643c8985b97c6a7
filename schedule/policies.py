"""Who may what with a plan."""

import rules

from tenancy.policies import is_manager, is_member

rules.add_perm("schedule.view_plan", is_member)
rules.add_perm("schedule.add_task", is_manager)
rules.add_perm("schedule.edit_task", is_manager)
rules.add_perm("schedule.complete_task", is_member)
rules.add_perm("schedule.reopen_task", is_member)
