from django.urls import path

from portal import sign_views as views

app_name = "portal_sign"
urlpatterns = [
    path("<str:token>/", views.sign, name="sign"),
    path("<str:token>/forward/", views.forward, name="forward"),
    path("<str:token>/scope.pdf", views.paper, name="paper"),
]
