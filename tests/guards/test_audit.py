"""Whatever changes something is written down: every action records an event, by itself or through another."""

import ast
from collections.abc import Iterator

from tests.guards.test_doors import APPS, ROOT

# Actions that record nothing, each with the reason.
SILENT = {
    "ask_for_link": "anybody may ask, whether there is such a contact or not; what is sent is a mail",
    "end_session": "accounts know no organization: `sessions_ended` is heard by members.signals, which write it down",
    "end_other_sessions": "as end_session",
    "end_every_session": "as end_session",
    "remove_factors": "accounts know no organization: `factors_removed` is heard by members.signals, which write it down",
    "find_sign_in": "anybody may ask, for any address, in no organization yet; what is sent is a mail",
}


def functions() -> Iterator[tuple[str, ast.FunctionDef]]:
    for app in APPS:
        for path in sorted([*app.rglob("actions.py"), *app.rglob("actions/*.py")]):
            for node in ast.walk(ast.parse(path.read_text())):
                if isinstance(node, ast.FunctionDef):
                    yield path.relative_to(ROOT).as_posix(), node


def calls(function: ast.FunctionDef) -> set[str]:
    """The names of the functions it calls."""
    called = {node.func for node in ast.walk(function) if isinstance(node, ast.Call)}
    return {one.id for one in called if isinstance(one, ast.Name)}


def recording() -> set[str]:
    """The functions of the actions that record, directly or through one another."""
    known, grown = {"record"}, True
    called = [(function.name, calls(function)) for _path, function in functions()]
    while grown:
        more = {name for name, names in called if names & known} | known
        grown, known = more != known, more
    return known


def is_action(function: ast.FunctionDef) -> bool:
    asked = {argument.arg for argument in function.args.kwonlyargs}
    return "by" in asked and not function.name.startswith("_")


def test_every_action_records_an_event():
    known = recording()
    silent = {function.name: path for path, function in functions() if is_action(function)}

    assert {name: path for name, path in silent.items() if name not in known | set(SILENT)} == {}
    assert len(silent) > 50


def test_only_what_is_silent_is_excused():
    assert set(SILENT) & recording() == set()
    assert set(SILENT) <= {function.name for _path, function in functions()}
