"""What is done to the training offer: a course is put into it."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction

from coprod.audit.actor import Actor
from coprod.content.home import acts as site
from coprod.content.training.models import TrainingIndexPage, TrainingPage


@transaction.atomic
def offer_training(
    *,
    title: str,
    slug: str,
    summary: str,
    drawing: str = "",
    dates: Sequence[dict[str, str]] = (),
    by: Actor,
    **more: Any,
) -> TrainingPage:
    """A published course. Raises ValidationError when something is missing."""
    course = TrainingPage(title=title, slug=slug, summary=summary, search_description=summary, **more)
    course.picture = [{"type": "picture", "value": {"drawing": drawing}}] if drawing else []
    course.dates = [{"type": "session", "value": each} for each in dates]
    site.add_page(course, under=TrainingIndexPage.objects.get(), by=by)
    return course
