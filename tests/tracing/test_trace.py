"""From a need to its acceptance: what hangs together, and what hangs on nothing."""

from hypothesis import given
from hypothesis import strategies as st

from tracing.trace import Facts, Gap, Piece, Trace, counts, with_gaps
from tracing.words import sentence


def piece(key: int, *to: int, **more) -> Piece:
    return Piece(key, f"#{key}", frozenset(to), **more)


def test_a_whole_way_has_no_gaps():
    facts = Facts([piece(1, 1)], [piece(1, 1)], [piece(1)], [piece(1, 1)])

    (line,) = Trace(facts).lines()

    assert (line.need, line.goal, line.deliverable, line.gaps) == (
        *facts.needs,
        *facts.goals,
        *facts.deliverables,
        [],
    )
    assert line.tasks == [facts.tasks[0]]


def test_every_gap_is_named_once():
    facts = Facts(
        needs=[piece(1)],
        goals=[piece(1)],
        deliverables=[piece(1, has_criteria=False)],
        tasks=[piece(1)],
    )

    assert counts(Trace(facts).lines()) == dict.fromkeys(Gap, 1)


def test_what_is_done_for_a_part_is_done_for_the_whole():
    deliverables = [piece(1, has_criteria=False), piece(2, parent=1), piece(3, parent=1)]
    facts = Facts((), [piece(1, 2)], deliverables, [piece(1, 2)])

    gaps = {line.deliverable.key: set(line.gaps) for line in Trace(facts).lines() if line.deliverable}

    assert gaps[1] == set()
    assert gaps[2] == {Gap.GOAL_WITHOUT_NEED}
    assert gaps[3] == {Gap.DELIVERABLE_WITHOUT_GOAL, Gap.DELIVERABLE_WITHOUT_TASK}


KEYS = st.frozensets(st.integers(0, 5), max_size=3)


@st.composite
def facts(draw) -> Facts:
    def some(**more) -> list[Piece]:
        return [
            Piece(key, f"#{key}", draw(KEYS), **{name: draw(value) for name, value in more.items()})
            for key in range(draw(st.integers(0, 6)))
        ]

    deliverables = [
        Piece(
            key,
            f"D{key}",
            parent=draw(st.sampled_from([None, *range(key)])),
            has_criteria=draw(st.booleans()),
        )
        for key in range(draw(st.integers(0, 6)))
    ]
    return Facts(some(), some(), deliverables, some())


@given(facts=facts())
def test_nothing_is_lost_and_nothing_invented(facts):
    lines = Trace(facts).lines()

    for kind in ("need", "goal", "deliverable"):
        there = {one.key for one in getattr(facts, f"{kind}s")}
        if kind == "goal":
            answered = {key for need in facts.needs for key in need.to}
            assert {line.goal.key for line in lines if line.goal} == there
            assert there >= answered & there
        else:
            assert {getattr(line, kind).key for line in lines if getattr(line, kind)} == there
    assert {task.key for line in lines for task in line.tasks} == {task.key for task in facts.tasks}


@given(facts=facts())
def test_a_gap_is_there_just_when_a_link_is_missing(facts):
    lines, goals, results = (
        Trace(facts).lines(),
        {one.key for one in facts.goals},
        {one.key for one in facts.deliverables},
    )
    found = {(gap, key) for gap in Gap for line in lines if gap in line.gaps for key in keys_of(line, gap)}

    assert {key for gap, key in found if gap is Gap.NEED_WITHOUT_GOAL} == {
        one.key for one in facts.needs if not one.to & goals
    }
    assert {key for gap, key in found if gap is Gap.GOAL_WITHOUT_DELIVERABLE} == {
        one.key for one in facts.goals if not one.to & results
    }
    assert {key for gap, key in found if gap is Gap.TASK_WITHOUT_DELIVERABLE} == {
        one.key for one in facts.tasks if not one.to & results
    }


def keys_of(line, gap: Gap) -> list[int]:
    kind = gap.partition("_")[0]
    return [task.key for task in line.tasks] if kind == "task" else [getattr(line, kind).key]


@given(facts=facts())
def test_only_what_is_missing_is_shown_when_asked_for(facts):
    lines = Trace(facts).lines()

    assert with_gaps(lines) == [line for line in lines if line.gaps]


def test_in_one_sentence():
    assert sentence({}, is_empty=True) == "From a need to its acceptance, nothing is written down yet."
    assert sentence({}, is_empty=False) == "Everything leads from a need to a task and back."
    told = {Gap.NEED_WITHOUT_GOAL: 2, Gap.TASK_WITHOUT_DELIVERABLE: 1}
    assert sentence(told, is_empty=False) == "2 needs lead nowhere; 1 task belongs to nothing promised."
