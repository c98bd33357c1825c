"""Forms as people meet them: labels, hints and errors tied to their controls, and refusals in sentences."""

import re

import pytest
from django import forms
from django.template import Context, Template

from coprod.ui import forms as ui
from coprod.ui.forms.sentences import LONGEST_ANSWER


class MeetingForm(ui.Form):
    name = forms.CharField(label="Your name", help_text="The name you like.", max_length=20)
    email = forms.EmailField(label="Your e-mail address", required=False)
    know = forms.ChoiceField(
        label="How do you know Asha?",
        help_text="Pick the closest.",
        choices=[("work", "Work"), ("group", "A group")],
        widget=forms.RadioSelect,
    )
    helps = forms.MultipleChoiceField(
        label="What helps?", choices=[("lift", "A lift"), ("print", "Large print")], widget=forms.CheckboxSelectMultiple
    )
    since = ui.MonthYearField(label="Since when?", widget=ui.MonthYearWidget(range(2024, 2027)))
    free = forms.MultipleChoiceField(label="When are you free?", choices=[("tue", "Tuesdays")], widget=ui.Chips)
    story = forms.CharField(label="Your story", widget=forms.Textarea, required=False)
    agree = forms.BooleanField(label="You may quote this", help_text="You see the words first.")

    option_hints = {"know": {"group": "A class or a club"}}
    option_icons = {"free": {"tue": "clock"}}


WHOLE = {
    "name": "Kit",
    "know": "group",
    "helps": ["lift"],
    "since_month": "08",
    "since_year": "2025",
    "free": ["tue"],
    "agree": "on",
}


def shown(form):
    return re.sub(r"\s+", " ", str(form))


def group_of(html, label):
    groups = re.split(
        r'(?=<div class="govuk-form-group(?: govuk-form-group--error)?"> ?<(?:label|fieldset|div|p))', html
    )
    return next(group for group in groups if label in group)


def summary(*given):
    names = [f"form{place}" for place in range(len(given))]
    source = "{% error_summary " + " ".join(names) + " %}"
    return Template(source).render(Context(dict(zip(names, given, strict=True))))


def links(html):
    return re.findall(r'<a href="#([^"]+)">([^<]+)</a>', html)


def test_a_label_belongs_to_its_control_and_the_hint_describes_it():
    html = group_of(shown(MeetingForm()), "Your name")
    assert '<label class="govuk-label govuk-label--s" for="id_name">Your name</label>' in html
    assert '<div class="govuk-hint" id="id_name_helptext">The name you like.</div>' in html
    assert 'aria-describedby="id_name_helptext"' in html
    assert 'class="govuk-input"' in html


def test_an_error_stands_between_hint_and_control_and_describes_it():
    html = group_of(shown(MeetingForm({})), "Your name")
    assert "govuk-form-group--error" in html
    assert 'id="id_name_error"><span class="govuk-visually-hidden">Error:</span> Please fill in “Your name”' in html
    assert 'aria-describedby="id_name_helptext id_name_error"' in html
    assert "govuk-input--error" in html
    assert html.index("id_name_helptext") < html.index("id_name_error") < html.index("<input")


def test_a_field_without_hint_or_error_is_described_by_nothing():
    assert "aria-describedby" not in group_of(shown(MeetingForm()), "Your e-mail address")


def test_radios_stand_in_a_fieldset_whose_legend_is_the_question():
    html = group_of(shown(MeetingForm({})), "How do you know Asha?")
    assert '<fieldset class="govuk-fieldset" aria-describedby="id_know_helptext id_know_error">' in html
    assert "govuk-fieldset__legend--m" in html
    assert 'data-module="govuk-radios"' in html
    assert "aria-invalid" not in html


def test_an_option_may_have_its_own_hint():
    html = group_of(shown(MeetingForm()), "How do you know Asha?")
    assert 'id="id_know_1" aria-describedby="id_know_1_hint"' in html
    assert 'class="govuk-hint govuk-radios__hint" id="id_know_1_hint">A class or a club<' in html
    assert "id_know_0_hint" not in html


