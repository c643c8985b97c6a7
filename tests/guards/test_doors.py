"""Doors translate and authorise; they never write. Every action has a test."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
APPS = [path.parent for path in sorted(ROOT.glob("*/apps.py"))]
DOORS = (
    "views.py",
    "enter_views.py",
    "export_views.py",
    "plan_views.py",
    "visit_views.py",
    "api.py",
    "admin.py",
    "tasks.py",
)
WRITES = {
    "save", "create", "bulk_create", "bulk_update", "update", "delete", "get_or_create", "update_or_create", "execute",
}  # fmt: skip
# A method of the same name that is not the database's: (file, called on) with the reason.
NOT_WRITES = {
    ("core/doors.py", "kwargs"): "a dict",
}


def doors() -> Iterator[Path]:
    for app in APPS:
        yield from (
            path
            for path in sorted(app.rglob("*.py"))
            if path.name in DOORS and "migrations" not in path.parts
        )


def writes_in(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in WRITES:
            base = ast.unparse(node.func.value)
            if base not in {"super()", "context", "cache"}:
                yield f"{path.relative_to(ROOT)}:{node.lineno} {base}.{node.func.attr}"


def test_no_door_writes():
    assert [write for path in doors() for write in writes_in(path)] == []


def test_there_are_doors_to_look_at():
    assert len(list(doors())) > 20


def actions() -> Iterator[tuple[str, str]]:
    """(app, verb) of every action."""
    for app in APPS:
        for path in [*app.glob("actions.py"), *app.glob("actions/*.py"), *app.glob("msproject/actions.py")]:
            for node in ast.parse(path.read_text()).body:
                if (
                    isinstance(node, ast.FunctionDef)
                    and node.name[0] != "_"
                    and "by" in {argument.arg for argument in node.args.kwonlyargs}
                ):
                    yield app.name, node.name


def test_every_action_has_a_test():
    untested = [
        f"{app}.{verb}"
        for app, verb in actions()
        if not any(f"{verb}(" in path.read_text() for path in (ROOT / "tests" / app).rglob("test_*.py"))
    ]

    assert untested == []


def test_actions_are_where_they_are_looked_for():
    assert len(list(actions())) > 35


def inline_imports() -> Iterator[str]:
    for path in sorted(path for app in APPS for path in app.rglob("*.py") if "migrations" not in path.parts):
        tree = ast.parse(path.read_text())
        for function in ast.walk(tree):
            if isinstance(function, ast.FunctionDef) and function.name != "ready":
                for node in ast.walk(function):
                    if isinstance(node, (ast.Import, ast.ImportFrom)):
                        yield f"{path.relative_to(ROOT)}:{node.lineno}"


def test_imports_stand_at_the_top():
    assert list(inline_imports()) == []


def test_a_scope_is_opened_in_known_places_only():
    known = {
        "tenancy/middleware.py", "tenancy/readonly.py", "tenancy/scope.py", "tenancy/tasks.py",
        "members/actions.py", "cockpit/demo_loader.py", "cockpit/demo_large.py",
        "identity/actions.py", "archives/actions.py", "activity/management/commands/verify_audit.py", "tenancy/streams.py", "members/signals.py", "erasure/actions.py", "erasure/queries.py", "operations/actions.py",
    }  # fmt: skip
    opening = {
        path.relative_to(ROOT).as_posix()
        for app in APPS
        for path in app.rglob("*.py")
        if "scope(" in path.read_text().replace("_scope(", "").replace("in_scope", "")
    }

    assert opening <= known
