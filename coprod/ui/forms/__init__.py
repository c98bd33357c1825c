"""Forms as people meet them: plain Django forms, shown with govuk-frontend's markup by `{{ form }}`.

For every room. Inherit from `Form` or `ModelForm` here, use `help_text` for the hint, and the mappings of
`Described` for what Django has no place for.
"""

from coprod.ui.forms.base import Described, Form, ModelForm
from coprod.ui.forms.bound import BoundField
from coprod.ui.forms.fields import ClockField, DayField, MonthYearField, OnceField, SeenField, SeveralField
from coprod.ui.forms.renderer import Renderer
from coprod.ui.forms.widgets import ChipRadios, Chips, CountedTextarea, MonthYearWidget

__all__ = [
    "BoundField",
    "ChipRadios",
    "Chips",
    "ClockField",
    "CountedTextarea",
    "DayField",
    "Described",
    "Form",
    "ModelForm",
    "MonthYearField",
    "MonthYearWidget",
    "OnceField",
    "Renderer",
    "SeenField",
    "SeveralField",
]
