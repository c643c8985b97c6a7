from django.urls import path

from members import views

urlpatterns = [
    path("", views.choose, name="choose"),
    path("new/", views.found, name="found"),
    path("operators/visit/", views.visit, name="visit"),
]
