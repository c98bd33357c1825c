"""The living style guide: for those who build pages, in development only."""

from django.urls import path

from coprod.ui import styleguide

urlpatterns = [
    path("styleguide/", styleguide.components, name="styleguide"),
    path("styleguide/form/", styleguide.form, name="styleguide_form"),
    path("styleguide/staff/", styleguide.work, name="styleguide_work"),
]
