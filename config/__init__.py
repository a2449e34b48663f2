"""Wires the house: settings, URLs, ASGI, Celery and the child services."""

from config.celery import app as celery_app

__all__ = ["celery_app"]
