"""Every address of officials, by family of screens."""

from django.urls import URLPattern

app_name = "oficina"
urlpatterns: list[URLPattern] = []
