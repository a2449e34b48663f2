"""The Celery application: tasks take an id and call one service."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

app = Celery("litmashup")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
