from django.urls import path

from identity import factor_views, views

app_name = "identity"
urlpatterns = [
    path("sign-in/", views.sign_in, name="sign_in"),
    path("sign-in/start/", views.start, name="start"),
    path("sign-in/back/", views.back, name="back"),
    path("sign-in/link/", views.link, name="link"),
    path("sign-in/unlink/", views.unlink, name="unlink"),
    path("settings/sign-in/", views.settings, name="settings"),
    path("settings/sign-in/remove/", views.remove, name="remove"),
    path("settings/sign-in/require/", views.require, name="require"),
    path("settings/sign-in/release/", views.release, name="release"),
    path("settings/sign-in/require-factor/", factor_views.require_factor, name="require_factor"),
    path("settings/sign-in/release-factor/", factor_views.release_factor, name="release_factor"),
]
