from django.urls import path

from erasure import views

app_name = "erasure"
urlpatterns = [path("erase/", views.erase_account, name="erase_account")]
