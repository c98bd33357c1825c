from django.urls import path

from coprod.demo import views

app_name = "demo"

urlpatterns = [
    # /demo/
    path("", views.people, name="people"),
    path("be/<int:pk>/", views.be, name="be"),
    path("referee/<int:pk>/", views.be_referee, name="be_referee"),
]
