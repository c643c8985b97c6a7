from django.urls import path

from projects import change_views, goal_views, need_views, scope_views, version_views, views
from tenancy.exports import as_files

app_name = "projects"
urlpatterns = [
    path("start/", views.start, name="start"),
    path("<str:key>/edit/", views.edit, name="edit"),
    path("<str:key>/close/", views.close, name="close"),
    path("<str:key>/reopen/", views.reopen, name="reopen"),
    path("<str:key>/trash/", views.trash, name="trash"),
    path("trashed/<int:pk>/recover/", views.recover, name="recover"),
    path("<str:key>/goals/set/", views.set_goal, name="set_goal"),
    path("<str:key>/goals/<int:pk>/", goal_views.edit_goal, name="edit_goal"),
    path("<str:key>/goals/<int:pk>/measure/", goal_views.measure, name="measure_goal"),
    *as_files("<str:key>/goals/<int:pk>/measurements", goal_views.measurements_as_file, name="measurements_"),
    path(
        "<str:key>/goals/<int:pk>/measurements/<int:measurement>/remove/",
        goal_views.remove_measurement,
        name="remove_measurement",
    ),
    path("<str:key>/goals/<int:pk>/drop/", views.drop_goal, name="drop_goal"),
    path("<str:key>/goals/<int:pk>/restore/", views.restore_goal, name="restore_goal"),
    path("<str:key>/share/", views.share, name="share"),
    path("<str:key>/shares/<int:pk>/unshare/", views.unshare, name="unshare"),
    path("<str:key>/scope/", scope_views.register, name="scope"),
    *as_files("<str:key>/scope/deliverables", scope_views.deliverables_as_file, name="deliverables_"),
    path("<str:key>/scope/deliverables/add/", scope_views.add_deliverable, name="add_deliverable"),
    path("<str:key>/scope/deliverables/bring-in/", scope_views.bring_in, name="bring_in"),
    path("<str:key>/scope/deliverables/<int:pk>/", scope_views.deliverable, name="deliverable"),
    path(
        "<str:key>/scope/deliverables/<int:pk>/move/", scope_views.move_deliverable, name="move_deliverable"
    ),
    path(
        "<str:key>/scope/deliverables/<int:pk>/trash/",
        scope_views.trash_deliverable,
        name="trash_deliverable",
    ),
    path(
        "<str:key>/scope/deliverables/<int:pk>/recover/",
        scope_views.recover_deliverable,
        name="recover_deliverable",
    ),
    path(
        "<str:key>/scope/deliverables/<int:pk>/criteria/add/", scope_views.add_criterion, name="add_criterion"
    ),
    path("<str:key>/scope/criteria/<int:pk>/", scope_views.edit_criterion, name="edit_criterion"),
    path("<str:key>/scope/criteria/<int:pk>/move/", scope_views.move_criterion, name="move_criterion"),
    path("<str:key>/scope/criteria/<int:pk>/trash/", scope_views.trash_criterion, name="trash_criterion"),
    path(
        "<str:key>/scope/criteria/<int:pk>/recover/", scope_views.recover_criterion, name="recover_criterion"
    ),
    path("<str:key>/scope/items/add/", scope_views.add_scope_item, name="add_scope_item"),
    path("<str:key>/scope/items/<int:pk>/", scope_views.edit_scope_item, name="edit_scope_item"),
    path("<str:key>/scope/items/<int:pk>/move/", scope_views.move_scope_item, name="move_scope_item"),
    path("<str:key>/scope/items/<int:pk>/trash/", scope_views.trash_scope_item, name="trash_scope_item"),
    path(
        "<str:key>/scope/items/<int:pk>/recover/", scope_views.recover_scope_item, name="recover_scope_item"
    ),
    path("<str:key>/scope/deliverables/<int:pk>/goals/", need_views.link_goals, name="link_goals"),
    *as_files("<str:key>/needs/needs", need_views.needs_as_file, name="needs_"),
    path("<str:key>/needs/add/", need_views.add_need, name="add_need"),
    path("<str:key>/needs/<int:pk>/", need_views.need, name="need"),
    path("<str:key>/needs/<int:pk>/move/", need_views.move_need, name="move_need"),
    path("<str:key>/needs/<int:pk>/trash/", need_views.trash_need, name="trash_need"),
    path("<str:key>/needs/<int:pk>/recover/", need_views.recover_need, name="recover_need"),
    path("<str:key>/scope/freeze/", version_views.freeze, name="freeze"),
    path("<str:key>/scope/versions/", version_views.version_list, name="scope_versions"),
    path("<str:key>/scope/versions/<int:number>/", version_views.version, name="scope_version"),
    path("<str:key>/scope/versions/<int:number>/compared/", version_views.compared, name="compared"),
    path("<str:key>/scope/versions/<int:number>/scope.pdf", version_views.paper, name="paper"),
    path("<str:key>/scope/versions/<int:number>/ask/", version_views.ask, name="ask"),
    path("<str:key>/scope/rounds/<int:pk>/withdraw/", version_views.withdraw, name="withdraw"),
    path("<str:key>/scope/signatures/<int:pk>/sign/", version_views.sign, name="sign"),
    path("<str:key>/scope/signatures/<int:pk>/refuse/", version_views.refuse, name="refuse"),
    path("<str:key>/changes/", change_views.change_list, name="changes"),
    *as_files("<str:key>/changes/changes", change_views.changes_as_file, name="changes_"),
    path("<str:key>/changes/raise/", change_views.raise_one, name="raise_change"),
    path("<str:key>/changes/<int:number>/", change_views.change, name="change"),
    path("<str:key>/changes/<int:number>/edit/", change_views.edit, name="edit_change"),
    path("<str:key>/changes/<int:number>/part/", change_views.part, name="part"),
    path("<str:key>/changes/<int:number>/remove/", change_views.remove, name="remove_item"),
    path("<str:key>/changes/<int:number>/leave/", change_views.leave, name="leave_part"),
    path("<str:key>/changes/<int:number>/triage/", change_views.triage, name="triage_change"),
    path("<str:key>/changes/<int:number>/approve/", change_views.approve, name="approve_change"),
    path("<str:key>/changes/<int:number>/undo/", change_views.undo, name="undo_change"),
    path("<str:key>/changes/<int:number>/decline/", change_views.decline, name="decline_change"),
    path("<str:key>/changes/<int:number>/reconsider/", change_views.reconsider, name="reconsider_change"),
    path("<str:key>/changes/<int:number>/trash/", change_views.trash, name="trash_change"),
    path("<str:key>/changes/<int:number>/recover/", change_views.recover, name="recover_change"),
]
