from django.urls import path

from acceptance import views

app_name = "acceptance"
urlpatterns = [
    path("submit/", views.submit, name="submit"),
    path("submissions/", views.history, name="history"),
    path("submissions/<int:submission>/withdraw/", views.withdraw, name="withdraw"),
]
