from django.urls import path

from coprod.messaging.views import health

urlpatterns = [
    path("healthz", health.up, name="healthz"),
    path("readyz", health.ready, name="readyz"),
]
