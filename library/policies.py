"""Who may what with project templates."""

import rules

from tenancy.policies import is_manager, is_member

rules.add_perm("library.view_templates", is_member)
rules.add_perm("library.keep_template", is_manager)
rules.add_perm("library.replace_template", is_manager)
rules.add_perm("library.adopt_template", is_manager)
rules.add_perm("library.edit_template", is_manager)
rules.add_perm("library.trash_template", is_manager)
rules.add_perm("library.recover_template", is_manager)
rules.add_perm("library.build_project", is_manager)
