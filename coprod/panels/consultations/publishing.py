"""What keeps a version of a policy from being published: a panel that was asked and has not been answered (CON-9)."""

from coprod.panels.consultations.models import Consultation
from coprod.panels.consultations.stages import Stage, all_answered
from coprod.programme.policies.models import PolicyVersion


def obstacles(version: PolicyVersion) -> list[str]:
    """Sentences for the writer; none when the panel has been answered or was not asked."""
    asked = Consultation.objects.filter(version__policy=version.policy_id, stage__in=(Stage.OPEN, Stage.ANSWERING))
    found = []
    for consultation in asked.select_related("version__policy"):
        waiting = all_answered(consultation)
        found.append(waiting or "The panel is being asked about this. Publish it together with the answers.")
    return found
