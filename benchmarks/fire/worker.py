"""The Celery application as the fire runs it: the product's, with short waits, a wrong clock and perhaps a planted mistake."""

import importlib

import django

from config.celery import app

__all__ = ["app"]

django.setup()
importlib.import_module("benchmarks.fire.hooks").prepare(app)
