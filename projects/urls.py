from django.urls import path

from projects import views

app_name = "projects"
urlpatterns = [
    path("start/", views.start, name="start"),
    path("<str:key>/edit/", views.edit, name="edit"),
    path("<str:key>/close/", views.close, name="close"),
    path("<str:key>/reopen/", views.reopen, name="reopen"),
    path("<str:key>/trash/", views.trash, name="trash"),
    path("trashed/<int:pk>/recover/", views.recover, name="recover"),
    path("<str:key>/goals/set/", views.set_goal, name="set_goal"),
    path("<str:key>/goals/<int:pk>/", views.edit_goal, name="edit_goal"),
    path("<str:key>/goals/<int:pk>/drop/", views.drop_goal, name="drop_goal"),
    path("<str:key>/goals/<int:pk>/restore/", views.restore_goal, name="restore_goal"),
    path("<str:key>/share/", views.share, name="share"),
    path("<str:key>/shares/<int:pk>/unshare/", views.unshare, name="unshare"),
]
