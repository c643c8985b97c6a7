from django.urls import path

from activity import views

app_name = "activity"
urlpatterns = [
    path("", views.audit, name="audit"),
    path("check/", views.check, name="check"),
    path("audit.csv", views.as_csv, name="csv"),
    path("audit.jsonl", views.as_json_lines, name="json_lines"),
    path("<int:pk>/subject/", views.subject, name="subject"),
]
