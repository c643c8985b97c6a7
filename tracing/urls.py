from django.urls import path

from tenancy.exports import as_files
from tracing import views

app_name = "tracing"
urlpatterns = [
    path("trace/", views.trace, name="trace"),
    *as_files("trace/trace", views.as_file),
    path("plan/<int:pk>/deliverables/", views.link, name="link"),
]
