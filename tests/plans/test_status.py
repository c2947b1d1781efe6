"""The statuses have one home: whole, in order, in words, and listed nowhere else."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path
from typing import Any, get_args

import pytest

from plans import status
from plans.subjects.reviews import Measurement, weakest
from resources import tokens
from resources.language import LANGUAGES, speaking
from resources.texts import choices
from tests.plans.strategies import filled_plan

ROOT = Path(status.__file__).parents[1]
TABLES: tuple[tuple[Any, dict[Any, Any]], ...] = (
    (status.GoalStatus, status.GOAL_MARKS),
    (status.GoalStatus, status.PROPOSED_END),
    (status.Ended, status.ENDED_MARKS),
    (status.ActionStatus, status.ACTION_MARKS),
    (status.ConditionStatus, status.CONDITION_MARKS),
    (status.ReviewState, status.REVIEW_MARKS),
    (status.PlanState, status.PLAN_MARKS),
)
LISTS = (
    *(status.GoalStatus, status.Ended, status.ActionStatus, status.ConditionStatus),
    *(status.ReviewState, status.StepStatus, status.PlanState),
)
"""Not what became of hours: plans/subjects/people.py works that out and says it with the hours themselves."""
WORDS = [set(get_args(item)) for item in LISTS]
PAINTERS = {"desktop/theme/shapes.py"}
"""What draws the shapes names each of them; the print has only those of goals, by the same names."""


@pytest.mark.parametrize(("listed", "table"), TABLES)
def test_every_status_has_its_place(listed: Any, table: dict[Any, Any]) -> None:
    assert set(table) == set(get_args(listed))


def test_every_mark_can_be_drawn_in_a_colour_of_every_theme() -> None:
    assert set(status.MARKS) == set(get_args(status.Shape))
    for theme in tokens.THEMES:
        assert {mark.colour for mark in status.MARKS.values()} <= set(tokens.tokens(theme))
    for table in (status.GOAL_MARKS, status.CONDITION_MARKS, status.PLAN_MARKS, status.HOURS_KEPT_MARKS):
        assert all(mark.sign for mark in table.values()), "said in running text"
    assert len({mark.sign for mark in status.GOAL_MARKS.values()}) == len(status.GOAL_MARKS), (
        "told apart without colour"
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_status_has_a_word(language: str) -> None:
    with speaking(language):
        for words, listed in (
            (status.goal_word, status.GoalStatus),
            (status.tick_word, status.ActionStatus),
            (status.review_word, status.ReviewState),
            (status.step_word, status.StepStatus),
        ):
            sentences = [words(value) for value in get_args(listed)]
            assert len(set(sentences)) == len(sentences)
        assert choices("calendar", "review.overall") == choices("reviews", "measurement.status")


def test_the_order_is_that_of_the_table() -> None:
    plan = filled_plan()
    rows = [
        Measurement(plan_id=plan.id, quarter=1, status=value, why="Zo is het.") for value in get_args(status.GoalStatus)
    ]
    for asks_most in status.GOAL_MARKS:
        assert weakest(rows) == asks_most
        rows = [row for row in rows if row.status != asks_most]


@cache
def modules() -> list[tuple[str, str]]:
    found = []
    for path in sorted([*ROOT.glob("plans/**/*.py"), *ROOT.glob("desktop/**/*.py")]):
        name = path.relative_to(ROOT).as_posix()
        if name != "plans/status.py" and name not in PAINTERS and "/versions/" not in name:
            found.append((name, path.read_text(encoding="utf-8")))
    return found


def listed(node: ast.AST) -> set[str]:
    """Return the words that one list, tuple, set, table, Literal or match holds side by side."""
    match node:
        case ast.List(elts=parts) | ast.Tuple(elts=parts) | ast.Set(elts=parts):
            found: list[Any] = [*parts]
        case ast.Dict(keys=keys):
            found = [*keys]
        case ast.Match(cases=cases):
            found = [part for case in cases for part in ast.walk(case.pattern)]
            found = [part.value for part in found if isinstance(part, ast.MatchValue)]
        case _:
            return set()
    return {part.value for part in found if isinstance(part, ast.Constant) and isinstance(part.value, str)}


def again(node: ast.AST) -> bool:
    """Return whether a list names a status set again: all of it, or three of its words and nothing besides."""
    words = listed(node)
    return bool(words) and any(item <= words or (len(words) > 2 and words <= item) for item in WORDS)


def test_no_other_module_lists_them_again() -> None:
    found = []
    for name, code in modules():
        if any(sum(f'"{word}"' in code for word in item) >= min(len(item), 3) for item in WORDS):
            found += [f"{name}:{node.lineno}" for node in ast.walk(ast.parse(code)) if again(node)]
    assert found == []


def test_no_other_module_gives_them_a_sign_or_colour() -> None:
    """A table from words to signs, or to tokens of a status, is a second home."""
    signs = {mark.sign for mark in status.MARKS.values()} - {""}
    colours = {mark.colour for mark in status.GOAL_MARKS.values()}
    found = []
    for name, code in modules():
        if sum(word in code for word in signs) < 2 and sum(f'"{word}"' in code for word in colours) < 2:
            continue
        for node in ast.walk(ast.parse(code)):
            if isinstance(node, ast.Dict):
                sentence = {
                    part.value for value in node.values for part in ast.walk(value) if isinstance(part, ast.Constant)
                }
                if len(sentence & signs) > 1 or len(sentence & colours) > 1:
                    found.append(f"{name}:{node.lineno}")
    assert found == []


def test_a_second_home_would_be_found() -> None:
    for code in (
        'ORDER = ("stuck", "attention", "not_yet", "on_course", "reached")',
        'X = Literal["on_course", "attention", "stuck"]',
        'X = {"open": 1, "busy": 2, "done": 3}',
        'match x:\n    case "concept" | "consultation":\n        pass\n    case "adopted":\n        pass',
    ):
        assert any(again(node) for node in ast.walk(ast.parse(code))), code
    assert not any(again(node) for node in ast.walk(ast.parse('if state in ("adopted", "closed"): pass')))
