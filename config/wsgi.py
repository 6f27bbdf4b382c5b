"""The WSGI application that granian serves."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
application = get_wsgi_application()

if os.environ.get("SIMPUL_WORKER_INSIDE") == "1":
    # A small place runs web server and worker as one process (`simpul serve --with-worker`).
    from simpul.jobs.worker import start_in_background

    start_in_background()
