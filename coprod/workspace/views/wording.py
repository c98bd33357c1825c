"""The words of our messages: a list of every kind, and one kind's words to read, try out and change (MSG-5)."""

from dataclasses import dataclass
from itertools import groupby

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from coprod.accounts import kept
from coprod.audit.actor import Actor
from coprod.messaging import kinds
from coprod.messaging.kinds import Kind
from coprod.messaging.lists import lists_for
from coprod.messaging.models import MessageRules, Wording
from coprod.messaging.permissions import for_those_who_change_words
from coprod.messaging.wording import acts, drafts
from coprod.messaging.wording.forms import ReasonForm, WordingForm
from coprod.people.models import RouteKind


@dataclass(frozen=True)
class Listed:
    """A kind on the list. `changed` is the version that counts in place of the first words."""

    kind: Kind
    changed: Wording | None
    reminders: int

    @property
    def ways(self) -> list[str]:
        """How it can travel, in one fixed order."""
        return [str(way.label) for way in RouteKind if way in self.kind.channels]


@for_those_who_change_words
@require_GET
def kinds_of_message(request: HttpRequest) -> HttpResponse:
    newest = {row.kind: row for row in Wording.objects.select_related("author__person").order_by("number")}
    rules = MessageRules.in_force()
    every = sorted(kinds.every(), key=lambda kind: kind.room)
    listed = [Listed(kind, _changed(newest.get(kind.code)), rules.reminders_for(kind)) for kind in every]
    rooms = [(room, list(rows)) for room, rows in groupby(listed, key=lambda row: row.kind.room)]
    context = {"rooms": rooms, "rules": rules, "lists": lists_for(request.user)}
    return render(request, "messaging/wordings.html", context)


@for_those_who_change_words
@require_http_methods(["GET", "HEAD", "POST"])
def words(request: HttpRequest, code: str) -> HttpResponse:
    """Read, try out (nothing is kept) and change the words of one kind."""
    kind = _kind(code)
    is_only_a_look = "look" in request.POST
    form = WordingForm(request.POST or None, kind=kind, is_only_a_look=is_only_a_look)
    if kept.restore(request, form) or not form.is_valid() or is_only_a_look:
        return _page(request, kind, form, ReasonForm(kind=kind, prefix="first"))
    data = form.cleaned_data
    try:
        acts.change_words(
            kind=kind, words=form.words, after=data["number"], reason=data["reason"], by=Actor.of(request.user)
        )
    except acts.ChangedMeanwhile:
        return _page(request, kind, _after_the_other(request, form), ReasonForm(kind=kind, prefix="first"))
    messages.success(request, "These words count from now on. What was there before stays known.")
    return redirect("workspace:words", code)


@for_those_who_change_words
@require_POST
def first_words(request: HttpRequest, code: str) -> HttpResponse:
    """Go back to the words that came with the product."""
    kind = _kind(code)
    form = ReasonForm(request.POST, kind=kind, prefix="first")
    if not form.is_valid():
        return _page(request, kind, WordingForm(kind=kind), form)
    data = form.cleaned_data
    acts.use_first_words(kind=kind, after=data["number"], reason=data["reason"], by=Actor.of(request.user))
    messages.success(request, "The first words count again. What was there before stays known.")
    return redirect("workspace:words", code)


def _page(request: HttpRequest, kind: Kind, form: WordingForm, back: ReasonForm) -> HttpResponse:
    versions = list(Wording.objects.filter(kind=kind.code))
    shown = form.words if form.is_bound and form.words and not _is_wrong(form) else drafts.in_use(kind)
    context = {
        "kind": kind,
        "form": form,
        "back": back,
        "preview": drafts.preview(kind, shown),
        "has_secret": kind.make_secret is not None,
        "is_tried": shown is form.words,
        "versions": [(version, drafts.in_words(kind, version.words)) for version in versions],
        "is_changed": bool(versions and _changed(versions[0])),
        "fits": not versions or versions[0].is_first_words or versions[0].fits(kind),
        "first": drafts.in_words(kind, drafts.first_words(kind)),
    }
    return render(request, "messaging/wording.html", context)


def _is_wrong(form: WordingForm) -> bool:
    """Whether any words themselves need a change, so that they cannot be looked at."""
    return any(part.value in form.errors for part in form.kind.parts)


def _after_the_other(request: HttpRequest, form: WordingForm) -> WordingForm:
    """What was typed stays; saved once more, it follows what the other wrote, knowingly."""
    newest = Wording.newest(form.kind)  # None for a number that nobody was given
    typed = request.POST.copy()
    typed["number"] = str(newest.number if newest else 0)
    form.data = typed
    who = newest.author_label if newest else "Someone else"
    form.add_error(
        None,
        f"{who} changed these words while you wrote. Yours are still here, and not saved. Theirs are under “How it was "
        "before”. Save again if yours should count.",
    )
    return form


def _changed(newest: Wording | None) -> Wording | None:
    return None if newest is None or newest.is_first_words else newest


def _kind(code: str) -> Kind:
    """A kind whose words can be changed. Raises Http404 for any other."""
    try:
        kind = kinds.by_code(code)
    except KeyError as unknown:
        raise Http404 from unknown
    if not kind.placeholders:
        raise Http404
    return kind
