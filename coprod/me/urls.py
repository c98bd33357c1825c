from django.urls import path

from coprod.me import views

app_name = "me"

urlpatterns = [
    # /me/
    path("", views.home, name="home"),
    path("details/", views.details, name="details"),
]
