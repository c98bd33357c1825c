"""Every door of the product. Each room lists its own; this page says where they hang."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = []

if settings.DEBUG:
    urlpatterns += [path("", include("coprod.ui.urls"))]
