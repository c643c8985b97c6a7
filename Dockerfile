# One image: the web, the workers, the beat and the first step of a release are the same files with another command.

FROM node:24-slim AS assets
WORKDIR /build
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund

FROM python:3.13-slim AS packages
COPY requirements/production.txt /build/
RUN python -m venv /opt/accord \
    && /opt/accord/bin/pip install --no-cache-dir --disable-pip-version-check \
        --require-hashes --only-binary :all: -r /build/production.txt

FROM python:3.13-slim
ENV PATH=/opt/accord/bin:$PATH \
    DJANGO_SETTINGS_MODULE=config.settings \
    PYTHONUNBUFFERED=1
# /var/lib/accord is where attached files are kept: a volume takes over whose it is.
RUN useradd --system --uid 10001 --home-dir /srv/accord --no-create-home --shell /usr/sbin/nologin accord \
    && install --directory --owner 10001 /var/lib/accord
WORKDIR /srv/accord
COPY --from=packages /opt/accord /opt/accord
COPY --from=assets /build/node_modules node_modules
COPY . .
# The values are only there to read the settings with; none of them stays in the image.
RUN export ACCORD_LOCAL=1 SECRET_KEY=building REDIS_URL=redis://nowhere DATABASE_URL=postgres://nobody@nowhere/nothing \
    && python -m compileall -q . \
    && python manage.py compile_translations \
    && python manage.py collectstatic --no-input --ignore "*.map" --ignore redoc --ignore rest_framework
USER 10001
EXPOSE 8000
HEALTHCHECK --interval=15s --timeout=10s --start-period=30s --retries=3 CMD ["python", "-m", "launch.healthy", "web"]
CMD ["python", "-m", "gunicorn", "config.wsgi:application", "--config", "python:config.gunicorn", "--worker-class", "config.web.PoliteWorker", "--workers", "2", "--threads", "4", "--no-control-socket", "--max-requests", "5000", "--max-requests-jitter", "500", "--graceful-timeout", "20", "--bind", "0.0.0.0:8000"]