def test_checkboxes_and_the_single_checkbox_have_the_markup_the_theme_styles():
    html = shown(MeetingForm(WHOLE))
    assert re.search(r'govuk-checkboxes__input" type="checkbox" name="helps" value="lift"[^>]* checked', html)
    single = group_of(html, "You may quote this")
    assert 'for="id_agree">You may quote this</label>' in single
    assert 'aria-describedby="id_agree_helptext"' in single
    assert "fieldset" not in single


def test_chips_are_real_inputs_with_icons():
    html = group_of(shown(MeetingForm(WHOLE)), "When are you free?")
    assert re.search(r'<div class="cp-chip"><input type="checkbox" name="free" value="tue"[^>]*checked', html)
    assert '<label for="id_free_0"><svg class="cp-i"' in html


def test_the_summary_lists_only_fields_with_errors():
    form = MeetingForm({**WHOLE, "name": "", "know": ""})
    assert links(summary(form)) == [
        ("id_name", "Please fill in “Your name”"),
        ("id_know_0", "Please choose an answer to “How do you know Asha?”"),
    ]
    assert "Nearly there. Two things to fix" in summary(form)


def test_the_summary_says_one_thing_and_not_one_things():
    assert "Nearly there. One thing to fix<" in summary(MeetingForm({**WHOLE, "name": ""}))


def test_there_is_no_summary_when_nothing_is_wrong_or_nothing_was_sent():
    assert summary(MeetingForm(WHOLE)).strip() == ""
    assert summary(MeetingForm()).strip() == ""


def test_the_summary_takes_several_forms_and_formsets():
    Names = forms.formset_factory(MeetingForm)
    two = Names({"form-TOTAL_FORMS": "2", "form-INITIAL_FORMS": "2", **{f"form-0-{k}": v for k, v in WHOLE.items()}})
    found = links(summary(two, MeetingForm({**WHOLE, "agree": ""})))
    assert found[0][0] == "id_form-1-name"
    assert found[-1] == ("id_agree", "Please tick “You may quote this”")
    assert not any(target.startswith("id_form-0") for target, _ in found)


def test_what_is_wrong_with_the_whole_form_leads_to_its_first_control():
    form = MeetingForm(WHOLE)
    form.add_error(None, "These two do not fit together")
    assert links(summary(form)) == [("id_name", "These two do not fit together")]


@pytest.mark.parametrize(
    ("month", "year", "target", "sentence"),
    [
        ("", "", "id_since_month", "Please choose a month and a year"),
        ("08", "", "id_since_year", "Please choose the year as well"),
        ("", "2025", "id_since_month", "Please choose the month as well"),
        ("13", "2025", "id_since_month", "Please choose a month and a year from the lists"),
        ("08", "0000", "id_since_month", "Please choose a month and a year from the lists"),
        ("\x00", "😀", "id_since_month", "Please choose a month and a year from the lists"),
    ],
)
def test_half_a_date_leads_to_the_missing_half(month, year, target, sentence):
    form = MeetingForm({**WHOLE, "since_month": month, "since_year": year})
    assert links(summary(form)) == [(target, sentence)]


def test_half_a_date_is_given_back_as_chosen_with_only_the_other_half_marked():
    html = shown(MeetingForm({**WHOLE, "since_year": ""}))
    assert '<option value="08" selected>August</option>' in html
    assert 'class="govuk-select" id="id_since_month"' in html
    assert 'class="govuk-select govuk-select--error" id="id_since_year"' in html


def test_a_month_and_year_clean_to_a_text():
    form = MeetingForm(WHOLE)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["since"] == "2025-08"


def test_a_month_kept_from_outside_the_range_is_still_shown():
    html = shown(MeetingForm(initial={"since": "2019-03"}))
    assert '<option value="2019" selected>2019</option>' in html


