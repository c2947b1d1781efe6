"""The coach reads along: kindly, beside the text, and never in the way of who types."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QHelpEvent, QTextCursor
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPlainTextEdit, QToolTip

from desktop.forms import coach, tab_order
from desktop.forms.coach import Coach
from desktop.forms.coach_strip import Strip
from desktop.forms.shelf import CardButton
from desktop.settings import Settings
from desktop.side_panel import ADVICE
from plans.dates import format_day
from plans.exchange.plan_file import SAMPLE
from resources.language import gettext as _
from resources.texts import text
from tests.desktop.person import PATIENCE, Control, Key, Person

Shift = Qt.KeyboardModifier.ShiftModifier
Alt = Qt.KeyboardModifier.AltModifier
GOAL = "Wat willen we bereiken?"
METER = "Hoe meten we dat?"
WHEN = "Wanneer"
MESSAGE = "Wat is onze boodschap in één zin?"
VAGUE = "Meer inzet van zorgtechnologie"
THREAT = "We moeten de dispenser gebruiken"
DUTY = "“moeten” klinkt als een plicht of een dreiging"
BETTER = "Bewoners slapen beter door dankzij de bedsensor"
CLEAR = "Uiterlijk 1 mei bellen 8 cliënten zelf via beeldbellen, zodat zij minder hoeven te wachten"
PRAISE = "Helder doel: iedereen snapt wanneer het gelukt is."


def step(name: str) -> str:
    return text(name, "step.title")


def said(me: Person) -> str:
    """What the coach says on the screen, as it is read out."""
    QApplication.processEvents()
    found = [item for item in me.window.findChildren(QLabel) if item.property("role") == "advice" and item.isVisible()]
    return "\n".join(item.accessibleName() for item in found)


def underlined(field: QPlainTextEdit) -> list[str]:
    return [extraselection.cursor.selectedText() for extraselection in field.extraSelections()]


def write(me: Person, question: str, words: str) -> QPlainTextEdit:
    """Type in the place of what stood there, and stay in the field."""
    field = me.focus(question)
    assert isinstance(field, QPlainTextEdit)
    me.press(Key.Key_A, Control)
    me.type(words)
    return field


def hears(me: Person, words: str) -> None:
    me.qtbot.waitUntil(lambda: words in said(me), timeout=PATIENCE)


def silent(me: Person) -> None:
    me.qtbot.waitUntil(lambda: said(me) == "", timeout=PATIENCE)


def reads(me: Person) -> None:
    """Wait until the coach has read what was typed last, also where it says nothing of it."""
    reading = me.window.walk.page.findChild(Coach)
    me.qtbot.waitUntil(lambda: not reading.is_waiting, timeout=PATIENCE)


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever types rests a moment after each key that was pressed: as soon as nothing else is to be done."""
    monkeypatch.setattr(coach, "WAIT", 0)
    monkeypatch.setattr(coach, "FIRST", 0)


def strip_of(me: Person) -> Strip:
    return next(item for item in me.window.findChildren(Strip) if item.isVisible())


def card(me: Person, place: int) -> CardButton:
    return [item for item in me.window.findChildren(CardButton) if item.isVisible()][place]


def buttons(me: Person) -> list[str]:
    """What can be done about what the coach says, in the order of Tab."""
    strip = strip_of(me)
    strip.let_in(True)
    order = [widget.text() for widget in tab_order.stops(strip)]
    strip.let_in(any(widget.hasFocus() for widget in strip.findChildren(QAbstractButton)))
    return order


@pytest.fixture
def goal(start) -> Person:
    """Somebody with a new goal on the screen."""
    me: Person = start()
    me.push(_("New plan"))
    me.go(step("goals"))
    me.push(_("+ Goal {number}").format(number=1))
    return me


@pytest.fixture
def known_goal(goal: Person) -> Person:
    """Somebody who comes back to a goal, of which the coach then says all there is to say."""
    goal.go(step("vision"))
    goal.go(step("goals"))
    return goal


def test_a_new_goal_is_left_in_peace_until_it_was_left(goal: Person) -> None:
    field = write(goal, GOAL, VAGUE)
    reads(goal)
    assert said(goal) == ""
    assert underlined(field) == []
    goal.press(Key.Key_Tab)
    assert QApplication.focusWidget() is goal.field(METER)
    reads(goal)
    assert said(goal) == "", "the next field is where the goal goes on"
    goal.click(card(goal, 0))
    hears(goal, "Wat kun je aan het eind zien of tellen?")


