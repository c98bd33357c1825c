"""What happens to saved views, and the spreadsheet that someone takes with them."""

from django.db import IntegrityError, transaction

from coprod.audit import log
from coprod.audit.actor import Actor
from coprod.people.models import Service, User
from coprod.people.models.service import RECRUITING_ROLES
from coprod.ui import seen as shown
from coprod.ui.refusals import NotAllowed, Refusal, WrongStage
from coprod.workspace.models import FirstView, SavedView


class NameTaken(Refusal):
    title = "You have a view of that name already"


@transaction.atomic
def save_view(
    *, name: str, query: str, is_shared: bool = False, service: Service | None = None, owner: User, by: Actor
) -> SavedView:
    """Name a list to open it again. Raises NotAllowed when it is shared where the owner does not recruit, NameTaken
    when the owner has one of that name that shows something else; the same saved twice is saved once."""
    _check_sharing(owner, is_shared, service)
    columns = {"query": query, "is_shared": is_shared, "service": service}
    view, is_new = SavedView.objects.get_or_create(owner=owner, name=name, defaults=columns)
    if not is_new and any(getattr(view, column) != value for column, value in columns.items()):
        raise NameTaken(f"You have a view called “{name}”. Choose another name. Nothing was changed.")
    if is_new:
        log.record(by, "workspace.view_saved", "saved a view of people", about=view)
    return view


@transaction.atomic
def change_view(
    view: SavedView, *, name: str, is_shared: bool, service: Service | None, seen: str = "", by: Actor
) -> SavedView:
    """Call it something else, or share it otherwise. `seen` is its fingerprint as the form showed it.
    Raises NotAllowed for anyone but its owner, NameTaken, or ChangedMeanwhile."""
    view = _own(view, by)
    _check_sharing(view.owner, is_shared, service)
    shown.check(seen, fingerprint(view), by_whom=log.latest_actor(view))
    before = log.snapshot(view)
    view.name, view.is_shared, view.service = name, is_shared, service
    try:
        with transaction.atomic():
            view.save()
    except IntegrityError as taken:
        raise NameTaken(f"You have a view called “{name}”. Choose another name. Nothing was changed.") from taken
    if changes := log.changes_between(view, before):
        log.record(by, "workspace.view_changed", "changed a saved view of people", about=view, changes=changes)
    return view


@transaction.atomic
def delete_view(view: SavedView, *, by: Actor) -> None:
    """Nobody has it any more; the people on it stay as they are. Raises NotAllowed for anyone but its owner."""
    view = _own(view, by)
    log.record(by, "workspace.view_deleted", "deleted a saved view of people", about=view)
    view.delete()


@transaction.atomic
def open_first(view: SavedView | None, *, by: Actor) -> None:
    """People opens with this view for whoever asks; with None it opens with everyone. No record of it is needed."""
    if view is None:
        FirstView.objects.filter(user=by.user).delete()
    else:
        FirstView.objects.update_or_create(user=by.user, defaults={"view": view})


def take_spreadsheet(*, people: int, shown_as: str, with_addresses: bool, by: Actor) -> None:
    """Write down that someone took a list with them: how many are on it, and whether with their addresses."""
    count = "1 person" if people == 1 else f"{people} people"
    with_what = ", with how to reach them" if with_addresses else ""
    log.record(
        by,
        "workspace.spreadsheet_taken",
        f"took a spreadsheet of {count}{with_what}",
        changes={"shown": shown_as},
    )


def fingerprint(view: SavedView) -> str:
    """What a form about this view was shown with."""
    return shown.fingerprint(view.name, view.is_shared, view.service_id)


def _own(view: SavedView, by: Actor) -> SavedView:
    locked: SavedView | None = (
        SavedView.objects.select_for_update(of=("self",)).select_related("owner").filter(pk=view.pk).first()
    )
    if locked is None:
        raise WrongStage("This view is gone already. The people on it stay as they are.")
    if locked.owner_id != by.user.pk:
        raise NotAllowed("This view is a colleague’s. Save one of your own. Nothing was changed.")
    return locked


def _check_sharing(owner: User, is_shared: bool, service: Service | None) -> None:
    if not is_shared:
        return
    if not owner.has_role_in(service.pk if service else None, *RECRUITING_ROLES):
        raise NotAllowed("You can share a view where you work with people. Nothing was changed.")
