"""The answers of “Find what suits you”: people tick them, and editors say which of them an offer has."""

from django.db.models import TextChoices


class Time(TextChoices):
    MINUTES = "min", "A few minutes"
    DAY = "day", "A day now and then"
    WEEK = "week", "Every week"


LIKES = [("talk", "Talking"), ("make", "Making things"), ("decide", "Deciding"), ("help", "Helping someone")]
PLACES = [("home", "From home"), ("out", "Meeting up")]
