"""The pages: every finding has a place to mend it, adopting fixes what was agreed, and nothing is out of reach."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QPlainTextEdit, QTableView, QWidget

from plans.derived import completeness, steps
from plans.exchange import plan_file
from resources.language import gettext as _
from resources.texts import text
from tests.desktop.person import Control, Key, Person


def step(name: str) -> str:
    return text(name, "step.title")


class Shown(QObject):
    """Notes what comes up as a window of its own: it takes the keyboard, however short it stays."""

    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.names.append(type(watched).__name__)
        return False


@pytest.fixture
def shown(qapp) -> Iterator[list[str]]:
    watch = Shown()
    qapp.installEventFilter(watch)
    yield watch.names
    qapp.removeEventFilter(watch)


@pytest.fixture
def sample(start) -> Person:
    return start(str(plan_file.SAMPLE))


def test_every_gap_of_an_empty_plan_leads_to_a_field(start) -> None:
    me = start()
    me.push(_("New plan"))
    me.go(step("goals"))
    me.push(_("+ Goal {number}").format(number=1))
    me.go(step("people"))
    me.push(_("+ Somebody"))
    walk = me.window.walk
    shown, _later = completeness.now(walk.document.plan, walk.document.findings)
    for line in shown:
        finding = line.findings[0]
        me.go(step("plan"))
        me.push(f"{step(line.subject)}: {line.message}")
        assert walk.step == finding.subject
        focus = QApplication.focusWidget()
        assert isinstance(focus, QWidget)
        assert walk.page.isAncestorOf(focus), finding.code
        if finding.field:
            wanted = (QLineEdit, QPlainTextEdit, QComboBox, QAbstractButton, QTableView)
            assert isinstance(focus, wanted), finding.code
        assert any(_("← Back to “{step}”").format(step=step("plan")) == line for line in me.words().splitlines())
        me.push(_("← Back to “{step}”").format(step=step("plan")))
        assert walk.step == "plan"


def test_a_plan_in_which_nothing_is_missing_waits_to_be_adopted(start) -> None:
    me = start(str(plan_file.SAMPLE))
    assert me.status(step("plan")).endswith(_("to be adopted"))
    me.go(step("team"))
    me.focus(text("team", "fields.team.name.ask"))
    me.press(Key.Key_A, Control)
    me.press(Key.Key_Delete)
    me.press(Key.Key_Tab)
    assert me.status(step("plan")).endswith(_("{count} open").format(count=1))


def test_adopting_with_open_points_asks_and_fixes_what_was_agreed(start) -> None:
    me = start()
    me.push(_("New plan"))
    me.go(step("plan"))
    me.answering(lambda: me.press(Key.Key_Return), lambda: me.push(_("Adopt the plan")))
    assert me.status(step("plan")).endswith(_("{count} open").format(count=8))
    me.fill("Wie stelt het plan vast?", "Rachid")
    me.answering(lambda: me.push(_("Not yet")), lambda: me.push(_("Adopt the plan")))
    assert _("Reopen the plan for changes") not in me.words()
    me.answering(lambda: me.push(_("Adopt")), lambda: me.push(_("Adopt the plan")))
    assert _("Reopen the plan for changes") in me.words()

    me.go(step("vision"))
    me.fill("Waarom vernieuwen we?", "Toch nog iets anders")
    assert me.value("Waarom vernieuwen we?") == ""
    me.go(step("actions"))
    actions = me.table(text("actions", "tables.action.title"))
    me.rows(actions, ("Nog een kleine stap",))
    assert actions.model().index(0, 0).data() == "Nog een kleine stap"

    me.go(step("plan"))
    me.answering(lambda: me.push(_("Open again")), lambda: me.push(_("Reopen the plan for changes")))
    me.go(step("vision"))
    me.fill("Waarom vernieuwen we?", "Nu wel")
    assert me.value("Waarom vernieuwen we?") == "Nu wel"
    kept = me.window.walk.document.plan.versions
    assert [version.number for version in kept] == [1]
    assert kept[0].content["records"]["actions"] == []


def test_a_goal_goes_to_the_parking_lot_and_back(sample: Person) -> None:
    sample.go(step("goals"))
    sample.push(_("To the parking lot"))
    assert _("+ Goal {number}").format(number=5) in sample.words()
    parked = sample.table(text("goals", "sections.parked.title"))
    last = parked.model().rowCount() - 2
    titles = [parked.model().index(row, 0).data() for row in range(last + 1)]
    sample.walk_to(parked, titles.index("Zelf medicatie regelen"), 0)
    sample.push(_("Make this a goal"))
    assert _("+ Goal {number}").format(number=5) not in sample.words()
    sample.press(Key.Key_Z, Control)
    assert _("+ Goal {number}").format(number=5) in sample.words()


def test_taking_out_a_person_lets_go_of_what_she_carried_and_undo_gives_it_back(sample: Person) -> None:
    sample.go(step("goals"))
    assert sample.value("Wie trekt dit?") == "Marloes de Wit"
    sample.go(step("people"))
    sample.push(_("Take out"))
    sample.go(step("goals"))
    assert sample.value("Wie trekt dit?") == ""
    sample.press(Key.Key_Z, Control)
    sample.go(step("goals"))
    assert sample.value("Wie trekt dit?") == "Marloes de Wit"


def test_enter_presses_what_has_the_keyboard(start) -> None:
    me = start()
    me.press(Key.Key_Return)
    assert me.window.walk.step == "short_plan"
    whole = me.visible(QAbstractButton, _("To the whole plan"))
    whole.setFocus()
    me.press(Key.Key_Return)
    me.go(step("goals"))
    card = me.visible(QAbstractButton, _("+ Goal {number}").format(number=1))
    card.setFocus()
    me.press(Key.Key_Return)
    me.type("Rustige nachten")
    assert me.value("Hoe noemen we dit doel?") == "Rustige nachten"


def test_tab_goes_through_the_page_before_the_panel_and_lands_on_the_chosen_word(sample: Person) -> None:
    sample.go(step("vision"))
    sample.words()
    walk = sample.window.walk
    walk.list.setFocus()
    places, names = [], []

    def arrived() -> bool:
        focus = QApplication.focusWidget()
        assert focus is not None
        assert not walk.list.isAncestorOf(focus)
        places.append("page" if walk.page.isAncestorOf(focus) else "panel" if walk.panel.isAncestorOf(focus) else "")
        names.append(focus.accessibleName())
        return places[-1] == "panel"

    sample.press(Key.Key_Tab)
    sample.press_until(Key.Key_Tab, arrived)
    assert set(places) == {"page", "panel"}
    assert "Redelijk duidelijk" in names
    assert "Duidelijk" not in names


def test_a_refused_text_waits_with_its_own_goal(sample: Person) -> None:
    sample.go(step("goals"))
    sample.fill("Straks", "een stuk of twaalf")
    sample.push("2 Rustiger nachten, " + _("complete"))
    assert sample.value("Straks") == "3"
    assert _("not saved yet") in sample.words()
    sample.push("1 Zelf medicatie regelen, " + _("complete"))
    assert sample.value("Straks") == "een stuk of twaalf"
    assert "een stuk of twaalf" in sample.words()
    sample.fill("Straks", "12")
    assert _("not saved yet") not in sample.words()


def test_no_page_and_no_question_before_a_file_comes_up_as_a_window_of_its_own(
    sample: Person, shown: list[str]
) -> None:
    sample.turn_to()
    shown.clear()
    for name in (*steps.PAGES, steps.SHORT, steps.HOME):
        sample.window.walk.enter(name)
        QApplication.processEvents()
        assert (name, shown, QApplication.activeWindow()) == (name, [], sample.window)
    for command in (_("Save as a plan file…"), _("Save as a spreadsheet…")):
        shown.clear()
        sample.answering(lambda: sample.push(_("Cancel")), lambda command=command: sample.command(command))
        assert len(shown) == 1, "the dialog and nothing else"


def test_the_keyboard_comes_to_the_form_of_the_chosen_card_however_one_comes_to_the_page(viewer: Person) -> None:
    page = viewer.window.walk
    for name in ("goals", "people"):
        page.go(name)
        viewer.turn_to()
        page.page.begin()
        first = QApplication.focusWidget()
        assert isinstance(first, QLineEdit)
        page.page.begin()
        assert QApplication.focusWidget() is first
