from django.urls import path

from coprod.vault import views

urlpatterns = [path("<uuid:pk>/", views.private_file, name="private_file")]
