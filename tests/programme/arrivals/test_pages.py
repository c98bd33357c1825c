"""The pages: a template that comes back as it went out, a preview, one by hand with its question, and invitations."""

import io
import uuid

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from coprod.accounts import acts as accounts
from coprod.audit.actor import Actor
from coprod.messaging.models import Message
from coprod.peers.recruitment.models import Application
from coprod.people.models import Person, Role, User
from coprod.programme.arrivals.models import Run, State
from tests.programme.arrivals.conftest import GREBE, HEADINGS, IVO, RAIL, people, upload, workbook

pytestmark = pytest.mark.django_db
START = "/workspace/bring-over/"


@pytest.fixture
def lead(client_as, priya):
    return client_as(priya)


def send(lead, file, **fields):
    return lead.post(f"{START}file/", {"file": file, "key": "", "once": uuid.uuid4(), **fields})


def page_of(lead, sent):
    assert sent.status_code == 302, sent.content.decode()
    return lead.get(sent.url).content.decode()


def bring(lead, sent, *rows):
    return lead.post(f"{sent.url}bring/", {"row": rows})


def one(service, **fields):
    role = Application._meta.get_field("role").related_model.objects.get()
    return {
        "chosen_name": "Ivo Lapwing",
        "email": "ivo@people.test",
        "service": service.pk,
        "role": role.pk,
        "stage": "said_hello",
        "once": uuid.uuid4(),
        **fields,
    }


def test_the_template_comes_back_with_its_example_left_out(lead):
    template = lead.get(f"{START}template.xlsx")
    book = load_workbook(io.BytesIO(template.content))
    page = book["People and applications"]
    headings = [cell.value for cell in page[1]]
    assert headings[0] == "What we call them *"
    assert page["C1"].comment.text == "A number that gets texts."
    assert page["C3"].number_format == "@", "numbers keep the 0 they begin with"
    assert "no rows below them" in send(lead, upload(template.content)).content.decode()
    page.append(["Ivo", "ivo@people.test", "07700900123", None, None, "Quayside", "Peer mentor"])
    saved = io.BytesIO()
    book.save(saved)
    shown = page_of(lead, send(lead, upload(saved.getvalue())))
    assert "1 row, 1 ready" in shown
    assert "the example in row 2 was left out" in shown
    assert ": Ivo; ivo@people.test; 07700900123; Quayside; Peer mentor" in shown


def test_the_text_template_comes_back_too(lead):
    template = lead.get(f"{START}template-people.csv").content
    assert template.startswith(b"\xef\xbb\xbf")
    filled = template + "Zoë,zoe@people.test,,,,Quayside,Peer mentor,,,,".encode()
    assert "1 row, 1 ready" in page_of(lead, send(lead, upload(filled, "people.csv")))
    assert lead.get(f"{START}template-nothing.csv").status_code == 404


def test_a_file_with_errors_is_mended_and_brought(lead):
    first = send(lead, people(IVO, ["Ann", "ann", "", "", "Quayside", "Peer mentor", ""]))
    shown = page_of(lead, first)
    assert "Row 3, E-mail" in shown
    assert "Bring it over" not in shown
    assert bring(lead, first).status_code == 409
    mended = send(lead, people(IVO, GREBE))
    assert "Bring it over" in page_of(lead, mended)
    bring(lead, mended)
    bring(lead, mended)
    shown = lead.get(mended.url).content.decode()
    assert "Brought over" in shown
    assert GREBE[0] not in shown, "nothing of the file is kept"
    assert Person.objects.filter(user__isnull=True).count() == 2
    assert "2 rows of “People and applications”" in lead.get(START).content.decode()


def test_what_we_cannot_read_is_said_beside_the_field(lead):
    page = send(lead, upload(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), "people.xls"))
    assert page.status_code == 200
    assert "older Excel file" in page.content.decode()
    assert not Run.objects.exists()


