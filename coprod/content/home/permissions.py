"""Who is shown the way from a page into the editor."""

from django.http import HttpRequest

from coprod.accounts import sessions
from coprod.accounts.doors import CMS_ROLES


def may_edit(request: HttpRequest) -> bool:
    """Editors who used their second factor in this session; never inside a preview."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated or getattr(request, "is_preview", False):
        return False
    return user.has_role(*CMS_ROLES) and sessions.used_second_factor(request)
