"""What is wrong with the container files, as far as it can be told without Docker."""

import json
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from compose_spec import PyOptions

from launch import commands
from launch.paths import ROOT

COMPOSE, DOCKERFILE, IGNORE = ROOT / "docker-compose.yml", ROOT / "Dockerfile", ROOT / ".dockerignore"
EXAMPLE = ROOT / "docker" / "env.example"
PYTHON = ["python", "-m"]
COMMANDS = {
    "migrate": [*PYTHON, *commands.MIGRATE],
    "web": [*PYTHON, *commands.web("0.0.0.0:8000")],
    "worker": [*PYTHON, *commands.WORKER],
    "beat": [*PYTHON, *commands.beat("/tmp/beat-schedule")],  # noqa: S108 (the container's own)
}


def complaints() -> Iterator[str]:
    """Each as a sentence; none when all is well."""
    yield from of_compose(COMPOSE.read_text(), EXAMPLE.read_text())
    yield from of_dockerfile(DOCKERFILE)
    yield from of_ignore(IGNORE.read_text())


def of_compose(text: str, example: str) -> Iterator[str]:
    """Against the Compose specification, and against the commands that `make run` uses."""
    try:
        PyOptions(apply_merge=True).from_yaml(filled_in(text))
    except ValueError as error:
        yield f"docker-compose.yml: {error}"
        return
    services = yaml.safe_load(text)["services"]
    for name, command in COMMANDS.items():
        if services[name].get("command", COMMANDS["web"]) != command:
            yield f"docker-compose.yml: {name} does not run what launch.commands says"
    yield from of_safety(services)
    for variable in sorted(set(re.findall(r"\$\{(\w+):\?", text))):
        if f"\n{variable}=" not in example:
            yield f"docker/env.example: {variable} is missing"


def of_safety(services: dict[str, Any]) -> Iterator[str]:
    """Our own services are bound, and every one can be multiplied."""
    for name, service in services.items():
        if "container_name" in service:
            yield f"docker-compose.yml: {name} has a fixed name, so there can be only one"
        if name in COMMANDS and not (service["read_only"] and service["cap_drop"] == ["ALL"]):
            yield f"docker-compose.yml: {name} may write or do more than it needs"


def of_dockerfile(path: Path) -> Iterator[str]:
    text = path.read_text()
    linted = subprocess.run(["hadolint", "--no-color", path], env=tools(), capture_output=True, text=True)
    yield from (linted.stdout + linted.stderr).splitlines()
    if not text.rstrip().endswith(f"CMD {json.dumps(COMMANDS['web'])}"):
        yield "Dockerfile: it does not start what launch.commands says"
    if " ".join(quoted(word) for word in commands.COLLECT) not in text:
        yield "Dockerfile: it does not collect what launch.commands says"
    if not re.search(r"^USER \d+$", text, re.MULTILINE):
        yield "Dockerfile: it runs as root, or as somebody whose number is not known"


def of_ignore(text: str) -> Iterator[str]:
    """Every package of ours goes into the image."""
    for package in sorted(path.parent.name for path in ROOT.glob("*/__init__.py")):
        if package not in {"tests", "benchmarks"} and f"\n!{package}\n" not in text:
            yield f".dockerignore: {package} is left out of the image"


def filled_in(text: str) -> str:
    """Compose's variables as their defaults, or as a word where there is none."""
    return re.sub(r"\$\{\w+(?::-([^}]*)|:\?[^}]*)\}", lambda found: found[1] or "given", text)


def quoted(word: str) -> str:
    return word if shlex.quote(word) == word else f'"{word}"'


def tools() -> dict[str, str]:
    """Where the environment's programs are."""
    return {"PATH": str(Path(sys.executable).parent)}


if __name__ == "__main__":
    said = list(complaints())
    print("\n".join(said))  # noqa: T201 (a program of its own)
    sys.exit(bool(said))
