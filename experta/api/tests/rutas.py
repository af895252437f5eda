"""The API beside the portal, as config/urls.py joins them."""

from django.urls import include, path

urlpatterns = [
    path("", include("experta.portal.urls")),
    path("", include("experta.api.urls.publico")),
]
