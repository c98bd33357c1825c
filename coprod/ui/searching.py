"""What people type into the search boxes of lists."""

from django.http import HttpRequest


def words(request: HttpRequest, name: str) -> str:
    """What was typed into a search box: trimmed, without hidden characters that no database can hold."""
    return request.GET.get(name, "").replace("\x00", "").strip()
