"""A fresh database has Wagtail's "Welcome" page. Put an empty home page of ours in its place."""

from urllib.parse import urlsplit

from django.conf import settings
from django.db import migrations

FIRST_PAGE = "00010001"


def put_ours(apps, schema_editor):
    ContentType = apps.get_model("contenttypes", "ContentType")
    Page = apps.get_model("wagtailcore", "Page")
    HomePage = apps.get_model("home", "HomePage")
    Site = apps.get_model("wagtailcore", "Site")
    Locale = apps.get_model("wagtailcore", "Locale")
    if HomePage.objects.exists() or Page.objects.filter(depth__gte=3).exists():
        return
    Page.objects.filter(path=FIRST_PAGE).delete()
    kind, _ = ContentType.objects.get_or_create(app_label="home", model="homepage")
    home = HomePage.objects.create(
        title="Home",
        draft_title="Home",
        slug="home",
        content_type=kind,
        path=FIRST_PAGE,
        depth=2,
        numchild=0,
        url_path="/home/",
        locale=Locale.objects.get(),
        live=True,
    )
    Page.objects.filter(depth=1).update(numchild=1)
    address = urlsplit(settings.SITE_URL)
    port = address.port or (443 if address.scheme == "https" else 80)
    Site.objects.create(hostname=address.hostname, port=port, root_page_id=home.pk, is_default_site=True)


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0001_first_pages"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
    ]
    operations = [migrations.RunPython(put_ours, migrations.RunPython.noop)]
