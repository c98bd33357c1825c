"""Django form templates that produce the markup the theme styles."""

from django.forms.renderers import TemplatesSetting


class Renderer(TemplatesSetting):
    """Forms are rendered from templates/ui/forms/."""
