"""The last page: how far the plan is, one line for a gap with a way to each goal, and no red where nobody began."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from desktop.forms.tab_row import TabRow
from desktop.side_panel import ADVICE
from desktop.theme.appearance import appearance
from plans.derived import completeness, steps
from plans.exchange import plan_file
from plans.plan import Plan
from plans.status import MISSING
from resources.language import gettext as _
from resources.texts import text
from tests.desktop.person import Person
from tests.plans.derived.test_completeness import short_plan


def step(name: str) -> str:
    return text(name, "step.title")


@pytest.fixture
def opened(start: Callable[..., Person], tmp_path: Path) -> Callable[[Plan], Person]:
    """Open a plan in the window."""

    def begin(plan: Plan) -> Person:
        path = tmp_path / "plan.jaarplan"
        plan_file.write(plan, path)
        return start(str(path))

    return begin


def shows_red(me: Person) -> bool:
    """Whether any dot on the screen has the colour of what is missing."""
    me.paint()
    image = me.window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    red = QImage(1, 1, QImage.Format.Format_RGB32)
    red.fill(appearance.colour(MISSING.colour))
    return bytes(red.constBits())[:4] in bytes(image.constBits())


def advice(me: Person) -> TabRow:
    tabs = me.visible(TabRow, _("Help with this step"))
    tabs.set_current_index(ADVICE)
    return tabs


def test_no_untouched_page_shows_red(start: Callable[..., Person]) -> None:
    me = start()
    me.push(_("New plan"))
    advice(me)
    red = []
    for name in steps.NAMES:
        me.go(step(name))
        if shows_red(me):
            red.append(name)
    assert red == []


def test_a_page_that_was_begun_says_what_it_misses(opened: Callable[[Plan], Person]) -> None:
    me = opened(short_plan())
    me.go(step("plan"))
    assert shows_red(me)
    advice(me)
    me.go(step("goals"))
    assert shows_red(me)


def test_the_levels_and_the_lines_are_those_of_the_plan(opened: Callable[[Plan], Person]) -> None:
    plan = short_plan()
    me = opened(plan)
    me.go(step("plan"))
    found = steps.findings(plan)
    assert completeness.sentence(plan, found) in me.words()
    for name in completeness.LEVELS:
        assert text("plan", f"levels.names.{name}") in me.words()
    shown, later = completeness.now(plan, found)
    for line in shown:
        assert line.message in me.words()
    assert completeness.waiting(later) in me.words()
    open_points = sum(line.kind != "advice" for line in shown)
    assert me.status(step("plan")).endswith(_("{count} open").format(count=open_points))


def test_a_line_leads_to_its_first_goal_and_to_each_other(opened: Callable[[Plan], Person]) -> None:
    plan = short_plan()
    me = opened(plan)
    lines = completeness.lines(plan, steps.findings(plan))
    (line,) = [line for line in lines if line.findings[0].code == "goal_securing_missing"]
    for number, words in enumerate((step("goals"), "Doel 2", "Doel 3"), start=1):
        me.go(step("plan"))
        me.push(f"{words}: {line.message}")
        assert me.window.walk.step == "goals"
        assert me.value(text("goals", "fields.goal.title.ask")) == plan.goals[number - 1].title


def test_advice_is_said_once_on_the_last_page(opened: Callable[[Plan], Person]) -> None:
    plan = plan_file.copy(plan_file.read(plan_file.SAMPLE)[0])
    plan.team.places = 2
    me = opened(plan)
    tabs = advice(me)
    me.go(step("plan"))
    assert _("All the advice is on the page.") in me.words()
    assert tabs.button(ADVICE).text() == _("Advice")
    (finding,) = {finding.short: finding for finding in steps.findings(plan)}.values()
    assert me.words().count(finding.short) == 1


def test_an_adopted_plan_shows_no_level(opened: Callable[[Plan], Person]) -> None:
    plan = short_plan()
    plan.record.state = "adopted"
    me = opened(plan)
    me.go(step("plan"))
    assert text("plan", "levels.title") not in me.words()
