"""Who may what with submissions."""

import rules

from tenancy.policies import is_manager, is_member

rules.add_perm("acceptance.view_submissions", is_member)
rules.add_perm("acceptance.submit_deliverable", is_manager)
rules.add_perm("acceptance.withdraw_submission", is_manager)
# Whoever holds the link: the view's finder has checked the token, and the view asks for a code.
rules.add_perm("acceptance.accept_submission", rules.always_true)
rules.add_perm("acceptance.reject_submission", rules.always_true)
