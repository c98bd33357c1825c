"""The living style guide (development only): every component with a harbour charity's words, and a form to break."""

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from coprod.ui import charts
from coprod.ui import forms as ui_forms
from coprod.ui.icons import ICONS

TAGS = (("Started", ""), ("Done", "green"), ("Phone today", "yellow"), ("2 days late", "red"), ("Later", "grey"))
CARDS = ("Reference Panel", "Kitchen helper", "Walking group")


class ExampleForm(ui_forms.Form):
    """One of every kind of question."""

    name = forms.CharField(
        label="Your name",
        max_length=80,
        help_text="The name you like to be called.",
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = forms.EmailField(
        label="Your e-mail address", required=False, widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )
    phone = forms.CharField(
        label="Best number to reach you on",
        max_length=30,
        help_text="We call some people to check it is really them.",
        widget=forms.TelInput(attrs={"autocomplete": "tel", "class": "govuk-input--width-20"}),
    )
    know = forms.ChoiceField(
        label="How do you know Asha?",
        choices=[
            ("support", "I am her support worker"),
            ("group", "I lead a group she comes to"),
            ("other", "Another way"),
        ],
        widget=forms.RadioSelect,
    )
    helps = forms.MultipleChoiceField(
        label="What helps you take part?",
        help_text="Pick as many as you like.",
        choices=[("lift", "A lift"), ("print", "Large print"), ("room", "A quiet room")],
        widget=forms.CheckboxSelectMultiple,
    )
    since = ui_forms.MonthYearField(
        label="Since when have you known Asha?",
        help_text="A rough guess is fine.",
        widget=ui_forms.MonthYearWidget(range(2024, 2027)),
    )
    react = forms.ChoiceField(
        label="What do you think of this part?",
        choices=[
            ("works", "Works for me"),
            ("unsure", "Not sure"),
            ("change", "Please change it"),
            ("worry", "Worries me"),
        ],
        widget=ui_forms.ChipRadios,
    )
    free = forms.MultipleChoiceField(
        label="When are you free?",
        choices=[("tue", "Tuesdays"), ("wed", "Wednesdays"), ("fri", "Fridays")],
        widget=ui_forms.Chips,
    )
    service = forms.ChoiceField(
        label="Which house is it about?",
        choices=[("", "Choose"), ("quay", "Quayside House"), ("boat", "The Boatyard")],
    )
    good = forms.CharField(
        label="What is Asha good with?",
        help_text="For example: people listen to her, she turns up, she stays calm.",
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    more = forms.CharField(
        label="What would make it better?",
        max_length=200,
        required=False,
        help_text="A few words is plenty. You can leave this empty.",
        widget=ui_forms.CountedTextarea(attrs={"rows": 4}),
    )
    voice = forms.FileField(label="Say it instead", required=False, help_text="A recording from your phone.")
    agree = forms.BooleanField(label="You may quote this in public", help_text="You see the exact words first.")

    option_hints = {"know": {"group": "A class, a club or a recovery group", "other": "Tell us more below"}}
    option_icons = {"react": {"works": "tick", "unsure": "eye", "change": "pencil", "worry": "speech"}}


def components(request: HttpRequest) -> HttpResponse:
    """Everything a public page may be made of."""
    context = {
        "icons": sorted(ICONS),
        "tags": TAGS,
        "cards": CARDS,
        "page": Paginator(range(95), 10).get_page(request.GET.get("page", 3)),
    }
    return render(request, "ui/styleguide/components.html", context)


def form(request: HttpRequest) -> HttpResponse:
    """A participant's form. Sending it empty shows every error; sending it whole shows the notice."""
    given = ExampleForm()
    if request.method == "POST":
        given = ExampleForm(request.POST, request.FILES)
        if given.is_valid():
            messages.success(request, "Thank you. We have your answers.")
            return redirect("styleguide_form")
    return render(request, "ui/styleguide/form.html", {"form": given})


def work(request: HttpRequest) -> HttpResponse:
    """What a staff page is made of: rows, cards of a record, history, charts."""
    stages: list[charts.Row] = [
        ("Said hello", 6),
        ("Applying", 9),
        ("Checks", 11, True),
        ("Decision", 2),
        ("Settling in", 3),
        ("Active", 12),
    ]
    reasons: list[charts.Row] = [
        ("Found something else", 4),
        ("Waited too long for a reference", 7, True),
        ("Moved away", 0),
    ]
    context = {
        "now": charts.bar_chart(
            "stages",
            "Where people are now",
            "43 people, by stage. 11 are in Checks.",
            stages,
            label_heading="Stage",
            value_heading="People",
        ),
        "left": charts.bar_chart(
            "left",
            "Why people stopped",
            "Most waited too long for a reference.",
            reasons,
            label_heading="Reason",
            value_heading="People",
        ),
    }
    return render(request, "ui/styleguide/work.html", context)
