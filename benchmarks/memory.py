"""What the web server's workers hold in memory."""

from pathlib import Path

PROC = Path("/proc")


def workers(master: int) -> list[int]:
    """The processes that the server has begun."""
    return [int(pid) for pid in (PROC / str(master) / "task" / str(master) / "children").read_text().split()]


def megabytes(pid: int, what: str) -> float:
    """`Rss` or `Pss` of the process."""
    lines = (PROC / str(pid) / "smaps_rollup").read_text().splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith(f"{what}:")) / 1024


def held(master: int) -> list[float]:
    """Megabytes (RSS) of each worker."""
    return [megabytes(pid, "Rss") for pid in workers(master)]


def told(master: int) -> str:
    found = [(megabytes(pid, "Pss"), megabytes(pid, "Rss")) for pid in workers(master)]
    each = ", ".join(f"{rss:.0f}" for _, rss in found)
    return f"{sum(pss for pss, _ in found):.0f} MB (PSS of {len(found)} workers), {each} MB (RSS of each)"
