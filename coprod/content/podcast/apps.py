from django.apps import AppConfig


class PodcastConfig(AppConfig):
    name = "coprod.content.podcast"
    label = "podcast"
    verbose_name = "Podcast"
