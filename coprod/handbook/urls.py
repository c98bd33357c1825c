from django.urls import path

from coprod.handbook import views

urlpatterns = [
    # /handbook/
    path("", views.contents, name="handbook"),
    path("<slug:slug>/", views.page, name="handbook_page"),
]
