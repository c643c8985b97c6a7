"""Many numbers in few words: `1-5,7`."""

from collections.abc import Iterable, Iterator
from itertools import groupby


def numbers_told(numbers: Iterable[int]) -> str:
    """{1, 2, 3, 7} as `1-3,7`."""
    runs = groupby(enumerate(sorted(set(numbers))), key=lambda pair: pair[1] - pair[0])
    return ",".join(_run([number for _, number in run]) for _, run in runs)


def numbers_in(told: str) -> Iterator[int]:
    """What `numbers_told` told."""
    for run in filter(None, told.split(",")):
        first, _, last = run.partition("-")
        yield from range(int(first), int(last or first) + 1)


def _run(numbers: list[int]) -> str:
    return str(numbers[0]) if len(numbers) == 1 else f"{numbers[0]}-{numbers[-1]}"