@pytest.mark.parametrize(
    "rows",
    [
        [["I\x00vo", "ivo@people.test", "", "", "Quayside", "Peer mentor", ""]],
        [["<script>alert(1)</script>", "x", "+" * 500, "٠٧٧", "Quayside", "Peer mentor", "\u202e"]],
        [["x" * 40_000, "@", "1e400", "-0", "\ufffe", "'; DROP TABLE", "🐦" * 100]],
        [['"', "'", ";", "\t", "\\", "%s", "{{ x }}"]],
    ],
)
def test_hostile_words_are_told_never_a_failure(lead, rows):
    quoted = "\r\n".join(",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in [HEADINGS, *rows])
    sent = send(lead, upload(quoted.encode(), "people.csv"))
    shown = page_of(lead, sent)
    assert "<script>alert" not in shown
    assert Run.objects.get().state == State.LOOKED
    assert "Row 2" in shown
    assert not Person.objects.filter(user__isnull=True).exists()


def test_one_by_hand_asks_whether_it_is_the_same(lead, quayside):
    path = reverse("arrivals:one", args=["people"])
    form = one(quayside)
    assert lead.post(path, form).status_code == 302
    assert lead.post(path, form).status_code == 302, "the same form sent twice is one"
    assert Person.objects.filter(chosen_name="Ivo Lapwing").count() == 1
    again = one(quayside)
    asked = lead.post(path, again)
    assert "Is this the same person?" in asked.content.decode()
    assert Person.objects.filter(chosen_name="Ivo Lapwing").count() == 1
    assert lead.post(path, again | {"same": "no"}).status_code == 302
    assert Person.objects.filter(chosen_name="Ivo Lapwing").count() == 2
    assert Run.objects.filter(state=State.DONE, total=1).count() == 2


def test_those_who_would_like_to_sign_in_are_invited(lead, priya, quayside, otterbank):
    bring(lead, send(lead, people(IVO, GREBE, RAIL)))
    Person.objects.create(chosen_name="Nobody's applicant", service=quayside)
    path = f"{START}invite/"
    shown = lead.get(path).content.decode()
    assert "Ivo Lapwing" in shown
    assert "Rafe Rail" not in shown, "codes reach no landline"
    assert "applicant" not in shown
    ivo, greta = Person.objects.get(chosen_name="Ivo Lapwing"), Person.objects.get(chosen_name="Greta Grebe")
    other = Person.objects.create(chosen_name="Jo", service=quayside)
    User.objects.create_for(other, email="ivo@people.test")
    page = lead.post(path, {"people": [ivo.pk, greta.pk]})
    assert "Another person signs in with it" in page.content.decode()
    user = User.objects.get(person=greta)
    assert user.has_role(Role.APPLICANT)
    assert Message.objects.count() == 1
    assert not User.objects.filter(person=ivo).exists()
    assert "Tick at least one person" in lead.post(path, {}).content.decode()
    accounts.end_role(held=priya.roles_held.get(), by=Actor.system())
    assert lead.get(path).status_code == 404


def test_who_said_hello_can_apply_once_invited(lead):
    bring(lead, send(lead, people(IVO)))
    ivo = Person.objects.get(chosen_name="Ivo Lapwing")
    lead.post(f"{START}invite/", {"people": [ivo.pk]})
    assert Application.objects.get(person=ivo).stage == "applying"


def test_lists_cost_the_same_however_long_they_are(lead, django_assert_max_num_queries):
    rows = [[f"Bird {n}", "", "", "", "Quayside", "Peer mentor", ""] for n in range(60)]
    sent = send(lead, upload(workbook([HEADINGS, *rows])))
    with django_assert_max_num_queries(12):
        lead.get(sent.url)
    bring(lead, send(lead, people(IVO, GREBE)))
    with django_assert_max_num_queries(20):
        lead.get(START)
    with django_assert_max_num_queries(20):
        lead.get(f"{START}invite/")


def test_a_number_longer_than_any_invites_nobody(lead):
    page = lead.post(f"{START}invite/", {"people": ["9" * 25]})
    assert (page.status_code, Message.objects.count()) == (200, 0)
    assert "Look again" in page.content.decode()
