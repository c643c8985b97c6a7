"""Who may what with phases and their gates."""

from typing import Any

import rules

from phases.models import Condition
from tenancy.policies import is_manager, is_member


@rules.predicate
def is_asked(user: Any, condition: Condition | None) -> bool:
    """Whether the condition asks this person, or nobody in particular."""
    return condition is not None and condition.person_id in (None, user.pk)


rules.add_perm("phases.view_phases", is_member)
rules.add_perm("phases.add_phase", is_manager)
rules.add_perm("phases.lay_out_phases", is_manager)
rules.add_perm("phases.edit_phase", is_manager)
rules.add_perm("phases.move_phase", is_manager)
rules.add_perm("phases.open_phase", is_manager)
rules.add_perm("phases.put_back_phase", is_manager)
rules.add_perm("phases.close_phase", is_manager)
rules.add_perm("phases.override_gate", is_manager)
rules.add_perm("phases.reopen_phase", is_manager)
rules.add_perm("phases.trash_phase", is_manager)
rules.add_perm("phases.recover_phase", is_manager)
rules.add_perm("phases.add_condition", is_manager)
rules.add_perm("phases.edit_condition", is_manager)
rules.add_perm("phases.confirm_condition", is_manager | (is_member & is_asked))
rules.add_perm("phases.unconfirm_condition", is_manager | (is_member & is_asked))
rules.add_perm("phases.trash_condition", is_manager)
rules.add_perm("phases.recover_condition", is_manager)
