from django.urls import path

from identity import factor_views, views

urlpatterns = [
    path("organization/", views.find, name="find_sign_in"),
    path("second-factor/", factor_views.bring_factor, name="bring_factor"),
]
