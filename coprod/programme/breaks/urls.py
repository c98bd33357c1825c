from django.urls import path

from coprod.programme.breaks import views

app_name = "breaks"

urlpatterns = [
    # /me/break/
    path("me/break/", views.own_break, name="own"),
    path("me/break/take/", views.take_own, name="take"),
    path("me/break/undo/", views.undo_own, name="undo"),
    path("me/break/end/", views.end_own, name="end"),
    # /workspace/people/<person>/break/
    path("workspace/people/<int:pk>/break/", views.for_person, name="for"),
    path("workspace/people/<int:pk>/break/take/", views.take_for, name="take_for"),
    path("workspace/people/<int:pk>/break/undo/", views.undo_for, name="undo_for"),
    path("workspace/people/<int:pk>/break/end/", views.end_for, name="end_for"),
]
