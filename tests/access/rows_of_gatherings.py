"""Who may open the pages of courses, reflective practice and panel meetings (see matrix.py)."""

from typing import Any
from uuid import uuid4

from coprod.audit.actor import Actor
from coprod.panels.meetings import acts as meetings
from coprod.peers.practice.models import Group
from tests import consulting, gathering
from tests.access.matrix import (
    APPLICANT,
    FACILITATOR,
    LEAD,
    LEADS,
    PANEL_MEMBER,
    PEER_MENTOR,
    SAFEGUARDING,
    SIGNED_IN,
    SUPPORT_WORKER,
    Row,
    row,
    setup,
)

# Courses: Asha has a place on a run at Quayside, where Priya leads. Owen leads at Otterbank.

WHEN = {"day": "2027-03-11", "start": "14:00", "end": "15:30", "mode": "in_person", "place": "The Loft"}
DATES = {**WHEN, "every": "week", "times": "3"}


def once() -> str:
    return "5d0f6f0c-3b1e-4a53-9b43-2f7f2f6c7a01"


POST: dict[str, Any] = {"method": "POST"}


@setup
def course_of_asha(cast: Any) -> dict[str, Any]:
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
        row("One's course", "courses:own", {APPLICANT: 200}, objects="course_of_asha"),
        row("Take part in a course", "courses:take_part", {APPLICANT: 302}, objects="course_of_asha", **POST),
        row("Leave a course", "courses:leave", {APPLICANT: 302}, objects="course_of_asha", **POST),
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


# Reflective practice: Bryn is in Nia's group for mentors at Quayside, Sam in her group for staff.


def _groups(cast: Any) -> tuple[Group, Group]:
    mentors = gathering.group(cast("nia"), cast("bryn"))
    return mentors, gathering.group(cast("nia"), cast("sam"), audience="frontline", name="Staff group")


@setup
def mentors_group(cast: Any) -> dict[str, Any]:
    return {"pk": _groups(cast)[0].pk}


@setup
def staff_group(cast: Any) -> dict[str, Any]:
    return {"pk": _groups(cast)[1].pk}


@setup
def member_of_mentors_group(cast: Any) -> dict[str, Any]:
    group = _groups(cast)[0]
    return {"pk": group.pk, "member_pk": group.members.get().pk}


@setup
def session_held(cast: Any) -> dict[str, Any]:
    return {"pk": gathering.session(_groups(cast)[0]).pk}


@setup
def session_to_come(cast: Any) -> dict[str, Any]:
    return {"pk": gathering.session(_groups(cast)[0], held=False).pk}


@setup
def staff_session(cast: Any) -> dict[str, Any]:
    return {"pk": gathering.session(_groups(cast)[1]).pk}


def _practice_rows() -> list[Row]:
    opening = {"name": "Friday group", "audience": "mentors", "service": "", "once": once()}
    nia, done = {FACILITATOR: 200}, {FACILITATOR: 302}
    those_in_it = {(PEER_MENTOR, FACILITATOR): 200}
    group, held = {"objects": "mentors_group"}, {"objects": "session_held"}
    to_come = {"objects": "session_to_come"}
    yes = {"answer": "yes"}
    themes = {"themes": "Saying no kindly", "seen": "0"}
    return [
        row("One's groups", "practice:groups", {SIGNED_IN: 200}),
        row("Open a group", "practice:new_group", {(*LEADS, SAFEGUARDING, FACILITATOR): 200}),
        row("Open a group", "practice:new_group", {(FACILITATOR, SAFEGUARDING): 302, LEADS: 200}, data=opening, **POST),
        row("A mentors' group", "practice:group", those_in_it, **group),
        row("A staff group", "practice:group", {(SUPPORT_WORKER, FACILITATOR): 200}, objects="staff_group"),
        row("Plan sessions", "practice:plan", nia, **group),
        row("Plan sessions", "practice:plan", done, data={**DATES, "every": "month"}, **group, **POST),
        row("Leave a group", "practice:leave", {PEER_MENTOR: 302, FACILITATOR: 404}, **group, **POST),
        row("Who is in a group", "practice:people", nia, **group),
        row("Add someone to a group", "practice:add", nia, data={"person": ""}, **group, **POST),
        row("Facilitate together", "practice:share", nia, data={"colleague": ""}, **group, **POST),
        row("Someone takes part no more", "practice:take_out", done, objects="member_of_mentors_group", **POST),
        row("A session of mentors", "practice:session", those_in_it, **held),
        row("A session of staff", "practice:session", {(SUPPORT_WORKER, FACILITATOR): 200}, objects="staff_session"),
        row(
            "Say whether one comes to a session",
            "practice:reply",
            {PEER_MENTOR: 302, FACILITATOR: 403},
            data=yes,
            **to_come,
            **POST,
        ),
        row(
            "Say if a session was useful",
            "practice:useful",
            {PEER_MENTOR: 302, FACILITATOR: 403},
            data=yes,
            **held,
            **POST,
        ),
        row("Record who was there", "practice:attendance", done, data={"seen": "0"}, **held, **POST),
        row("Write themes", "practice:note", done, data=themes, **held, **POST),
        row("Move a session", "practice:move", nia, **to_come),
        row("Move a session", "practice:move", done, data={**WHEN, "reason": "room"}, **to_come, **POST),
        row("Call off a session", "practice:call_off", nia, **to_come),
        row("Call off a session", "practice:call_off", done, data={"reason": "room"}, **to_come, **POST),
    ]


