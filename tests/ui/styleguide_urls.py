"""Addresses for tests of the style guide, which is otherwise there in development only."""

from django.urls import include, path

from coprod import urls

urlpatterns = [path("", include("coprod.ui.urls")), *urls.urlpatterns]
