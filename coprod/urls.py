"""Every door of the product. Each room lists its own; this page says where they hang."""

from django.apps import apps
from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls

from coprod.accounts import urls as accounts

urlpatterns: list[URLPattern | URLResolver] = [
    # Machines that watch over this one
    path("", include("coprod.messaging.urls_health")),
    # Anyone
    path("hello/", include("coprod.programme.enquiries.urls")),
    path("", include("coprod.peers.references.urls")),
    path("account/", include(accounts)),
    path("", include("coprod.content.home.urls")),
    path("", include("coprod.content.podcast.urls")),
    path("files/", include("coprod.vault.urls")),
    # People who take part
    path("apply/", include("coprod.peers.recruitment.urls")),
    path("me/messages/", include("coprod.messaging.urls_own")),
    path("me/", include("coprod.me.urls")),
    path("", include("coprod.programme.breaks.urls")),
    # Rooms with pages for people who take part, for staff and for anyone: each says which under its own comments
    path("", include("coprod.programme.policies.urls")),
    path("", include("coprod.programme.readiness.urls")),
    path("", include("coprod.programme.arrivals.urls")),
    path("", include("coprod.programme.courses.urls")),
    path("", include("coprod.peers.checks.urls")),
    path("", include("coprod.peers.chats.urls")),
    path("", include("coprod.peers.matching.urls")),
    path("", include("coprod.peers.meetups.urls")),
    path("", include("coprod.peers.practice.urls")),
    path("", include("coprod.panels.membership.urls")),
    path("", include("coprod.panels.meetings.urls")),
    path("", include("coprod.panels.consultations.urls")),
    # Everyone who signs in
    path("handbook/", include("coprod.handbook.urls")),
    # Staff
    path("workspace/team/", include(accounts.team_urls)),
    path("workspace/", include("coprod.messaging.urls")),
    path("workspace/", include("coprod.workspace.urls")),
    # Editors
    path("cms/", include(accounts.cms_doors)),
    path("cms/", include(wagtailadmin_urls)),
]

if settings.DEBUG:
    urlpatterns += [path("", include("coprod.ui.urls"))]
if apps.is_installed("coprod.demo"):
    urlpatterns += [path("demo/", include("coprod.demo.urls"))]
if settings.SHOW_MAIL:
    urlpatterns += [path("mail/", include("coprod.messaging.urls_mail"))]

# Last: every other address is a page of the site.
urlpatterns += [path("", include(accounts.site_doors)), path("", include(wagtail_urls))]
