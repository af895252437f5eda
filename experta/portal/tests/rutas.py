"""The public side with accounts, as config/urls.py joins them."""

from django.urls import include, path

urlpatterns = [
    path("", include("experta.portal.urls")),
    path("", include("experta.portal.urls_cuenta")),
]
