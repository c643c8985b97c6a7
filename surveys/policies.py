"""Who may what with surveys."""

import rules

from tenancy.policies import is_manager, is_member

rules.add_perm("surveys.view_surveys", is_member)
rules.add_perm("surveys.open_survey", is_manager)
rules.add_perm("surveys.close_survey", is_manager)
# Whoever holds the link: the view's finder has checked the token already.
rules.add_perm("surveys.answer_survey", rules.always_true)
