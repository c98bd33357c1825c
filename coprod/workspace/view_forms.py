"""What a saved view is called and who may open it."""

from typing import Any

from django import forms

from coprod.people.models import Service
from coprod.people.models.service import RECRUITING_ROLES
from coprod.ui.forms import Form, SeenField
from coprod.workspace import acts
from coprod.workspace.models import SavedView

ONLY_ME, EVERYONE = "me", "everyone"


class ViewForm(Form):
    name = forms.CharField(
        label="What is it called?",
        help_text="For example: Monday calls. Leave people’s names out.",
        max_length=60,
        error_messages={"required": "Give the view a name."},
    )
    readers = forms.ChoiceField(
        label="Who can open it?",
        help_text="Everyone sees only the people they may see anyway.",
        widget=forms.RadioSelect,
        initial=ONLY_ME,
        error_messages={"required": "Choose who can open it."},
    )
    seen = SeenField()

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        services = Service.objects.of(user, *RECRUITING_ROLES)
        self.services: dict[str, Service] = {str(each.pk): each for each in services}
        choices = [(ONLY_ME, "Only me")]
        choices += [(pk, f"Colleagues at {service}") for pk, service in self.services.items()]
        if user.holds_for_programme(*RECRUITING_ROLES):
            choices.append((EVERYONE, "Everyone who recruits"))
        self.fields["readers"].choices = choices  # type: ignore[attr-defined]

    @staticmethod
    def initial_for(view: SavedView) -> dict[str, Any]:
        readers = str(view.service_id or EVERYONE) if view.is_shared else ONLY_ME
        return {"name": view.name, "readers": readers, "seen": acts.fingerprint(view)}

    @property
    def columns(self) -> dict[str, Any]:
        """The columns of SavedView that this form fills in."""
        readers = self.cleaned_data["readers"]
        return {
            "name": self.cleaned_data["name"],
            "is_shared": readers != ONLY_ME,
            "service": self.services.get(readers),
        }
