"""Two windows on one plan: what does not touch each other is joined without a word, the rest is asked by keyboard."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QRadioButton

from desktop.document import Document
from desktop.library import LibraryController
from desktop.merge_dialog import MergeDialog
from plans import common_versions
from plans.exchange import plan_file
from plans.storage.library import Library
from plans.subjects.budget import BudgetLine
from plans.subjects.goals import Goal
from resources.language import gettext as _
from resources.texts import text
from tests.desktop.disk import on_disk
from tests.desktop.person import Control, Key, Person
from tests.plans.strategies import filled_plan

NAME = "Hoe heet het team?"
WHERE = "Op welke locatie werken jullie?"


@pytest.fixture
def me(start) -> Person:
    someone = start()
    someone.push(_("New plan"))
    return someone


@pytest.fixture
def other(me: Person, start) -> Person:
    """Somebody else, with the same plan open in another window."""
    someone = start()
    someone.press(Key.Key_Return)
    return someone


def settled(who: Person) -> bool:
    """Whether everything that this window holds is saved and merged."""
    QApplication.processEvents()
    return who.window.walk.document.is_saved


def test_what_does_not_touch_each_other_is_joined_and_said(me: Person, other: Person, tmp_path: Path) -> None:
    other.fill(WHERE, "Veldhuis")
    me.fill(NAME, "Lindehof")
    me.qtbot.waitUntil(lambda: settled(me))
    assert (me.value(NAME), me.value(WHERE)) == ("Lindehof", "Veldhuis")
    assert on_disk(tmp_path / "test.db") == ["Lindehof"]
    assert on_disk(tmp_path / "test.db", "location") == ["Veldhuis"]
    assert "Samengevoegd met wat de ander deed: de gegevens van het team gewijzigd." in me.words()
    other.fill("Bij welke organisatie hoort het?", "Zorggroep")
    other.qtbot.waitUntil(lambda: settled(other))
    assert other.value(NAME) == "Lindehof"
    me.push(_("All right"))
    assert "Samengevoegd" not in me.words()


def test_it_is_undone_as_one_step(me: Person, other: Person, tmp_path: Path) -> None:
    other.fill(WHERE, "Veldhuis")
    other.fill("Bij welke organisatie hoort het?", "Zorggroep")
    me.fill(NAME, "Lindehof")
    me.qtbot.waitUntil(lambda: settled(me))
    me.press(Key.Key_Z, Control)
    assert (me.value(NAME), me.value(WHERE), me.value("Bij welke organisatie hoort het?")) == ("Lindehof", "", "")
    me.press(Key.Key_Z, Control)
    assert me.value(NAME) == ""
    assert on_disk(tmp_path / "test.db", "location") == [""]


def test_nothing_comes_between_while_somebody_types(me: Person, other: Person, tmp_path: Path) -> None:
    """A question that came by itself took the keys that were meant for the field, and the first space answered it."""
    other.fill(NAME, "Van de ander")
    me.focus(NAME)
    for letter in "Van mij, en ik typ gewoon door zonder te kijken":
        me.type(letter)
        me.window.walk.document.quiet_commit_requested.emit()
        QApplication.processEvents()
        assert QApplication.activeModalWidget() is None
    assert me.value(NAME) == "Van mij, en ik typ gewoon door zonder te kijken"
    assert "jullie veranderden allebei hetzelfde" in me.words()
    assert _("not saved yet") in me.words()
    assert on_disk(tmp_path / "test.db") == ["Van de ander"], "nothing is written before it was chosen"


def opened_by_another(start) -> Document:
    """The plan, opened in another window."""
    desk = start().window.findChild(LibraryController)
    desk.open_plan(str(desk.library.plans()[0].id))
    return desk.document


def came_in(me: Person) -> None:
    """What is typed is saved while she types on, and what the other did comes in."""
    document = me.window.walk.document
    document.set_value(document.plan.team, "location", document.plan.team.location + "!")
    document.quiet_commit_requested.emit()
    assert document.has_diverged
    me.qtbot.waitUntil(lambda: not document.has_diverged)


def test_an_open_cell_stays_open_whatever_the_other_does_around_it(me: Person, start) -> None:
    """It closed under her hands, and the next letters went to whatever came after the table."""
    me.go("Begroting")
    table = me.table(text("budget", "sections.lines.title"))
    me.rows(table, ("een",), ("twee",), ("drie",))
    theirs, mine = opened_by_another(start), me.window.walk.document
    me.turn_to()
    me.walk_to(table, 1, 0)
    me.press(Key.Key_F2)
    me.press(Key.Key_End)
    me.type(" tablets")
    first, _second, third = theirs.plan.budget_lines
    theirs.move(third, 0)
    theirs.remove(first)
    theirs.add(BudgetLine, 0, what="nul")
    came_in(me)
    assert [line.what for line in mine.plan.budget_lines] == ["nul", "drie", "twee tablets"]
    me.type(" en hoezen")
    me.press(Key.Key_Return)
    assert [line.what for line in mine.plan.budget_lines] == ["nul", "drie", "twee tablets en hoezen"]
    me.walk_to(table, 3, 2)
    me.press(Key.Key_F2)
    # Half an amount cannot be taken yet, so that the row is not there.
    me.type("12,")
    theirs.add(BudgetLine, what="vier")
    me.qtbot.waitUntil(lambda: theirs.is_saved)
    came_in(me)
    me.type("50")
    me.press(Key.Key_Return)
    amounts = {line.what: line.quarter1 for line in mine.plan.budget_lines}
    assert amounts == {"nul": None, "drie": None, "twee tablets en hoezen": None, "vier": None, "": 1_250}


def test_a_goal_of_the_other_does_not_come_under_her_hands(start) -> None:
    me = start(str(plan_file.SAMPLE))
    me.go("Vijf doelen")
    theirs, goals = opened_by_another(start), me.window.walk.document.plan.goals
    me.focus("Wat willen we bereiken?")
    me.press(Key.Key_End, Control)
    me.type(" Dus")
    theirs.add(Goal, title="Van de ander")
    came_in(me)
    me.type(" rust.")
    me.press(Key.Key_Tab)
    assert goals[0].result.endswith(" Dus rust.")
    assert (goals[-1].title, goals[-1].result) == ("Van de ander", "")


def choosing(me: Person, do, start) -> str:
    """Answer the question with the keyboard; gives what it said."""
    texts: list[str] = []

    def act() -> None:
        assert isinstance(me.top(), MergeDialog)
        texts.append(me.words())
        do()

    me.answering(act, start)
    return texts[0]


@pytest.mark.parametrize(
    ("down", "text"),
    [(0, "Van mij"), (1, "Van de ander"), (2, "Van mij / Van de ander")],
)
def test_the_same_field_is_asked_by_keyboard(me: Person, other: Person, tmp_path: Path, down: int, text: str) -> None:
    other.fill(NAME, "Van de ander")
    me.fill(NAME, "Van mij")

    def choose() -> None:
        assert isinstance(QApplication.focusWidget(), QRadioButton), "the keyboard is at the first answer"
        assert not me.visible(QAbstractButton, "Voeg samen", me.top()).isEnabled()
        me.press(Key.Key_Space)
        for _step in range(down):
            me.press(Key.Key_Down)
        me.press(Key.Key_Return)

    me.qtbot.waitUntil(lambda: _("Choose…") in me.words())
    said = choosing(me, choose, lambda: me.push(_("Choose…")))
    for words in (
        "Jullie hebben dit allebei veranderd",
        "het was",
        "van jou",
        "van de ander",
        "Van mij",
        "Van de ander",
    ):
        assert words in said
    assert on_disk(tmp_path / "test.db") == [text]
    assert me.value(NAME) == text
    assert _("not saved yet") not in me.words()
    assert _("Choose…") not in me.words()


def test_escape_throws_nothing_away(me: Person, other: Person, tmp_path: Path) -> None:
    other.fill(NAME, "Van de ander")
    me.fill(NAME, "Van mij")
    me.qtbot.waitUntil(lambda: _("Choose…") in me.words())
    choosing(me, lambda: me.press(Key.Key_Escape), lambda: me.push(_("Choose…")))
    assert me.value(NAME) == "Van mij"
    assert _("Choose…") in me.words()
    assert on_disk(tmp_path / "test.db") == ["Van de ander"]
    # Leaving asks again, and does not go before it is answered.
    choosing(me, lambda: me.press(Key.Key_Escape), me.window.close)
    assert me.window.isVisible()
    assert me.value(NAME) == "Van mij"

    def mine() -> None:
        me.press(Key.Key_Space)
        me.press(Key.Key_Return)

    choosing(me, mine, me.window.close)
    assert not me.window.isVisible()
    assert on_disk(tmp_path / "test.db") == ["Van mij"]


def test_a_plan_that_the_other_threw_away_is_back(me: Person, other: Person, tmp_path: Path) -> None:
    key = str(me.window.walk.document.plan.id)
    other.window.findChild(LibraryController).go_home()
    other.window.findChild(LibraryController)._bin(key)
    me.fill(NAME, "Lindehof")
    me.qtbot.waitUntil(lambda: settled(me))
    library = me.window.findChild(LibraryController).library
    assert [plan.team for plan in library.plans()] == ["Lindehof"], "who works on a plan takes it out of the bin"
    with library._writing() as connection:
        connection.exec_driver_sql("DELETE FROM plan")
    me.fill(WHERE, "Veldhuis")
    me.qtbot.waitUntil(lambda: settled(me))
    assert [(plan.team, plan.location) for plan in library.plans()] == [("Lindehof", "Veldhuis")]
    assert "De ander gooide dit plan weg." in me.words()


# A plan file that comes back


def test_a_file_that_comes_back_is_joined_or_asked_per_field(start, tmp_path: Path) -> None:
    plan = filled_plan()
    plan.team.name = "Lindehof"
    here = Library.open(tmp_path / "test.db")
    here.create(plan)
    common_versions.keep_given(tmp_path / "backups", plan)
    path = tmp_path / "plan.jaarplan"
    plan_file.write(plan, path)
    here.close()
    theirs, _notice = plan_file.read(path)
    theirs.team.location = "Veldhuis"
    plan_file.write(theirs, path)
    me = start()
    controller = me.window.findChild(LibraryController)
    controller.open_plan(str(plan.id))
    me.fill("Bij welke organisatie hoort het?", "Zorggroep")
    controller.open_file(path)
    assert (me.value(WHERE), me.value("Bij welke organisatie hoort het?")) == ("Veldhuis", "Zorggroep")
    assert "Samengevoegd met wat de ander deed" in me.words()
    me.press(Key.Key_Z, Control)
    assert me.value(WHERE) == plan.team.location
    me.press(Key.Key_Z, Control | Qt.KeyboardModifier.ShiftModifier)
    # It is the base now: the same file again holds nothing new, and a later one only what is new in it.
    controller.open_file(path)
    assert "In het bestand staat niets nieuws." in me.words()
    me.fill(NAME, "Van mij")
    theirs, _notice = plan_file.read(path)
    theirs.team.name = "Van de ander"
    plan_file.write(theirs, path)
    said = choosing(me, lambda: me.press(Key.Key_Escape), lambda: controller.open_file(path))
    assert "Van de ander" in said
    assert me.value(NAME) == "Van mij", "Escape leaves the plan as it is"

    def both() -> None:
        me.push(_("Both, one after the other"))
        me.press(Key.Key_Return)

    choosing(me, both, lambda: controller.open_file(path))
    assert me.value(NAME) == "Van mij / Van de ander"
    assert on_disk(tmp_path / "test.db") == ["Van mij / Van de ander"]
