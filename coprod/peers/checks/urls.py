"""The officer's pages hang under /workspace/checks/; a person's own is /me/check/."""

from django.urls import path

from coprod.peers.checks import views

app_name = "checks"

urlpatterns = [
    # /workspace/checks/
    path("workspace/checks/", views.checks, name="checks"),
    path("workspace/checks/<int:pk>/", views.check, name="check"),
    path("workspace/checks/<int:pk>/no-id/", views.no_id, name="no_id"),
    path("workspace/checks/<int:pk>/stop/", views.withdraw, name="withdraw"),
    # /me/check/
    path("me/check/", views.own, name="own"),
]
