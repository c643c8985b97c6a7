from django.urls import path

from identity import views

urlpatterns = [path("organization/", views.find, name="find_sign_in")]
