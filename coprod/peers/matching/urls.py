"""A resident's pages hang under /workspace/residents/, a mentor's own under /me/."""

from django.urls import path

from coprod.peers.matching.views import mentor, residents, suggestions

app_name = "matching"

urlpatterns = [
    # /me/
    path("me/card/", mentor.card, name="card"),
    path("me/introductions/<int:pk>/", mentor.introduction, name="introduction"),
    path("me/introductions/<int:pk>/yes/", mentor.yes, name="yes"),
    path("me/introductions/<int:pk>/not-for-me/", mentor.not_for_me, name="not_for_me"),
    # /workspace/residents/
    path("workspace/residents/", residents.residents, name="residents"),
    path("workspace/residents/new/", residents.new, name="resident_new"),
    path("workspace/residents/<int:pk>/", residents.resident, name="resident"),
    path("workspace/residents/<int:pk>/matters/", residents.matters, name="matters"),
    path("workspace/residents/<int:pk>/not-possible/", residents.keep_apart, name="keep_apart"),
    path("workspace/residents/<int:pk>/mentors/", suggestions.mentors, name="mentors"),
    path("workspace/residents/<int:pk>/mentors/how/", suggestions.choose_how, name="choose_how"),
    path("workspace/residents/<int:pk>/mentors/bring-back/", suggestions.bring_back, name="bring_back"),
    path("workspace/residents/<int:pk>/mentors/<int:mentor_pk>/show/", suggestions.show, name="show"),
    path("workspace/residents/<int:pk>/mentors/<int:mentor_pk>/aside/", suggestions.not_this_one, name="set_aside"),
    # /workspace/matches/
    path("workspace/matches/<int:pk>/resident-yes/", suggestions.resident_yes, name="resident_yes"),
    path("workspace/matches/<int:pk>/mentor-yes/", suggestions.mentor_yes, name="mentor_yes"),
    path("workspace/matches/<int:pk>/not-for-them/", suggestions.not_for_them, name="not_for_them"),
    path("workspace/matches/<int:pk>/go-on/", suggestions.go_on, name="go_on"),
    path("workspace/matches/<int:pk>/end/", suggestions.end, name="end"),
    # /workspace/not-possible/
    path("workspace/not-possible/", residents.kept_apart, name="kept_apart"),
    path("workspace/not-possible/<int:pk>/", residents.kept_apart_why, name="kept_apart_why"),
]