def test_a_later_field_makes_the_coach_point_to_those_still_open(goal: Person) -> None:
    write(goal, GOAL, "Bewoners slapen door dankzij de bedsensor")
    reads(goal)
    assert said(goal) == ""
    goal.fill(METER, "Nachtrondes per nacht")
    hears(goal, "Wanneer is het zover?")


def test_vague_words_get_advice_that_goes_when_they_are_mended(known_goal: Person) -> None:
    me = known_goal
    field = write(me, GOAL, VAGUE)
    hears(me, "Wat kun je aan het eind zien of tellen?")
    assert "Wat kun je aan het eind zien of tellen?" in field.accessibleDescription()
    assert underlined(field) == ["Meer"]
    assert QApplication.focusWidget() is field
    write(me, GOAL, CLEAR)
    hears(me, "In je zin staat “Uiterlijk 1 mei”")
    me.fill(WHEN, "1 mei")
    hears(me, PRAISE)
    assert underlined(field) == []
    write(me, GOAL, THREAT)
    hears(me, DUTY)
    write(me, GOAL, CLEAR)
    silent(me)
    assert me.value(GOAL) == CLEAR


def test_the_other_remarks_unfold(known_goal: Person) -> None:
    me = known_goal
    field = write(me, GOAL, THREAT)
    hears(me, DUTY)
    assert "Wat kun je aan het eind zien of tellen?" not in said(me)
    assert buttons(me) == ["nog 3", "Nu even niet"]
    me.press(Key.Key_Return, Alt)
    more = QApplication.focusWidget()
    assert more is not None
    assert more.accessibleName() == "Toon nog 3 tips"
    me.press(Key.Key_Space)
    assert len(said(me).splitlines()) == 4
    assert "Wanneer is het zover?" in said(me)
    links = ["Naar “Hoe meten we dat?”", "Naar “Wanneer”", "Naar “Wat heeft de cliënt eraan?”"]
    assert buttons(me) == [*links, "Minder", "Nu even niet"]
    assert more.accessibleName() == "Minder tips tonen"
    me.press(Key.Key_Escape)
    assert buttons(me) == ["nog 3", "Nu even niet"]
    me.press(Key.Key_Space)
    assert len(said(me).splitlines()) == 4
    me.press(Key.Key_Space)
    assert len(said(me).splitlines()) == 1
    me.press(Key.Key_Space)
    me.press(Key.Key_Tab, Shift)
    assert QApplication.focusWidget() is me.visible(QAbstractButton, links[-1])
    me.press(Key.Key_Escape)
    assert QApplication.focusWidget() is more, "the keyboard does not get lost"
    me.press(Key.Key_Space)
    field.setFocus()
    me.press(Key.Key_Escape)
    assert len(said(me).splitlines()) == 1


def test_a_pointer_leads_to_the_field(known_goal: Person) -> None:
    write(known_goal, GOAL, "Bewoners slapen door dankzij de bedsensor")
    hears(known_goal, "Wanneer is het zover?")
    known_goal.press(Key.Key_Return, Alt)
    known_goal.press(Key.Key_Return)
    assert QApplication.focusWidget() is known_goal.field(WHEN)


def test_a_date_in_the_text_is_taken_over_in_one_step(goal: Person) -> None:
    document = goal.window.walk.document
    record = document.plan.goals[0]
    write(goal, GOAL, CLEAR)
    hears(goal, "In je zin staat “Uiterlijk 1 mei”, bij Wanneer nog niets.")
    day = dt.date(document.plan.year, 5, 1)
    goal.push(f"Neem {format_day(day)} over bij Wanneer")
    assert record.due == day
    assert QApplication.focusWidget() is goal.field(WHEN)
    assert goal.value(WHEN) == f"01-05-{day.year}"
    hears(goal, PRAISE)
    goal.press(Key.Key_Z, Control)
    assert (record.due, record.result) == (None, CLEAR)
    assert goal.value(WHEN) == ""
    hears(goal, "In je zin staat “Uiterlijk 1 mei”, bij Wanneer nog niets.")


def test_another_date_or_number_in_the_fields_is_said_at_once(goal: Person) -> None:
    write(goal, GOAL, CLEAR)
    hears(goal, "bij Wanneer nog niets")
    goal.fill(WHEN, "1 juli")
    hears(goal, "In je zin staat “Uiterlijk 1 mei”, bij Wanneer staat 01-07-")
    assert strip_of(goal).property("role") == "coach"
    goal.fill(WHEN, "1 mei")
    hears(goal, PRAISE)


