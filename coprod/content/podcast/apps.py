from django.apps import AppConfig
from django.db.models.signals import post_delete


class PodcastConfig(AppConfig):
    name = "coprod.content.podcast"
    label = "podcast"
    verbose_name = "Podcast"

    def ready(self) -> None:
        from coprod.content.home import sections
        from coprod.content.podcast import recordings

        post_delete.connect(recordings.gone, sender="podcast.EpisodePage")
        sections.register(
            sections.Section(
                model="podcast.PodcastIndexPage",
                title="Listen",
                slug="podcast",
                heading="Listen to us",
                introduction="We make our own programmes. We choose what to talk about, and what goes out.",
                order=30,
            )
        )
