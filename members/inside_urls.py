from django.urls import path

from members import views

app_name = "members"
urlpatterns = [
    path("settings/", views.settings, name="settings"),
    path("members/", views.member_list, name="list"),
    path("members/invite/", views.invite, name="invite"),
    path("members/invitations/<int:pk>/withdraw/", views.withdraw, name="withdraw"),
    path("members/<int:pk>/role/", views.role, name="role"),
    path("members/<int:pk>/remove/", views.remove, name="remove"),
    path("join/<str:token>/", views.join, name="join"),
    path("tokens/", views.tokens, name="tokens"),
    path("tokens/<int:pk>/revoke/", views.revoke_token, name="revoke_token"),
]
