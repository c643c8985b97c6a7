from django.urls import path

from communication import views

app_name = "communication"
urlpatterns = [
    path("", views.reminder_list, name="list"),
    path("set/", views.set_rule, name="set"),
    path("<int:pk>/edit/", views.edit, name="edit"),
    path("<int:pk>/drop/", views.drop, name="drop"),
    path("<int:pk>/restore/", views.restore, name="restore"),
    path("outbox/", views.outbox, name="outbox"),
    path("outbox/<int:pk>/retry/", views.retry, name="retry"),
]
