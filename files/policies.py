"""Who may what with attachments: all who work on a project; what is thrown away comes back."""

import rules

from tenancy.policies import is_member

rules.add_perm("files.view_attachments", is_member)
rules.add_perm("files.attach_file", is_member)
rules.add_perm("files.rename_attachment", is_member)
rules.add_perm("files.trash_attachment", is_member)
rules.add_perm("files.recover_attachment", is_member)
