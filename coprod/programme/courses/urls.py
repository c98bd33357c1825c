from django.urls import path

from coprod.programme.courses.views import learner, staff

app_name = "courses"

urlpatterns = [
    # /me/courses/, learners
    path("me/courses/<int:pk>/", learner.course, name="own"),
    path("me/courses/<int:pk>/take-part/", learner.take_part, name="take_part"),
    path("me/courses/<int:pk>/leave/", learner.leave, name="leave"),
    path("me/courses/<int:pk>/days/<int:day_pk>/reply/", learner.reply, name="reply"),
    # /workspace/courses/, leads and trainers
    path("workspace/courses/", staff.courses, name="courses"),
    path("workspace/courses/new/", staff.new_course, name="new_course"),
    path("workspace/courses/<int:pk>/", staff.course, name="course"),
    path("workspace/courses/runs/new/", staff.new_run, name="new_run"),
    path("workspace/courses/runs/<int:pk>/", staff.run, name="run"),
    path("workspace/courses/runs/<int:pk>/add/", staff.add, name="add"),
    path("workspace/courses/runs/<int:pk>/days/", staff.more_days, name="more_days"),
    path("workspace/courses/classes/<int:pk>/", staff.attendance, name="attendance"),
    path("workspace/courses/classes/<int:pk>/move/", staff.move_class, name="move_class"),
    path("workspace/courses/classes/<int:pk>/call-off/", staff.call_off_class, name="call_off_class"),
    path("workspace/courses/places/<int:pk>/", staff.place, name="place"),
]
