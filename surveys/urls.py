from django.urls import path

from surveys import views

app_name = "surveys"
urlpatterns = [
    path("", views.survey_list, name="list"),
    path("<int:pk>/", views.detail, name="detail"),
    path("surveys.csv", views.as_csv, name="csv"),
    path("<int:pk>/answers.csv", views.answers_as_csv, name="answers_csv"),
    path("<int:pk>/close/", views.close, name="close"),
    path("about/<str:key>/<int:pk>/open/", views.open_one, name="open"),
]
