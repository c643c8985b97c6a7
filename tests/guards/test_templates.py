"""Templates: reachable, translated, and without inline script or style."""

import re
from pathlib import Path

import pytest

from core.assets import icon_file
from core.translations import untranslated

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = ROOT / "templates"
PAGES = sorted(path for path in TEMPLATES.rglob("*") if path.suffix in {".html", ".txt"})
INLINE = re.compile(
    r"""\sstyle\s*=|\son[a-z]+\s*=\s*["']|<style|<script(?![^>]*\ssrc=)|javascript:""", re.IGNORECASE
)
# Found by name: Django's error pages and what allauth looks for.
BY_NAME = ("admin/", "drf_spectacular/", "403.html", "404.html", "500.html", "account/", "allauth/", "mfa/")
ELSEWHERE = re.compile(r"""["'](?P<name>[\w/.-]+\.(?:html|txt))""")


def sources() -> str:
    code = [
        path for path in ROOT.glob("*/**/*.py") if ".venv" not in path.parts and "tests" not in path.parts
    ]
    return "\n".join(path.read_text() for path in [*code, *PAGES])


def test_templates_carry_no_inline_script_or_style():
    found = [
        f"{path.relative_to(TEMPLATES)}: {match[0].strip()}"
        for path in PAGES
        for match in INLINE.finditer(path.read_text())
    ]

    assert found == []


def test_every_template_is_reachable():
    named = {match["name"] for match in ELSEWHERE.finditer(sources())}
    writers = "\n".join(path.read_text() for path in ROOT.glob("*/texts*.py"))
    letters = set(re.findall(r"""["'](\w+)["']""", writers))
    reached = named | {f"mail/{letter}.{kind}" for letter in letters for kind in ("html", "txt")}
    names = [path.relative_to(TEMPLATES).as_posix() for path in PAGES]

    assert [name for name in names if name not in reached and not name.startswith(BY_NAME)] == []


def test_every_partial_is_reachable():
    text = sources()
    partials = [
        f"{path.relative_to(TEMPLATES)}#{name}"
        for path in PAGES
        for name in re.findall(r"{% partialdef (\w+)(?! inline)[^i]*%}", path.read_text())
    ]
    lost = [
        one
        for one in partials
        if f"#{one.split('#')[1]}" not in text and f"{{% partial {one.split('#')[1]} %}}" not in text
    ]

    assert lost == []


def test_every_marked_string_is_translated():
    assert untranslated() == []


def test_every_icon_exists():
    named = {
        name for path in PAGES for name in re.findall(r"""{% icon ["']([\w-]+)["'] %}""", path.read_text())
    }
    named |= {name for path in PAGES for name in re.findall(r"""icon=["']([\w-]+)["']""", path.read_text())}

    assert [name for name in sorted(named) if not icon_file(name).exists()] == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_htmx_repeats_a_working_address(path):
    """What htmx asks for can be had without it: the same element or its form has an href or an action."""
    lost = [
        tag
        for tag in re.findall(r"<[a-z]+\s[^<>]*hx-(?:get|post)=[^<>]*>", path.read_text())
        if not re.search(r"\s(?:href|action)=", tag)
        and "plan-more" not in tag
        and 'hx-trigger="every' not in tag
    ]

    assert lost == []


def test_what_a_block_asks_it_asks_itself():
    """A variable set in one block is unknown in the next, and a template would say nothing."""
    blocks = re.compile(r"{% block (\w+) %}(.*?){% endblock(?: \w+)? %}", re.DOTALL)
    forgotten = [
        f"{path.name}#{name}: {variable}"
        for path in PAGES
        for name, body in blocks.findall(path.read_text())
        for variable in set(re.findall(r"\bmay_\w+", body)) - set(re.findall(r"as (may_\w+)", body))
    ]

    assert forgotten == []
