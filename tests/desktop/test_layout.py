"""Every page at every size of window and text: three screens at most, nothing cut, nothing outside, full tables."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QTabBar

from desktop.forms.rows_view import RowsView
from desktop.pages.reviews import QuartersPage
from desktop.portfolio.view import PortfolioView
from desktop.window import Window
from plans import portfolio
from plans.derived import steps
from plans.edits import adoption
from plans.exchange import plan_file
from plans.exchange.plan_file import SAMPLE
from plans.plan_json import snapshot
from plans.portfolio import Collection
from resources.language import gettext as _
from resources.texts import text
from tests.desktop import measure
from tests.desktop.person import Person

MOST_SCREENS = 3
EVERY = (*steps.PAGES, steps.HOME)
SMALLEST = (720, 480)
"""The least that the window can be."""
SIZES = {
    90: ((1024, 700), (1366, 768)),
    100: ((1366, 768), (1280, 700), (1024, 700), (1092, 614), (960, 540), (911, 512), (1920, 1080), (2560, 1440)),
    150: ((1366, 768), (1280, 700), (1024, 700), (1920, 1080), (2560, 1440)),
}
"""What a screen of 1366 × 768 or 1920 × 1080 leaves at a scale of 1, 1.25, 1.5 and 2, by the per cent of text."""
LOOKS = [(*size, percent) for percent, sizes in SIZES.items() for size in sizes]


@pytest.fixture
def me(start) -> Person:
    return start(str(SAMPLE))


def look(me: Person, width: int, height: int) -> None:
    me.window.resize(width, height)
    measure.settle()


def go(me: Person, name: str):
    me.window.walk.go(name)
    measure.settle()
    return me.window.walk.page


@pytest.mark.parametrize(("width", "height", "percent"), LOOKS)
def test_nothing_is_cut_and_nothing_lies_outside(
    view: Callable[..., Person], width: int, height: int, percent: int
) -> None:
    me = view(text_size=percent)
    look(me, width, height)
    walk = me.window.walk
    assert (me.window.width(), me.window.height()) == (width, height), "the window cannot be this small"
    found = {}
    for name in EVERY:
        page = go(me, name)
        assert page.horizontalScrollBar().maximum() == 0, name
        assert page.width() <= walk.width() - walk.list.width()
        if faults := list(dict.fromkeys(measure.faults(page, walk.column))):
            found[name] = faults
        # Lines of text do not grow with the window; tables do.
        most = 2 if any(table.isVisible() for table in page.findChildren(RowsView)) else page.width() * 0.15
        assert measure.empty(page) <= most, f"{name}: {measure.empty(page)} empty"
    assert found == {}


def test_no_page_is_longer_than_three_screens(me: Person) -> None:
    me.window.resize(1366, 768)
    document = me.window.walk.document
    long = {}
    for state, name in itertools.product(("concept", "adopted"), EVERY):
        document.set_value(document.plan.record, "state", state)
        page = go(me, name)
        tabs = [bar for bar in page.findChildren(QTabBar) if bar.accessibleName() == _("Which scan")]
        for place in range(tabs[0].count() if tabs else 1):
            if tabs:
                tabs[0].setCurrentIndex(place)
                measure.settle()
            if measure.screens(page) > MOST_SCREENS:
                long[state, name, place] = measure.screens(page)
    assert long == {}


@pytest.mark.parametrize(("width", "height", "percent"), [(1366, 768, 100), (1024, 700, 150), (911, 512, 100)])
def test_nothing_of_the_year_is_cut(start, width: int, height: int, percent: int) -> None:
    me: Person = start(str(SAMPLE), text_size=percent)
    look(me, width, height)
    walk = me.window.walk
    plan = walk.document.plan
    walk.document.apply_step(adoption(plan, dt.date.today(), "Rachid Benali", snapshot(plan)))
    found = {}
    for name in (steps.HOME, steps.CHECK, steps.REVIEWS, steps.NEXT_YEAR):
        page = go(me, name)
        for turn in ("back", "adjust") if isinstance(page, QuartersPage) else ("",):
            if isinstance(page, QuartersPage):
                page.turn(2, turn)
                measure.settle()
            assert page.horizontalScrollBar().maximum() == 0, name
            if faults := list(dict.fromkeys(measure.faults(page, walk.column))):
                found[name, turn] = faults
    assert found == {}


@pytest.mark.parametrize(("width", "height", "percent"), [(1366, 768, 100), (1024, 700, 150), (720, 480, 100)])
def test_nothing_is_cut_before_a_plan_is_open(start, width: int, height: int, percent: int) -> None:
    me: Person = start(text_size=percent)
    look(me, width, height)
    assert list(measure.faults_on(me.window.start)) == [], "first start"
    me.push(_("Location overview…"))
    view = me.window.findChild(PortfolioView)
    sample, _notice = plan_file.read(SAMPLE)
    view.show_gathered(Collection((portfolio.summary(sample, source="linde.jaarplan"),)))
    measure.settle()
    assert list(measure.faults_on(view)) == [], "overview"
    me.window.start.open_sample.emit()
    me.qtbot.waitUntil(lambda: me.window.walk is not None)
    me.window.home.emit()
    me.qtbot.waitUntil(lambda: me.window.start.resume is not None and me.window.start.resume.tells_progress)
    measure.settle()
    assert list(measure.faults_on(me.window.start)) == [], "start"


def test_the_column_over_the_page_holds_all_there_is_to_a_row(start) -> None:
    me: Person = start(str(SAMPLE), text_size=150)
    look(me, 911, 512)
    for name in ("actions", "training", "budget"):
        page = go(me, name)
        table, detail = page.details[0]
        table.setFocus()
        table.setCurrentIndex(table.model().index(0, 0))
        page.show_detail(detail, open_it=True)
        measure.settle()
        assert detail.isVisible(), name
        assert me.window.walk.column.mapTo(me.window, me.window.walk.column.rect().bottomRight()).x() < 911
        assert list(measure.faults(page, me.window.walk.column)) == [], name


def test_the_first_window_fits_its_screen(qapp) -> None:
    from desktop.settings import Settings

    window = Window(Settings())
    room = window.screen().availableSize()
    assert window.width() <= room.width()
    assert window.height() < room.height()
    window.deleteLater()


def test_a_calendar_opens_wholly_on_the_screen(me: Person, qapp) -> None:
    look(me, 720, 480)
    me.window.move(60, 500)
    me.go(text("goals", "step.title"))
    day = me.focus(text("goals", "fields.goal.due.ask"))
    me.click(day.actions()[0].associatedObjects()[-1])
    popup = qapp.activePopupWidget()
    assert popup is not None
    assert popup.screen().availableGeometry().contains(popup.frameGeometry())
    popup.close()
