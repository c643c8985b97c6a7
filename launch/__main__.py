"""What `make` calls: `python -m launch run`, and the other verbs below."""

import sys

if sys.version_info < (3, 11):
    sys.exit("Accord needs Python 3.11 or newer: install one and say `make PYTHON=/path/to/python3`.")

import importlib
import os

from launch import environment
from launch.paths import VENV, VENV_PYTHON
from launch.trouble import Trouble, of_machine

VERBS = {
    "run": "launch.up:up",
    "test": "launch.testing:test",
    "check": "launch.checks:check",
    "prepare": "launch.up:prepare",
    "migrate": "launch.production:migrate",
    "backup": "launch.backup:backup",
    "restore": "launch.restore:restore",
    "clean": "launch.tidy:clean",
}
WITHOUT_ENVIRONMENT = {"clean", "migrate"}


def main(verb: str, *rest: str) -> None:
    """Do what the verb says, inside the project's environment."""
    if verb not in WITHOUT_ENVIRONMENT and sys.prefix != str(VENV):
        environment.ensure()
        os.execv(VENV_PYTHON, [str(VENV_PYTHON), "-m", "launch", verb, *rest])
    module, _, function = VERBS[verb].partition(":")
    getattr(importlib.import_module(module), function)(*rest)


if __name__ == "__main__":
    try:
        main(*sys.argv[1:])
    except Trouble as trouble:
        sys.exit(f"\n{trouble}")
    except OSError as error:
        if not (told := of_machine(error)):
            raise
        sys.exit(f"\n{told}")
    except KeyboardInterrupt:
        sys.exit("\nStopped.")
