"""The beat, and clocks that are set back."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from config.celery import app
from core.beat import SteadyScheduler

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)


@pytest.fixture
def beat(tmp_path):
    scheduler = SteadyScheduler(app, schedule_filename=str(tmp_path / "schedule"), lazy=True)
    scheduler.setup_schedule()
    yield scheduler
    scheduler.close()


@pytest.fixture
def sent(beat, monkeypatch):
    names: list[str] = []
    monkeypatch.setattr(beat, "apply_entry", lambda entry, producer=None: names.append(entry.name))
    return names


def tick_at(beat, instant):
    """Whatever is due at the instant, until the beat would sleep."""
    with time_machine.travel(instant, tick=False):
        while beat.tick() == 0:
            pass


@pytest.mark.parametrize("jump", [timedelta(hours=1), timedelta(days=1)])
def test_a_clock_set_back_delays_no_sweep(beat, sent, jump):
    tick_at(beat, NOON)
    sent.clear()

    tick_at(beat, NOON - jump)
    tick_at(beat, NOON - jump + timedelta(seconds=31))

    assert {"send mail", "react to what happened", "finish imports"} <= set(sent)


def test_a_schedule_kept_by_a_clock_that_was_ahead_delays_nothing(beat, sent):
    for entry in beat.schedule.values():
        entry.last_run_at = NOON + timedelta(days=1)

    tick_at(beat, NOON)
    tick_at(beat, NOON + timedelta(seconds=31))

    assert "send mail" in sent
