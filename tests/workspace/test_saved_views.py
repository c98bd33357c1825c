"""Saved views: one's own, shared ones, who may open and change them, and the one People opens with."""

import pytest

from coprod.audit.actor import Actor
from coprod.people.models import Role, Service
from coprod.ui.refusals import NotAllowed
from coprod.ui.seen import ChangedMeanwhile
from coprod.workspace import acts, ready_views
from coprod.workspace.models import SavedView
from tests import recruiting
from tests.people import with_role

pytestmark = pytest.mark.django_db
QUERY = "stage=checks&layout=table"


@pytest.fixture
def saved(cast):
    def view(who="priya", **options):
        user = cast(who)
        return acts.save_view(**{"name": "Monday calls", "query": QUERY} | options, owner=user, by=Actor.of(user))

    return view


def test_a_view_is_named_and_opened_again(client_as, cast):
    browser = client_as("priya")
    form = {"name": "Monday calls", "readers": "me"}
    sent = browser.post("/workspace/people/views/new/?stage=checks&q=Wren&layout=table", form)
    view = SavedView.objects.get()
    assert (view.query, view.owner, view.is_shared) == (QUERY, cast("priya"), False)
    assert sent.headers["Location"] == f"/workspace/people/?{QUERY}"
    assert "Monday calls" in browser.get("/workspace/people/?layout=board").content.decode()


def test_the_same_saved_twice_is_saved_once_and_another_of_that_name_is_refused(saved):
    assert saved() == saved()
    with pytest.raises(acts.NameTaken):
        saved(query="stage=active")
    assert SavedView.objects.get().query == QUERY


def test_a_private_view_is_its_owners_alone(saved, cast, client_as, quayside):
    view = saved()
    colleague = with_role(Role.LEAD, quayside)
    assert list(SavedView.objects.visible_to(colleague)) == []
    for path in ("", "delete/", "first/"):
        page = f"/workspace/people/views/{view.pk}/{path}"
        assert client_as("ruth").post(page, {"name": "Mine now", "readers": "me"}).status_code == 404
    view.refresh_from_db()
    assert view.name == "Monday calls"


def test_a_shared_view_is_opened_by_colleagues_and_changed_by_its_owner(saved, cast, client_as, quayside):
    view = saved(is_shared=True, service=quayside)
    assert list(SavedView.objects.visible_to(cast("ruth"))) == [view]
    assert list(SavedView.objects.visible_to(cast("owen"))) == []
    assert client_as("ruth").post(f"/workspace/people/views/{view.pk}/delete/").status_code == 404
    with pytest.raises(NotAllowed):
        acts.change_view(view, name="Mine", is_shared=False, service=None, by=Actor.of(cast("ruth")))
    acts.change_view(view, name="Tuesday calls", is_shared=False, service=None, by=Actor.of(cast("priya")))
    assert list(SavedView.objects.visible_to(cast("ruth"))) == []


def test_nobody_shares_where_they_do_not_work(saved, otterbank):
    with pytest.raises(NotAllowed):
        saved(is_shared=True, service=otterbank)
    with pytest.raises(NotAllowed):
        saved(is_shared=True)
    saved(is_shared=True, service=Service.objects.get(name="Quayside"))


def test_people_opens_with_a_view_until_it_is_given_up(saved, client_as, quayside, cast):
    view = saved(is_shared=True, service=quayside)
    browser = client_as("ruth")
    browser.post(f"/workspace/people/views/{view.pk}/first/")
    assert browser.get("/workspace/people/").headers["Location"] == f"/workspace/people/?{QUERY}"
    assert browser.get("/workspace/people/?layout=board").status_code == 200
    acts.change_view(view, name="Mine again", is_shared=False, service=None, by=Actor.of(cast("priya")))
    assert browser.get("/workspace/people/").status_code == 200
    acts.change_view(view, name="Ours", is_shared=True, service=quayside, by=Actor.of(cast("priya")))
    browser.post("/workspace/people/views/everyone-first/")
    assert browser.get("/workspace/people/").status_code == 200


def test_a_ready_view_finds_people_without_being_saved(client_as, cast):
    recruiting.sent(recruiting.for_user(cast("asha")))
    page = client_as("priya").get("/workspace/people/?waits=lead&sort=since&layout=table").content.decode()
    assert "Asha Thistlewood" in page
    assert '<b aria-current="page">Waiting for a lead</b>' in page


def test_a_view_changed_meanwhile_is_not_overwritten(saved, cast):
    view, by = saved(), Actor.of(cast("priya"))
    seen = acts.fingerprint(view)
    acts.change_view(view, name="Tuesday calls", is_shared=False, service=None, seen=seen, by=by)
    with pytest.raises(ChangedMeanwhile):
        acts.change_view(view, name="Wednesday calls", is_shared=False, service=None, seen=seen, by=by)
    assert SavedView.objects.get().name == "Tuesday calls"


def test_what_is_a_view_already_is_not_offered_to_be_saved(client_as):
    browser = client_as("priya")
    ready = dict(ready_views.READY)["References open"]
    assert "Save this view" not in browser.get(f"/workspace/people/?{ready}").content.decode()
    assert "Save this view" in browser.get("/workspace/people/?track=chat").content.decode()
