"""Words planted where they are confidential, then looked for everywhere else: pages, audit, post, logs, database.

What a referee writes is read by officers only. What a person says of themselves is read by them and by those who
recruit at their service; notes by the latter; the words of their history are shown to nobody else so far."""

import logging
from dataclasses import dataclass

import pytest
from django.apps import apps
from django.core import mail
from django.core.cache import cache
from django.db import connection, models, transaction
from django.urls import reverse

from coprod.audit.actor import Actor
from coprod.audit.models import Event
from coprod.messaging.models import Message
from coprod.peers.recruitment import acts as recruitment
from coprod.peers.recruitment.parts import PartKey
from coprod.peers.references import acts as references
from coprod.peers.references import standing
from coprod.peers.references.models import Reference, ReferenceRequest
from coprod.people.models import RouteKind
from coprod.people.reach import Route
from coprod.vault.fields import EncryptedTextField
from coprod.vault.models import PrivateLink
from tests import recruiting
from tests.access.matrix import (
    APPLICANT,
    LEAD,
    OFFICER,
    SAFEGUARDING,
    WHO,
)
from tests.access.rows import ROWS
from tests.people import signed_in_client

pytestmark = pytest.mark.django_db

REFEREE_WROTE = "XREFEREEX"
REASON = "XREASONX"
TOLD = "XTOLDX"
NOTED = "XNOTEDX"
NEEDS = "XNEEDSX"
CAREFUL = "XCAREFULX"
IN_OWN_WORDS = "XOWNWORDSX"
SAID_HELLO = "XSAIDHELLOX"
IN_THE_WAY = "XINTHEWAYX"
OTHER_EVIDENCE = "XEVIDENCEX"
RANG = "XRANGX"
LETTER_TO = "XLETTERTOX"
MARKERS = (
    *(REFEREE_WROTE, REASON, TOLD, NOTED, NEEDS, CAREFUL, IN_OWN_WORDS, SAID_HELLO),
    *(IN_THE_WAY, OTHER_EVIDENCE, RANG, LETTER_TO),
)

RECRUITERS = {LEAD, OFFICER, SAFEGUARDING}
HERSELF_AND_RECRUITERS = {APPLICANT, *RECRUITERS}
MAY_READ = {
    REFEREE_WROTE: {OFFICER},
    REASON: {OFFICER},
    TOLD: {APPLICANT, LEAD, OFFICER, SAFEGUARDING},
    NOTED: RECRUITERS,
    NEEDS: HERSELF_AND_RECRUITERS,
    CAREFUL: HERSELF_AND_RECRUITERS,
    IN_OWN_WORDS: HERSELF_AND_RECRUITERS,
    SAID_HELLO: RECRUITERS,
    IN_THE_WAY: RECRUITERS,
    OTHER_EVIDENCE: {LEAD, OFFICER},
    RANG: {LEAD, OFFICER},
    LETTER_TO: RECRUITERS,
}


@dataclass
class Planted:
    """The objects whose words hold the markers, by the names of the arguments in their addresses."""

    person: int
    enquiry: int
    application: int
    reference: int
    decided: int
    asked: int
    evidence: int
    barrier: int
    activity: int
    referee: int
    message: int
    user: int


ABOUT_AN_APPLICATION = (
    *("workspace:barrier_new", "workspace:call_new", "workspace:close", "workspace:another_role"),
    *("workspace:copy", "workspace:fill_in_how", "workspace:welcome_back"),
)


@pytest.fixture
def planted(cast, caplog):
    caplog.set_level(logging.DEBUG)
    for name in filter(None, WHO.values()):
        cast(name)
    asha, priya, ruth = cast("asha"), cast("priya"), cast("ruth")
    enquiry = recruiting.enquiries.receive(
        chosen_name="Asha",
        reach_by="email",
        address="asha@people.test",
        words=SAID_HELLO,
        service=asha.person.service,
        by=recruiting.VISITOR,
    )
    application, by = recruiting.for_user(asha), Actor.of(asha)
    recruitment.save_about_you(
        application,
        described={"chosen_name": "Asha Thistlewood", "safe_contact_notes": CAREFUL},
        routes=[Route(RouteKind.EMAIL, "asha@people.test")],
        by=by,
    )
    recruitment.save_what_helps(application, access_needs=NEEDS, by=by)
    own_words = dict.fromkeys(("knows_words", "good_with", "interests", "hopes"), IN_OWN_WORDS)
    recruitment.save_part(application, PartKey.KNOW, answers=own_words, by=by)
    for part in (PartKey.HOPES, PartKey.FREE):
        recruitment.save_part(application, part, answers={}, by=by)
    activity = references.tell(
        person=asha.person,
        kind="caring",
        first=standing.this_month() - 23,
        last=None,
        words=TOLD,
        vouched_by="Kit Warbler",
        by=by,
    )
    for name, address in (
        ("Kit Warbler", "kit@group.test"),
        ("Morag Pipit", "morag@probation.test"),
        ("Nan Dunlin", "nan@class.test"),
    ):
        referee = recruiting.named(application, name, address)
    recruitment.add_note(asha.person, words=NOTED, once=recruiting.once(), by=Actor.of(priya))
    recruitment.say_yes_if(recruitment.send(application, by=by), by=Actor.of(priya))
    *answering, silent = ReferenceRequest.objects.order_by("pk")
    first, second = [_answered(request) for request in answering]
    references.decide(second, outcome="relied_on", reason=REASON, by=Actor.of(ruth))
    references.log_attempt(
        silent,
        outcome="no_answer",
        number=RANG,
        number_from="switchboard",
        once=recruiting.once(),
        by=Actor.of(priya),
    )
    references.ask_by_letter(silent, address=LETTER_TO, by=Actor.of(priya))
    evidence = references.propose_evidence(
        person=asha.person,
        kind="tasters",
        first=standing.this_month(),
        last=None,
        words=OTHER_EVIDENCE,
        once=recruiting.once(),
        by=Actor.of(priya),
    )
    barrier = recruitment.write_down_barrier(
        application, kind="other", words=IN_THE_WAY, once=recruiting.once(), by=Actor.of(priya)
    )
    return Planted(
        person=asha.person_id,
        enquiry=enquiry.pk,
        application=application.pk,
        reference=first.pk,
        decided=second.pk,
        asked=silent.pk,
        evidence=evidence.pk,
        barrier=barrier.pk,
        activity=activity.pk,
        referee=referee.pk,
        message=Message.objects.filter(person=asha.person).first().pk,
        user=asha.pk,
    )


