"""What Wagtail cannot do without: a language, the roots of its trees, a site with a first page.

Migrations lay it once. `flush` (resetting the demonstration, tests in a browser) takes it away and runs no
migration again, so it is laid after every `migrate` and `flush` that finds none.
"""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db import connections
from wagtail.coreutils import get_supported_content_language_variant
from wagtail.models import Collection, Locale, Page, Site

from coprod.content.home.models import HomePage


def address() -> dict[str, Any]:
    """Host and port that people type (settings.SITE_URL), as Wagtail's site keeps them."""
    parts = urlsplit(settings.SITE_URL)
    return {"hostname": parts.hostname, "port": parts.port or (443 if parts.scheme == "https" else 80)}


def lay(using: str = "default", **_signal: Any) -> None:
    """Lay what is missing; a receiver of Django's post_migrate."""
    tables = connections[using].introspection.table_names()
    if HomePage._meta.db_table not in tables or Page.get_first_root_node() is not None:
        return
    Locale.objects.get_or_create(language_code=get_supported_content_language_variant(settings.LANGUAGE_CODE))
    if Collection.get_first_root_node() is None:
        Collection.add_root(name="Root")
    home = HomePage(title="Home", slug="home")
    Page.add_root(title="Root", slug="root").add_child(instance=home)
    Site.objects.create(root_page=home, is_default_site=True, **address())