# Panel meetings: Nell is on the panel as Kingfisher. Nia holds the meetings for the whole programme.


@setup
def panel_meeting_held(cast: Any) -> dict[str, Any]:
    consulting.member(cast)
    return {"pk": gathering.meeting(cast("nia")).pk}


@setup
def panel_meeting_to_come(cast: Any) -> dict[str, Any]:
    consulting.member(cast)
    return {"pk": gathering.meeting(cast("nia"), held=False).pk}


@setup
def panel_meeting_recorded(cast: Any) -> dict[str, Any]:
    consulting.member(cast)
    by, meeting = Actor.of(cast("nia")), gathering.meeting(cast("nia"))
    meetings.record_attendance(meeting, came=[], by=by)
    meetings.add_point(meeting, said="The letter is hard to read.", once=uuid4(), by=by)
    return {"pk": meeting.pk}


@setup
def action_of_a_meeting(cast: Any) -> dict[str, Any]:
    meeting = gathering.meeting(cast("nia"))
    owned = {"action": "Write it anew", "owner": "Hal Dunlin"}
    point = meetings.add_point(meeting, said="The letter.", **owned, once=uuid4(), by=Actor.of(cast("nia")))
    return {"pk": meeting.pk, "point_pk": point.pk}


@setup
def on_the_panel(cast: Any) -> dict[str, Any]:
    consulting.member(cast)
    return {}


def _meeting_rows() -> list[Row]:
    held, to_come = {"objects": "panel_meeting_held"}, {"objects": "panel_meeting_to_come"}
    nia, done = {FACILITATOR: 200}, {FACILITATOR: 302}
    nell, nell_done = {PANEL_MEMBER: 200}, {PANEL_MEMBER: 302}
    item = {"words": "The garden", "once": once()}
    point = {"said": "The garden is loved.", "once": once()}
    return [
        row("Meetings of one's panel", "meetings:own_meetings", nell, objects="on_the_panel"),
        row("A meeting of one's panel", "meetings:own", nell, **held),
        row("Add to the agenda of one's panel", "meetings:own_agenda", nell_done, data=item, **to_come, **POST),
        row("Say whether one comes", "meetings:reply", nell_done, data={"answer": "yes"}, **to_come, **POST),
        row("Panel meetings", "meetings:meetings", nia),
        row("Plan panel meetings", "meetings:new", nia),
        row("Plan panel meetings", "meetings:new", done, data={**DATES, "every": "quarter"}, **POST),
        row("A panel meeting", "meetings:meeting", nia, **held),
        row("Add to the agenda", "meetings:agenda", done, data=item, **to_come, **POST),
        row("Invite new members", "meetings:invite", done, **to_come, **POST),
        row("Record who came to a meeting", "meetings:attendance", done, data={"seen": "0"}, **held, **POST),
        row("Write a point", "meetings:point", done, data=point, **held, **POST),
        row("An action is done", "meetings:done", done, objects="action_of_a_meeting", **POST),
        row("Share the minutes", "meetings:share", done, objects="panel_meeting_recorded", **POST),
        row("Move a meeting", "meetings:move", nia, **to_come),
        row("Move a meeting", "meetings:move", done, data={**WHEN, "reason": "room"}, **to_come, **POST),
        row("Call off a meeting", "meetings:call_off", nia, **to_come),
        row("Call off a meeting", "meetings:call_off", done, data={"reason": "room"}, **to_come, **POST),
    ]


ROWS: list[Row] = [*_course_rows(), *_practice_rows(), *_meeting_rows()]
