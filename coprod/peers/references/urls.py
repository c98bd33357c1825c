"""The referee's pages hang under /references/, the officer's under /workspace/references/."""

from django.urls import path

from coprod.peers.references.views import asking, evidence, officer, referee

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
    path("workspace/references/by-letter/<int:pk>/", officer.by_letter, name="by_letter"),
    path("workspace/references/calls/<int:pk>/", asking.calls, name="calls"),
    path("workspace/references/letter/<int:pk>/", asking.letter, name="letter"),
    # /workspace/references/evidence/
    path("workspace/references/evidence/<int:pk>/", evidence.read, name="evidence"),
    path("workspace/references/evidence/<int:pk>/agree/", evidence.agree, name="evidence_agree"),
    path("workspace/references/evidence/<int:pk>/do-not-agree/", evidence.do_not_agree, name="evidence_do_not_agree"),
    path("workspace/references/evidence/<int:pk>/take-back/", evidence.take_back, name="evidence_take_back"),
    path("workspace/references/evidence/for/<int:person_pk>/", evidence.new, name="evidence_new"),
    path("workspace/references/evidence/for/<int:person_pk>/nobody/", evidence.nobody, name="nobody_else"),
]
