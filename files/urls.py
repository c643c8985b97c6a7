from django.urls import path

from files import views

app_name = "files"
urlpatterns = [
    path("projects/<str:key>/files/", views.attachment_list, name="list"),
    path("projects/<str:key>/files/attach/", views.attach, name="attach"),
    path("files/<int:pk>/", views.fetch, name="fetch"),
    path("files/<int:pk>/rename/", views.rename, name="rename"),
    path("files/<int:pk>/trash/", views.trash, name="trash"),
    path("files/<int:pk>/recover/", views.recover, name="recover"),
]
