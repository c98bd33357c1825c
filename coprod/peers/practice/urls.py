from django.urls import path

from coprod.peers.practice.views import groups, sessions

app_name = "practice"

urlpatterns = [
    # /practice/, those in a group
    path("practice/", groups.groups, name="groups"),
    path("practice/new/", groups.new_group, name="new_group"),
    path("practice/<int:pk>/", groups.group, name="group"),
    path("practice/<int:pk>/plan/", groups.plan, name="plan"),
    path("practice/<int:pk>/leave/", groups.leave, name="leave"),
    path("practice/<int:pk>/people/", groups.people, name="people"),
    path("practice/<int:pk>/people/add/", groups.add, name="add"),
    path("practice/<int:pk>/people/share/", groups.share, name="share"),
    path("practice/<int:pk>/people/<int:member_pk>/take-out/", groups.take_out, name="take_out"),
    # /practice/sessions/
    path("practice/sessions/<int:pk>/", sessions.session, name="session"),
    path("practice/sessions/<int:pk>/reply/", sessions.reply, name="reply"),
    path("practice/sessions/<int:pk>/useful/", sessions.useful, name="useful"),
    path("practice/sessions/<int:pk>/attendance/", sessions.attendance, name="attendance"),
    path("practice/sessions/<int:pk>/note/", sessions.note, name="note"),
    path("practice/sessions/<int:pk>/move/", sessions.move, name="move"),
    path("practice/sessions/<int:pk>/call-off/", sessions.call_off, name="call_off"),
]
