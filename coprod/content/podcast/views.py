"""What podcast apps and players ask for: the feed, the sound stretch by stretch, captions, parts and words."""

from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import conditional_page, require_safe

from coprod.content.home.permissions import may_edit
from coprod.content.podcast import feed as feeds
from coprod.content.podcast import transcript
from coprod.content.podcast.files import is_out
from coprod.content.podcast.models import EpisodePage, PodcastShowPage
from coprod.content.podcast.recordings import Recording
from coprod.people.models import Charity
from coprod.vault import views as vault


def _show(slug: str) -> PodcastShowPage:
    show: PodcastShowPage = get_object_or_404(PodcastShowPage.objects.live().select_related("cover"), slug=slug)
    return show


def _episode(show: str, episode: str) -> EpisodePage:
    found: EpisodePage = get_object_or_404(_show(show).episodes(), slug=episode)
    return found


@require_safe
@conditional_page
def feed(request: HttpRequest, show: str) -> HttpResponse:
    """Every episode that is out, as podcast apps read it."""
    xml = feeds.as_xml(_show(show), charity=Charity.of_this_installation(), site=settings.SITE_URL)
    return HttpResponse(xml, content_type="application/rss+xml; charset=utf-8")


@require_safe
def captions(request: HttpRequest, show: str, episode: str) -> HttpResponse:
    """The words with their times, for players."""
    found = _episode(show, episode)
    milliseconds = found.recording.milliseconds if found.recording else 0
    return HttpResponse(
        transcript.as_captions(found.lines, milliseconds=milliseconds), content_type="text/vtt; charset=utf-8"
    )


@require_safe
def words(request: HttpRequest, show: str, episode: str) -> HttpResponse:
    """The words to keep or print."""
    return HttpResponse(transcript.as_text(_episode(show, episode).lines), content_type="text/plain; charset=utf-8")


@require_safe
def chapters(request: HttpRequest, show: str, episode: str) -> HttpResponse:
    """The parts, as Podcasting 2.0 names them."""
    parts = [{"startTime": part.at, "title": part.title} for part in _episode(show, episode).parts]
    return JsonResponse({"version": "1.2.0", "chapters": parts}, content_type="application/json+chapters")


@require_safe
def recording(request: HttpRequest, pk: UUID, extension: str) -> HttpResponseBase:
    """The sound, whole or one stretch at a time: to anybody once it is out, to editors before."""
    found = get_object_or_404(Recording.objects.select_related("file"), file__pk=pk)
    if found.file is None or extension != found.extension:
        raise Http404
    out = is_out(request.user, found.file)
    if not (out or may_edit(request)):
        raise Http404
    return vault.given(request, found.file, to_anybody=out)
