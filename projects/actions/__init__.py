"""What can be done with what was promised."""

from projects.actions.baselines import (
    freeze_scope,
)
from projects.actions.changes import (
    approve_change,
    decline_change,
    edit_change,
    raise_change,
    reconsider_change,
    recover_change,
    trash_change,
    triage_change,
    undo_change,
)
from projects.actions.deliverables import (
    add_criterion,
    add_deliverable,
    bring_in_deliverables,
    edit_criterion,
    edit_deliverable,
    move_criterion,
    move_deliverable,
    recover_criterion,
    recover_deliverable,
    trash_criterion,
    trash_deliverable,
)
from projects.actions.goals import (
    drop_goal,
    edit_goal,
    restore_goal,
    set_goal,
)
from projects.actions.measurements import (
    measure_goal,
    remove_measurement,
)
from projects.actions.needs import (
    add_need,
    edit_need,
    link_goals,
    move_need,
    recover_need,
    trash_need,
)
from projects.actions.projects import (
    close_project,
    edit_project,
    recover_project,
    reopen_project,
    start_project,
    trash_project,
)
from projects.actions.scope import (
    add_scope_item,
    edit_scope_item,
    move_scope_item,
    recover_scope_item,
    trash_scope_item,
)
from projects.actions.shares import (
    share_project,
    unshare_project,
)
from projects.actions.signatures import (
    ask_for_signatures,
    forward_signature,
    refuse_to_sign,
    sign,
    withdraw_round,
)

__all__ = [
    "add_criterion",
    "add_deliverable",
    "add_need",
    "add_scope_item",
    "approve_change",
    "ask_for_signatures",
    "bring_in_deliverables",
    "close_project",
    "decline_change",
    "drop_goal",
    "edit_change",
    "edit_criterion",
    "edit_deliverable",
    "edit_goal",
    "edit_need",
    "edit_project",
    "edit_scope_item",
    "forward_signature",
    "freeze_scope",
    "link_goals",
    "measure_goal",
    "move_criterion",
    "move_deliverable",
    "move_need",
    "move_scope_item",
    "raise_change",
    "reconsider_change",
    "recover_change",
    "recover_criterion",
    "recover_deliverable",
    "recover_need",
    "recover_project",
    "recover_scope_item",
    "refuse_to_sign",
    "remove_measurement",
    "reopen_project",
    "restore_goal",
    "set_goal",
    "share_project",
    "sign",
    "start_project",
    "trash_change",
    "trash_criterion",
    "trash_deliverable",
    "trash_need",
    "trash_project",
    "trash_scope_item",
    "triage_change",
    "undo_change",
    "unshare_project",
    "withdraw_round",
]
