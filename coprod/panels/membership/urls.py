"""The member's pages hang under /panel/, the staff's under /workspace/panel/."""

from django.urls import path

from coprod.panels.membership import views

app_name = "membership"

urlpatterns = [
    # /panel/
    path("panel/", views.home, name="home"),
    path("panel/name/", views.own_name, name="own_name"),
    # /workspace/panel/
    path("workspace/panel/members/", views.members, name="members"),
    path("workspace/panel/members/new/", views.new, name="new"),
    path("workspace/panel/members/known/", views.known, name="known"),
    path("workspace/panel/members/known/<int:pk>/", views.add_known, name="add_known"),
    path("workspace/panel/members/<int:pk>/", views.change, name="change"),
    path("workspace/panel/members/<int:pk>/invite/", views.invite, name="invite"),
    path("workspace/panel/members/<int:pk>/leave/", views.leave, name="leave"),
]
