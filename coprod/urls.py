"""Every door of the product. Each room lists its own; this page says where they hang."""

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
