"""The product's addresses with the demonstration's door, as on a developer's machine."""

from django.urls import include, path

from coprod.urls import urlpatterns as product

urlpatterns = [path("demo/", include("coprod.demo.urls")), *product]
