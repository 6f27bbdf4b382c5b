"""The WSGI application that granian serves."""

import gc
import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.urls import reverse
from granian.utils.proxies import wrap_wsgi_with_proxy_headers

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
# Behind a proxy all callers share its address: throttles must count the one that it tells.
application = wrap_wsgi_with_proxy_headers(get_wsgi_application(), settings.PROXIES)

# All views are loaded before the first visitor comes. What was loaded stays: the collector of garbage, which looked at
# all of it while somebody waited (half of the time of a page that counts two thousand people), looks past it.
reverse("home")
gc.collect()
gc.freeze()

if os.environ.get("SIMPUL_WORKER_INSIDE") == "1":
    # A small place runs web server and worker as one process (`simpul serve --with-worker`).
    from simpul.jobs.worker import start_in_background

    start_in_background()
