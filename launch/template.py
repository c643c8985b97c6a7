"""Builds the database that tests are cloned from; it gets its name when it is whole."""

import os
import traceback

import django
from django.core.management import call_command
from django.db import connections
from psycopg2 import sql

from launch import roles
from launch.throwaway import Servers


def main() -> None:
    servers = Servers.here()
    try:
        build(servers)
    except BaseException:
        traceback.print_exc()
        (servers.home / "building.failed").touch()


def build(servers: Servers) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    call_command("compile_translations")
    call_command("migrate", interactive=False, verbosity=0)
    publish(servers)


def publish(servers: Servers) -> None:
    connections.close_all()
    with roles.connected(servers.admin) as server:
        roles.run(
            server,
            sql.SQL("ALTER DATABASE {} RENAME TO {}").format(
                sql.Identifier(f"{servers.prefix}building"), sql.Identifier(servers.template)
            ),
        )


if __name__ == "__main__":
    main()
