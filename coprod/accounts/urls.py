"""Sign-in, second factor and invitations; and the doors of Wagtail that stay shut.

allauth's and Wagtail's own lists of URLs are not included: what is not named here does not exist.
"""

from allauth.account import views as allauth_views
from allauth.mfa.webauthn import views as passkeys
from django.urls import path, re_path
from django.views.generic import RedirectView

from coprod.accounts.doors import freshly_signed_in, signed_in
from coprod.accounts.views import invitations, second_factor, sign_in, team

CMS_CLOSED = (
    "password_reset",
    "users",
    "groups",
    "sites",
    "settings",
    "locales",
    "documents",
    "collections",
    "workflows",
)
"""Of Wagtail's places those that are ours to manage, or nobody's."""

# /account/
urlpatterns = [
    path("login/", sign_in.SignInView.as_view(), name="account_login"),
    path("login/code/", RedirectView.as_view(pattern_name="account_login"), name="account_request_login_code"),
    path("login/code/confirm/", sign_in.CodeView.as_view(), name="account_confirm_login_code"),
    path("login/password/", sign_in.PasswordSignInView.as_view(), name="account_password_login"),
    path("login/passkey/", passkeys.login_webauthn, name="mfa_login_webauthn"),
    path("logout/", allauth_views.logout, name="account_logout"),
    path("invitation/<str:token>/", invitations.invitation, name="invitation"),
    path("inactive/", allauth_views.account_inactive, name="account_inactive"),
    path("password/change/", signed_in(allauth_views.password_change), name="account_change_password"),
    path("password/set/", signed_in(freshly_signed_in(allauth_views.password_set)), name="account_set_password"),
    path("password/confirm/", allauth_views.reauthenticate, name="account_reauthenticate"),
    # /account/second-factor/
    path("second-factor/", second_factor.overview, name="mfa_index"),
    path("second-factor/use/", second_factor.use, name="mfa_authenticate"),
    path("second-factor/use-again/", second_factor.use_again, name="mfa_reauthenticate"),
    path("second-factor/app/", second_factor.set_up_app, name="mfa_activate_totp"),
    path("second-factor/app/remove/", second_factor.remove_app, name="mfa_deactivate_totp"),
    path("second-factor/passkeys/", second_factor.list_passkeys, name="mfa_list_webauthn"),
    path("second-factor/passkeys/add/", second_factor.add_passkey, name="mfa_add_webauthn"),
    path("second-factor/passkeys/use-again/", second_factor.use_passkey_again, name="mfa_reauthenticate_webauthn"),
    path("second-factor/passkeys/<int:pk>/remove/", second_factor.remove_passkey, name="mfa_remove_webauthn"),
    path("second-factor/recovery-codes/", second_factor.recovery_codes, name="mfa_view_recovery_codes"),
    path("second-factor/recovery-codes/new/", second_factor.new_recovery_codes, name="mfa_generate_recovery_codes"),
    path(
        "second-factor/recovery-codes/download/",
        second_factor.download_recovery_codes,
        name="mfa_download_recovery_codes",
    ),
]

# /workspace/team/
team_urls = [
    path("", team.team, name="team"),
    path("invite/", team.invite, name="team_invite"),
    path("<int:pk>/", team.member, name="team_member"),
    path("<int:pk>/resend/", team.resend, name="team_resend"),
    path("<int:pk>/revoke/", team.revoke, name="team_revoke"),
    path("<int:pk>/reset-second-factor/", team.reset_second_factor, name="team_reset_second_factor"),
    path("roles/<int:pk>/end/", team.end_role, name="team_end_role"),
]

# To hang before wagtail.urls, which brings a password door of its own for pages.
site_doors = [
    path("_util/login/", RedirectView.as_view(pattern_name="account_login"), name="wagtailcore_login"),
]

# /cms/, to hang before wagtail.admin.urls
cms_doors = [
    path("login/", RedirectView.as_view(url="/account/login/?next=/cms/"), name="wagtailadmin_login"),
    path("logout/", allauth_views.logout, name="wagtailadmin_logout"),
    path("account/", sign_in.no_such_page, name="wagtailadmin_account"),
    *(re_path(rf"^{place}/", sign_in.no_such_page, name=f"cms_{place}_closed") for place in CMS_CLOSED),
]
