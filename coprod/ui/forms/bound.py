"""A field on a form, dressed in govuk-frontend's markup: label, hint and error tied to the control."""

from typing import Any

from django import forms
from django.forms import boundfield
from django.forms.widgets import Input
from django.utils.safestring import SafeString, mark_safe

from coprod.ui.forms.widgets import CountedTextarea, MonthYearWidget

WIDGETS = "ui/forms/widgets/"


class BoundField(boundfield.BoundField):
    """Chosen for every form by the renderer. Forms of the editor under /cms/ keep the editor's own look."""

    form: Any

    @property
    def kind(self) -> str:
        """Which shape the field has: checkbox, options, chips, month_year, select, textarea, file, input or other."""
        widget = self.field.widget
        if isinstance(widget, forms.CheckboxInput):
            return "checkbox"
        if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
            return "chips" if "chips" in widget.template_name else "options"
        if isinstance(widget, MonthYearWidget):
            return "month_year"
        if isinstance(widget, forms.Select):
            return "select"
        if isinstance(widget, forms.Textarea):
            return "textarea"
        if isinstance(widget, forms.FileInput):
            return "file"
        return "input" if isinstance(widget, Input) else "other"

    @property
    def label_size(self) -> str:
        """ "s", "m", "l" or "xl": what the form says, or what the shape of the field calls for."""
        usual = "m" if self.kind in ("options", "chips", "textarea") else "s"
        return self._of_form("label_sizes").get(self.name, usual)

    @property
    def is_marked_optional(self) -> bool:
        return bool(getattr(self.form, "mark_optional", False)) and not self.field.required

    @property
    def error_target(self) -> str:
        """The id of the control that a link in the error summary moves to."""
        id_ = str(self.field.widget.attrs.get("id") or self.auto_id)
        if isinstance(self.field.widget, MonthYearWidget):
            return self.field.widget.error_target(id_, self.value())
        return f"{id_}_0" if self.kind in ("options", "chips") else id_

    def build_widget_attrs(self, attrs: Any, widget: forms.Widget | None = None) -> dict[str, Any]:
        built = super().build_widget_attrs(attrs, widget)
        if self.use_fieldset:
            built.pop("aria-invalid", None)  # not allowed on a radio; the fieldset names the error
        return built

    def as_widget(
        self, widget: forms.Widget | None = None, attrs: Any = None, only_initial: bool = False
    ) -> SafeString:
        chosen = widget or self.field.widget
        if only_initial or chosen.is_hidden or self.kind == "other" or self._is_the_editors():
            return super().as_widget(widget, attrs, only_initial)
        attrs = self.build_widget_attrs({**(attrs or {}), "id": chosen.attrs.get("id") or self.auto_id}, chosen)
        # Cutting a paste off in silence loses words: the server says what is too long and keeps it.
        attrs["maxlength"] = False
        attrs["class"] = " ".join(filter(None, (self._classes(), chosen.attrs.get("class", ""))))
        if isinstance(chosen, CountedTextarea):
            attrs["class"] += " govuk-js-character-count"
            attrs["aria-describedby"] = f"{attrs.get('aria-describedby', '')} {attrs['id']}-info".strip()
        context = chosen.get_context(self.html_name, self.value(), attrs)
        self._describe_options(context["widget"].get("optgroups", []))
        template = {
            "checkbox": f"{WIDGETS}checkbox.html",
            "options": f"{WIDGETS}options.html",
            "file": f"{WIDGETS}file.html",
        }.get(self.kind, chosen.template_name)
        return mark_safe(self.form.renderer.render(template, {**context, "field": self}))

    def _classes(self) -> str:
        base = {
            "input": "govuk-input",
            "select": "govuk-select",
            "textarea": "govuk-textarea",
            "file": "govuk-file-upload",
        }.get(self.kind, "")
        return f"{base} {base}--error" if base and self.errors else base

    def _describe_options(self, optgroups: Any) -> None:
        if self.kind not in ("options", "chips"):
            return
        hints = self._of_form("option_hints").get(self.name, {})
        icons = self._of_form("option_icons").get(self.name, {})
        for _, options, _ in optgroups:
            for option in options:
                value = str(option["value"])
                option["hint"], option["icon"] = hints.get(value, ""), icons.get(value, "")
                for unwanted in ("class", "maxlength", "required"):
                    option["attrs"].pop(unwanted, None)
                if option["hint"]:
                    option["attrs"]["aria-describedby"] = f"{option['attrs']['id']}_hint"

    def _of_form(self, name: str) -> Any:
        return getattr(self.form, name, {})

    def _is_the_editors(self) -> bool:
        return any(base.__module__.startswith("wagtail.") for base in type(self.form).__mro__)
