"""Every door of the product. Each room lists its own; this page says where they hang."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path
from wagtail.admin import urls as wagtailadmin_urls

from coprod.accounts import urls as accounts

urlpatterns: list[URLPattern | URLResolver] = [
    path("account/", include(accounts)),
    path("workspace/team/", include(accounts.team_urls)),
    # /me/break/ and /workspace/people/<person>/break/
    path("", include("coprod.programme.breaks.urls")),
    # /me/messages/
    path("me/messages/", include("coprod.messaging.urls_own")),
    # /workspace/messages/, texts/, calls/, letters/, told/
    path("workspace/", include("coprod.messaging.urls")),
    path("cms/", include(accounts.cms_doors)),
    path("cms/", include(wagtailadmin_urls)),
]

if settings.DEBUG:
    urlpatterns += [path("", include("coprod.ui.urls"))]
if settings.SHOW_MAIL:
    # /mail/ (development only)
    urlpatterns += [path("mail/", include("coprod.messaging.urls_mail"))]
