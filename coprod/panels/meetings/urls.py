from django.urls import path

from coprod.panels.meetings.views import member, staff

app_name = "meetings"

urlpatterns = [
    # /panel/meetings/, members
    path("panel/meetings/", member.meetings, name="own_meetings"),
    path("panel/meetings/<int:pk>/", member.meeting, name="own"),
    path("panel/meetings/<int:pk>/agenda/", member.agenda, name="own_agenda"),
    path("panel/meetings/<int:pk>/reply/", member.reply, name="reply"),
    # /workspace/panel/meetings/, facilitators and leads
    path("workspace/panel/meetings/", staff.meetings, name="meetings"),
    path("workspace/panel/meetings/new/", staff.new, name="new"),
    path("workspace/panel/meetings/<int:pk>/", staff.meeting, name="meeting"),
    path("workspace/panel/meetings/<int:pk>/agenda/", staff.agenda, name="agenda"),
    path("workspace/panel/meetings/<int:pk>/invite/", staff.invite, name="invite"),
    path("workspace/panel/meetings/<int:pk>/attendance/", staff.attendance, name="attendance"),
    path("workspace/panel/meetings/<int:pk>/points/", staff.point, name="point"),
    path("workspace/panel/meetings/<int:pk>/points/<int:point_pk>/done/", staff.done, name="done"),
    path("workspace/panel/meetings/<int:pk>/share/", staff.share, name="share"),
    path("workspace/panel/meetings/<int:pk>/move/", staff.move, name="move"),
    path("workspace/panel/meetings/<int:pk>/call-off/", staff.call_off, name="call_off"),
]
