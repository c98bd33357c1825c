"""The editor's form of an episode: the recording is uploaded there, checked by what is in it, and listened to."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from wagtail.admin.forms import WagtailAdminPageForm

from coprod.content.podcast import recordings, sound
from coprod.content.podcast.files import EPISODE
from coprod.vault.checks import UploadRefused


class EpisodeForm(WagtailAdminPageForm):
    """What Wagtail makes of an episode's fields, and the recording."""

    sound = forms.FileField(
        label="Recording",
        required=False,
        help_text="An MP3 or M4A of at most 60 MB. Its length is read from the file. Nobody outside hears it before "
        "you publish.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        recording = self.instance.recording
        if recording:
            self.fields[
                "sound"
            ].help_text = f"There is one: {recording}, {recording.megabytes}. Send another to replace it."

    def clean_sound(self) -> Any:
        upload = self.cleaned_data.get("sound")
        if upload:
            try:
                sound.listened(upload, EPISODE)
            except UploadRefused as refusal:
                raise ValidationError(refusal.sentence)
        return upload

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        has_sound = bool(self.instance.recording_id or cleaned.get("sound"))
        if not has_sound and not self.is_deferred_validation and "sound" not in self.errors:
            self.add_error("sound", "Add the recording before you publish.")
        number, parent = cleaned.get("number"), self.parent_page
        if number and parent and self._is_taken(number):
            self.add_error("number", "Another episode has this number.")
        return cleaned

    def _is_taken(self, number: int) -> bool:
        siblings = type(self.instance).objects.child_of(self.parent_page).filter(number=number)
        return bool(siblings.exclude(pk=self.instance.pk).exists())

    def save(self, commit: bool = True) -> Any:
        if self.cleaned_data.get("sound"):
            self.instance.recording = recordings.keep(self.cleaned_data["sound"], episode=self.instance.guid)
        return super().save(commit=commit)
