"""What `make` calls: `python -m launch run | test | check | prepare | migrate | clean`."""

import sys

if sys.version_info < (3, 11):
    sys.exit("Accord needs Python 3.11 or newer: install one and say `make PYTHON=/path/to/python3`.")

import os

from launch import environment
from launch.paths import VENV, VENV_PYTHON
from launch.trouble import Trouble


def main(verb: str, *rest: str) -> None:
    if verb in BEFORE_THE_ENVIRONMENT:
        return BEFORE_THE_ENVIRONMENT[verb](*rest)
    if sys.prefix != str(VENV):
        environment.ensure()
        os.execv(VENV_PYTHON, [str(VENV_PYTHON), "-m", "launch", verb, *rest])
    inside(verb, *rest)


def inside(verb: str, *rest: str) -> None:
    """What needs the environment's packages."""
    from launch.up import up

    {"run": up, "prepare": lambda: None}[verb](*rest)


BEFORE_THE_ENVIRONMENT = {}

if __name__ == "__main__":
    try:
        main(*sys.argv[1:])
    except Trouble as trouble:
        sys.exit(f"\n{trouble}")
    except KeyboardInterrupt:
        sys.exit("\nStopped.")
