"""How every form, formset and field of the product is drawn: templates/ui/forms/."""

from django.forms.renderers import TemplatesSetting

from coprod.ui.forms.bound import BoundField


class Renderer(TemplatesSetting):
    """settings.FORM_RENDERER. Forms of other packages (sign-in) get the same markup without knowing it."""

    form_template_name = "ui/forms/form.html"
    formset_template_name = "ui/forms/formset.html"
    field_template_name = "ui/forms/field.html"
    bound_field_class = BoundField
