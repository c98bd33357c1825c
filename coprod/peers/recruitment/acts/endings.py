"""An application ends, kindly; and carries on where it stopped when someone comes back (REC-6)."""

from django.db import transaction

from coprod.audit.actor import Actor
from coprod.peers.chats import acts as chats
from coprod.peers.checks import acts as checks
from coprod.peers.checks.models import DbsCheck
from coprod.peers.recruitment import becoming, mail
from coprod.peers.recruitment.acts.moving import move
from coprod.peers.recruitment.acts.path import is_asked, roles_wanted
from coprod.peers.recruitment.acts.touch import settle
from coprod.peers.recruitment.keeping_touch import AskKind, Ending, FriendlyCall
from coprod.peers.recruitment.models import Application, Closed
from coprod.peers.recruitment.stages import Stage
from coprod.peers.references import acts as references


@transaction.atomic
def close(
    application: Application, *, because: Closed | str, note: str = "", words: str = "", by: Actor
) -> Application:
    """The application ends, kindly: nobody is asked any more unless they apply for something else, and the door stays
    open. The person hears it with `words` of our own and with what else is open, unless we lost touch.

    Raises NotAllowed for others than the person or a lead of their service, WrongStage when it is closed.
    """
    application = move(application, Stage.MOVED_ON, by=by, note=note)
    Application.objects.filter(pk=application.pk).update(closed_because=because)
    _stop_what_nobody_asks(application)
    FriendlyCall.objects.filter(application=application, made_at__isnull=True).delete()
    becoming.no_longer_peer_mentor(application.person)
    application.refresh_from_db()
    ending = Ending.objects.create(application=application, because=because, words=words, by_label=by.label)
    if because != Closed.LOST_TOUCH and by.user != getattr(application.person, "user", None):
        mail.closed(ending, by=by)
    return application


@transaction.atomic
def welcome_back(application: Application, *, by: Actor) -> Application:
    """Carry on with what is still there. The window and the rule are fixed anew when it is sent again.
    Raises NotAllowed for others than a lead of their service, WrongStage while it is open."""
    application = move(application, Stage.APPLYING, by=by)
    Application.objects.filter(pk=application.pk).update(closed_because="", sent_at=None, rule=None, window_ends=None)
    becoming.applicant(application.person)
    settle(application, AskKind.COME_BACK, by=by)
    application.refresh_from_db()
    mail.welcome_back(application, by=by)
    return application


def _stop_what_nobody_asks(application: Application) -> None:
    """Referees are asked, and a check goes on, as long as another open application of theirs needs it."""
    person, system = application.person, Actor.system()
    wanted = roles_wanted(person)
    if not wanted:
        references.stop_asking(person, by=system)
    for check in DbsCheck.objects.filter(person=person).open():
        if not is_asked(check, wanted):
            checks.withdraw(check, by=system)
    chats.stop(person, for_role=application.role.name)
