"""Sessions that are over do not stay in the database: they hold what someone typed."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session

from coprod import clock
from coprod.accounts import schedule

pytestmark = pytest.mark.django_db


def test_only_sessions_that_are_over_leave(client_as):
    over, open_still = client_as("asha").session.session_key, client_as("jon").session.session_key
    Session.objects.filter(pk=over).update(expire_date=clock.now() - timedelta(minutes=1))
    schedule.forget_sessions()
    assert list(Session.objects.values_list("pk", flat=True)) == [open_still]
