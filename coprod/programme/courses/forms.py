"""Describing a course, holding it once more, and how it went for someone."""

from typing import Any

from django import forms
from django.db.models import Q, QuerySet

from coprod.people.models import Person, RoleHeld, Service, User
from coprod.people.models.service import PARTICIPANT_ROLES
from coprod.programme.courses.acts import fingerprint
from coprod.programme.courses.models import COURSE_ROLES, Course, CourseRun, Place
from coprod.programme.courses.stages import Stage
from coprod.programme.gatherings.forms import MOST_DATES, DatesForm
from coprod.ui.forms import Form, OnceField, SeenField

OPTIONAL = "(optional)"


class CourseForm(Form):
    name = forms.CharField(label="What is it called?", max_length=120)
    covers = forms.CharField(
        label="What does it cover?",
        help_text="A few sentences for people who think of coming.",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    modules = forms.CharField(
        label="Its parts, one on each line",
        help_text="For example: Boundaries. Write (optional) after a part that can be left out.",
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    is_required = forms.BooleanField(label="Everyone takes it before they mentor", required=False)
    seen = SeenField()

    @staticmethod
    def initial_for(course: Course) -> dict[str, Any]:
        lines = [f"{each.name} {OPTIONAL}" if each.is_optional else each.name for each in course.modules.all()]
        columns = {name: getattr(course, name) for name in ("name", "covers", "is_required")}
        return {**columns, "modules": "\n".join(lines), "seen": fingerprint(course)}

    def clean_modules(self) -> list[tuple[str, bool]]:
        lines = [line.strip() for line in self.cleaned_data["modules"].splitlines() if line.strip()]
        modules = [(line.replace(OPTIONAL, "").strip(), OPTIONAL in line) for line in lines]
        if any(not 1 <= len(name) <= 120 for name, _ in modules):
            raise forms.ValidationError("Keep the name of each part under 120 characters.")
        return modules


class RunForm(DatesForm):
    """A course held once more: its service, who teaches it, and its days."""

    course = forms.ModelChoiceField(label="Which course?", queryset=Course.objects.none(), empty_label=None)
    service = forms.ModelChoiceField(
        label="For which service?", queryset=Service.objects.none(), required=False, empty_label="All of them"
    )
    trainers = forms.CharField(
        label="Who teaches it?",
        help_text="For example: Wren, who has lived at Quayside, and Priya.",
        required=False,
        max_length=300,
    )
    about = forms.CharField(
        label="What is each day about?",
        help_text="One line for each day. You can leave this empty.",
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    once = OnceField()
    field_order = ["course", "service", "trainers", *DatesForm.field_order, "about", "once"]

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["course"].queryset = Course.objects.all()  # type: ignore[attr-defined]
        self.fields["service"].queryset = Service.objects.of(user, *COURSE_ROLES)  # type: ignore[attr-defined]
        if not user.holds_for_programme(*COURSE_ROLES):
            self.fields["service"].required = True
            self.fields["service"].empty_label = None  # type: ignore[attr-defined]

    @property
    def lines(self) -> list[str]:
        return [line.strip()[:200] for line in self.cleaned_data["about"].splitlines()][:MOST_DATES]


class MoreDaysForm(DatesForm):
    about = forms.CharField(label="What is it about?", required=False, max_length=200)


class AddPersonForm(Form):
    person = forms.ModelChoiceField(
        label="Who would like to come?", queryset=Person.objects.none(), empty_label="Choose someone"
    )

    def __init__(self, *args: Any, run: CourseRun, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = may_be_added(run)  # type: ignore[attr-defined]


class PlaceForm(Form):
    """How it went. No reason is needed for leaving early."""

    stage = forms.ChoiceField(label="What do you want to write down?", widget=forms.RadioSelect)
    reason = forms.CharField(
        label="Anything to add?",
        help_text="You can leave this empty. Write it so that they could read it.",
        required=False,
        max_length=300,
    )

    def __init__(self, *args: Any, place: Place, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = {
            Stage.TAKING_PART: "They take part",
            Stage.FINISHED: "They have finished the course",
            Stage.LEFT_EARLY: "They leave the course early",
        }
        open_from = {
            Stage.INVITED: (Stage.TAKING_PART, Stage.FINISHED, Stage.LEFT_EARLY),
            Stage.TAKING_PART: (Stage.FINISHED, Stage.LEFT_EARLY),
        }
        offered = open_from.get(Stage(place.stage), (Stage.TAKING_PART,))
        labels = choices if place.is_open else {Stage.TAKING_PART: "They carry on with the course"}
        self.fields["stage"].choices = [(stage.value, labels[stage]) for stage in offered]  # type: ignore[attr-defined]


def may_be_added(run: CourseRun) -> QuerySet[Person]:
    """People of the run's service, or of all, who take part or have no sign-in, without those who have a place."""
    takes_part = RoleHeld.objects.current().filter(role__in=PARTICIPANT_ROLES).values("user_id")
    people = Person.objects.filter(Q(user__isnull=True) | Q(user__in=takes_part))
    if run.series.service_id is not None:
        people = people.filter(service_id__in=Service.objects.tree().within([run.series.service_id]))
    return people.exclude(course_places__run=run).order_by("chosen_name", "pk")
