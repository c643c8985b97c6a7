"""Who may what with clients."""

import rules

from tenancy.policies import is_manager, is_member

rules.add_perm("clients.view_clients", is_member)
rules.add_perm("clients.add_client", is_manager)
rules.add_perm("clients.edit_client", is_manager)
rules.add_perm("clients.archive_client", is_manager)
rules.add_perm("clients.restore_client", is_manager)
rules.add_perm("clients.trash_client", is_manager)
rules.add_perm("clients.recover_client", is_manager)
rules.add_perm("clients.add_contact", is_manager)
rules.add_perm("clients.edit_contact", is_manager)
rules.add_perm("clients.archive_contact", is_manager)
rules.add_perm("clients.restore_contact", is_manager)
