from django.urls import path

from members import logo_views, views, visit_views
from tenancy.exports import as_files

app_name = "members"
urlpatterns = [
    path("settings/", views.settings, name="settings"),
    path("settings/logo/", logo_views.set_logo, name="set_logo"),
    path("settings/logo/remove/", logo_views.remove_logo, name="remove_logo"),
    path("logo/<str:address>/", logo_views.show, name="logo"),
    path("members/", views.member_list, name="list"),
    *as_files("members/members", views.as_file),
    path("members/invite/", views.invite, name="invite"),
    path("members/invitations/<int:pk>/withdraw/", views.withdraw, name="withdraw"),
    path("members/<int:pk>/role/", views.role, name="role"),
    path("members/<int:pk>/remove/", views.remove, name="remove"),
    path("join/<str:token>/", views.join, name="join"),
    path("settings/visits/", visit_views.visit_list, name="visits"),
    path("settings/visits/<int:pk>/grant/", visit_views.grant, name="grant_visit"),
    path("settings/visits/<int:pk>/refuse/", visit_views.refuse, name="refuse_visit"),
    path("settings/visits/<int:pk>/end/", visit_views.end, name="end_visit"),
    path("tokens/", views.tokens, name="tokens"),
    path("tokens/<int:pk>/revoke/", views.revoke_token, name="revoke_token"),
]
