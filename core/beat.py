"""A beat that goes on when somebody sets the clock back."""

from datetime import UTC, datetime
from typing import Any

from celery.beat import PersistentScheduler


class SteadyScheduler(PersistentScheduler):
    """Takes a last run in the future for one just now: Celery's own would wait until the clock is there again."""

    ticked_at = datetime.max.replace(tzinfo=UTC)

    def tick(self, *args: Any, **kwargs: Any) -> Any:
        now = self.app.now()
        if now < self.ticked_at:
            for entry in self.schedule.values():
                entry.last_run_at = min(entry.last_run_at or now, now)
            self._heap = None
        self.ticked_at = now
        return super().tick(*args, **kwargs)
