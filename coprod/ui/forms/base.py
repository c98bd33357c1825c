"""The two classes every form of the product inherits from, and what they add to Django's."""

from collections.abc import Mapping
from datetime import date, time
from typing import Any, ClassVar

from django import forms
from django.core.validators import MaxLengthValidator, ProhibitNullCharactersValidator
from django.forms.utils import pretty_name

from coprod import clock
from coprod.ui.forms import sentences


class Described:
    """What a form may say about its fields, by field name, where Django has no place for it.

    `option_hints` and `option_icons` go by field and then by the value of the option. `label_sizes` holds "s", "m",
    "l" or "xl". Fields not required are marked "(optional)" when `mark_optional` is set.
    """

    option_hints: ClassVar[Mapping[str, Mapping[str, str]]] = {}
    option_icons: ClassVar[Mapping[str, Mapping[str, str]]] = {}
    label_sizes: ClassVar[Mapping[str, str]] = {}
    mark_optional: ClassVar[bool] = False
    now: tuple[tuple[str, str], ...] = ()
    """After `look_again`: what differs from what was typed, as it is now."""

    # The browser's own bubbles are neither readable nor translatable; the error summary does their work.
    use_required_attribute = False
    label_suffix = ""
    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, label in self.labels().items():
            self.fields[name].label = label
        for name, field in self.fields.items():
            _speak_plainly(field, str(field.label or pretty_name(name)))

    def look_again(self, sentence: str, *, now: Mapping[str, Any]) -> None:
        """Someone else changed it meanwhile: what was typed stays, `sentence` stands at the top, and `now` (values by
        field, "seen" among them) says what is there where it differs. Sent once more, the form follows what it now
        shows."""
        form: Any = self
        typed = form.data.copy()
        typed[form.add_prefix("seen")] = now["seen"]
        form.data = typed
        form.add_error(None, sentence)
        shown = [
            (field, _in_words(field.field, now[field.name])) for field in form.visible_fields() if field.name in now
        ]
        self.now = tuple(
            (str(field.label), words)
            for field, words in shown
            if words not in (_in_words(field.field, form.cleaned_data.get(field.name)), _as_typed(field.value()))
        )

    def labels(self) -> Mapping[str, str]:
        """Labels that are known only when the form is made, by field: a question with someone's name in it."""
        return {}


class Form(Described, forms.Form):
    """A form whose every text has an upper length and whose every refusal is a sentence."""


class ModelForm(Described, forms.ModelForm):
    """The same for a form made from a model."""


def _in_words(field: forms.Field, value: Any) -> str:
    """A value as people read it: the label of a choice, yes or no, the words themselves."""
    if isinstance(field, forms.BooleanField):
        return "Yes" if value else "No"
    if value is None or value == "":
        return "Nothing"
    if isinstance(field, forms.ModelMultipleChoiceField):
        return ", ".join(sorted(map(str, value))) or "Nothing"
    if isinstance(field, forms.MultipleChoiceField):
        labels = dict(_flat(field.choices))
        return ", ".join(sorted(labels.get(str(each), str(each)) for each in value)) or "Nothing"
    if isinstance(value, date):
        return f"{value:%-d %B %Y}"
    if isinstance(value, time):
        return clock.time_of_day(value)
    if isinstance(field, forms.ChoiceField) and not isinstance(field, forms.ModelChoiceField):
        return dict(_flat(field.choices)).get(str(value), str(value))
    return str(value)


def _as_typed(value: Any) -> str:
    """What stands in the field itself, where cleaning makes something else of it: a list of lines."""
    return "\n".join(str(value).splitlines())


def _flat(choices: Any) -> list[tuple[str, str]]:
    return [(str(value), str(label)) for value, label in choices]


def _speak_plainly(field: forms.Field, label: str) -> None:
    """Give the field our sentences where it still has Django's, and a longest answer where it has none.

    Fields are copied for each form, and so are their validators and messages: nothing here is shared.
    """
    standard = _standard_messages(type(field))
    field.error_messages = dict(field.error_messages)
    for code, sentence in (
        ("required", sentences.required(field, label)),
        ("invalid", sentences.invalid(field, label)),
    ):
        if sentence and field.error_messages.get(code) == standard.get(code):
            field.error_messages[code] = sentence
    if not isinstance(field, forms.CharField):
        return
    longest = field.max_length or sentences.LONGEST_ANSWER
    said_otherwise = "max_length" in field.error_messages
    kept = [
        validator
        for validator in field.validators
        if not isinstance(validator, ProhibitNullCharactersValidator)
        and (said_otherwise or not isinstance(validator, MaxLengthValidator))
    ]
    if not said_otherwise or field.max_length is None:
        kept.append(MaxLengthValidator(longest, _with_label(sentences.TOO_LONG, label)))
    field.validators = [*kept, ProhibitNullCharactersValidator(_with_label(sentences.HIDDEN_CHARACTER, label))]


def _standard_messages(kind: type[forms.Field]) -> dict[str, Any]:
    messages: dict[str, Any] = {}
    for base in reversed(kind.__mro__):
        if base.__module__.startswith("django."):
            messages.update(vars(base).get("default_error_messages", {}))
    return messages


def _with_label(sentence: str, label: str) -> str:
    return sentence.replace("%(label)s", label.replace("%", "%%"))
