from django.urls import path

from operations import views

app_name = "operations"
urlpatterns = [
    path("work/", views.work, name="work"),
    path("work/<slug:slug>/retry/", views.retry, name="retry"),
]
