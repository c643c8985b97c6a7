"""Several management commands in one process; only the last one's words go to standard output."""

import os
import shlex
import sys

import django
from django.core.management import call_command


def main(lines: list[str]) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    for line in lines[:-1]:
        call_command(*shlex.split(line), stdout=sys.stderr)
    call_command(*shlex.split(lines[-1]))


if __name__ == "__main__":
    main(sys.argv[1:])
