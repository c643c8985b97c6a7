"""Settings: strict by default, eased only where ACCORD_LOCAL says this is somebody's own machine."""

from datetime import timedelta
from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from config import sentry
from core.assets import NODE_ASSETS as NODE_ASSETS

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()
VAR = Path(env.str("ACCORD_VAR", str(BASE_DIR / "var")))
if not env.str("DATABASE_URL", ""):
    env.read_env(VAR / "runtime.env")

LOCAL = env.bool("ACCORD_LOCAL", False)
DEBUG = False
SECRET_KEY = env.str("SECRET_KEY")
SITE_URL = env.str("SITE_URL", "http://127.0.0.1:8000" if LOCAL else env.NOTSET)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost"] if LOCAL else [])
TRUSTED_PROXIES = env.int("TRUSTED_PROXIES", 0 if LOCAL else 1)
"""How many proxies of ours stand before the web, each of which tells in X-Forwarded-For whom it saw."""
DEMO = env.bool("ACCORD_DEMO", LOCAL)

# --- Apps, from the lowest to the highest -------------------------------------------------------------------------

INSTALLED_APPS = [
    "core",
    "accounts",
    "tenancy",
    "activity",
    "members",
    "clients",
    "projects",
    "schedule",
    "files",
    "resources",
    "acceptance",
    "surveys",
    "phases",
    "tracing",
    "library",
    "communication",
    "integrations",
    "archives",
    "cockpit",
    "identity",
    "portal",
    "operations",
    "erasure",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.contrib.postgres",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "csp",
    "django_filters",
    "django_htmx",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "rest_framework",
    "rules",
    "template_partials",
]

MIDDLEWARE = [
    "core.logs.RequestLog",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "core.headers.PrivateResponses",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "core.nulls.NoNulls",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "accounts.middleware.LimitedSessions",
    "identity.middleware.ConfinedSessions",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "accounts.middleware.PersonalSettings",
    "tenancy.middleware.OrganizationScope",
    "identity.middleware.ProvidersOnly",
    "identity.middleware.SecondFactors",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
FORM_RENDERER = "core.forms.TablerRenderer"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "tenancy.context.shell",
                "members.context.visiting",
            ],
        },
    }
]

# --- Database, cache, tasks ---------------------------------------------------------------------------------------

DATABASES = {"default": {**env.db("DATABASE_URL"), "CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}}
PORTAL_ROLE = "accord_portal"

REDIS_URL = env.str("REDIS_URL")
CACHES = {
    "default": {
        "BACKEND": "core.cache.SteadyCache",
        "LOCATION": REDIS_URL,
        "KEY_FUNCTION": "tenancy.caching.key",
        "OPTIONS": {"socket_timeout": 0.5, "socket_connect_timeout": 0.5},
    }
}

CELERY_BROKER_URL = REDIS_URL
CELERY_RESULT_BACKEND = None
CELERY_TASK_IGNORE_RESULT = True
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_SERIALIZER = "json"
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_TIME_LIMIT = 240
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_SOFT_SHUTDOWN_TIMEOUT = 25
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 300,
    "unacked_restore_interval": 10,
    "unacked_restore_throttle": 1,
    "socket_timeout": 5,
}
CELERY_TASK_PUBLISH_RETRY = False
CELERY_TIMEZONE = "UTC"
CELERY_BEAT_SCHEDULER = "core.beat:SteadyScheduler"
CELERY_BEAT_SCHEDULE = {
    "anchor the audit": {"task": "activity.tasks.anchor_everything", "schedule": 3600.0},
    "react to what happened": {"task": "activity.tasks.hear_everything", "schedule": 30.0},
    "send mail": {"task": "communication.tasks.send_everything", "schedule": 30.0},
    "plan reminders": {"task": "communication.tasks.plan_reminders", "schedule": 300.0},
    "read scopes": {"task": "tracing.tasks.read_scopes", "schedule": 21600.0},
    "watch submissions": {"task": "acceptance.tasks.watch_submissions", "schedule": 3600.0},
    "remind to sign": {"task": "communication.tasks.remind_to_sign", "schedule": 3600.0},
    "close surveys": {"task": "surveys.tasks.close_surveys", "schedule": 3600.0},
    "make exports": {"task": "archives.tasks.make_everything", "schedule": 60.0},
    "let exports go": {"task": "archives.tasks.expire_exports", "schedule": 3600.0},
    "forget kept answers": {"task": "tenancy.tasks.forget_answers", "schedule": 3600.0},
    "forget ended sessions": {"task": "accounts.tasks.forget_ended_sessions", "schedule": 86400.0},
    "empty the trash": {"task": "archives.tasks.empty_trash", "schedule": 86400.0},
    "clear orphaned files": {"task": "files.tasks.clear_orphans", "schedule": 86400.0},
    "finish imports": {"task": "integrations.tasks.import_everything", "schedule": 30.0},
}

# --- People -------------------------------------------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "accounts.passwords.KnownPasswordValidator"},
]
BREACHED_PASSWORDS = env.str("BREACHED_PASSWORDS", "")
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/accounts/login/"
ACCOUNT_ADAPTER = "accounts.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_SIGNUP_FORM_CLASS = "accounts.forms.SignUpForm"
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_FORMS = {"request_login_code": "accounts.code_form.LoginCodeForm"}
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "10/m/ip,100/h/ip,10/15m/key",
    "request_login_code": "20/m/ip,200/h/ip,3/m/key,10/h/key",
    "reset_password": "20/m/ip,200/h/ip,3/m/key,10/h/key",
    "reset_password_from_key": "20/m/ip",
    "signup": "10/m/ip,60/h/ip",
    "confirm_email": "1/10s/key",
    "reauthenticate": "10/m/user",
    "change_password": "5/m/user",
    "manage_email": "10/m/user",
}
"""Of allauth's doors; a key is an e-mail address, apart for browsers that are known to it."""
RATE_LIMITS = {
    "find_sign_in": "10/m/ip,60/h/ip",
    "start_sign_in": "20/m/ip",
    "ask_for_link": "10/m/ip,60/h/ip",
    "enter_portal": "20/m/ip",
}
"""Of our own doors to people who have not signed in; see `accounts.limits`."""
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_SESSION_REMEMBER = None
ACCOUNT_USER_DISPLAY = "accounts.models.display_name"
ACCOUNT_REAUTHENTICATION_TIMEOUT = 60 * 15
MFA_ADAPTER = "accounts.factors.FactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Accord"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = LOCAL

