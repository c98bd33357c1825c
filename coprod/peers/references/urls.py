"""The referee's pages hang under /references/, the officer's under /workspace/references/."""

from django.urls import path

from coprod.peers.references.views import officer, referee

app_name = "references"

urlpatterns = [
    # /references/
    path("references/thanks/", referee.thanks, name="thanks"),
    path("references/<str:token>/", referee.start, name="start"),
    path("references/<str:token>/answer/", referee.answer, name="answer"),
    path("references/<str:token>/saved/", referee.saved, name="saved"),
    path("references/<str:token>/decline/", referee.decline, name="decline"),
    # /workspace/references/
    path("workspace/references/", officer.waiting, name="waiting"),
    path("workspace/references/<int:pk>/", officer.read, name="read"),
    path("workspace/references/by-phone/<int:pk>/", officer.by_phone, name="by_phone"),
]
