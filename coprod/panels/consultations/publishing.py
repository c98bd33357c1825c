"""What keeps a version of a policy from being published: a panel that was asked and has not been answered (CON-9)."""

from django.urls import reverse

from coprod.panels.consultations.models import Consultation
from coprod.panels.consultations.stages import Stage, all_answered
from coprod.programme.policies.acts import Obstacle
from coprod.programme.policies.models import PolicyVersion


def obstacles(version: PolicyVersion) -> list[Obstacle]:
    """Sentences for the writer; none when the panel has been answered or was not asked."""
    asked = Consultation.objects.filter(version__policy=version.policy_id, stage__in=(Stage.OPEN, Stage.ANSWERING))
    found = []
    for consultation in asked.select_related("version__policy"):
        waiting = all_answered(consultation)
        sentence = waiting or "The panel is being asked about this. Publish it together with the answers."
        page = reverse("consultations:staff", args=[consultation.pk])
        found.append(Obstacle(sentence, page, "Go on with the consultation"))
    return found