SESSION_LIMITS = {"idle": timedelta(hours=3), "whole": timedelta(hours=12)}
REMEMBERED_SESSION_LIMITS = {"idle": timedelta(days=14), "whole": timedelta(days=30)}
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_AGE = 60 * 60 * 12
ACCOUNT_SESSION_COOKIE_AGE = 60 * 60 * 24 * 14
"""What “remember me” means; by it a remembered session is known."""
SESSION_COOKIE_SECURE = not LOCAL
SESSION_COOKIE_NAME = "accord_session" if LOCAL else "__Host-accord_session"
DEVICE_COOKIE_NAME = "accord_device" if LOCAL else "__Host-accord_device"
CSRF_COOKIE_SECURE = not LOCAL
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_NAME = "accord_csrf" if LOCAL else "__Host-accord_csrf"
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[SITE_URL])
LANGUAGE_COOKIE_HTTPONLY = True

# --- Browser ------------------------------------------------------------------------------------------------------

SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", not LOCAL)
SECURE_REDIRECT_EXEMPT = [r"^livez$", r"^readyz$", r"^metrics$"]
SECURE_PROXY_SSL_HEADER = None if LOCAL else ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 0 if LOCAL else 60 * 60 * 24 * 365
SECURE_HSTS_INCLUDE_SUBDOMAINS = not LOCAL
SECURE_HSTS_PRELOAD = not LOCAL
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "manifest-src": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

# --- Files --------------------------------------------------------------------------------------------------------

MEDIA_ROOT = Path(env.str("MEDIA_ROOT", str(VAR / "media")))
STATIC_URL = "/static/"
STATIC_ROOT = Path(env.str("STATIC_ROOT", str(BASE_DIR / "staticfiles")))
STATICFILES_DIRS = [BASE_DIR / "static"]
NODE_ROOT = BASE_DIR / "node_modules"
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "core.assets.NodeAssetsFinder",
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "core.assets.HashedStorage"},
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
LARGEST_UPLOAD = 50 * 1024 * 1024
MOST_BYTES_OF_FILES = env.int("MOST_BYTES_OF_FILES", 5 * 1024**3)
FILE_UPLOAD_HANDLERS = [
    "core.uploads.Bounded",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

# --- Languages, times ---------------------------------------------------------------------------------------------

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("zh-hans", _("Simplified Chinese"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_TZ = True
TIME_ZONE = "UTC"

# --- Mail ---------------------------------------------------------------------------------------------------------

if LOCAL and not env.str("EMAIL_URL", ""):
    EMAIL_BACKEND = "core.mailbox.FileBackend"
else:
    vars().update(env.email("EMAIL_URL"))
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", "Accord <accord@localhost>" if LOCAL else env.NOTSET)
SERVER_EMAIL = DEFAULT_FROM_EMAIL
EMAIL_TIMEOUT = 20
MAILBOX = VAR / "mail"

# --- API ----------------------------------------------------------------------------------------------------------

API_LIMITS = {"program": 600, "organization": 6000}
"""Requests a minute of one token or person, and of everybody in an organization together."""
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "members.bearer.BearerTokenAuthentication",
        "rest_framework.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["tenancy.programs.AsksPermission"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": [
        "tenancy.rest.parsing.SoundJSON",
        "rest_framework.parsers.MultiPartParser",
    ],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "EXCEPTION_HANDLER": "tenancy.rest.problems.problem",
    "URL_FORMAT_OVERRIDE": None,
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Accord",
    "DESCRIPTION": "The same verbs as on the pages, under the same permissions, inside one organization.",
    "VERSION": "1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "SERVE_PERMISSIONS": ["tenancy.programs.AsksPermission"],
    "COMPONENT_SPLIT_REQUEST": True,
    "OAS_VERSION": "3.1.1",
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "tenancy.rest.schema.tell_conventions",
    ],
}

# --- What whoever runs it reads -----------------------------------------------------------------------------------

METRICS_TOKEN = env.str("METRICS_TOKEN", "")
LOG_FORMAT = env.str("LOG_FORMAT", "line" if LOCAL else "json")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"whose": {"()": "tenancy.logs.Whose"}},
    "formatters": {
        "line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"},
        "json": {
            "()": "pythonjsonlogger.json.JsonFormatter",
            "format": "{asctime} {levelname} {name} {organization} {request_id} {task_id} {message}",
            "style": "{",
            "rename_fields": {"asctime": "time", "levelname": "level", "name": "logger"},
            "json_ensure_ascii": False,
        },
    },
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": LOG_FORMAT, "filters": ["whose"]}
    },
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", "INFO")},
}
sentry.start(env.str("SENTRY_DSN", ""), release=env.str("RELEASE", ""))
