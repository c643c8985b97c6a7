"""`python -m benchmarks.growth`: how much more memory the web server's workers hold after 10,000 further requests."""

from importlib import import_module

from benchmarks import memory, wire
from benchmarks.ground import ground
from benchmarks.wire import Question

WARM_UP, REQUESTS, LINES = 2_000, 10_000, 8
GROWTH, LARGEST = 5.0, 150.0
"""What we want at most: percent; megabytes of a worker that has drawn plans of 10,000 tasks."""


def main() -> None:
    with ground() as (site, web):
        questions = reading()
        ask(site.url, questions, WARM_UP)
        before = memory.held(web, "Anonymous")
        ask(site.url, questions, REQUESTS)
        after, whole = memory.held(web, "Anonymous"), memory.held(web)
    growth = 100 * (sum(after) / sum(before) - 1)
    print(f"each worker's own after {WARM_UP:,} requests: {memory.each(before)}", end="")
    print(f"; after {REQUESTS:,} more: {memory.each(after)}; in all (RSS): {memory.each(whole)}")
    print(f"{'✓' if growth <= GROWTH else '✗'} growth {growth:.1f} % ({GROWTH:.0f} %)")
    print(f"{'✓' if max(whole) <= LARGEST else '✗'} largest worker {max(whole):.0f} MB ({LARGEST:.0f} MB)")


def reading() -> list[Question]:
    """Every page that only reads, each asked by somebody else."""
    # Models can be imported once Django is set up, not before.
    pages, visitors = (import_module(f"benchmarks.{name}") for name in ("pages", "visitors"))
    firm = pages.large()
    asked = [page for page in pages.PAGES if page.visitor != "program"]
    return [
        Question(page.address(firm), visitors.headers_for(page, firm)[number % LINES])
        for number, page in enumerate(asked)
    ]


def ask(url: str, questions: list[Question], times: int) -> None:
    """So many times in all, on some connections at once, one page after the other."""

    def go_through(first: int, line: wire.Line) -> int:
        mine = range(first, times, LINES)
        for number in mine:
            line.ask(questions[number % len(questions)])
        return len(mine)

    wire.on_lines(url, LINES, go_through)


if __name__ == "__main__":
    main()
