"""Who may have somebody forgotten."""

import rules

from accounts.policies import is_signed_in
from tenancy.policies import is_admin

rules.add_perm("erasure.erase_contact", is_admin)
rules.add_perm("erasure.erase_account", is_signed_in)
