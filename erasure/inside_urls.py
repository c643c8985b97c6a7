from django.urls import path

from erasure import views

app_name = "erasing"
urlpatterns = [
    path("clients/<int:client_pk>/contacts/<int:pk>/erase/", views.erase_contact, name="erase_contact")
]
