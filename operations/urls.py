from django.urls import path

from operations import views

app_name = "operations"
urlpatterns = [
    path("unfinished-work/", views.work, name="work"),
    path("unfinished-work/<slug:slug>/retry/", views.retry, name="retry"),
]
