"""What staff write down with a resident, and a mentor's own card."""

from typing import Any

from django import forms

from coprod import clock
from coprod.peers.matching import asks
from coprod.peers.matching.models import Answer, Card, HowToChoose, Matters, Resident
from coprod.people.models import Person, Role, RoleHeld, Service, User
from coprod.ui.forms import ChipRadios, Chips, DayField, Form, ModelForm, OnceField, SeveralField


def listed(entries: type[asks.Listed], label: str, help_text: str = "") -> forms.MultipleChoiceField:
    """Any number of entries of a closed list, as quick taps."""
    return forms.MultipleChoiceField(
        label=label, help_text=help_text, choices=entries.choices(), required=False, widget=Chips
    )


def own_words(label: str, help_text: str, *, longest: int = 2000, is_required: bool = False) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=is_required,
        max_length=longest,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class NewResidentForm(Form):
    """Someone whom we reach through their support worker."""

    chosen_name = forms.CharField(
        label="What shall we call them?",
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": "Write down what to call them."},
    )
    pronouns = forms.CharField(label="Pronouns", required=False, max_length=60, help_text="You can leave it empty.")
    service = forms.ModelChoiceField(label="Where they live", queryset=Service.objects.none(), empty_label=None)
    support_worker = forms.ModelChoiceField(
        label="Their support worker", queryset=User.objects.none(), empty_label=None
    )
    once = OnceField()

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["service"].queryset = Service.objects.of(user, Role.SUPPORT_WORKER, Role.LEAD)
        held = RoleHeld.objects.current().filter(role__in=(Role.SUPPORT_WORKER, Role.LEAD))
        workers = User.objects.colleagues().filter(pk__in=held.values("user_id"))
        fields["support_worker"].queryset = workers
        fields["support_worker"].initial = user.pk

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        worker, service = data.get("support_worker"), data.get("service")
        if worker and service and not worker.has_role_in(service.pk, Role.SUPPORT_WORKER, Role.LEAD):
            self.add_error("support_worker", f"{worker} does not work at {service}. Choose someone who does.")
        return data


class AskedForm(Form):
    """What a resident said when asked about peer support."""

    answer = forms.ChoiceField(
        label="What did they say?",
        choices=Answer.choices,
        widget=ChipRadios,
        error_messages={"required": "Choose what they said."},
    )
    words = own_words("In their words", "You can leave it empty.")
    ask_again_on = DayField(label="A day to ask again", help_text="Only if they gave you one.", required=False)
    once = OnceField()

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        day = data.get("ask_again_on")
        if day and data.get("answer") in (Answer.YES, Answer.NO):
            self.add_error("ask_again_on", "After a yes or a no there is no day to ask again. Leave it empty.")
        elif day and day <= clock.today():
            self.add_error("ask_again_on", "That day has gone. Write a later day, or leave it empty.")
        return data


