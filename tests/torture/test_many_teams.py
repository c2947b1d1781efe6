"""Ten thousand teams on one page: reading them can be stopped, and showing them asks only for what is in sight."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.portfolio.table import Teams
from desktop.portfolio.view import PortfolioView
from desktop.theme.appearance import appearance
from plans import overview_sources, portfolio
from plans.exchange import plan_file
from plans.plan import Plan
from plans.portfolio import Collection
from plans.printing import location_sheet
from plans.status import GOAL_MARKS
from plans.storage.library import Library
from tests.torture.test_many_plans import filled

MANY = 10_000


def timed(what: str, work: Callable[[], Any]) -> Any:
    begun = time.perf_counter()
    made = work()
    print(f"\n  {what}: {time.perf_counter() - begun:.2f} s", end="")
    return made


@pytest.fixture(scope="module")
def teams() -> Collection:
    sample, _notice = plan_file.read(plan_file.SAMPLE)
    one = portfolio.summary(sample)

    def another(number: int) -> portfolio.Summary:
        goals = tuple(
            replace(goal, status=[*GOAL_MARKS][(number * 7 + place) % len(GOAL_MARKS)])
            for place, goal in enumerate(one.goals)
        )
        place = f"Locatie {number % 40}"
        return replace(one, plan_id=uuid4(), team=f"Team {number:05}", location=place, goals=goals)

    return Collection(tuple(another(number) for number in range(MANY)))


def test_ten_thousand_teams_are_shown_narrowed_down_and_ordered(
    teams: Collection, qtbot, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[int] = []
    seen = Teams.data

    def data(self: Teams, index: Any, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        looked.append(index.row())
        return seen(self, index, role)

    monkeypatch.setattr(Teams, "data", data)
    view = PortfolioView()
    qtbot.addWidget(view)
    appearance.dress(view)
    view.resize(1280, 800)
    view.show()
    timed("shown", lambda: view.show_gathered(teams))
    QApplication.processEvents()
    view.grab()
    assert 0 < len(looked) < 5_000
    assert max(looked) < 30
    view.filters.location.setCurrentIndex(1)
    timed("narrowed down", view.refresh)
    assert len(view._model.summaries) == MANY // 40
    view.filters.location.setCurrentIndex(0)
    view.filters.order.setCurrentIndex(1)
    timed("in another order", view.refresh)
    assert view._model.summaries[0].team == "Team 00000"
    QApplication.processEvents()
    view.grab()
    assert len(looked) < 15_000


def test_a_thousand_teams_are_printed_whole(teams: Collection, tmp_path: Path) -> None:
    to = tmp_path / "overzicht.pdf"
    some = Collection(teams.summaries[:1000])
    timed("a thousand teams printed", lambda: location_sheet.write(some, to))
    assert to.stat().st_size > 100_000


def test_ten_thousand_plans_of_a_library_are_read_and_can_be_stopped(tmp_path: Path, sample: Plan) -> None:
    path = tmp_path / "test.db"
    filled(path, sample, MANY)
    library = Library.open(path)
    try:
        sources = overview_sources.of_library(library)
        read: list[int] = []
        stopped = portfolio.collect(
            sources, progress=lambda done, _all: read.append(done), stopped=lambda: len(read) > 99
        )
        assert len(stopped.summaries) == 100
        assert not stopped.whole
        whole = timed(f"{MANY} plans read for the first time", lambda: portfolio.collect(sources))
        assert timed(f"{MANY} plans read again", lambda: portfolio.collect(sources)) == whole
        assert len(whole.summaries) == MANY
        assert whole.unread == ()
    finally:
        library.close()
        path.unlink()  # more than a gigabyte, which pytest would keep for three runs
