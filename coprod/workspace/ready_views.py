"""Views of people that are useful everywhere, ready without being saved."""

from coprod.peers.recruitment.models import TrackName
from coprod.peers.recruitment.stages import Stage
from coprod.workspace.filters import Contact, Filters, Layout, Waits

WAITING_FOR_A_LEAD = Filters(waits=Waits.LEAD, layout=Layout.TABLE, sort="since").query()

READY = (
    ("Waiting for me", Filters(waits=Waits.LEAD, contact=Contact.ME, layout=Layout.TABLE, sort="since").query()),
    ("Waiting for a lead", WAITING_FOR_A_LEAD),
    ("References open", Filters(track=TrackName.REFERENCES, layout=Layout.TABLE, sort="since").query()),
    ("Longest in Checks", Filters(stage=Stage.CHECKS, layout=Layout.TABLE, sort="since").query()),
)
