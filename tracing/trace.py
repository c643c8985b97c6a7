"""From a need to its acceptance: what hangs together, and what hangs on nothing; pure."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum


class Gap(StrEnum):
    """What is missing in a line."""

    NEED_WITHOUT_GOAL = "need_without_goal"
    GOAL_WITHOUT_NEED = "goal_without_need"
    GOAL_WITHOUT_DELIVERABLE = "goal_without_deliverable"
    DELIVERABLE_WITHOUT_GOAL = "deliverable_without_goal"
    DELIVERABLE_WITHOUT_TASK = "deliverable_without_task"
    DELIVERABLE_WITHOUT_CRITERION = "deliverable_without_criterion"
    TASK_WITHOUT_DELIVERABLE = "task_without_deliverable"


@dataclass(frozen=True)
class Piece:
    """A need, a goal, a deliverable or a task: its key, its name, and the keys of what it leads to."""

    key: int
    name: str
    to: frozenset[int] = frozenset()
    parent: int | None = None
    has_criteria: bool = True


@dataclass(frozen=True)
class Facts:
    """Everything, and what leads to what: needs to goals, goals to deliverables, tasks to deliverables."""

    needs: Sequence[Piece] = ()
    goals: Sequence[Piece] = ()
    deliverables: Sequence[Piece] = ()
    tasks: Sequence[Piece] = ()


@dataclass(frozen=True)
class Line:
    """A way from left to right, as far as it goes, and what is missing on it."""

    need: Piece | None = None
    goal: Piece | None = None
    deliverable: Piece | None = None
    tasks: Sequence[Piece] = ()
    gaps: Sequence[Gap] = field(default=())


class Trace:
    """What leads where."""

    def __init__(self, facts: Facts):
        self.facts = facts
        self.deliverables = {one.key: one for one in facts.deliverables}
        self.makers: dict[int, list[Piece]] = {key: [] for key in self.deliverables}
        for task in facts.tasks:
            for key in task.to & self.deliverables.keys():
                self.makers[key].append(task)
        self.worked = self.family(key for key, tasks in self.makers.items() if tasks)
        self.served = self.family(key for goal in facts.goals for key in goal.to)
        self.answered = {key for need in facts.needs for key in need.to}

    def lines(self) -> list[Line]:
        """Needs with what answers them, then goals, deliverables and tasks that nothing on their left leads to."""
        shown: set[int] = set()
        return [*self.of_needs(shown), *self.of_goals(shown), *self.of_deliverables(shown), *self.of_tasks()]

    def of_needs(self, shown: set[int]) -> Iterator[Line]:
        for need in self.facts.needs:
            goals = [goal for goal in self.facts.goals if goal.key in need.to]
            if not goals:
                yield Line(need=need, gaps=[Gap.NEED_WITHOUT_GOAL])
            for goal in goals:
                yield from self.of_goal(need, goal, shown)

    def of_goals(self, shown: set[int]) -> Iterator[Line]:
        for goal in self.facts.goals:
            if goal.key not in self.answered:
                yield from self.of_goal(None, goal, shown)

    def of_goal(self, need: Piece | None, goal: Piece, shown: set[int]) -> Iterator[Line]:
        missing = [] if need else [Gap.GOAL_WITHOUT_NEED]
        results = [one for one in self.facts.deliverables if one.key in goal.to]
        if not results:
            yield Line(need, goal, gaps=[*missing, Gap.GOAL_WITHOUT_DELIVERABLE])
        for one in results:
            shown.add(one.key)
            yield Line(need, goal, one, self.makers[one.key], [*missing, *self.gaps(one)])

    def of_deliverables(self, shown: set[int]) -> Iterator[Line]:
        for one in self.facts.deliverables:
            if one.key not in shown:
                missing = [] if one.key in self.served else [Gap.DELIVERABLE_WITHOUT_GOAL]
                yield Line(None, None, one, self.makers[one.key], [*missing, *self.gaps(one)])

    def of_tasks(self) -> Iterator[Line]:
        for task in self.facts.tasks:
            if not task.to & self.deliverables.keys():
                yield Line(tasks=[task], gaps=[Gap.TASK_WITHOUT_DELIVERABLE])

    def gaps(self, one: Piece) -> list[Gap]:
        missing = [] if one.key in self.worked else [Gap.DELIVERABLE_WITHOUT_TASK]
        is_whole = any(part.parent == one.key for part in self.facts.deliverables)
        if not one.has_criteria and not is_whole:
            missing.append(Gap.DELIVERABLE_WITHOUT_CRITERION)
        return missing

    def family(self, keys: Iterable[int]) -> set[int]:
        """The deliverables, what they are part of, and their parts: what is done for one is done for those."""
        chosen = set(keys) & self.deliverables.keys()
        above = {one for key in chosen for one in self.above(key)}
        below = {key for key in self.deliverables if chosen & set(self.above(key))}
        return chosen | above | below

    def above(self, key: int) -> list[int]:
        found: list[int] = []
        parent = self.deliverables[key].parent
        while parent is not None and parent in self.deliverables and parent not in found:
            found.append(parent)
            parent = self.deliverables[parent].parent
        return found


def counts(lines: Iterable[Line]) -> Mapping[Gap, int]:
    """How many pieces have each gap; a piece on several lines counts once."""
    found: dict[Gap, set[int]] = {}
    for line in lines:
        for gap in line.gaps:
            found.setdefault(gap, set()).add(subject(line, gap).key)
    return {gap: len(keys) for gap, keys in found.items()}


def subject(line: Line, gap: Gap) -> Piece:
    """The piece of the line that has the gap."""
    kind = gap.partition("_")[0]
    piece = line.tasks[0] if kind == "task" else getattr(line, kind)
    assert isinstance(piece, Piece)  # noqa: S101  (a line has the gaps of its own pieces only)
    return piece


def with_gaps(lines: Iterable[Line], wanted: Collection[Gap] = tuple(Gap)) -> list[Line]:
    return [line for line in lines if set(line.gaps) & set(wanted)]
