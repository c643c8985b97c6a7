from django.urls import path

from schedule import views

app_name = "schedule"
urlpatterns = [
    path("add/", views.add, name="add"),
    path("<int:pk>/", views.task, name="task"),
    path("<int:pk>/complete/", views.complete, name="complete"),
    path("<int:pk>/reopen/", views.reopen, name="reopen"),
]
