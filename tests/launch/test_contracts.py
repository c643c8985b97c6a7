"""The import contracts speak of every app there is."""

import tomllib

from launch.paths import ROOT


def test_every_app_has_its_line_in_the_order():
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    order = next(contract for contract in settings["contracts"] if contract["id"] == "order")
    named = {name for line in order["layers"] for name in line.split(" | ")}
    packages = {path.parent.name for path in ROOT.glob("*/__init__.py")}
    assert named | {"launch", "tests", "benchmarks"} == packages
    assert named | {"launch"} == set(settings["root_packages"])
