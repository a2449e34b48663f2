"""The Celery application: tasks take an id and call one service."""

import os
import warnings

from celery import Celery
from celery.exceptions import SecurityWarning

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

# It warns of root because of pickled messages; ours are JSON, and they come from our own password-guarded Redis.
warnings.filterwarnings("ignore", category=SecurityWarning)

app = Celery("litmashup")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()

from config import worker  # noqa: E402,F401  (it listens to the worker's signals)
