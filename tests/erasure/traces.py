"""What is left of somebody: in the database to the byte, in the cache and in the mailbox."""

import subprocess
from collections.abc import Iterable
from pathlib import Path

import redis
from django.apps import apps
from django.conf import settings
from django.contrib.sessions.models import Session

from launch import roles
from launch.binaries import postgres_binaries
from launch.throwaway import Servers
from tenancy.models import Owned
from tests.databases import worker


def dump() -> str:
    """The whole database, by pg_dump, as its owner."""
    command = [str(postgres_binaries() / "pg_dump"), "--dbname", str(Servers.here().owner(worker()))]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def cached() -> str:
    """Every key of the cache and broker with its value, as Valkey dumps them."""
    server = redis.Redis.from_url(settings.REDIS_URL)
    return repr([(key, server.dump(key)) for key in server.scan_iter()])


def letters(folder: Path) -> str:
    return "\n".join(path.read_text() for path in folder.glob("*"))


def traces(words: Iterable[str], folder: Path) -> list[str]:
    """The words that are still somewhere."""
    sessions = repr([session.get_decoded() for session in Session.objects.all()])
    everything = (dump() + cached() + letters(folder) + sessions).lower()
    spelled = {word: {word.lower(), escaped(word), word.encode().hex()} for word in words}
    return [word for word, spellings in spelled.items() if any(one in everything for one in spellings)]


def escaped(word: str) -> str:
    return word.encode("unicode_escape").decode().lower()


def checksums(organization: int) -> dict[str, str]:
    """{table: the MD5 of all rows of the organization}."""
    tables = sorted(model._meta.db_table for model in apps.get_models() if issubclass(model, Owned))
    found = {}
    with roles.connected(Servers.here().owner(worker())) as database, database.cursor() as cursor:
        for table in tables:
            rows = f"SELECT t::text FROM {table} t WHERE organization_id = %s ORDER BY id"
            cursor.execute(f"SELECT md5(string_agg(t, '') ) FROM ({rows}) x(t)", [organization])
            ((found[table],),) = cursor.fetchall()
    return found
