"""All settings in one place: the environment is read and checked here and nowhere else."""

import os
from pathlib import Path
from typing import Any

import dj_database_url
from csp.constants import NONCE, NONE, SELF
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = Path(os.environ.get("SIMPUL_DATA_DIR", BASE_DIR / "data"))

# Demo mode is the only one in which demo accounts and the built-in secrets may exist.
DEMO = os.environ.get("SIMPUL_DEMO", "") == "1"
TESTING = "PYTEST_VERSION" in os.environ


def secret(name: str) -> str:
    """The secret `name` of the environment; demo and tests have a fixed one, nothing else has a default."""
    value = os.environ.get(name, "")
    if value:
        return value
    if DEMO or TESTING:
        return f"demo-{name.lower()}-not-for-real-use-0123456789abcdef"
    raise ImproperlyConfigured(f"{name} belum diatur. Isi variabel lingkungan {name} dengan teks acak yang panjang.")


SECRET_KEY = secret("SIMPUL_SECRET_KEY")
# Separate keys, so that one can be changed without the other: encryption of NIK, and its keyed hash.
NIK_KEY = secret("SIMPUL_NIK_KEY")
NIK_HASH_KEY = secret("SIMPUL_NIK_HASH_KEY")
# Opens rescue files of phones (docs/adr/0055); phones keep its public half, so it is never changed lightly.
RESCUE_KEY = secret("SIMPUL_RESCUE_KEY")
# Seals the private keys that sign certificates; changed, no further certificate is signed until a new key is made.
CERTIFICATE_KEY = secret("SIMPUL_CERTIFICATE_KEY")

DEBUG = False
ALLOWED_HOSTS = os.environ.get("SIMPUL_HOSTS", "127.0.0.1,localhost,[::1]").split(",")
CSRF_TRUSTED_ORIGINS = [o for o in os.environ.get("SIMPUL_ORIGINS", "").split(",") if o]
# Addresses of the proxies in front of this server, whose word about the caller's address is believed.
PROXIES = os.environ.get("SIMPUL_PROXIES", "127.0.0.1").split(",")
# Behind TLS in every real place; a demo on this machine's own address has none.
HTTPS = os.environ.get("SIMPUL_HTTPS", "0" if DEMO or TESTING else "1") == "1"

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "axes",
    "csp",
    "simpul.audit",
    "simpul.places",
    "simpul.ordinances",
    "simpul.maps",
    "simpul.people",
    "simpul.papers",
    "simpul.library",
    "simpul.registry",
    "simpul.eligibility",
    "simpul.offices",
    "simpul.heads",
    "simpul.upkeep",
    "simpul.accounts",
    "simpul.dossiers",
    "simpul.checks",
    "simpul.phones",
    "simpul.photos",
    "simpul.facts",
    "simpul.services",
    "simpul.lifecycle",
    "simpul.tally",
    "simpul.reports",
    "simpul.plans",
    "simpul.readiness",
    "simpul.incentives",
    "simpul.budgets",
    "simpul.training",
    "simpul.arrangements",
    "simpul.participants",
    "simpul.attendance",
    "simpul.exams",
    "simpul.competence",
    "simpul.certificates",
    "simpul.meetings",
    "simpul.decisions",
    "simpul.socialisation",
    "simpul.assessments",
    "simpul.coaching",
    "simpul.duplicates",
    "simpul.intake",
    "simpul.imports",
    "simpul.sync",
    "simpul.web",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "simpul.web.sessions.SessionAgeMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "simpul.web.middleware.ActorMiddleware",
    "simpul.web.middleware.RefusalMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
# Doors do not know each other: the command line finds the API it describes here.
OPEN_API = "simpul.api.urls.api"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "simpul.web.context.page",
            ],
        },
    }
]


def database(url: str) -> dict[str, Any]:
    """Django's description of the database behind `url`, with what each engine needs to be safe."""
    settings: dict[str, Any] = dict(dj_database_url.parse(url, conn_max_age=600, conn_health_checks=True))
    if settings["ENGINE"].endswith("sqlite3"):
        settings["CONN_MAX_AGE"] = None
        settings["OPTIONS"] = {
            # One writer at a time, taken at the start: a transaction never fails half-way for want of the lock.
            "transaction_mode": "IMMEDIATE",
            "timeout": 30,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-65536;"
            "PRAGMA foreign_keys=ON;",
        }
    if test_name := os.environ.get("SIMPUL_TEST_DB"):
        settings["TEST"] = {"NAME": test_name}
    return settings


DATABASE_URL = os.environ.get("DATABASE_URL") or f"sqlite:///{DATA_DIR / 'simpul.sqlite3'}"
DATABASES = {"default": database(DATABASE_URL)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "simpul.accounts.queries.Backend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "login"
SESSION_COOKIE_AGE = 60 * 60 * 12
SESSION_SAVE_EVERY_REQUEST = False
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31536000 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF, NONCE],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "form-action": [SELF],
    }
}

# Five wrong passwords for one name from one address wait fifteen minutes.
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_USERNAME_CALLABLE = "simpul.accounts.queries.login_name_of"
AXES_LOCKOUT_TEMPLATE = "web/locked.html"
AXES_ENABLED = True

LANGUAGE_CODE = "id"
LANGUAGES = [("id", "Bahasa Indonesia")]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
TIME_ZONE = "UTC"
USE_TZ = True
USE_THOUSAND_SEPARATOR = True

STATIC_URL = "/static/"
# Only where collectstatic is used; else the files are served from where they lie (and whitenoise would warn).
STATIC_ROOT = BASE_DIR / "staticfiles" if (BASE_DIR / "staticfiles").is_dir() else None
WHITENOISE_USE_FINDERS = True
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedStaticFilesStorage"},
}
MEDIA_ROOT = DATA_DIR / "media"
PHOTO_DIR = DATA_DIR / "photos"
PAPER_DIR = DATA_DIR / "papers"
CERTIFICATE_DIR = DATA_DIR / "certificates"
DATA_UPLOAD_MAX_MEMORY_SIZE = 8 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000

# The areas of the country, as the package of stored areas brings them: provinces.csv, regencies.csv, ...
AREA_DATA = Path(os.environ.get("SIMPUL_AREA_DATA") or BASE_DIR / "client/node_modules/idn-area-data/data")

# A directory with more services and indicators, merged into the catalogue that comes with Simpul.
CATALOGUE_DIR = os.environ.get("SIMPUL_CATALOGUE_DIR", "")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"simpul": {"level": "INFO"}, "axes": {"level": "ERROR"}},
}
