from django.urls import path

from coprod.messaging.views import mail

app_name = "mail"

urlpatterns = [
    # /mail/
    path("", mail.mail, name="mail"),
]
