"""When something happened, then what: apps above register here, apps below need not know."""

from collections import defaultdict
from collections.abc import Callable

from activity.models import Event

Reaction = Callable[[Event], None]
_reactions: dict[str, list[Reaction]] = defaultdict(list)


def on(*kinds: str) -> Callable[[Reaction], Reaction]:
    """Run the function after an event of these kinds; it may run twice, so it must not mind."""

    def listen(reaction: Reaction) -> Reaction:
        for kind in kinds:
            _reactions[kind].append(reaction)
        return reaction

    return listen


def reactions_to(kind: str) -> list[Reaction]:
    return _reactions.get(kind, [])


def all_reactions() -> dict[str, list[Reaction]]:
    return dict(_reactions)
