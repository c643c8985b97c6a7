"""The file as elements, one row at a time, so that a big plan needs little memory."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from lxml import etree

from integrations.msproject import gate, problems

MOST_ELEMENTS = 2_000_000
SECTION, ROW = 2, 3
SAFE = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False,
        "remove_comments": True, "remove_pis": True}  # fmt: skip


def rows(content: bytes) -> Iterator[tuple[str, Any]]:
    """(section, element) for each row such as ("Tasks", <Task>), and ("", element) for what the project itself says."""
    try:
        yield from _rows(etree.iterparse(BytesIO(content), events=("start", "end"), **SAFE))
    except etree.XMLSyntaxError as trouble:
        raise problems.Malformed(line=trouble.lineno or 1) from trouble


def _rows(events: Any) -> Iterator[tuple[str, Any]]:
    depth = elements = 0
    for event, element in events:
        if event == "start":
            depth, elements = depth + 1, elements + 1
            _check(element, depth, elements)
            continue
        if depth == ROW:
            yield name_of(element.getparent()), element
            _forget(element)
        elif depth == SECTION:
            yield "", element
            _forget(element)
        depth -= 1


def _check(element: Any, depth: int, elements: int) -> None:
    if depth == 1 and element.getroottree().docinfo.doctype:
        raise problems.HasDoctype
    if elements > MOST_ELEMENTS:
        raise problems.TooBig(limit=gate.LIMIT_TEXT)


def _forget(element: Any) -> None:
    """Give the memory of the element and of those before it back."""
    element.clear()
    parent = element.getparent()
    while parent[0] is not element:
        del parent[0]


def name_of(element: Any) -> str:
    """The name without its namespace."""
    return element.tag.rpartition("}")[2]


def children(element: Any, *path: str) -> list[Any]:
    """The elements at the path of names under the element."""
    found = [element]
    for name in path:
        found = [child for parent in found for child in parent if name_of(child) == name]
    return found
