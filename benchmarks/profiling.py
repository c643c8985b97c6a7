"""Where a page's time goes: `python -m benchmarks.profiling "Gantt of 500"`, in CPU time, so that a busy machine does not show."""

import cProfile
import pstats
import sys
import time
from importlib import import_module
from typing import Any

from benchmarks.ground import ground

ROUNDS, LINES = 10, 60


def main(name: str) -> None:
    with ground():
        # Models can be imported once Django is set up, not before.
        pages, visitors, queries = (
            import_module(f"benchmarks.{each}") for each in ("pages", "visitors", "queries")
        )
        page = next(page for page in pages.PAGES if page.name == name)
        firm = pages.large()
        browser = queries.browser_with(visitors.headers_for(page, firm)[0])
        profile(lambda: queries.ask(browser, page, firm))


def profile(ask: Any) -> None:
    ask()
    profiler = cProfile.Profile(time.process_time)
    for _ in range(ROUNDS):
        profiler.runcall(ask)
    pstats.Stats(profiler).sort_stats("cumulative").print_stats(LINES)


if __name__ == "__main__":
    main(*sys.argv[1:])