class MattersForm(ModelForm):
    """What matters to a resident: as much or as little as they like."""

    musts = listed(asks.Must, "This must be so", "We show nobody for whom it is not.")
    facts = listed(asks.Fact, "I would like someone who")
    how = listed(asks.How, "I would like")
    company = listed(asks.Company, "Someone who is")
    interests = listed(asks.Interest, "What I like")
    dislikes = listed(asks.Interest, "What I do not like")
    dogs = forms.ChoiceField(label="Dogs", choices=asks.Dogs.choices(), required=False, widget=ChipRadios)
    days = listed(asks.Day, "Days that suit me")
    parts = listed(asks.Part, "Times that suit me")
    languages = listed(asks.Language, "Languages I speak")
    with_worker = forms.ChoiceField(
        label="Does the worker come along?",
        help_text="The first time they do, unless the resident would rather not.",
        choices=asks.WithWorker.choices(),
        initial=asks.WithWorker.FIRST.value,
        widget=ChipRadios,
    )
    knows = SeveralField(
        label="Mentors they know already", queryset=Person.objects.none(), required=False, widget=Chips
    )
    words_to_share = own_words("In their words, for mentors to read", "A mentor reads this before they say yes.")
    words = own_words("Anything else, for us only", "You and the leads read this. Mentors never do.")

    field_order = [
        "musts", "knows", "facts", "how", "company", "interests", "dislikes", "dogs", "days", "parts", "languages",
        "with_worker", "words_to_share", "words",
    ]  # fmt: skip

    class Meta:
        model = Matters
        exclude = ("resident",)

    def __init__(self, *args: Any, resident: Resident, mentors: list[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        knows: Any = self.fields["knows"]
        knows.queryset = Person.objects.filter(pk__in=[person.pk for person in mentors]).order_by("chosen_name")
        if not mentors:
            del self.fields["knows"]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if asks.Must.OWN_LANGUAGE in data.get("musts", []) and not data.get("languages"):
            self.add_error("languages", "Choose the languages, so that we know what to look for.")
        return data


class CardForm(ModelForm):
    """A mentor's card. Only what is written or ticked here is ever shown or used."""

    words = own_words("A few words of your own", "People read this first. For example: I bring flasks.",
                      longest=400, is_required=True)  # fmt: skip
    interests = listed(asks.Interest, "What do you like?")
    how = listed(asks.How, "How do you like to spend the time?")
    company = listed(asks.Company, "What are you like?")
    days = listed(asks.Day, "Which days suit you?")
    parts = listed(asks.Part, "Which times suit you?")
    room_for = forms.TypedChoiceField(
        label="How many people at once?", choices=[(1, "One"), (2, "Two"), (3, "Three")], coerce=int, widget=ChipRadios
    )
    languages = listed(asks.Language, "Which languages do you speak?")
    describes = forms.ChoiceField(
        label="How would you describe yourself?",
        help_text="We use it only when someone asks to meet a woman, a man or a non-binary person.",
        choices=[*asks.Describes.choices(), ("", "I would rather not say")],
        required=False,
        widget=ChipRadios,
    )
    facts = listed(asks.Fact, "What may people know about you?", "Tick only what you are happy to share.")
    meets_without_stairs = forms.BooleanField(label="I can meet in places without stairs", required=False)
    has_dog = forms.BooleanField(label="I bring a dog", required=False)
    wants_worker_first = forms.BooleanField(label="I would like the worker there the first time", required=False)
    may_be_shown = forms.BooleanField(label="Show my card to people who ask for a mentor", initial=True, required=False)

    field_order = [
        "words", "interests", "how", "company", "days", "parts", "room_for", "languages", "describes", "facts",
        "meets_without_stairs", "has_dog", "wants_worker_first", "may_be_shown",
    ]  # fmt: skip

    class Meta:
        model = Card
        exclude = ("person", "written_at")


class KeepApartForm(Form):
    """A mentor who is not possible for a resident, and why."""

    mentor = forms.ModelChoiceField(
        label="Which mentor?", queryset=Person.objects.none(), empty_label="Choose a mentor"
    )
    reason = own_words("Why?", "Only officers read this. Not the lead, not the resident, not the mentor.",
                       is_required=True)  # fmt: skip
    once = OnceField()

    def __init__(self, *args: Any, mentors: list[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["mentor"]
        field.queryset = Person.objects.filter(pk__in=[person.pk for person in mentors]).order_by("chosen_name")


class HowToChooseForm(Form):
    how = forms.ChoiceField(
        label="",
        choices=HowToChoose.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how they would like to choose."},
    )
    option_hints = {"how": {HowToChoose.NOT_NOW: "They can come back to this any time. Nothing is lost."}}

    def __init__(self, *args: Any, name: str, **kwargs: Any) -> None:
        self.name = name
        super().__init__(*args, **kwargs)

    def labels(self) -> dict[str, str]:
        return {"how": f"How would {self.name} like to choose?"}


class EndForm(Form):
    how = forms.ChoiceField(
        label="How did it end?",
        choices=[("well", "Well: it was time"), ("early", "Early")],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how it ended."},
    )
    learnt = own_words("What did we learn?", "You can leave it empty. Write as if both are beside you.")
