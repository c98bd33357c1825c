"""What Wagtail lets content editors do: pages and images, nothing else (04, "Doors").

Wagtail asks groups; we ask roles. So one group mirrors two roles, and only the acts that write roles touch it.
The doors of /cms/ still ask the role itself, so a forgotten membership opens nothing.
"""

from django.contrib.auth.models import Group, Permission
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from coprod.accounts.doors import CMS_ROLES
from coprod.people.models import User

GROUP = "Content editors"
PAGE_PERMISSIONS = ("add_page", "change_page", "publish_page", "lock_page", "unlock_page")
IMAGE_PERMISSIONS = ("add_image", "change_image", "choose_image")


def mirror(user: User) -> None:
    """Put the user into the editors' group, or take them out, by the roles they hold now or will hold."""
    held = user.roles_held.filter(role__in=CMS_ROLES)
    if held.filter(ends_on__isnull=True).exists() or held.current().exists():
        user.groups.add(group())
    else:
        user.groups.remove(*Group.objects.filter(name=GROUP))


def group() -> Group:
    """The editors' group with exactly its permissions, made when first needed. Before the site
    has a root page it holds the way in only."""
    editors, _ = Group.objects.get_or_create(name=GROUP)
    editors.permissions.set(Permission.objects.filter(codename="access_admin", content_type__app_label="wagtailadmin"))
    root, collection = Page.get_first_root_node(), Collection.get_first_root_node()
    if root is None or collection is None:
        return editors
    for permission in _named("wagtailcore", PAGE_PERMISSIONS):
        GroupPagePermission.objects.get_or_create(group=editors, page=root, permission=permission)
    for permission in _named("wagtailimages", IMAGE_PERMISSIONS):
        GroupCollectionPermission.objects.get_or_create(group=editors, collection=collection, permission=permission)
    return editors


def _named(app: str, codenames: tuple[str, ...]) -> list[Permission]:
    return list(Permission.objects.filter(content_type__app_label=app, codename__in=codenames))
