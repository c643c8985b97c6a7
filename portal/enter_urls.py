from django.urls import path

from portal import enter_views as views

app_name = "portal_enter"
urlpatterns = [
    path("", views.ask, name="ask"),
    path("leave/", views.leave, name="leave"),
    path("<str:token>/", views.enter, name="enter"),
    path("<str:token>/code/", views.code, name="code"),
]
