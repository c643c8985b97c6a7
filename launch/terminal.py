"""What the person sees while things start."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

WIDTH = 46


def say(text: str = "", *, end: str = "\n") -> None:
    """Tell, if anybody listens still: a closed terminal is no reason to stop badly."""
    try:
        print(text, end=end, flush=True)
    except OSError:
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115 (until the end)


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
    say(f"  {title} {faint('.' * (WIDTH - len(title)))} ", end="")
    try:
        yield
    except Failed:
        say(styled("failed", "31"))
        raise
    except BaseException:
        say(styled("stopped", "31"))
        raise
    say(faint(f"{time.monotonic() - began:5.1f} s"))
