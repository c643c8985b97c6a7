"""What the web server's workers hold in memory."""

from pathlib import Path

PROC = Path("/proc")


def workers(master: int) -> list[int]:
    """The processes that the server has begun."""
    return [int(pid) for pid in (PROC / str(master) / "task" / str(master) / "children").read_text().split()]


def megabytes(pid: int, what: str) -> float:
    """`Rss`, `Pss` or `Anonymous` (what no file could be read for again) of the process."""
    lines = (PROC / str(pid) / "smaps_rollup").read_text().splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith(f"{what}:")) / 1024


def held(master: int, what: str = "Rss") -> list[float]:
    """Megabytes of each worker."""
    return [megabytes(pid, what) for pid in workers(master)]


def told(master: int) -> str:
    pss = [megabytes(pid, "Pss") for pid in workers(master)]
    return f"{sum(pss):.0f} MB (PSS of {len(pss)} workers), {each(held(master))} (RSS of each)"


def each(megabytes: list[float]) -> str:
    return ", ".join(f"{one:.0f}" for one in megabytes) + " MB"
