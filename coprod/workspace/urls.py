from django.urls import path

from coprod.workspace.views import audit, charity, enquiries, health, people, roles, settings, today, wording

app_name = "workspace"

urlpatterns = [
    # /workspace/
    path("", today.today, name="today"),
    # /workspace/enquiries/
    path("enquiries/new/", enquiries.new, name="enquiry_new"),
    path("enquiries/<int:pk>/", enquiries.enquiry, name="enquiry"),
    path("enquiries/<int:pk>/close/", enquiries.close, name="enquiry_close"),
    # /workspace/people/
    path("people/", people.people, name="people"),
    path("people/<int:pk>/", people.person, name="person"),
    path("people/<int:pk>/details/", people.details, name="details"),
    # /workspace/applications/
    path("applications/<int:pk>/yes-if/", people.say_yes_if, name="say_yes_if"),
    path("applications/<int:pk>/check/", people.open_check, name="open_check"),
    path("applications/<int:pk>/checks-are-done/", people.checks_are_done, name="checks_are_done"),
    path("applications/<int:pk>/welcome/", people.welcome, name="welcome"),
    path("applications/<int:pk>/begin/", people.begin, name="begin"),
    path("applications/<int:pk>/close/", people.close, name="close"),
    path("applications/<int:pk>/welcome-back/", people.welcome_back, name="welcome_back"),
    # /workspace/referees/
    path("people/<int:person_pk>/referees/<int:pk>/ask/", people.ask, name="ask"),
    path("requests/<int:pk>/ask-again/", people.ask_again, name="ask_again"),
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
