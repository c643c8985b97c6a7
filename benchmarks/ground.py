"""A whole Accord with the large demonstration, on servers that are gone afterwards."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

import django

from launch import roles, static_files
from launch.site import Site
from launch.steps import manage
from launch.supervisor import Supervisor
from launch.throwaway import Run, Servers, wait_for_template

NAME = "bench"


@contextmanager
def ground() -> Iterator[tuple[Site, int]]:
    """The site and the process of its web server, as `make run` starts it; this process is set up for its database."""
    run = Run.begin()
    supervisor = Supervisor(logs=run.home)
    try:
        site = furnish()
        web = site.parts()[0]
        supervisor.start(web)
        os.environ.update(site.environment)
        django.setup()
        yield site, supervisor.running[0].process.pid
    finally:
        supervisor.stop()
        run.end()


def furnish() -> Site:
    """A database with the large demonstration and fresh statistics, and the static files."""
    wait_for_template()
    servers = Servers.here()
    servers.clone(NAME)
    site = servers.site(NAME, number=1)
    static_files.collect(site, logs=servers.home)
    manage(
        "demo --large",
        environment=site.environment,
        name="demo",
        failed="The demonstration could not be loaded",
        logs=servers.home,
    )
    with roles.connected(servers.owner(NAME)) as database:
        roles.run(database, "VACUUM ANALYZE")
    return site
