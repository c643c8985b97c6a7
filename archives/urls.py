from django.urls import path

from archives import views

app_name = "archives"
urlpatterns = [
    path("exports/", views.export_list, name="list"),
    path("exports/make/", views.export, name="export"),
    path("exports/<int:pk>/fetch/", views.fetch, name="fetch"),
    path("trash/", views.trash, name="trash"),
]
