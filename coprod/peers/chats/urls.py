"""Staff arrange and share under /workspace/chats/; those who sit in have /me/chats/; the person has /me/chat/."""

from django.urls import path

from coprod.peers.chats.views import interviewer, outcome, own, staff

app_name = "chats"

urlpatterns = [
    # /workspace/chats/
    path("workspace/chats/", staff.chats, name="chats"),
    path("workspace/chats/questions/", staff.questions, name="questions"),
    path("workspace/chats/<int:pk>/", staff.chat, name="chat"),
    path("workspace/chats/<int:pk>/people/", staff.interviewers, name="interviewers"),
    path("workspace/chats/<int:pk>/times/", staff.times, name="times"),
    path("workspace/chats/<int:pk>/arrange/", staff.arrange, name="arrange"),
    path("workspace/chats/<int:pk>/choose/", staff.choose, name="choose"),
    path("workspace/chats/<int:pk>/call-off/", staff.call_off, name="call_off"),
    path("workspace/chats/<int:pk>/held/", outcome.held, name="held"),
    path("workspace/chats/<int:pk>/notes/", outcome.notes, name="notes"),
    path("workspace/chats/<int:pk>/outcome/", outcome.outcome, name="outcome"),
    path("workspace/chats/<int:pk>/agreed/<int:interviewer_pk>/", outcome.agreed, name="agreed"),
    path("workspace/chats/<int:pk>/share/", outcome.share, name="share"),
    # /me/chats/
    path("me/chats/", interviewer.interviews, name="interviews"),
    path("me/chats/myself/", interviewer.count_me, name="count_me"),
    path("me/chats/<int:pk>/", interviewer.interview, name="interview"),
    path("me/chats/<int:pk>/notes/<int:number>/", interviewer.note, name="note"),
    path("me/chats/<int:pk>/agree/", interviewer.agree, name="agree"),
    path("me/chats/<int:pk>/step-back/", interviewer.step_back, name="step_back"),
    # /me/chat/
    path("me/chat/", own.own, name="own"),
    path("me/chat/helps/", own.helps, name="helps"),
    path("me/chat/another-time/", own.another_time, name="another_time"),
]
