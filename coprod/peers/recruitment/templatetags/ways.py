"""`{% ways_of application %}` for a record, `{% your_ways application %}` for the person's own page."""

from typing import Any

from django import template
from django.template.context import Context

from coprod.peers.recruitment import also_open, ways_round
from coprod.peers.recruitment.models import Application
from coprod.people.models import Role

register = template.Library()


@register.inclusion_tag("workspace/ways/of_record.html", takes_context=True)
def ways_of(context: Context, application: Application) -> dict[str, Any]:
    """What stands in the way, how they stand, and what they asked of us: for staff who may open the record."""
    user = context["request"].user
    service = application.person.service_id
    return {
        "application": application,
        "person": application.person,
        "ways": ways_round.for_staff(application, user),
        "can_help": user.has_role_in(service, Role.LEAD, Role.OFFICER),
        "can_lead": user.has_role_in(service, Role.LEAD),
        "request": context["request"],
        "csrf_token": context.get("csrf_token"),
    }


@register.inclusion_tag("recruitment/your_ways.html", takes_context=True)
def your_ways(context: Context, application: Application) -> dict[str, Any]:
    """The way round, in words for the person; for a closed application the door back and what else is open."""
    return {
        "application": application,
        "ways": ways_round.for_the_person(application),
        "also_open": None if application.is_open else also_open.to(application),
        "csrf_token": context.get("csrf_token"),
    }
