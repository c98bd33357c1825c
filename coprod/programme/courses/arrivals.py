"""The sheet of courses that people finished before their charity came here."""

from collections.abc import Mapping
from typing import Any

from django import forms

from coprod.audit.actor import Actor
from coprod.audit.brought_over import Seen
from coprod.people.arrival_rows import KnownPersonRow, past_day, past_days, seen_by_field
from coprod.people.arrivals import Sheet
from coprod.programme.courses import bringing
from coprod.programme.courses.models import COURSE_ROLES, Course, Place
from coprod.programme.courses.stages import Stage


class CourseRow(KnownPersonRow):
    """One course that one person finished."""

    course = forms.ModelChoiceField(
        label="Course",
        help_text="Describe it under Courses first, if it is not listed.",
        queryset=Course.objects.none(),
        empty_label="Choose a course",
        error_messages={"required": "Choose which course it was."},
    )
    finished_on = past_day("When did they finish it?")
    trainers = forms.CharField(label="Who taught it?", required=False, max_length=70)
    seen_by = seen_by_field("Who can say so?", "Whoever was there, or saw the certificate. They may have left since.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["course"].queryset = Course.objects.all()  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        past_days(self, data, "finished_on")
        return data


def bring(row: Mapping[str, Any], by: Actor) -> Place:
    return bringing.bring_over_course(
        row["person"],
        course=row["course"],
        finished_on=row["finished_on"],
        trainers=row["trainers"],
        seen=Seen(row["seen_by"], row["finished_on"]),
        by=by,
    )


def likeness(row: Mapping[str, Any], by: Actor) -> str:
    there = Place.objects.filter(person=row["person"], run__course=row["course"], stage=Stage.FINISHED).exists()
    return f"{row['chosen_name']} has finished “{row['course']}” here." if there else ""


def may(by: Actor) -> bool:
    return by.user is not None and by.user.has_role(*COURSE_ROLES)


SHEETS = [
    Sheet(
        key="courses",
        title="Courses finished",
        about="Who finished which course, when, and with whom.",
        form=CourseRow,
        bring=bring,
        likeness=likeness,
        may=may,
        example={
            "chosen_name": "Finch Larkspur",
            "course": "Peer mentoring",
            "finished_on": "09/02/2024",
            "trainers": "Moss Learning",
            "seen_by": "Dilys Marram",
        },
        order=40,
    )
]