def test_the_team_counts_as_well(start) -> None:
    me = start()
    me.push(_("New plan"))
    document = me.window.walk.document
    me.go(step("goals"))
    me.push(_("+ Goal {number}").format(number=1))
    write(me, GOAL, "In 2026 bellen 8 cliënten zelf, zodat zij minder hoeven te wachten")
    reads(me)
    document.set_value(document.plan.team, "year", 2026)
    hears(me, "In je zin staat “In 2026”")


def test_goals_with_their_fields_filled_get_no_remark(start) -> None:
    me = start(str(SAMPLE))
    document = me.window.walk.document
    me.go(step("goals"))
    for number, record in enumerate([item for item in document.plan.goals if not item.parked]):
        me.click(card(me, number))
        assert me.value(GOAL) == record.result
        me.focus(GOAL)
        me.press(Key.Key_Tab)
        reads(me)
        assert said(me) == ""


def test_praise_waits_for_what_is_still_to_be_filled_in(known_goal: Person) -> None:
    known_goal.fill(WHEN, "1 mei")
    pressing = "We moeten van de inspectie de dispenser gebruiken, anders volgt een boete … zodat zij minder wachten"
    write(known_goal, GOAL, pressing)
    hears(known_goal, DUTY)
    write(known_goal, GOAL, "… bellen 8 cliënten zelf via beeldbellen, zodat zij minder hoeven te wachten")
    silent(known_goal)


def test_the_strip_keeps_its_words_off_its_edges(known_goal: Person) -> None:
    write(known_goal, GOAL, VAGUE)
    hears(known_goal, "Wat kun je aan het eind zien of tellen?")
    margins = strip_of(known_goal).contentsMargins()
    assert (margins.left() >= 10, margins.top() >= 6, margins.bottom() >= 6) == (True, True, True)


def test_the_first_two_words_are_left_in_peace_until_the_field_is_left(known_goal: Person) -> None:
    write(known_goal, GOAL, VAGUE)
    hears(known_goal, "Wat kun je aan het eind zien of tellen?")
    write(known_goal, GOAL, "Minder regels")
    silent(known_goal)
    known_goal.press(Key.Key_Tab)
    hears(known_goal, "Hoeveel is “Minder”?")


def test_advice_leaves_no_trace_in_text_or_history(goal: Person) -> None:
    field = write(goal, GOAL, THREAT)
    before = field.document().availableUndoSteps(), field.textCursor().position()
    hears(goal, DUTY)
    assert (field.document().availableUndoSteps(), field.textCursor().position()) == before
    assert goal.value(GOAL) == THREAT
    goal.press(Key.Key_Z, Control)
    assert goal.value(GOAL) == ""
    silent(goal)


def test_the_right_words_are_underlined_behind_emoji(known_goal: Person) -> None:
    goal = known_goal
    field = write(goal, GOAL, "🎉👩🏽‍⚕️ Bewoners slapen beter door dankzij de bedsensor 🛏 𝔡")
    hears(goal, "Hoeveel is “beter”?")
    assert underlined(field) == ["beter"]
    goal.type("!")
    assert underlined(field) == ["beter"]


def test_words_under_pointer_or_cursor_tell_their_advice(known_goal: Person) -> None:
    goal = known_goal
    field = write(goal, GOAL, BETTER)
    hears(goal, "Hoeveel is “beter”?")
    assert QToolTip.text() == ""
    for _step in range(len(" door dankzij de bedsensor") + 1):
        goal.press(Key.Key_Left)
    assert "Hoeveel is “beter”?" in QToolTip.text()
    goal.press(Key.Key_Home)
    goal.qtbot.waitUntil(lambda: not QToolTip.isVisible())
    marks = field.extraSelections()
    cursor = QTextCursor(marks[0].cursor)
    cursor.setPosition(cursor.selectionStart() + 2)
    spot = field.cursorRect(cursor).center()
    hover = QHelpEvent(QEvent.Type.ToolTip, spot, field.viewport().mapToGlobal(spot))
    QApplication.sendEvent(field.viewport(), hover)
    assert "Hoeveel is “beter”?" in QToolTip.text()
    away = QHelpEvent(QEvent.Type.ToolTip, QPoint(2, 2), field.viewport().mapToGlobal(QPoint(2, 2)))
    QApplication.sendEvent(field.viewport(), away)
    goal.qtbot.waitUntil(lambda: not QToolTip.isVisible())


def test_the_coach_can_be_put_to_sleep_and_woken(known_goal: Person) -> None:
    goal = known_goal
    field = write(goal, GOAL, BETTER)
    hears(goal, "Hoeveel is “beter”?")
    goal.push("Nu even niet")
    assert said(goal) == ""
    assert underlined(field) == []
    assert goal.window.walk.document.tips == []
    write(goal, GOAL, THREAT)
    reads(goal)
    assert said(goal) == ""
    goal.push("Toon de tips")
    assert DUTY in said(goal)


