"""The programs Accord is made of: the same words here, in the image and in docker-compose.yml."""

WEB = (
    "gunicorn", "config.wsgi:application", "--config", "python:config.gunicorn",
    "--worker-class", "config.web.PoliteWorker", "--workers", "2", "--threads", "4",
    "--no-control-socket", "--max-requests", "5000", "--max-requests-jitter", "500",
    "--graceful-timeout", "20",
)  # fmt: skip
WORKER = ("celery", "-A", "config", "worker", "--concurrency", "2", "--loglevel", "INFO")
BEAT = ("celery", "-A", "config", "beat", "--loglevel", "INFO")
MIGRATE = ("launch", "migrate")
# What nobody is served: maps of minified code, and the pages of libraries that we do not use.
COLLECT = (
    "collectstatic",
    "--no-input",
    "--ignore",
    "*.map",
    "--ignore",
    "redoc",
    "--ignore",
    "rest_framework",
)


def web(bind: str) -> list[str]:
    return [*WEB, "--bind", bind]


def beat(schedule: str) -> list[str]:
    return [*BEAT, "--schedule", schedule]
