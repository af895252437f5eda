"""The pages of inbox, review and expediente, with the account pages that they lead to."""

from django.urls import include, path

from experta.oficina.urls import revision

urlpatterns = [
    path("oficina/", include((revision.urlpatterns, "oficina"))),
    path("", include("experta.portal.urls_cuenta")),
]
