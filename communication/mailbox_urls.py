from django.urls import path

from communication import views

app_name = "mailbox"
urlpatterns = [
    path("", views.mailbox, name="list"),
    path("<str:name>/", views.mailbox, name="mail"),
    path("<str:name>/body/", views.mail_body, name="body"),
]
