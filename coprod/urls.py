"""Every door of the product. Each room lists its own; this page says where they hang."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path
from wagtail.admin import urls as wagtailadmin_urls

from coprod.accounts import urls as accounts

urlpatterns: list[URLPattern | URLResolver] = [
    path("account/", include(accounts)),
    path("workspace/team/", include(accounts.team_urls)),
    path("cms/", include(accounts.cms_doors)),
    path("cms/", include(wagtailadmin_urls)),
]

if settings.DEBUG:
    urlpatterns += [path("", include("coprod.ui.urls"))]
