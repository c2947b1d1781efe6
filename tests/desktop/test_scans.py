"""The self scans, as a team leader fills them in: with the keyboard, in ten minutes, and again a year later."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QListWidget, QTabBar

from desktop.forms.chart import ChartView
from desktop.theme.appearance import appearance
from plans.subjects import scans
from plans.subjects.goals import Goal
from plans.subjects.scans import FACTORS, FactorScan, LeadershipScan, Tie
from resources.language import gettext as _
from resources.texts import choices, entries, text
from tests.desktop.person import Control, Key, Person

Alt = Qt.KeyboardModifier.AltModifier
HELPS = "Wat zou jou het meest helpen?"
VISION = "Heeft jullie organisatie een visie op digitale zorg?"
PROFILE = text("scans", "sections.profile.title")


@pytest.fixture
def me(start) -> Person:
    return begun(start)


def begun(start, **look: Any) -> Person:
    """Somebody with a new plan for 2027, on the page of the scans."""
    person: Person = start(**look)
    person.push(_("New plan"))
    person.fill("Voor welk jaar is het plan?", "2027")
    person.go(text("scans", "step.title"))
    return person


def document(me: Person):
    return me.window.walk.document


def turn_to(me: Person, scan: str) -> None:
    tabs = me.visible(QTabBar, _("Which scan"))
    place = ("leadership", "factors", "network").index(scan)
    me.click(tabs, tabs.tabRect(place).center())


def part(me: Person, place: int) -> None:
    """Turn to a part of the scan, from 1: the seven traits, what she does, and what came out."""
    tabs = me.visible(QTabBar, _("Which part of the scan"))
    me.click(tabs, tabs.tabRect(place - 1).center())
    me.words()


def status(me: Person) -> str:
    return me.status(text("scans", "step.title")).split(", ")[1]


def scan_of(me: Person, year: int = 2027) -> LeadershipScan:
    found = scans.of_year(document(me).plan.leadership_scans, year)
    assert found is not None
    return found


def answers(point: int, **others: int) -> dict[str, int]:
    every = {statement: point for statements in scans.TRAITS.values() for statement in statements}
    return {**every, **others}


def answered(me: Person, **others: int) -> None:
    """Have a scan in which everything is answered."""
    document(me).add(LeadershipScan, year=2027, has_vision="yes", agreed=answers(5, **others))
    me.words()


def chart(me: Person, name: str) -> ChartView:
    found = me.visible(ChartView, name)
    assert isinstance(found, ChartView)
    return found


def test_a_whole_scan_with_the_keyboard(me: Person) -> None:
    assert status(me) == _("not started")
    me.push(_("Begin this scan"))
    assert status(me) == _("not started")  # Nothing was answered yet.
    me.press(Key.Key_Space)
    assert scan_of(me).has_vision == "yes"
    me.press(Key.Key_Tab)
    asked = [statement for statements in scans.asked_statements(scan_of(me)).values() for statement in statements]
    points = [1 + place % 7 for place in range(len(asked))]
    for place, point in enumerate(points, start=1):
        me.type(str(point))
        if place == 1:
            assert status(me) == _("started")
            assert PROFILE not in me.words()
    assert scan_of(me).agreed == dict(zip(asked, points, strict=True))
    assert status(me) == _("done {year}").format(year=2027)
    profile = scans.profile(scan_of(me))
    assert me.visible(QTabBar, _("Which part of the scan")).currentIndex() == 7  # It went on by itself.
    me.push(f"{_('Outcome')} →")
    assert f"{text('scans', 'traits.aware')}: 1,5" in chart(me, PROFILE).accessibleDescription()
    for trait in scans.lowest_traits(scan_of(me)):
        assert entries("scans", f"ideas.{trait}")[0]["result"]["nl"] in me.words()
    for figure in ("33 procent", "70 procent", "39 procent"):
        assert figure in me.words()
    assert None not in profile.values()
    tabs = me.visible(QTabBar, _("Which scan"))
    assert [tabs.tabText(place).endswith("✓") for place in range(3)] == [True, False, False]


def test_the_keys_of_a_scale(me: Person) -> None:
    me.push(_("Begin this scan"))
    words = choices("scans", "leadership_scan.agreed")
    me.visible(QAbstractButton, "1 klopt niet", within=me.field(words["need"])).setFocus()
    me.press(Key.Key_Right)
    assert scan_of(me).agreed == {}  # Walking along the scale is not yet an answer.
    me.press(Key.Key_Space)
    assert scan_of(me).agreed == {"need": 2}
    me.press(Key.Key_Right)
    assert scan_of(me).agreed == {"need": 3}
    me.press(Key.Key_Down)
    me.type("9")
    me.type("7")
    assert scan_of(me).agreed == {"need": 3, "need_work": 7}
    me.press(Key.Key_Up)
    me.press(Key.Key_Delete)
    assert scan_of(me).agreed == {"need": 3}
    me.press(Key.Key_Z, Control)
    assert scan_of(me).agreed == {"need": 3, "need_work": 7}
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.parentWidget().accessibleName() == words["need_work"]


def test_another_vision_asks_other_statements_and_keeps_the_answers(me: Person) -> None:
    answered(me)
    words = choices("scans", "leadership_scan.agreed")
    part(me, 3)
    assert words["vision_mine"] in me.words()
    assert words["own_vision"] not in me.words()
    part(me, 1)
    me.choose(VISION, "Nee")
    part(me, 3)
    assert words["vision_mine"] not in me.words()
    assert words["own_vision"] in me.words()
    assert scan_of(me).agreed == answers(5)


def test_ranking_with_the_keyboard_and_undo(me: Person) -> None:
    me.push(_("Begin this scan"))
    part(me, 8)
    me.focus(HELPS)
    for _step in range(2):
        me.press(Key.Key_Down)
    me.press(Key.Key_Up, Alt)
    me.press(Key.Key_Up, Alt)
    assert scan_of(me).helps[:3] == ["time", "support_above", "clear_vision"]
    lines = me.field(HELPS).findChild(QListWidget)
    assert lines is not None
    assert lines.item(0).text() == "1.  Tijd"
    assert lines.currentRow() == 0
    me.press(Key.Key_Up, Alt)  # There is nothing above the first.
    assert scan_of(me).helps[0] == "time"
    me.press(Key.Key_Z, Control)
    assert scan_of(me).helps[:2] == ["support_above", "time"]
    me.press(Key.Key_Z, Control)
    assert scan_of(me).helps == []
    assert lines.item(0).text().startswith("–")


def test_ranking_by_dragging(me: Person) -> None:
    me.push(_("Begin this scan"))
    part(me, 8)
    lines = me.field(HELPS).findChild(QListWidget)
    assert lines is not None
    page, ground = me.window.walk.page, lines.viewport()
    page.ensureWidgetVisible(lines)
    me.words()

    def middle(row: int) -> QPoint:
        return lines.visualItemRect(lines.item(row)).center()

    QTest.mousePress(ground, Qt.MouseButton.LeftButton, pos=middle(5))
    for row in (4, 3, 1):
        QTest.mouseMove(ground, middle(row))
    assert scan_of(me).helps == []  # Not before it is let go.
    QTest.mouseRelease(ground, Qt.MouseButton.LeftButton, pos=middle(1))
    assert scan_of(me).helps[:3] == ["support_above", "budget", "clear_vision"]
    me.click(ground, middle(4))
    assert scan_of(me).helps[:3] == ["support_above", "budget", "clear_vision"]
    me.push(_("↑ Higher"))
    assert scan_of(me).helps[3] == "experts"


def test_an_idea_goes_to_the_parking_lot_and_undo_takes_it_back(me: Person) -> None:
    answered(me, means=1, working_technology=1)
    idea = entries("scans", "ideas.equipped")[0]
    name = f"{_('To the parking lot')}: {idea['title']['nl']}"
    me.push(name)
    (goal,) = document(me).plan.goals
    assert (goal.parked, goal.title, goal.result) == (True, idea["title"]["nl"], idea["result"]["nl"])
    assert goal.parked_reason == _("An idea for later")  # It goes where the plan goes, and tells of no scan.
    there = me.visible(QAbstractButton, f"{_('✓ In the parking lot')}: {idea['title']['nl']}")
    assert not there.isEnabled()
    me.press(Key.Key_Z, Control)
    assert document(me).plan.goals == []
    me.go(text("scans", "step.title"))
    assert me.visible(QAbstractButton, name).isEnabled()


def test_next_year_stands_beside_this_year(me: Person) -> None:
    document(me).add(LeadershipScan, year=2026, has_vision="no", agreed=answers(3))
    assert (
        _("The scan of {year} is shown alongside, so that you can see what has changed.").format(year=2026)
        in me.words()
    )
    answered(me)
    assert "5 (2026: 3)" in chart(me, PROFILE).accessibleDescription()
    assert scan_of(me, 2026).agreed == answers(3)


def test_a_scan_follows_when_the_year_of_the_plan_was_wrong(me: Person) -> None:
    answered(me)
    me.go(text("team", "step.title"))
    me.fill("Voor welk jaar is het plan?", "2028")
    me.go(text("scans", "step.title"))
    assert status(me) == _("not started")
    me.push(_("No, that one was meant for {year}").format(year=2028))
    assert scan_of(me, 2028).agreed == answers(5)
    assert PROFILE in me.words()


def test_undoing_the_beginning_offers_it_again(me: Person) -> None:
    me.push(_("Begin this scan"))
    me.press(Key.Key_Z, Control)
    assert document(me).plan.leadership_scans == []
    assert _("Begin this scan") in me.words()


def test_nine_factors_and_the_phase(me: Person) -> None:
    turn_to(me, "factors")
    me.push(_("Begin this scan"))
    for grade in (4, 4, 4, 4, 2, 4, 4, 4):
        me.type(str(grade))
    assert _("Still {count} of {most} factors to go.").format(count=1, most=9) in me.words()
    me.type("4")
    (scan,) = document(me).plan.factor_scans
    assert isinstance(scan, FactorScan)
    assert scan.grades == {**dict.fromkeys(FACTORS, 4), "culture": 2}
    assert "Hier is het meest te winnen: Fouten mogen (een begin)." in me.words()
    assert status(me) == _("started")
    me.push("2 Op papier")
    assert scan.phase == "defined"
    assert text("scans", "next_phase.defined") in me.words()
    assert status(me) == _("done {year}").format(year=2027)
    assert "Fouten mogen: 2" in chart(me, text("scans", "sections.factor_profile.title")).accessibleDescription()


def test_the_network_says_where_it_does_not_match_and_the_advice_leads_there(me: Person) -> None:
    turn_to(me, "network")
    table = me.table(text("scans", "tables.tie.title"))
    me.rows(table, ("Vernieuwen", "Regiotafel", "Sneller invoeren", "Los contact"))
    (tie,) = document(me).plan.ties
    assert isinstance(tie, Tie)
    assert (tie.year, tie.dimension, tie.purpose, tie.intensity) == (2027, "process", "speed_up", "low")
    sentence = scans.mismatch(tie)
    assert "willen jullie sneller invoeren" in sentence
    assert sentence in me.words()
    me.go(text("plan", "step.title"))
    (finding,) = [finding for finding in document(me).findings if finding.message == sentence]
    me.window.walk.go_to_finding(finding)
    assert me.window.walk.step == "scans"
    assert QApplication.focusWidget() is table
    document(me).set_value(tie, "intensity", "middle")
    assert sentence not in me.words()
    assert _("Everything is as close as it needs to be.") in me.words()


def test_scans_stay_open_after_adoption_and_an_idea_waits_in_the_parking_lot(me: Person) -> None:
    answered(me, means=1, working_technology=1)
    document(me).set_value(document(me).plan.record, "state", "adopted")
    part(me, 1)
    me.choose(VISION, "Nee")
    assert scan_of(me).has_vision == "no"
    part(me, 9)
    idea = entries("scans", "ideas.equipped")[0]["title"]["nl"]
    me.push(f"{_('To the parking lot')}: {idea}")
    (kept,) = [goal for goal in document(me).plan.goals if goal.title == idea]
    assert kept.parked
    document(me).set_value(document(me).plan.record, "state", "closed")
    assert _("The plan is closed. Open it again to keep an idea.") in me.words()
    part(me, 1)
    words = choices("scans", "leadership_scan.agreed")
    assert not me.visible(QAbstractButton, "2", within=me.field(words["need"])).isEnabled()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_chart_is_drawn_in_the_colours_of_the_theme(start, theme: str) -> None:
    me = begun(start, theme=theme)
    document(me).add(LeadershipScan, year=2026, has_vision="no", agreed=answers(3, need=1))
    answered(me, need=7)
    me.paint()
    picture = chart(me, PROFILE).grab().toImage()
    across, down = range(picture.width()), range(picture.height())
    seen = [picture.pixelColor(x, y) for x in across for y in down]

    def share(token: str) -> float:
        """The share of the picture that has a colour of the theme, but for a rounding of it."""
        wanted = appearance.colour(token)
        return sum(max(map(abs, _apart(item, wanted))) < 4 for item in seen) / len(seen)

    assert seen.count(picture.pixelColor(0, 0)) > 0.85 * len(seen)
    assert 0.002 < share("accent") < 0.1
    assert share("ink") > 0.0005
    black = QColor("black")
    assert not any(item == black for item in seen)  # What Qt cannot read of a drawing it paints black.


def _apart(color: QColor, other: QColor) -> tuple[int, int, int]:
    return color.red() - other.red(), color.green() - other.green(), color.blue() - other.blue()


@pytest.mark.parametrize("percent", [90, 150])
def test_no_scan_is_wider_than_the_window(start, percent: int) -> None:
    me = begun(start, text_size=percent)
    answered(me)
    document(me).add(FactorScan, year=2027, grades=dict.fromkeys(FACTORS, 3))
    document(me).add(
        Tie, year=2027, dimension="agenda", partner="Samenwerkingsverband", purpose="share", intensity="high"
    )
    me.window.resize(1024, 700)
    for key in ("leadership", "factors", "network"):
        turn_to(me, key)
        me.words()
        assert me.window.walk.page.horizontalScrollBar().maximum() == 0, key


def test_it_opens_again_where_it_was(me: Person, start) -> None:
    me.push(_("Begin this scan"))
    me.press(Key.Key_Space)
    me.window.close()
    again = start()
    assert text("scans", "step.title") in again.words()
    again.press(Key.Key_Return)
    assert again.window.walk.step == "scans"
    assert Goal not in map(type, document(again).plan.records())
    assert VISION in again.words()
