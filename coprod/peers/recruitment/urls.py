from django.urls import path

from coprod.peers.recruitment.views import apply, history

app_name = "recruitment"

urlpatterns = [
    # /apply/
    path("", apply.apply, name="apply"),
    path("you/", apply.you, name="you"),
    path("help/", apply.helps, name="help"),
    path("know/", apply.know, name="know"),
    path("hopes/", apply.hopes, name="hopes"),
    path("free/", apply.free, name="free"),
    path("check/", apply.check, name="check"),
    path("sent/", apply.sent, name="sent"),
    # /apply/history/
    path("history/", history.history, name="history"),
    path("history/<int:pk>/", history.change_activity, name="change_activity"),
    path("history/<int:pk>/remove/", history.remove_activity, name="remove_activity"),
    # /apply/people/
    path("people/", history.people, name="people"),
    path("people/<int:pk>/", history.change_referee, name="change_referee"),
    path("people/nobody-yet/", history.nobody_yet, name="nobody_yet"),
]
