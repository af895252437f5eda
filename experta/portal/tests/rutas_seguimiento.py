"""Following a case, with accounts and the gateways' webhook, as config/urls.py joins them."""

from django.urls import include, path

urlpatterns = [
    path("", include("experta.portal.urls")),
    path("", include("experta.portal.urls_cuenta")),
    path("", include("experta.api.urls")),
]
