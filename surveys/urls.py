from django.urls import path

from surveys import views
from tenancy.exports import as_files

app_name = "surveys"
urlpatterns = [
    path("", views.survey_list, name="list"),
    path("<int:pk>/", views.detail, name="detail"),
    *as_files("surveys", views.as_file),
    *as_files("<int:pk>/answers", views.answers_as_file, "answers_"),
    path("<int:pk>/close/", views.close, name="close"),
    path("about/<str:key>/<int:pk>/open/", views.open_one, name="open"),
]
