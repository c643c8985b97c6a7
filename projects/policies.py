"""Who may what with what was promised."""

from typing import Any

import rules

from projects.models import Signature
from tenancy.policies import is_manager, is_member


@rules.predicate
def owns_goal(user: Any, goal: Any) -> bool:
    """Whether it is this person's goal: who is responsible for a number may say what it is."""
    return goal is not None and getattr(goal, "goal", goal).owner_id == user.pk


@rules.predicate
def is_signer(user: Any, signature: Signature | None) -> bool:
    """Whether it is this person's own signature: nobody signs for another."""
    return signature is not None and signature.user_id == user.pk


rules.add_perm("projects.view_projects", is_member)
rules.add_perm("projects.start_project", is_manager)
rules.add_perm("projects.edit_project", is_manager)
rules.add_perm("projects.close_project", is_manager)
rules.add_perm("projects.reopen_project", is_manager)
rules.add_perm("projects.trash_project", is_manager)
rules.add_perm("projects.recover_project", is_manager)
rules.add_perm("projects.set_goal", is_manager)
rules.add_perm("projects.edit_goal", is_manager)
rules.add_perm("projects.drop_goal", is_manager)
rules.add_perm("projects.restore_goal", is_manager)
rules.add_perm("projects.share_project", is_manager)
rules.add_perm("projects.unshare_project", is_manager)
rules.add_perm("projects.add_scope_item", is_manager)
rules.add_perm("projects.edit_scope_item", is_manager)
rules.add_perm("projects.move_scope_item", is_manager)
rules.add_perm("projects.trash_scope_item", is_manager)
rules.add_perm("projects.recover_scope_item", is_manager)
rules.add_perm("projects.add_deliverable", is_manager)
rules.add_perm("projects.edit_deliverable", is_manager)
rules.add_perm("projects.move_deliverable", is_manager)
rules.add_perm("projects.trash_deliverable", is_manager)
rules.add_perm("projects.recover_deliverable", is_manager)
rules.add_perm("projects.add_criterion", is_manager)
rules.add_perm("projects.edit_criterion", is_manager)
rules.add_perm("projects.trash_criterion", is_manager)
rules.add_perm("projects.recover_criterion", is_manager)
rules.add_perm("projects.freeze_scope", is_manager)
rules.add_perm("projects.ask_for_signatures", is_manager)
rules.add_perm("projects.withdraw_round", is_manager)
rules.add_perm("projects.edit_change", is_manager)
rules.add_perm("projects.triage_change", is_manager)
rules.add_perm("projects.approve_change", is_manager)
rules.add_perm("projects.undo_change", is_manager)
rules.add_perm("projects.decline_change", is_manager)
rules.add_perm("projects.reconsider_change", is_manager)
rules.add_perm("projects.trash_change", is_manager)
rules.add_perm("projects.recover_change", is_manager)
rules.add_perm("projects.raise_change", is_member)
rules.add_perm("projects.sign", is_member & is_signer)
rules.add_perm("projects.refuse_to_sign", is_member & is_signer)
rules.add_perm("projects.bring_in_deliverables", is_manager)
rules.add_perm("projects.add_need", is_manager)
rules.add_perm("projects.edit_need", is_manager)
rules.add_perm("projects.move_need", is_manager)
rules.add_perm("projects.trash_need", is_manager)
rules.add_perm("projects.recover_need", is_manager)
rules.add_perm("projects.link_goals", is_manager)
rules.add_perm("projects.measure_goal", is_manager | (is_member & owns_goal))
rules.add_perm("projects.remove_measurement", is_manager | (is_member & owns_goal))
rules.add_perm("projects.move_criterion", is_manager)
