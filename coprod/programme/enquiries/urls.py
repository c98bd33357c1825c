from django.urls import path

from coprod.programme.enquiries import views

app_name = "enquiries"

urlpatterns = [
    # /hello/
    path("", views.hello, name="hello"),
    path("thanks/", views.thanks, name="thanks"),
]
