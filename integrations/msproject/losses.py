"""Counting what of a file could not be kept, with a few examples of each."""

from collections import Counter
from enum import StrEnum

from integrations.msproject.plan import Loss

A_FEW = 5


class Lost(StrEnum):
    """What can get lost, or was changed to be kept; `integrations.texts` has the sentence for each."""

    BLANK_ROWS = "blank_rows"
    INACTIVE_TASKS = "inactive_tasks"
    EXTERNAL_TASKS = "external_tasks"
    INSERTED_PROJECTS = "inserted_projects"
    NAMELESS_TASKS = "nameless_tasks"
    UNDATED_TASKS = "undated_tasks"
    TURNED_DATES = "turned_dates"
    FLATTENED_TASKS = "flattened_tasks"
    SHORTENED_TEXTS = "shortened_texts"
    TWICE_NUMBERED = "twice_numbered"
    UNREADABLE_VALUES = "unreadable_values"
    RECURRING_TASKS = "recurring_tasks"
    TASK_TYPES = "task_types"
    PROGRESS_DETAILS = "progress_details"
    PHYSICAL_PROGRESS = "physical_progress"
    IGNORED_CALENDARS = "ignored_calendars"
    LEVELLING_DELAYS = "levelling_delays"
    PRIORITIES = "priorities"
    FIXED_COSTS = "fixed_costs"
    BASELINES = "baselines"
    CUSTOM_FIELDS = "custom_fields"
    HYPERLINKS = "hyperlinks"
    CROSS_PROJECT_LINKS = "cross_project_links"
    LOOSE_LINKS = "loose_links"
    DOUBLED_LINKS = "doubled_links"
    CIRCULAR_LINKS = "circular_links"
    PATTERNS = "patterns"
    RECURRING_EXCEPTIONS = "recurring_exceptions"
    NAMELESS_RESOURCES = "nameless_resources"
    COST_RATES = "cost_rates"
    AVAILABILITY = "availability"
    RESOURCE_NOTES = "resource_notes"
    UNASSIGNED_WORK = "unassigned_work"
    LOOSE_ASSIGNMENTS = "loose_assignments"
    DOUBLED_ASSIGNMENTS = "doubled_assignments"
    TIMEPHASED_WORK = "timephased_work"
    ASSIGNMENT_DELAYS = "assignment_delays"
    OVERTIME = "overtime"
    PLANNED_BACKWARDS = "planned_backwards"


class Losses:
    """A tally."""

    def __init__(self) -> None:
        self.counts: Counter[Lost] = Counter()
        self.examples: dict[Lost, list[str]] = {}

    def add(self, what: Lost, example: str = "") -> None:
        self.counts[what] += 1
        known = self.examples.setdefault(what, [])
        if example and len(known) < A_FEW and example not in known:
            known.append(example[:120])

    def told(self) -> tuple[Loss, ...]:
        """The tally in the order of `Lost`."""
        return tuple(
            Loss(what.value, self.counts[what], tuple(self.examples[what]))
            for what in Lost
            if self.counts[what]
        )
