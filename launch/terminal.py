"""What the person sees while things start."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

WIDTH = 46


def say(text: str = "") -> None:
    print(text, flush=True)


def styled(text: str, code: str) -> str:
    return f"\033[{code}m{text}\033[0m" if sys.stdout.isatty() else text


def bold(text: str) -> str:
    return styled(text, "1")


def faint(text: str) -> str:
    return styled(text, "2")


class Failed(Exception):
    """A step came to its end, and the answer is no."""


@contextmanager
def step(title: str) -> Iterator[None]:
    """A line that is completed with the time it took."""
    began = time.monotonic()
    print(f"  {title} {faint('.' * (WIDTH - len(title)))} ", end="", flush=True)
    try:
        yield
    except Failed:
        print(styled("failed", "31"), flush=True)
        raise
    except BaseException:
        print(styled("stopped", "31"), flush=True)
        raise
    print(faint(f"{time.monotonic() - began:5.1f} s"), flush=True)
