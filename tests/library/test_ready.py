"""Templates that come along: whole, in both languages, and datable from any day."""

from datetime import date
from itertools import pairwise

import pytest

from library.blueprint import read, written
from library.dated import dated
from library.days import WorkingDays
from library.ready import BETWEEN, FILES, Ready, everything_ready
from schedule.working import OFFICE_CALENDAR

EACH = pytest.mark.parametrize("ready", everything_ready(), ids=lambda one: f"{one.slug}-{one.language}")
MONDAY = date(2026, 11, 23)


def texts(told: object) -> list[str]:
    if isinstance(told, str):
        return [told]
    inner = told.values() if isinstance(told, dict) else told if isinstance(told, list) else []
    return [text for one in inner for text in texts(one)]


@EACH
def test_it_has_everything_a_project_begins_with(ready: Ready):
    blueprint = ready.blueprint

    assert ready.name
    assert ready.summary
    assert {one.kind for one in blueprint.statement} == {"included", "excluded", "assumption", "constraint"}
    assert len(blueprint.goals) >= 3
    assert len(blueprint.deliverables) >= 5
    assert sum(len(one.criteria) for one in blueprint.deliverables) >= 8
    assert len(blueprint.phases) >= 3
    assert {one.kind for stage in blueprint.phases for one in stage.conditions} >= {
        "signed",
        "accepted",
        "confirmed",
    }
    assert len(blueprint.plan) >= 15
    assert sum(not work.days and work.starts is not None for work in blueprint.plan) >= 3
    assert len(blueprint.links) >= 10


@EACH
def test_it_can_be_kept_and_read_again(ready: Ready):
    assert read(written(ready.blueprint)) == ready.blueprint


@EACH
def test_it_ends_when_it_says(ready: Ready):
    """Goals and deliverables are due within the plan and the promise."""
    blueprint = ready.blueprint
    last = max(work.starts + max(work.days, 1) - 1 for work in blueprint.plan if work.starts)

    assert blueprint.due is not None
    due = [*(aim.due for aim in blueprint.goals), *(result.due or 1 for result in blueprint.deliverables)]
    assert max(due) <= blueprint.due
    assert last <= blueprint.due
    ends = dated(blueprint, WorkingDays(OFFICE_CALENDAR, MONDAY)).ends_on
    assert ends.weekday() < 5


@EACH
def test_nothing_starts_before_what_it_waits_for(ready: Ready):
    plan = ready.blueprint.plan
    for link in ready.blueprint.links:
        before, after = plan[link.before - 1], plan[link.after - 1]
        assert before.starts
        assert after.starts
        assert after.starts > before.starts + max(before.days, 1) - 1 or not after.days


@pytest.mark.parametrize("ready", everything_ready()[::2], ids=lambda one: one.slug)
def test_both_languages_tell_the_same_project(ready: Ready):
    """As many pieces, the same numbers, and no text in one language only."""
    one, other = (there for there in everything_ready() if there.slug == ready.slug)

    numbers = [
        [(work.level, work.starts, work.days) for work in each.blueprint.plan] for each in (one, other)
    ]
    assert numbers[0] == numbers[1]
    assert len(texts(one.story)) == len(texts(other.story))
    chinese = [text for text in texts(other.story) if any("一" <= sign <= "鿿" for sign in text)]
    english = [text for text in texts(one.story) if any("一" <= sign <= "鿿" for sign in text)]
    assert english == []
    assert len(chinese) >= len(other.blueprint.plan) + len(other.blueprint.deliverables)


def test_every_text_has_two_languages_at_most():
    for path in FILES.glob("*.yaml"):
        for line in path.read_text(encoding="utf-8").splitlines():
            assert line.count(BETWEEN) <= 1, line


def test_the_library_is_stocked():
    slugs = [one.slug for one in everything_ready()]

    assert len(set(slugs)) >= 5
    assert all(slugs.count(slug) == 2 for slug in slugs)
    assert all(one.slug == other.slug for one, other in list(pairwise(everything_ready()))[::2])
