"""What came of it, counted at the recipient."""

from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

from benchmarks.fire.hooks import DEADLY
from benchmarks.fire.occasions import Book, Occasion, firms_in, key_of
from benchmarks.fire.relay import Arrival
from benchmarks.fire.scale import LEASE, LONGEST_WAIT

POISON = {DEADLY, "fire.unwritable"}
TOO_CLOSE = LEASE.total_seconds() / 4
"""Two senders of one message, neither of them told of trouble, this close together did not take turns."""


def sort(arrivals: Iterable[Arrival], book: Book) -> list[Arrival]:
    """Give each arrival to its occasion; answers those that belong to none: to the wrong person, or unheard of."""
    strangers = []
    for arrival in arrivals:
        key = key_of(arrival)
        occasion = book.known.get(key) if key else None
        if occasion is None or not is_addressed(arrival, occasion):
            strangers.append(arrival)
        else:
            occasion.arrivals.append(arrival)
    return strangers


def is_addressed(arrival: Arrival, occasion: Occasion) -> bool:
    return arrival.to == arrival.envelope and arrival.to_name in ("", occasion.name)


def is_foreign(arrival: Arrival) -> bool:
    return len(firms_in(arrival)) != 1


def is_late(arrival: Arrival, occasion: Occasion) -> bool:
    """Begun after it was over, by somebody who did not hold it then, or no longer."""
    return occasion.over is not None and arrival.began > max(occasion.over, occasion.in_flight_until)


def is_in_flight(arrival: Arrival, occasion: Occasion) -> bool:
    return occasion.over is not None and arrival.stored > occasion.over and not is_late(arrival, occasion)


def crowds(occasion: Occasion) -> int:
    """Times when two were sending the same message at once."""
    told_well = sorted((one for one in occasion.arrivals), key=lambda one: one.began)
    return sum(
        earlier.told.startswith("250") and later.began - earlier.began < TOO_CLOSE
        for earlier, later in pairwise(told_well)
    )


def violations(book: Book, strangers: list[Arrival], arrivals: list[Arrival]) -> dict[str, int]:
    """Counts that have to be nought."""
    all_of_them = book.all()
    pairs = [(arrival, one) for one in all_of_them for arrival in one.arrivals]
    return {
        "lost": sum(one.is_lost for one in all_of_them),
        "repeated under another Message-ID": sum(
            len({arrival.message_id for arrival in one.arrivals}) > 1 for one in all_of_them
        ),
        "sent by two at once": sum(crowds(one) for one in all_of_them),
        "to the wrong person, or unheard of": len(strangers),
        "of another organization": sum(is_foreign(arrival) for arrival in arrivals),
        "after its cancellation": sum(is_late(arrival, one) for arrival, one in pairs),
        "early": sum(len(one.arrivals) for one in all_of_them if one.never),
    }


def facts(book: Book, arrivals: list[Arrival]) -> dict[str, str]:
    """What there is to know besides."""
    all_of_them = book.all()
    pairs = [(arrival, one) for one in all_of_them for arrival in one.arrivals]
    kinds = Counter(one.kind for one in all_of_them if one.is_expected)
    over = [one for one in all_of_them if one.over]
    known = {
        "mails expected": f"{sum(kinds.values())} "
        f"({', '.join(f'{count} {kind}' for kind, count in sorted(kinds.items()))})",
        "messages stored at the recipient": str(len(arrivals)),
        "raw repeats, same Message-ID": str(len(arrivals) - len({one.message_id for one in arrivals})),
        "cancelled": f"{len(over)}, of which never sent {sum(not one.arrivals for one in over)}",
        "in flight when cancelled": str(sum(is_in_flight(arrival, one) for arrival, one in pairs)),
        "kept back as too early": str(sum(one.never for one in all_of_them)),
    }
    return known | delays(all_of_them)


def delays(occasions: list[Occasion]) -> dict[str, str]:
    """From the commit to the recipient, in seconds."""
    waits = sorted(
        min(arrival.stored for arrival in one.arrivals) - one.born
        for one in occasions
        if one.born and one.arrivals
    )
    if not waits:
        return {}
    p50, p99 = (waits[int(len(waits) * share)] for share in (0.5, 0.99))
    return {"delay p50, p99, longest": f"{p50:.1f} s, {p99:.1f} s, {waits[-1]:.1f} s"}


def broker_waits(waits: list[float]) -> tuple[dict[str, int], dict[str, str]]:
    """How long requests waited for the broker."""
    longest = max(waits, default=0.0)
    too_long = {"requests that waited too long for the broker": sum(w > LONGEST_WAIT for w in waits)}
    return too_long, {"longest wait for the broker": f"{longest:.2f} s of {len(waits)} messages"}
