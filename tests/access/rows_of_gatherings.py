"""Who may open the pages of courses, reflective practice and panel meetings (see matrix.py)."""

from typing import Any

from tests import gathering
from tests.access.matrix import APPLICANT, LEAD, LEADS, Row, row, setup

# Courses: Asha has a place on a run at Quayside, where Priya leads. Owen leads at Otterbank.

WHEN = {"day": "2027-03-11", "start": "14:00", "end": "15:30", "mode": "in_person", "place": "The Loft"}
DATES = {**WHEN, "every": "week", "times": "3"}
POST: dict[str, Any] = {"method": "POST"}


@setup
def asha_on_a_course(cast: Any) -> dict[str, Any]:
    return {"pk": gathering.place(cast("priya"), cast("asha")).pk}


@setup
def course(cast: Any) -> dict[str, Any]:
    return {"pk": gathering.course(cast("priya")).pk}


@setup
def course_to_plan(cast: Any) -> dict[str, Any]:
    gathering.course(cast("priya"))
    return {}


@setup
def run_of_a_course(cast: Any) -> dict[str, Any]:
    return {"pk": gathering.place(cast("priya"), cast("asha")).run_id}


@setup
def class_held(cast: Any) -> dict[str, Any]:
    run = gathering.place(cast("priya"), cast("asha")).run
    return {"pk": run.series.gatherings.order_by("starts_at").first().pk}


@setup
def class_to_come(cast: Any) -> dict[str, Any]:
    run = gathering.place(cast("priya"), cast("asha")).run
    return {"pk": run.series.gatherings.order_by("starts_at").last().pk}


@setup
def own_class_to_come(cast: Any) -> dict[str, Any]:
    place = gathering.place(cast("priya"), cast("asha"))
    return {"pk": place.pk, "day_pk": place.run.series.gatherings.order_by("starts_at").last().pk}


@setup
def place_of_asha(cast: Any) -> dict[str, Any]:
    place = gathering.place(cast("priya"), cast("asha"))
    gathering.came(place, cast("priya"))
    return {"pk": place.pk}


@setup
def run_without_jon(cast: Any) -> dict[str, Any]:
    cast("jon")
    return {"pk": gathering.place(cast("priya"), cast("asha")).run_id}


def _course_rows() -> list[Row]:
    new = {"name": "Advocacy", "covers": "", "modules": "One"}
    here = {LEAD: 200}
    done = {LEAD: 302}
    return [
        row("One's course", "courses:own", {APPLICANT: 200}, objects="asha_on_a_course"),
        row("Take part in a course", "courses:take_part", {APPLICANT: 302}, objects="asha_on_a_course", **POST),
        row("Leave a course", "courses:leave", {APPLICANT: 302}, objects="asha_on_a_course", **POST),
        row(
            "Say whether one comes to a class",
            "courses:reply",
            {APPLICANT: 302},
            objects="own_class_to_come",
            data={"answer": "yes"},
            **POST,
        ),
        row("Courses", "courses:courses", {LEADS: 200}),
        row("Describe a new course", "courses:new_course", {LEADS: 200}),
        row("Describe a new course", "courses:new_course", {LEADS: 302}, data=new, **POST),
        row("Change a course", "courses:course", {LEADS: 200}, objects="course"),
        row("Change a course", "courses:course", {LEADS: 302}, objects="course", data=new, **POST),
        row("Plan a course", "courses:new_run", {LEADS: 200}, objects="course_to_plan"),
        row("A course with its classes", "courses:run", here, objects="run_of_a_course"),
        row("Add someone to a course", "courses:add", here, objects="run_without_jon", data={"person": ""}, **POST),
        row("Plan more days", "courses:more_days", here, objects="run_of_a_course"),
        row("Plan more days", "courses:more_days", done, objects="run_of_a_course", data=DATES, **POST),
        row("See who came to a class", "courses:attendance", here, objects="class_held"),
        row("Record who came to a class", "courses:attendance", done, objects="class_held", data={"seen": "0"}, **POST),
        row("Move a class", "courses:move_class", here, objects="class_to_come"),
        row(
            "Move a class",
            "courses:move_class",
            done,
            objects="class_to_come",
            data={**WHEN, "reason": "weather"},
            **POST,
        ),
        row("Call off a class", "courses:call_off_class", here, objects="class_to_come"),
        row(
            "Call off a class",
            "courses:call_off_class",
            done,
            objects="class_to_come",
            data={"reason": "room"},
            **POST,
        ),
        row("How a course went for someone", "courses:place", here, objects="place_of_asha"),
        row(
            "Write down that someone finished",
            "courses:place",
            done,
            objects="place_of_asha",
            data={"stage": "finished"},
            **POST,
        ),
    ]


ROWS: list[Row] = [*_course_rows()]
