"""For administrators: does what runs behind the pages run? Counts, times and names of tasks, nothing of people."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from coprod.accounts.doors import team_required
from coprod.messaging import health as messaging
from coprod.people.models import Role


@team_required(Role.ADMINISTRATOR)
@require_safe
def health(request: HttpRequest) -> HttpResponse:
    return render(
        request,
        "workspace/health.html",
        {
            "checks": messaging.checks(),
            "queue_depth": messaging.queue_depth(),
            "failed": messaging.failed_tasks(),
            "overdue": messaging.overdue_schedules(),
            "oldest": messaging.oldest_waiting(),
            "messages_by_state": messaging.messages_by_state(),
        },
    )
