from django.urls import path

from coprod.programme.arrivals import views

app_name = "arrivals"

urlpatterns = [
    # workspace/bring-over/
    path("workspace/bring-over/", views.start, name="start"),
    path("workspace/bring-over/template.xlsx", views.template, name="template"),
    path("workspace/bring-over/template-<slug:key>.csv", views.text_template, name="text_template"),
    path("workspace/bring-over/file/", views.send_in, name="send_in"),
    path("workspace/bring-over/invite/", views.invite, name="invite"),
    path("workspace/bring-over/one/<slug:key>/", views.one, name="one"),
    path("workspace/bring-over/<int:pk>/", views.run, name="run"),
    path("workspace/bring-over/<int:pk>/bring/", views.bring, name="bring"),
    path("workspace/bring-over/<int:pk>/put-away/", views.put_away, name="put_away"),
]
