from django.urls import path

from phases import views
from tenancy.exports import as_files

app_name = "phases"
urlpatterns = [
    path("", views.phases, name="phases"),
    *as_files("phases", views.as_file),
    path("add/", views.add, name="add"),
    path("usual/", views.lay_out, name="lay_out"),
    path("conditions/<int:pk>/", views.condition, name="condition"),
    path("conditions/<int:pk>/confirm/", views.confirm, name="confirm"),
    path("conditions/<int:pk>/unconfirm/", views.unconfirm, name="unconfirm"),
    path("conditions/<int:pk>/trash/", views.trash_condition, name="trash_condition"),
    path("conditions/<int:pk>/recover/", views.recover_condition, name="recover_condition"),
    path("<int:pk>/", views.phase, name="phase"),
    path("<int:pk>/move/", views.move, name="move"),
    path("<int:pk>/open/", views.open_, name="open"),
    path("<int:pk>/put-back/", views.put_back, name="put_back"),
    path("<int:pk>/close/", views.close, name="close"),
    path("<int:pk>/override/", views.override, name="override"),
    path("<int:pk>/reopen/", views.reopen, name="reopen"),
    path("<int:pk>/trash/", views.trash, name="trash"),
    path("<int:pk>/recover/", views.recover, name="recover"),
    path("<int:pk>/conditions/add/", views.add_condition, name="add_condition"),
]
