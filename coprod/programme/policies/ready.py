"""For the checklist: policies that hold, and those past their review."""

from datetime import date

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.text import get_text_list

from coprod.people.models import Role
from coprod.people.readiness import Ready
from coprod.programme.policies.models import Policy, Publication

MOST_NAMED = 3


def items(today: date) -> list[Ready]:
    """One line: how many are published and in date, and which are not."""
    published = Exists(Publication.objects.filter(policy=OuterRef("pk")))
    policies = list(Policy.objects.annotate(holds=published))
    drafts = [each.title for each in policies if not each.holds]
    late = [each.title for each in policies if each.holds and each.review_on < today]
    good = len(policies) - len(drafts) - len(late)
    is_good = bool(policies) and not drafts and not late
    sentence = f"{good} of {len(policies)} are published and in date." if policies else "There are none here yet."
    sentence += _and("Not published yet", drafts) + _and("Past their review", late)
    where = reverse("policies:policies")
    return [Ready("Policies", is_good, sentence, where, "Open the policies", 20, (Role.LEAD, Role.POLICY_OWNER))]


def _and(what: str, titles: list[str]) -> str:
    if not titles:
        return ""
    more = [f"{len(titles) - MOST_NAMED} more"] if len(titles) > MOST_NAMED else []
    return f" {what}: {get_text_list([*titles[:MOST_NAMED], *more], 'and')}."
