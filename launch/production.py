"""The first step of a release: roles, then tables."""

import os
import sys

from launch.dsn import Dsn
from launch.roles import APP, OWNER, prepare_database
from launch.trouble import Trouble


def migrate() -> None:
    """Become `manage.py migrate` as the owner; before that make the roles, if an administrator is named."""
    owner, app = address("DATABASE_OWNER_URL"), address("DATABASE_URL")
    if (owner.user, app.user) != (OWNER, APP):
        raise Trouble(f"DATABASE_OWNER_URL must sign in as {OWNER}, and DATABASE_URL as {APP}.")
    if "DATABASE_ADMIN_URL" in os.environ:
        admin = address("DATABASE_ADMIN_URL")
        prepare_database(admin, name=app.name, owner_password=owner.password, app_password=app.password)
    migrating = {**os.environ, "DATABASE_URL": str(owner)}
    os.execve(sys.executable, [sys.executable, "manage.py", "migrate", "--no-input"], migrating)  # noqa: S606


def address(name: str) -> Dsn:
    if not (given := os.environ.get(name)):
        raise Trouble(f"{name} is missing: name the database as postgres://user:password@host:5432/name.")
    return Dsn.parse(given)
