from django.urls import path

from members import views, visit_views

urlpatterns = [
    path("", views.choose, name="choose"),
    path("new/", views.found, name="found"),
    path("operators/visit/", visit_views.visit, name="visit"),
    path("operators/visit/end/", visit_views.end_own, name="end_own_visits"),
]