def test_tips_stand_in_the_panel_after_what_is_missing_and_count_for_nothing(goal: Person) -> None:
    document = goal.window.walk.document
    write(goal, GOAL, THREAT)
    hears(goal, DUTY)
    goal.fill(METER, "Dispensers")
    hears(goal, DUTY)
    open_points = [
        finding
        for finding in document.findings
        if "goals" in (finding.subject, finding.other.subject if finding.other else "")
    ]
    tabs = goal.window.walk.panel.tabs
    assert tabs.button(ADVICE).text() == _("Advice ({count})").format(count=len(open_points))
    tabs.set_current_index(ADVICE)
    lines = goal.words().splitlines()
    assert lines.count("Tip voor je tekst") == len(document.tips) == 1, "open fields are among what is missing"
    assert max(lines.index(point.message) for point in open_points) < lines.index("Tip voor je tekst")
    assert not any(finding.span for finding in document.findings)
    tip = next(item for item in document.tips if item.code == "threat")
    assert tip.message in lines
    goal.window.walk.panel.go_to_finding.emit(tip)
    assert QApplication.focusWidget() is goal.field(GOAL)
    goal.go(step("vision"))
    assert document.tips == []
    assert "Tip voor je tekst" not in goal.words()


def test_each_goal_hears_its_own_advice(goal: Person) -> None:
    write(goal, GOAL, THREAT)
    hears(goal, DUTY)
    goal.push(_("+ Goal {number}").format(number=2))
    assert said(goal) == ""
    write(goal, GOAL, BETTER)
    reads(goal)
    assert said(goal) == "", "this goal is new"
    goal.click(card(goal, 0))
    hears(goal, DUTY)
    goal.click(card(goal, 1))
    hears(goal, "Hoeveel is “beter”?")
    assert DUTY not in said(goal)


def test_the_message_is_heard_as_chance_or_threat(start) -> None:
    me = start()
    me.push(_("New plan"))
    me.go(step("vision"))
    field = write(me, MESSAGE, "We moeten wel, want er zijn geen mensen meer")
    hears(me, "“moeten” klinkt als een plicht of een dreiging")
    assert "moeten" in underlined(field)
    assert "Wanneer is het zover?" not in said(me), "a message needs no date"
    write(me, MESSAGE, "Techniek die bewoners en collega’s rust geeft")
    hears(me, "Mooie boodschap: je hoort wat het oplevert.")


def test_an_adopted_plan_is_left_in_peace(start) -> None:
    me = start()
    me.push(_("New plan"))
    me.go(step("vision"))
    write(me, MESSAGE, "We moeten wel, want er zijn geen mensen meer")
    hears(me, "“moeten” klinkt")
    me.go(step("plan"))
    me.fill("Wie stelt het plan vast?", "Rachid")
    me.answering(lambda: me.push(_("Adopt")), lambda: me.push(_("Adopt the plan")))
    me.go(step("vision"))
    field = me.focus(MESSAGE)
    assert isinstance(field, QPlainTextEdit)
    assert field.isReadOnly()
    assert said(me) == ""
    assert underlined(field) == []
    assert me.window.walk.document.tips == []


def test_the_coach_speaks_english_in_an_english_window(start) -> None:
    settings = Settings()
    settings.language = "en"
    me = start()
    me.push("New plan")
    me.go("Five goals")
    me.push("+ Goal 1")
    field = write(me, "What do we want to achieve?", "Residents sleep better thanks to the bed sensor")
    me.push("+ Goal 2")
    me.click(card(me, 0))
    hears(me, "How much is “better”?")
    assert underlined(field) == ["better"]
    assert buttons(me) == ["To “Later”", "1 more", "Not just now"]
    assert me.words().count("Not just now") == 1


def test_a_whole_document_pasted_is_taken_calmly(goal: Person) -> None:
    pasted = ("Wij <b>moeten</b> beter & vaker 🎉 starten met de dispenser, de tillift en het nieuwe rooster.\n" * 250)[
        :20_000
    ]
    QGuiApplication.clipboard().setText(pasted)
    field = goal.focus(GOAL)
    goal.press(Key.Key_V, Control)
    hears(goal, "“moeten” klinkt als een plicht of een dreiging")
    assert len(said(goal)) < 500
    assert underlined(field)
    assert goal.value(GOAL) == pasted
