"""Who may what with projects, goals and shares."""

import rules

from tenancy.policies import is_manager, is_member

rules.add_perm("projects.view_projects", is_member)
rules.add_perm("projects.start_project", is_manager)
rules.add_perm("projects.edit_project", is_manager)
rules.add_perm("projects.close_project", is_manager)
rules.add_perm("projects.reopen_project", is_manager)
rules.add_perm("projects.trash_project", is_manager)
rules.add_perm("projects.recover_project", is_manager)
rules.add_perm("projects.set_goal", is_manager)
rules.add_perm("projects.edit_goal", is_manager)
rules.add_perm("projects.drop_goal", is_manager)
rules.add_perm("projects.restore_goal", is_manager)
rules.add_perm("projects.share_project", is_manager)
rules.add_perm("projects.unshare_project", is_manager)
