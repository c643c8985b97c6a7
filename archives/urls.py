from django.urls import path

from archives import views

app_name = "archives"
urlpatterns = [
    path("", views.export_list, name="list"),
    path("make/", views.export, name="export"),
    path("<int:pk>/fetch/", views.fetch, name="fetch"),
]
