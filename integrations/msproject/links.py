"""Links that hold: both ends there, none twice, none in a circle."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

from integrations.msproject.losses import Losses, Lost
from integrations.msproject.plan import PlanLink


def sound(links: Iterable[PlanLink], names: dict[int, str], losses: Losses) -> tuple[PlanLink, ...]:
    """The links between tasks that are there (`names` by number), each once per kind, without those that close a circle."""
    once: dict[tuple[int, int, str], PlanLink] = {}
    for link in links:
        key = (link.predecessor, link.successor, link.kind)
        if link.predecessor not in names or link.successor not in names:
            losses.add(Lost.LOOSE_LINKS, names.get(link.successor, ""))
        elif key in once:
            losses.add(Lost.DOUBLED_LINKS, names[link.successor])
        else:
            once[key] = link
    closing = set(closing_links(once.values()))
    for link in closing:
        losses.add(Lost.CIRCULAR_LINKS, f"{names[link.predecessor]} → {names[link.successor]}")
    return tuple(link for link in once.values() if link not in closing)


def closing_links(links: Collection[PlanLink]) -> Iterator[PlanLink]:
    """The links that lead back to a task on the way to them: without these no circle is left (depth-first search)."""
    leaving: dict[int, list[PlanLink]] = defaultdict(list)
    for link in links:
        leaving[link.predecessor].append(link)
    finished: set[int] = set()
    for beginning in list(leaving):
        if beginning not in finished:
            yield from _walk(beginning, leaving, finished)


def _walk(beginning: int, leaving: dict[int, list[PlanLink]], finished: set[int]) -> Iterator[PlanLink]:
    path, on_path = [(beginning, iter(leaving[beginning]))], {beginning}
    while path:
        task, onward = path[-1]
        link = next(onward, None)
        if link is None:
            path.pop()
            on_path.discard(task)
            finished.add(task)
        elif link.successor in on_path:
            yield link
        elif link.successor not in finished:
            path.append((link.successor, iter(leaving.get(link.successor, ()))))
            on_path.add(link.successor)
