"""What a form says when an answer cannot be taken yet. Each sentence names its question, so that it makes sense
in the error summary at the top of the page."""

from django import forms

LONGEST_ANSWER = 10_000
TOO_LONG = "Please keep “%(label)s” under %(limit_value)s characters. You have typed %(show_value)s."
HIDDEN_CHARACTER = "“%(label)s” has a hidden character in it. Please type it again."


def required(field: forms.Field, label: str) -> str:
    """The sentence for a question that needs an answer and has none."""
    if isinstance(field, forms.BooleanField):
        return f"Please tick “{label}”"
    if isinstance(field, forms.FileField):
        return f"Please choose a file for “{label}”"
    if isinstance(field, forms.MultipleChoiceField | forms.ModelMultipleChoiceField):
        return f"Please choose at least one answer to “{label}”"
    if isinstance(field, forms.ChoiceField | forms.ModelChoiceField):
        return f"Please choose an answer to “{label}”"
    return f"Please fill in “{label}”"


def invalid(field: forms.Field, label: str) -> str | None:
    """The sentence for an answer of the wrong kind, or None where Django's own will do."""
    if isinstance(field, forms.EmailField):
        return "Please type an e-mail address like name@example.org"
    if isinstance(field, forms.DateField):
        return f"Please type the date for “{label}” like 17 11 2026"
    if isinstance(field, forms.IntegerField | forms.DecimalField | forms.FloatField):
        return f"Please type a number for “{label}”"
    return None
