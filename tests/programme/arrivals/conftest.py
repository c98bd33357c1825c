"""A role on offer, a file as a browser sends it, and what a lead does with it."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

from coprod.audit.actor import Actor
from coprod.programme.arrivals import acts
from tests import recruiting

HEADINGS = ["What we call them", "E-mail", "Mobile for texts", "Phone", "Service", "Role on offer", "Stage"]
IVO = ["Ivo Lapwing", "ivo@people.test", "", "", "Quayside", "Peer mentor", "Said hello"]
GREBE = ["Greta Grebe", "", "07700900456", "", "quayside", "peer mentor", "applying"]
RAIL = ["Rafe Rail", "", "", "01632 960777", "Quayside", "Peer mentor", ""]


@pytest.fixture
def role(charity):
    return recruiting.role()


@pytest.fixture
def priya(cast, role):
    return cast("priya")


def workbook(rows, *, title="People and applications", change=None):
    book = Workbook()
    page = book.active
    page.title = title
    for row in rows:
        page.append(row)
    if change:
        change(book, page)
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def upload(content, name="people.xlsx"):
    return SimpleUploadedFile(name, content)


def people(*rows, **options):
    return upload(workbook([HEADINGS, *rows], **options))


def read(file, user, **options):
    return acts.read(file, by=Actor.of(user), **options)
