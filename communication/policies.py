"""Who may what with what we tell people."""

import rules

from tenancy.policies import is_admin, is_member

rules.add_perm("communication.view_reminders", is_member)
rules.add_perm("communication.set_reminder", is_admin)
rules.add_perm("communication.edit_reminder", is_admin)
rules.add_perm("communication.drop_reminder", is_admin)
rules.add_perm("communication.restore_reminder", is_admin)
rules.add_perm("communication.view_outbox", is_admin)
rules.add_perm("communication.retry_mail", is_admin)
# Exists on somebody's own machine only, where every mail is a file.
rules.add_perm("communication.read_mailbox", rules.always_true)
