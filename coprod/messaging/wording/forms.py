"""What a lead types to change the words of a message."""

from typing import Any

from django import forms

from coprod.messaging.kinds import Kind
from coprod.messaging.models import Wording
from coprod.messaging.wording import drafts, language
from coprod.messaging.wording.language import NotUnderstood, Part
from coprod.messaging.wording.sensitive import telling_words
from coprod.ui.forms import Form

LONGEST = 5000
_SHOWS_TO_OTHERS = {Part.SUBJECT: "subject", Part.TEXT: "text"}


class ReasonForm(Form):
    """Why the words change, and from which version: two people at once are told of one another."""

    number = forms.IntegerField(widget=forms.HiddenInput, min_value=0, initial=0)
    reason = forms.CharField(
        label="Why do they change?",
        help_text="A sentence that will still make sense in two years.",
        max_length=500,
        error_messages={"required": "Write a sentence about why."},
    )

    def __init__(self, *args: Any, kind: Kind, **kwargs: Any) -> None:
        newest = Wording.newest(kind)
        initial = {"number": newest.number if newest else 0}
        super().__init__(*args, initial=initial | kwargs.pop("initial", {}), **kwargs)


class WordingForm(ReasonForm):
    """The words of one kind, in plain text with placeholders. Clean, `words` has them as they are kept.

    With `is_only_a_look` nothing is asked but the words. What says too much on a shared phone is asked about once,
    word by word.
    """

    field_order = ("subject", "body", "text", "call", "keep", "reason")

    subject = forms.CharField(label="Subject of the e-mail", max_length=200)
    body = forms.CharField(
        label="E-mail and letter",
        help_text="Leave an empty line between paragraphs.",
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 14}),
    )
    text = forms.CharField(
        label="Text message",
        help_text="Others may read it on a shared phone. Left empty, the e-mail’s words are sent.",
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    call = forms.CharField(
        label="What to say on a call",
        help_text="For the worker who rings or tells the news. Left empty, they see the e-mail’s words.",
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    keep = forms.MultipleChoiceField(
        label="Do these words say too much?",
        help_text="A subject or a text may be read by others, on a shared phone. Take the words out, or tick to keep.",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, kind: Kind, is_only_a_look: bool = False, **kwargs: Any) -> None:
        shown = {part.value: text for part, text in drafts.in_words(kind, drafts.in_use(kind)).items()}
        super().__init__(*args, kind=kind, initial=shown | kwargs.pop("initial", {}), **kwargs)
        self.kind, self.is_only_a_look = kind, is_only_a_look
        self.words: dict[Part, str] = {}
        if Part.CALL not in kind.parts:
            del self.fields["call"]
        self.telling = self._telling()
        if self.telling and not is_only_a_look:
            self._ask_about(self.telling)
        else:
            del self.fields["keep"]
        if is_only_a_look:
            self.fields["reason"].required = False

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for part in self.kind.parts:
            if part.value not in self.errors:
                self._understand(part, str(data.get(part.value, "")))
        return data

    def _understand(self, part: Part, typed: str) -> None:
        try:
            kept = language.understood(typed, self.kind.offered)
        except NotUnderstood as misunderstood:
            self.add_error(part.value, misunderstood.sentence)
            return
        self.words[part] = kept
        for sentence in language.problems(kept, part, self.kind.offered):
            self.add_error(part.value, sentence)

    def clean_keep(self) -> list[str]:
        kept: list[str] = self.cleaned_data["keep"]
        choices: Any = self.fields["keep"]
        if set(kept) != {value for value, _ in choices.choices}:
            raise forms.ValidationError("Tick each word you want to keep, or take it out of the subject or the text.")
        return kept

    def _telling(self) -> dict[str, str]:
        """(word: where it stands) for what says too much, in what was typed now."""
        found: dict[str, str] = {}
        for part, where in _SHOWS_TO_OTHERS.items():
            for word in telling_words(str(self.data.get(self.add_prefix(part.value), ""))[:LONGEST]):
                found[word.casefold()] = f"“{word}”, in the {where}"
        return found

    def _ask_about(self, telling: dict[str, str]) -> None:
        keep = self.fields["keep"]
        assert isinstance(keep, forms.MultipleChoiceField)
        keep.choices = [(word, f"Keep {where}") for word, where in telling.items()]
