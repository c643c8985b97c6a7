from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def planted() -> Iterator[None]:
    yield