def test_text_without_a_limit_of_its_own_has_ours_and_keeps_what_was_typed():
    typed = "x" * (LONGEST_ANSWER + 1)
    form = MeetingForm({**WHOLE, "story": typed})
    assert form.errors["story"] == ["Please keep “Your story” under 10000 characters. You have typed 10001."]
    assert typed in str(form)
    assert MeetingForm({**WHOLE, "story": "x" * LONGEST_ANSWER}).is_valid()


def test_five_megabytes_are_refused_with_a_sentence_and_given_back():
    typed = "words " * 900_000
    form = MeetingForm({**WHOLE, "story": typed})
    assert "Please keep “Your story”" in form.errors["story"][0]
    assert typed.strip() in str(form)


def test_the_browser_never_cuts_a_paste_off_in_silence():
    assert "maxlength" not in str(MeetingForm())
    form = MeetingForm({**WHOLE, "name": "A very long name indeed, longer than it may be"})
    assert form.errors["name"] == ["Please keep “Your name” under 20 characters. You have typed 46."]


@pytest.mark.parametrize("name", ["آشا ثيستلوود", "Zoë 🌱", "名前", "O’Neill-Ó Séaghdha"])
def test_names_of_every_script_are_fine(name):
    form = MeetingForm({**WHOLE, "name": name})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["name"] == name


def test_a_hidden_character_is_refused_with_a_sentence():
    form = MeetingForm({**WHOLE, "name": "Kit\x00"})
    assert form.errors["name"] == ["“Your name” has a hidden character in it. Please type it again."]


def test_a_percent_sign_in_a_question_breaks_nothing():
    class Odd(ui.Form):
        share = forms.CharField(label="100% of what?", max_length=3)

    assert Odd({"share": "1234"}).errors["share"] == [
        "Please keep “100% of what?” under 3 characters. You have typed 4."
    ]


def test_a_form_may_say_its_own_sentences():
    class Own(ui.Form):
        name = forms.CharField(error_messages={"required": "Tell us your name", "max_length": "Too long"}, max_length=3)

    assert Own({}).errors["name"] == ["Tell us your name"]
    assert Own({"name": "Kitty"}).errors["name"] == ["Too long"]


def test_one_forms_sentences_do_not_reach_another():
    class First(ui.Form):
        name = forms.CharField(label="Your name")

    class Second(First):
        def __init__(self, *args, **kwargs):
            self.base_fields["name"].label = "Their name"
            super().__init__(*args, **kwargs)

    Second({})
    First.base_fields["name"].label = "Your name"
    assert First({}).errors["name"] == ["Please fill in “Your name”"]
    assert First.base_fields["name"].error_messages["required"] == "This field is required."


def test_optional_questions_are_marked_when_the_form_asks_for_it():
    class Marked(MeetingForm):
        mark_optional = True

    assert "Your e-mail address (optional)" in str(Marked())
    assert "Your name (optional)" not in str(Marked())
    assert "(optional)" not in str(MeetingForm())


def test_a_counted_text_says_how_long_it_may_be_without_script():
    class Counted(ui.Form):
        more = forms.CharField(max_length=200, help_text="A few words.", widget=ui.CountedTextarea)

    html = shown(Counted())
    assert 'data-module="govuk-character-count" data-maxlength="200"' in html
    assert "You can use up to 200 characters" in html
    assert 'aria-describedby="id_more_helptext id_more-info"' in html
    assert "govuk-textarea govuk-js-character-count" in html


def test_forms_of_other_packages_get_the_same_markup():
    class Foreign(forms.Form):
        login = forms.EmailField(label="E-mail")

    assert 'class="govuk-input govuk-input--error"' in str(Foreign({}))


def test_forms_of_the_editor_keep_their_own_look():
    from wagtail.admin.forms.search import SearchForm

    assert "govuk-input" not in str(SearchForm()["q"])


def test_what_people_typed_is_escaped():
    assert "<script>" not in str(MeetingForm({**WHOLE, "name": "<script>x"}))
    assert "<script>" not in summary(MeetingForm({**WHOLE, "helps": ["<script>"]}))
