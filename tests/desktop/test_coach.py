"""The coach reads along: kindly, beside the text, and never in the way of who types."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QGuiApplication, QHelpEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QToolTip

from desktop.settings import Settings
from resources.language import gettext as _
from resources.texts import text
from tests.desktop.person import Control, Key, Person

GOAL = "Wat willen we bereiken?"
MESSAGE = "Wat is onze boodschap in één zin?"
VAGUE = "Meer inzet van zorgtechnologie"
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
    me.qtbot.waitUntil(lambda: words in said(me), timeout=10_000)


def silent(me: Person) -> None:
    me.qtbot.waitUntil(lambda: said(me) == "", timeout=10_000)


@pytest.fixture
def goal(start) -> Person:
    """Somebody with a new goal on the screen."""
    me: Person = start()
    me.push(_("New plan"))
    me.go(step("goals"))
    me.push(_("+ Goal {number}").format(number=1))
    return me


def test_vague_words_get_advice_that_goes_when_they_are_mended(goal: Person) -> None:
    field = write(goal, GOAL, VAGUE)
    hears(goal, "Wat kun je aan het eind zien of tellen?")
    assert "Hoeveel is “Meer”?" in said(goal)
    assert "Hoeveel is “Meer”?" in field.accessibleDescription()
    assert "Noem een getal" not in said(goal), "the second advice is short"
    assert underlined(field) == ["Meer"]
    assert QApplication.focusWidget() is field
    write(goal, GOAL, CLEAR)
    hears(goal, PRAISE)
    assert underlined(field) == []
    assert QApplication.focusWidget() is field
    write(goal, GOAL, VAGUE)
    hears(goal, "Hoeveel is “Meer”?")
    write(goal, GOAL, CLEAR)
    silent(goal)
    assert goal.value(GOAL) == CLEAR


def test_the_first_two_words_are_left_in_peace_until_the_field_is_left(goal: Person) -> None:
    write(goal, GOAL, VAGUE)
    hears(goal, "Hoeveel is “Meer”?")
    write(goal, GOAL, "Minder regels")
    silent(goal)
    goal.press(Key.Key_Tab)
    hears(goal, "Hoeveel is “Minder”?")


def test_advice_leaves_no_trace_in_text_or_history(goal: Person) -> None:
    field = write(goal, GOAL, VAGUE)
    before = field.document().availableUndoSteps(), field.textCursor().position()
    hears(goal, "Hoeveel is “Meer”?")
    assert (field.document().availableUndoSteps(), field.textCursor().position()) == before
    assert goal.value(GOAL) == VAGUE
    goal.press(Key.Key_Z, Control)
    assert goal.value(GOAL) == ""
    silent(goal)


def test_the_right_words_are_underlined_behind_emoji(goal: Person) -> None:
    field = write(goal, GOAL, "🎉👩🏽‍⚕️ Bewoners slapen beter door dankzij de bedsensor 🛏 𝔡")
    hears(goal, "Hoeveel is “beter”?")
    assert underlined(field) == ["beter"]
    goal.type("!")
    assert underlined(field) == ["beter"]


def test_words_under_pointer_or_cursor_tell_their_advice(goal: Person) -> None:
    field = write(goal, GOAL, "Bewoners slapen beter door dankzij de bedsensor")
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


def test_the_coach_can_be_put_to_sleep_and_woken(goal: Person) -> None:
    field = write(goal, GOAL, VAGUE)
    hears(goal, "Hoeveel is “Meer”?")
    goal.push("Nu even niet")
    assert said(goal) == ""
    assert underlined(field) == []
    assert goal.window.walk.document.tips == []
    write(goal, GOAL, "Wij gaan beter voor de bewoners zorgen")
    goal.qtbot.wait(700)
    assert said(goal) == ""
    goal.push("Toon de tips")
    assert "Hoeveel is “beter”?" in said(goal)


def test_tips_stand_in_the_panel_after_what_is_missing_and_count_for_nothing(goal: Person) -> None:
    document = goal.window.walk.document
    write(goal, GOAL, VAGUE)
    hears(goal, "Hoeveel is “Meer”?")
    goal.press(Key.Key_Tab)
    open_points = [
        finding
        for finding in document.findings
        if "goals" in (finding.subject, finding.other.subject if finding.other else "")
    ]
    tabs = goal.window.walk.panel.tabs
    assert tabs.tabText(2) == _("Advice ({count})").format(count=len(open_points))
    tabs.setCurrentIndex(2)
    lines = goal.words().splitlines()
    assert lines.count("Tip voor je tekst") == len(document.tips) == 4
    assert max(lines.index(point.message) for point in open_points) < lines.index("Tip voor je tekst")
    assert not any(finding.span for finding in document.findings)
    tip = next(item for item in document.tips if item.code == "vague_amount")
    assert tip.message in lines
    goal.window.walk.panel.go_to_finding.emit(tip)
    assert QApplication.focusWidget() is goal.field(GOAL)
    goal.go(step("vision"))
    assert document.tips == []
    assert "Tip voor je tekst" not in goal.words()


def test_each_goal_hears_its_own_advice(goal: Person) -> None:
    write(goal, GOAL, VAGUE)
    hears(goal, "Hoeveel is “Meer”?")
    goal.push(_("+ Goal {number}").format(number=2))
    assert said(goal) == ""
    write(goal, GOAL, "Bewoners voelen zich minder alleen door een robot")
    hears(goal, "Hoeveel is “minder”?")
    assert "Meer" not in said(goal)


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
    hears(me, "How much is “better”?")
    assert underlined(field) == ["better"]
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
