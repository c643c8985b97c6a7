"""Who may take an organization's data away, or bring some."""

import rules

from accounts.policies import is_signed_in
from tenancy.policies import is_admin, is_member

rules.add_perm("archives.export_organization", is_admin)
rules.add_perm("archives.fetch_export", is_admin)
rules.add_perm("archives.import_organization", is_signed_in)
rules.add_perm("archives.view_trash", is_member)
