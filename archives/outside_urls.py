from django.urls import path

from archives import views

urlpatterns = [path("from-export/", views.bring, name="bring")]
