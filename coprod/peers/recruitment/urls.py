from django.urls import path

from coprod.peers.recruitment.parts import PartKey
from coprod.peers.recruitment.views import apply, asking_us

app_name = "recruitment"

urlpatterns = [
    # /apply/
    path("", apply.apply, name="apply"),
    *(path(f"{key}/", apply.part, {"key": key}, name=key.value) for key in PartKey),
    path("check/", apply.check, name="check"),
    path("sent/", apply.sent, name="sent"),
    path("ask/<slug:kind>/", asking_us.ask_us, name="ask_us"),
    # /apply/history/
    path("history/<int:pk>/", apply.change_activity, name="change_activity"),
    path("history/<int:pk>/remove/", apply.remove_activity, name="remove_activity"),
    # /apply/people/
    path("people/<int:pk>/", apply.change_referee, name="change_referee"),
    path("people/nobody-yet/", apply.nobody_yet, name="nobody_yet"),
]
