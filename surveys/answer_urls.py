from django.urls import path

from surveys import views

app_name = "answer"
urlpatterns = [path("<str:token>/", views.answer, name="answer")]
