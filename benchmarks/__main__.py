"""`make bench`: prints one table of how fast the commonest pages are, beside what we want."""

import gzip
import sys
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from benchmarks import memory, wire
from benchmarks.ground import ground
from benchmarks.wire import Question

HEADING = (
    f"{'page':<17}{'median':>8}{'p95':>7}{'goal':>11}{'per s':>8}{'goal':>6}{'SQL':>10}{'goal':>6}"
    f"{'kB':>7}{'gzip':>7}{'goal':>6}  reached"
)


@dataclass(frozen=True)
class Result:
    """What a page did: milliseconds, answers per second, statements with little and with much, bytes."""

    median: float
    p95: float
    per_second: float
    little: int
    much: int
    size: int
    packed: int

    def misses(self, goal: Any) -> list[str]:
        """Which goals are not reached."""
        checks = {
            "median": self.median <= goal.median,
            "p95": self.p95 <= goal.p95,
            "per s": self.per_second >= goal.per_second,
            "SQL": self.much <= goal.queries and self.little == self.much,
            "gzip": goal.kilobytes is None or self.packed <= goal.kilobytes * 1000,
        }
        return [name for name, is_reached in checks.items() if not is_reached]


def main(*wanted: str) -> None:
    with ground() as (site, web):
        # Models can be imported once Django is set up, not before.
        pages, visitors, queries = (
            import_module(f"benchmarks.{name}") for name in ("pages", "visitors", "queries")
        )
        much, little = pages.large(), pages.small()
        before = memory.told(web)
        bare = Question("/livez", {})
        median, p95 = wire.latency(site.url, bare)
        print(f"A bare answer, on this machine now: median {median:.1f} ms, p95 {p95:.1f} ms, ", end="")
        print(f"{wire.throughput(site.url, [bare] * 8):.0f} per s\n\n{HEADING}", flush=True)
        for page in pages.PAGES:
            if not wanted or any(word in page.name for word in wanted):
                headers = visitors.headers_for(page, much)
                counts = [
                    queries.count(page, firm, visitors.headers_for(page, firm)[0]) for firm in (little, much)
                ]
                print(told(page, measure(site.url, page, much, headers, counts)), flush=True)
        print(f"memory before: {before}\nmemory after:  {memory.told(web)}")


def measure(url: str, page: Any, firm: Any, headers: list[dict[str, str]], counts: list[int]) -> Result:
    sent = page.sent(firm) if page.sent else None
    questions = [Question(page.address(firm), known, sent, page.status) for known in headers]
    body = wire.Line(url).ask(questions[0])
    median, p95 = wire.latency(url, questions[0])
    per_second = wire.throughput(url, questions)
    little, much = counts
    return Result(median, p95, per_second, little, much, len(body), len(gzip.compress(body, 6)))


def told(page: Any, result: Result) -> str:
    goal, misses = page.goal, result.misses(page.goal)
    weight = f"{goal.kilobytes:.0f}" if goal.kilobytes else "–"
    return (
        f"{page.name:<17}{result.median:>8.1f}{result.p95:>7.1f}{goal.median:>6.0f}/{goal.p95:<4.0f}"
        f"{result.per_second:>8.0f}{goal.per_second:>6.0f}{f'{result.little} → {result.much}':>10}{goal.queries:>6}"
        f"{result.size / 1000:>7.0f}{result.packed / 1000:>7.1f}{weight:>6}  "
        f"{'not: ' + ', '.join(misses) if misses else 'yes'}"
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
