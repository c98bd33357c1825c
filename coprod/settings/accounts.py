"""Sign-in: django-allauth's settings, apart because they are many (PPL-2)."""

from coprod.settings.environment import env

ACCOUNT_ADAPTER = "coprod.accounts.adapters.AccountAdapter"
MFA_ADAPTER = "coprod.accounts.adapters.SecondFactorAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None

# An e-mail address or a phone number, and a code. Passwords and passkeys are for those who want them.
ACCOUNT_LOGIN_METHODS = {"email", "phone"}
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_FORMAT = {"numeric": True, "length": 6, "dashed": False}
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 5
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = 3
ACCOUNT_PHONE_VERIFICATION_CODE_FORMAT = ACCOUNT_LOGIN_BY_CODE_FORMAT
# A code asked for again counts from then; the whole attempt may take this long.
ACCOUNT_LOGIN_TIMEOUT = 60 * 60

# Nobody signs up: staff invite. These fields only tell allauth what its sign-in form may ask.
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
# A code sent to the address is the proof that it is theirs; nothing else is ever asked of it.
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_SESSION_REMEMBER = True

# Guesses count per code (above), per account ("key") and per second factor. A whole hostel may share one
# address, so limits per address ("ip") are high and short: they slow a flood and lock nobody out.
ACCOUNT_RATE_LIMITS = {
    "login": "300/m/ip",
    "request_login_code": "300/m/ip,8/10m/key",
    "login_failed": "300/m/ip,10/10m/key",
    "reauthenticate": "10/m/user",
    "change_password": "5/m/user",
}
MFA_RATE_LIMITS = {"webauthn_login": "300/m/ip"}
# How many proxies of ours stand in front: 0 believes the connection, never a header.
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXIES", default=0)

MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
# A passkey stands for two factors, so the device must check that it is its owner who holds it.
MFA_WEBAUTHN_USER_VERIFICATION = "required"
MFA_TOTP_TOLERANCE = 1

# Sign-ins end by themselves, counted from signing in.
STAFF_SESSION_HOURS = 12
PARTICIPANT_SESSION_DAYS = 14
