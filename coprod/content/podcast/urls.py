from django.urls import path

from coprod.content.podcast import views

app_name = "podcast"

urlpatterns = [
    # /podcast/: what programs ask for; the pages themselves are Wagtail's
    path("podcast/recordings/<uuid:pk>.<str:extension>", views.recording, name="recording"),
    path("podcast/<slug:show>/feed.xml", views.feed, name="feed"),
    path("podcast/<slug:show>/<slug:episode>/captions.vtt", views.captions, name="captions"),
    path("podcast/<slug:show>/<slug:episode>/chapters.json", views.chapters, name="chapters"),
    path("podcast/<slug:show>/<slug:episode>/transcript.txt", views.words, name="words"),
]
