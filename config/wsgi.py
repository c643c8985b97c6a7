"""The door gunicorn opens; it refuses to open for a database role that could look over the fence."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

application = get_wsgi_application()

from django.core.exceptions import ImproperlyConfigured  # noqa: E402

from tenancy.locks import faults  # noqa: E402  (needs the apps)

if found := faults():
    raise ImproperlyConfigured(f"DATABASE_URL is refused: {'; '.join(found)}.")
