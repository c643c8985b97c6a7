"""The strings that are marked for translation, found without the gettext tools, and the catalogue they are kept in."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.template.base import Node
from django.template.loader import get_template
from django.templatetags.i18n import BlockTranslateNode, TranslateNode
from django.utils.translation import trim_whitespace

LOCALE = "zh_Hans"
IN_EXPRESSIONS = re.compile(r"""_\(\s*(?:"([^"]+)"|'([^']+)')\s*\)""")
KEYWORDS: dict[str, Any] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
}
NOT_OURS = {".venv", "node_modules", "staticfiles", "tests", "var", "launch"}
Message = str | tuple[str, ...]


def gather() -> Catalog:
    """Every marked string of Python code and templates, with the files it is in."""
    found = Catalog(locale=LOCALE, project="Accord", charset="utf-8")
    for place, message in (*in_python(), *in_templates()):
        found.add(message, locations=[(place, 0)], flags=[])
    return found


def in_python() -> Iterator[tuple[str, Message]]:
    folders = [path for path in settings.BASE_DIR.iterdir() if path.is_dir() and path.name not in NOT_OURS]
    for folder in sorted(folders):
        for name, _line, message, _comments, _context in extract_from_dir(folder, keywords=KEYWORDS):
            yield f"{folder.name}/{name}", message if isinstance(message, str) else tuple(message)


def in_templates() -> Iterator[tuple[str, Message]]:
    root = settings.BASE_DIR / "templates"
    for path in sorted([*root.rglob("*.html"), *root.rglob("*.txt")]):
        name = path.relative_to(root).as_posix()
        for message in in_template(name, path.read_text()):
            yield f"templates/{name}", message


def in_template(name: str, source: str) -> Iterator[Message]:
    for double, single in IN_EXPRESSIONS.findall(source):
        yield double or single
    for node in nodes(get_template(name).template):  # type: ignore[attr-defined]
        if isinstance(node, TranslateNode):
            yield node.filter_expression.var if isinstance(node.filter_expression.var, str) else literal(node)
        elif isinstance(node, BlockTranslateNode):
            yield block(node)


def literal(node: TranslateNode) -> str:
    return str(node.filter_expression.var.literal)


def block(node: BlockTranslateNode) -> Message:
    singular = text_of(node, node.singular)
    return (singular, text_of(node, node.plural)) if node.plural else singular


def text_of(node: BlockTranslateNode, tokens: Any) -> str:
    text, _variables = node.render_token_list(tokens)
    return trim_whitespace(text) if node.trimmed else text


def nodes(template: Any) -> Iterator[Node]:
    """Every node of the template's own source, whatever it is nested in."""
    for node in template.nodelist:
        yield from below(node)


def below(node: Node) -> Iterator[Node]:
    yield node
    for attribute in {*node.child_nodelists, "nodelist", "nodelist_true", "nodelist_false", "nodelist_loop"}:
        for child in getattr(node, attribute, None) or []:
            yield from below(child)
    for _condition, children in getattr(node, "conditions_nodelists", []):
        for child in children:
            yield from below(child)


def catalogue_path() -> Path:
    return settings.BASE_DIR / "locale" / LOCALE / "LC_MESSAGES" / "django.po"


def read() -> Catalog:
    """What has been translated so far."""
    path = catalogue_path()
    if not path.exists():
        return Catalog(locale=LOCALE, project="Accord", charset="utf-8")
    with path.open("rb") as file:
        return read_po(file, locale=LOCALE)


def write(catalogue: Catalog) -> None:
    catalogue_path().parent.mkdir(parents=True, exist_ok=True)
    with catalogue_path().open("wb") as file:
        write_po(
            file,
            catalogue,
            sort_output=True,
            include_lineno=False,
            width=110,
            omit_header=False,
            ignore_obsolete=True,
        )


def compile_catalogue() -> Path:
    """Make the binary catalogue Django reads, if it is older than the text."""
    source, made = catalogue_path(), catalogue_path().with_suffix(".mo")
    if not made.exists() or made.stat().st_mtime < source.stat().st_mtime:
        unfinished = made.with_suffix(".part")
        with unfinished.open("wb") as file:
            write_mo(file, read())
        unfinished.rename(made)
    return made


def untranslated() -> list[str]:
    """Marked strings without a translation."""
    known = read()
    missing = []
    for message in gather():
        entry = known.get(message.id) if message.id else None
        if message.id and (entry is None or not is_translated(entry)):
            missing.append(message.id if isinstance(message.id, str) else message.id[0])
    return missing


def is_translated(message: Any) -> bool:
    return all(message.string) if isinstance(message.string, (tuple, list)) else bool(message.string)
