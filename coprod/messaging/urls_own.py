from django.urls import path

from coprod.messaging.views import own

app_name = "own_messages"

urlpatterns = [
    # /me/messages/
    path("", own.wanted, name="wanted"),
]
