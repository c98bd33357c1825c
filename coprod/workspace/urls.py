from django.urls import path

from coprod.workspace.views import (
    asking,
    audit,
    charity,
    endings,
    enquiries,
    exclusions,
    filling_in,
    funnel,
    health,
    more,
    people,
    record,
    roles,
    settings,
    steps,
    today,
    touch,
    views,
    ways,
    wording,
)

app_name = "workspace"

urlpatterns = [
    # /workspace/
    path("", today.today, name="today"),
    path("more/", more.more, name="more"),
    # /workspace/funnel/
    path("funnel/", funnel.funnel, name="funnel"),
    path("funnel/tables.csv", funnel.download, name="funnel_download"),
    # /workspace/enquiries/
    path("enquiries/new/", enquiries.new, name="enquiry_new"),
    path("enquiries/<int:pk>/", enquiries.enquiry, name="enquiry"),
    path("enquiries/<int:pk>/close/", enquiries.close, name="enquiry_close"),
    # /workspace/people/
    path("people/", people.people, name="people"),
    path("people/spreadsheet/", people.spreadsheet, name="spreadsheet"),
    path("people/views/", views.views, name="views"),
    path("people/views/new/", views.new, name="new_view"),
    path("people/views/everyone-first/", views.everyone_first, name="everyone_first"),
    path("people/views/<int:pk>/", views.view, name="view"),
    path("people/views/<int:pk>/delete/", views.delete, name="delete_view"),
    path("people/views/<int:pk>/first/", views.first, name="first_view"),
    path("people/<int:pk>/", record.person, name="person"),
    path("people/<int:pk>/details/", record.details, name="details"),
    # /workspace/applications/
    path("applications/<int:pk>/yes-if/", steps.say_yes_if, name="say_yes_if"),
    path("applications/<int:pk>/check/", steps.open_check, name="open_check"),
    path("applications/<int:pk>/chat/", steps.arrange_chat, name="arrange_chat"),
    path("applications/<int:pk>/checks-are-done/", steps.checks_are_done, name="checks_are_done"),
    path("applications/<int:pk>/welcome/", steps.welcome, name="welcome"),
    path("applications/<int:pk>/begin/", steps.begin, name="begin"),
    path("applications/<int:pk>/close/", endings.close, name="close"),
    path("applications/<int:pk>/welcome-back/", endings.welcome_back, name="welcome_back"),
    path("applications/<int:pk>/role/", touch.another_role, name="another_role"),
    path("applications/<int:pk>/call/", touch.call_new, name="call_new"),
    path("applications/<int:pk>/barriers/", ways.new, name="barrier_new"),
    # /workspace/barriers/
    path("barriers/<int:pk>/", ways.barrier, name="barrier"),
    path("barriers/<int:pk>/ways/<slug:way>/", ways.way, name="barrier_way"),
    path("barriers/<int:pk>/over/", ways.over, name="barrier_over"),
    # /workspace/calls/
    path("calls/<int:pk>/", touch.call, name="call"),
    # /workspace/asks/
    path("asks/<int:pk>/answered/", touch.ask_answered, name="ask_answered"),
    # /workspace/exclusions/
    path("exclusions/", exclusions.exclusions, name="exclusions"),
    path("exclusions/new/", exclusions.new, name="exclusion_new"),
    path("exclusions/<int:pk>/", exclusions.exclusion, name="exclusion"),
    path("applications/<int:pk>/invite-to-sign-in/", filling_in.invite_to_sign_in, name="invite_to_sign_in"),
    path("applications/<int:pk>/copy/", filling_in.copy, name="copy"),
    # /workspace/applications/…/fill-in/
    path("applications/<int:pk>/fill-in/", filling_in.choose, name="fill_in_how"),
    path("applications/<int:pk>/fill-in/<slug:how>/", filling_in.parts, name="fill_in"),
    path("applications/<int:pk>/fill-in/<slug:how>/check/", filling_in.check, name="fill_in_check"),
    path(
        "applications/<int:pk>/fill-in/<slug:how>/history/<int:row>/",
        filling_in.change_activity,
        name="fill_in_change_activity",
    ),
    path(
        "applications/<int:pk>/fill-in/<slug:how>/history/<int:row>/remove/",
        filling_in.remove_activity,
        name="fill_in_remove_activity",
    ),
    path(
        "applications/<int:pk>/fill-in/<slug:how>/people/<int:row>/",
        filling_in.change_referee,
        name="fill_in_change_referee",
    ),
    path(
        "applications/<int:pk>/fill-in/<slug:how>/people/nobody-yet/",
        filling_in.nobody_yet,
        name="fill_in_nobody_yet",
    ),
    path("applications/<int:pk>/fill-in/<slug:how>/<slug:part>/", filling_in.part, name="fill_in_part"),
    # /workspace/referees/
    path("people/<int:person_pk>/referees/<int:pk>/ask/", asking.ask, name="ask"),
    path("requests/<int:pk>/ask-again/", asking.ask_again, name="ask_again"),
    path("requests/<int:pk>/stop/", asking.stop, name="stop_asking"),
    # /workspace/roles/
    path("roles/", roles.roles, name="roles"),
    path("roles/new/", roles.new, name="new_role"),
    path("roles/<int:pk>/", roles.role, name="role"),
    # /workspace/charity/
    path("charity/", charity.charity, name="charity"),
    path("charity/logo/", charity.logo, name="logo"),
    path("charity/no-logo/", charity.no_logo, name="no_logo"),
    # /workspace/settings/
    path("settings/", settings.settings, name="settings"),
    path("settings/<slug:key>/", settings.setting, name="setting"),
    # /workspace/messages/wording/
    path("messages/wording/", wording.kinds_of_message, name="wording"),
    path("messages/wording/<slug:code>/", wording.words, name="words"),
    path("messages/wording/<slug:code>/first-words/", wording.first_words, name="first_words"),
    # /workspace/audit/
    path("audit/", audit.audit, name="audit"),
    # /workspace/health/
    path("health/", health.health, name="health"),
]
