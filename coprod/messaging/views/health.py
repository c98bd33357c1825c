"""For machines that watch over this one: is the process up, and may people be let in?"""

from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from coprod.messaging import health


@never_cache
@require_safe
def up(request: HttpRequest) -> JsonResponse:
    """The process answers. Asks nothing of anything else."""
    return JsonResponse({"status": "ok"})


@never_cache
@require_safe
def ready(request: HttpRequest) -> JsonResponse:
    """200 when everything it needs is there, otherwise 503 with what is not."""
    checks = health.checks()
    is_ready = all(check.is_well for check in checks)
    return JsonResponse(
        {
            "status": "ready" if is_ready else "not ready",
            "checks": {check.name: check.note or "ok" for check in checks},
        },
        status=200 if is_ready else 503,
    )