def _answered(request) -> Reference:
    saved = dict.fromkeys(("good_with", "helps", "talk_about", "phone"), REFEREE_WROTE)
    references.save_for_later(request, answers=saved)
    words = {name: f"{name} {REFEREE_WROTE}" for name in ("good_with", "helps", "talk_about")}
    return references.submit(
        request, first=standing.this_month() - 23, last=None, answers={"rely": "yes", **words}, by=recruiting.KIT
    )


def addresses(planted):
    """Every page of the matrix, those about an object with the object that holds the markers."""
    about = {
        "workspace:enquiry": [planted.enquiry],
        **{page: [planted.person] for page in ("workspace:person", "workspace:details", "breaks:for")},
        **{page: [planted.application] for page in ABOUT_AN_APPLICATION},
        "workspace:barrier": [planted.barrier],
        "references:read": [planted.reference, planted.decided],
        **{page: [planted.asked] for page in ("references:calls", "references:letter", "references:by_phone")},
        "references:by_letter": [planted.asked],
        "references:evidence": [planted.evidence],
        "references:evidence_new": [planted.person],
        "recruitment:change_activity": [planted.activity],
        "recruitment:change_referee": [planted.referee],
        "messaging:message": list(Message.objects.values_list("pk", flat=True)),
        "team_member": [planted.user],
    }
    pages = set()
    for row in ROWS:
        if row.method != "GET":
            continue
        if row.name in about:
            pages |= {reverse(row.name, args=[pk]) for pk in about[row.name]}
        elif row.path or not row.objects or row.objects.startswith("asha_"):
            pages.add(row.path or reverse(row.name))
    return sorted(pages)


def test_every_marker_is_seen_by_those_who_may_and_by_nobody_else(planted, cast):
    seen: dict[str, set[str]] = {marker: set() for marker in MARKERS}
    pages = addresses(planted)
    assert len(pages) > 50
    for who, name in WHO.items():
        with transaction.atomic():
            browser = signed_in_client(cast(name) if name else None)
            for page in pages:
                cache.clear()
                response = browser.get(page)
                words = b"".join(response) if response.streaming else response.content
                for marker in MARKERS:
                    if marker.encode() in words:
                        seen[marker].add(who)
                        if marker in (REFEREE_WROTE, REASON):
                            assert page.startswith("/workspace/references/"), page
            transaction.set_rollback(True)
    assert seen == MAY_READ


def test_nothing_is_copied_to_audit_post_or_logs(planted, cast, caplog, django_capture_on_commit_callbacks):
    signed_in_client(cast("ruth")).get(f"/workspace/references/{planted.reference}/")
    assert Event.objects.filter(is_reading=True).exists()
    from coprod.messaging import schedule

    for pk in Message.objects.values_list("pk", flat=True):
        schedule.send(pk)
    assert len(mail.outbox) >= 4
    copies = {
        "audit": str(list(Event.objects.values())),
        "outbox": str(list(Message.objects.values())),
        "links": str(list(PrivateLink.objects.values())),
        "post": "".join(f"{each.subject}{each.message()}{each.body}" for each in mail.outbox),
        "logs": caplog.text,
    }
    found = {(place, marker) for place, words in copies.items() for marker in MARKERS if marker in words}
    assert found == {("outbox", LETTER_TO)}, "a letter has to know where it goes"


def test_the_database_holds_no_marker_anyone_could_read_without_the_keys(planted):
    dump = database_dump()
    assert "Asha Thistlewood" in dump, "the dump is of this database"
    assert not [marker for marker in MARKERS if marker in dump]


def database_dump() -> str:
    """All rows of all tables, as a backup would hold them."""
    words = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            words.append(f"{table} {cursor.fetchall()}")
    return "\n".join(words)


def test_the_search_of_the_site_knows_no_person(planted):
    from wagtail.search.backends import get_search_backend
    from wagtail.search.index import get_indexed_models

    indexed = {model._meta.label for model in get_indexed_models()}
    assert not [label for label in indexed if label.split(".")[0] in ("people", "recruitment", "references")]
    assert get_search_backend() is not None
    assert not [marker for marker in MARKERS if marker in _index_entries()]


def _index_entries() -> str:
    return str([list(model._base_manager.values()) for model in apps.get_models() if "IndexEntry" in model.__name__])


def test_encrypted_columns_hold_tokens():
    """Every field that promises encryption is a text that the database cannot search."""
    fields = [
        field
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if isinstance(field, EncryptedTextField)
    ]
    assert len(fields) > 10
    assert all(isinstance(field, models.TextField) and not field.db_index for field in fields)
