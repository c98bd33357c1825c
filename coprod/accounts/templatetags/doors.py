"""`{% csrf_token %}`, which every form of ours carries, also says to whom the form was shown."""

from typing import Any

from django import template
from django.template.context import Context
from django.template.defaulttags import CsrfTokenNode
from django.utils.html import format_html
from django.utils.safestring import SafeString

from coprod.accounts import kept

register = template.Library()


class OwnedTokenNode(CsrfTokenNode):
    """Django's token, and the owner's marker for signed-in people (coprod/accounts/kept.py)."""

    def render(self, context: Context) -> SafeString:
        token = super().render(context)
        request: Any = context.get("request")
        user = getattr(request, "user", None)
        if user is None or not user.is_authenticated or request.path_info.startswith("/cms/"):
            return token
        return format_html(  # type: ignore[return-value]  the stubs say str; it is safe
            '{}<input type="hidden" name="{}" value="{}">', token, kept.OWNER_FIELD, kept.owner_marker(user)
        )


@register.tag("csrf_token")
def owned_token(parser: template.base.Parser, token: template.base.Token) -> OwnedTokenNode:
    return OwnedTokenNode()
