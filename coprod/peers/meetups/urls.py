"""A mentor's meet-ups hang under /me/meet-ups/, their staff's under /workspace/meet-ups/."""

from django.urls import path

from coprod.peers.meetups.views import mentor, staff

app_name = "meetups"

urlpatterns = [
    # /me/meet-ups/
    path("me/meet-ups/", mentor.meetups, name="own"),
    path("me/meet-ups/plan/<int:pk>/", mentor.plan, name="plan"),
    path("me/meet-ups/<int:pk>/", mentor.meetup, name="meetup"),
    path("me/meet-ups/<int:pk>/coming/", mentor.coming, name="coming"),
    path("me/meet-ups/<int:pk>/move/", mentor.move, name="move"),
    path("me/meet-ups/<int:pk>/call-off/", mentor.call_off, name="call_off"),
    path("me/meet-ups/<int:pk>/note/", mentor.note, name="note"),
    # /workspace/meet-ups/
    path("workspace/meet-ups/plan/<int:pk>/", staff.plan, name="plan_for"),
    path("workspace/meet-ups/<int:pk>/", staff.change, name="change"),
    path("workspace/meet-ups/<int:pk>/call-off/", staff.call_off, name="call_off_for"),
    path("workspace/meet-ups/<int:pk>/told/", staff.told, name="told"),
    path("workspace/meet-ups/<int:pk>/cover/", staff.cover, name="cover"),
    path("workspace/meet-ups/<int:pk>/rang/", staff.rang, name="rang"),
]
