"""Who may what with sign-in.

Whoever sets the provider up decides who is believed to be whom in the organization, its owners included: so it is the owners' to do.
"""

import rules

from accounts.policies import is_signed_in
from tenancy.policies import is_member, is_owner

rules.add_perm("identity.find_sign_in", rules.always_true)
rules.add_perm("identity.sign_in", rules.always_true)
rules.add_perm("identity.link_person", is_signed_in & is_member)
rules.add_perm("identity.unlink_person", is_signed_in & is_member)
rules.add_perm("identity.set_provider", is_owner)
rules.add_perm("identity.edit_provider", is_owner)
rules.add_perm("identity.remove_provider", is_owner)
rules.add_perm("identity.require_provider", is_owner)
rules.add_perm("identity.release_provider", is_owner)
rules.add_perm("identity.require_factor", is_owner)
rules.add_perm("identity.release_factor", is_owner)
rules.add_perm("identity.bring_factor", is_signed_in)
