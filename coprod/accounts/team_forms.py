"""What administrators and leads type about colleagues' sign-ins."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from coprod import clock
from coprod.accounts import permissions
from coprod.accounts.fields import AddressField
from coprod.audit.actor import Actor
from coprod.people.models import Role, Service
from coprod.people.models.service import PARTICIPANT_ROLES, PROGRAMME_ROLES
from coprod.ui.forms import DayField


class RoleForm(forms.Form):
    """A role, where it holds, and until when."""

    role = forms.TypedChoiceField(label="Role", coerce=Role)
    service = forms.ModelChoiceField(
        label="Service",
        queryset=Service.objects.none(),
        required=False,
        empty_label="The whole programme",
    )
    ends_on = DayField(label="Last day, if it is known", required=False)

    def __init__(self, *args: Any, by: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by = by
        role, service = self.fields["role"], self.fields["service"]
        is_administrator = by.has_role(Role.ADMINISTRATOR)
        role.choices = [(r.value, r.label) for r in Role if is_administrator or r in PARTICIPANT_ROLES]  # type: ignore[attr-defined]
        services = Service.objects.all()
        if not is_administrator and not by.holds_for_programme(Role.LEAD):
            services = services.filter(pk__in=by.services_as(Role.LEAD))
            service.required = True
            service.empty_label = None  # type: ignore[attr-defined]
        service.queryset = services  # type: ignore[attr-defined]

    def clean_ends_on(self) -> Any:
        last = self.cleaned_data["ends_on"]
        if last and last < clock.today():
            raise ValidationError("The last day has to be today or later.")
        return last

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        role = cleaned.get("role")
        if role and not self.errors and not permissions.may_give_role(Actor.of(self.by), role, cleaned.get("service")):
            raise ValidationError("Only an administrator gives this role there.")
        if role in PROGRAMME_ROLES and cleaned.get("service"):
            self.add_error("service", "This role opens the whole programme. Choose “The whole programme”.")
        return cleaned


class InviteForm(RoleForm):
    """Someone new: what we call them and one address to invite them at."""

    name = forms.CharField(label="What we call them", max_length=120)
    address = AddressField(label="E-mail address or mobile number")
    field_order = ("name", "address", "role", "service", "ends_on")
