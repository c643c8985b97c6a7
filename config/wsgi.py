"""The door gunicorn opens; it refuses to open for a database role that could look over the fence."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

application = get_wsgi_application()

from tenancy.locks import verify_role  # noqa: E402  (needs the apps)

verify_role()
