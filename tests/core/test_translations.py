"""The catalogue."""

import re

from core.translations import gather, read


def test_placeholders_survive_translation():
    holes = re.compile(r"%\((\w+)\)s")
    known = read()
    odd = []
    for message in gather():
        entry = known.get(message.id) if message.id else None
        if entry is None:
            continue
        sources = message.id if isinstance(message.id, tuple) else (message.id,)
        targets = entry.string if isinstance(entry.string, (tuple, list)) else (entry.string,)
        allowed = set().union(*(holes.findall(str(source)) for source in sources))
        odd += [target for target in targets if not set(holes.findall(str(target))) <= allowed]

    assert odd == []
