"""Only the page in sight keeps up with the plan: a hidden one goes stale, and shows what is so when it is shown."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QTableView

from desktop.forms.observe import condensed
from desktop.forms.page import Page
from desktop.forms.rows_view import RowsView
from desktop.theme.appearance import appearance
from plans.derived import steps
from plans.edits import Change, Removed
from plans.exchange import plan_file
from plans.plan import new_plan
from plans.subjects.training import Activity
from resources.language import gettext as _
from resources.texts import text
from tests.desktop.person import Control, Key, Person


def step(name: str) -> str:
    return text(name, "step.title")


TITLE = text("goals", "fields.goal.title.ask")


@pytest.fixture
def me(start) -> Person:
    return start(str(plan_file.SAMPLE))


def heard(page: Page) -> list[object]:
    """Return what a page passes on to its parts from now on."""
    found: list[object] = []
    page.changes.changed.connect(found.append)
    return found


def pages(me: Person) -> dict[str, Page]:
    """Visit every page; gives them by step."""
    found = {}
    for name in steps.PAGES:
        me.go(step(name))
        found[name] = me.window.walk.page
    return found


def test_an_edit_reaches_the_page_in_sight_only(me: Person) -> None:
    made = pages(me)
    me.go(step("goals"))
    passed_on = {name: heard(page) for name, page in made.items()}
    me.fill(TITLE, "Rustige nachten")
    assert [name for name, edits in passed_on.items() if edits] == ["goals"]
    assert {name for name, page in made.items() if page.changes.is_stale} == set(made) - {"goals"}
    me.go(step("next_year"))
    assert len(passed_on["next_year"]) == 1
    assert "1 Rustige nachten" in me.words()
    assert not made["next_year"].changes.is_stale


def test_a_hidden_part_of_a_page_sleeps_as_well(me: Person) -> None:
    me.go(step("reviews"))
    page = me.window.walk.page
    me.push(_("2 Adjust"))
    asleep = page._sheets[page.quarter, "back"]
    question = text("calendar", "fields.review.asked.ask")
    me.fill(question, "Een extra meetmoment")
    assert asleep.changes.is_stale
    me.push(_("1 Look back"))
    assert not asleep.changes.is_stale


def test_a_page_that_is_shown_again_shows_what_changed_elsewhere(me: Person) -> None:
    me.go(step("goals"))
    me.go(step("people"))
    document = me.window.walk.document
    owner = document.plan.person(document.plan.goals[0].owner_id)
    assert owner is not None
    document.set_value(owner, "name", "Şahin Nguyễn")
    me.go(step("goals"))
    assert me.value("Wie trekt dit?") == "Şahin Nguyễn"


def test_undo_and_redo_lead_to_a_stale_page_that_is_right(me: Person) -> None:
    me.go(step("goals"))
    before = me.value(TITLE)
    me.fill(TITLE, "Rustige nachten")
    me.go(step("vision"))
    me.fill("Waarom vernieuwen we?", "Om de nacht")
    me.press(Key.Key_Z, Control)
    me.press(Key.Key_Z, Control)
    assert me.window.walk.step == "goals"
    assert me.value(TITLE) == before
    me.go(step("vision"))
    me.press(Key.Key_Z, Control | Qt.KeyboardModifier.ShiftModifier)
    assert me.window.walk.step == "goals"
    assert me.value(TITLE) == "Rustige nachten"


def test_typed_text_is_kept_when_its_page_goes_out_of_sight(me: Person) -> None:
    me.go(step("goals"))
    me.focus(TITLE)
    me.press(Key.Key_A, Control)
    me.type("Rustige nachten")
    me.go(step("budget"))
    assert me.window.walk.document.plan.goals[0].title == "Rustige nachten"
    me.go(step("goals"))
    assert me.value(TITLE) == "Rustige nachten"


def test_a_refused_text_waits_through_edits_on_other_pages(me: Person) -> None:
    me.go(step("goals"))
    me.fill("Straks", "een stuk of twaalf")
    me.go(step("vision"))
    me.fill("Waarom vernieuwen we?", "Om de nacht")
    assert _("not saved yet") in me.words()
    me.go(step("goals"))
    assert me.value("Straks") == "een stuk of twaalf"
    me.fill("Straks", "12")
    assert _("not saved yet") not in me.words()


def test_a_refused_text_goes_with_its_record_while_its_page_is_hidden(me: Person) -> None:
    """Else the plan would never again count as saved."""
    me.go(step("goals"))
    me.fill("Straks", "een stuk of twaalf")
    me.go(step("vision"))
    document = me.window.walk.document
    document.remove(document.plan.goals[0])
    assert document.is_saved


def test_a_row_added_elsewhere_stands_in_the_table_when_it_is_shown(me: Person) -> None:
    me.go(step("training"))
    table = me.table(text("training", "sections.activities.title"))
    rows = table.model().rowCount()
    me.go(step("vision"))
    me.window.walk.document.add(Activity, what="Inloop")
    assert table.model().rowCount() == rows
    me.go(step("training"))
    assert table.model().index(rows - 1, 0).data() == "Inloop"


def test_another_theme_reaches_a_hidden_page_when_it_is_shown(me: Person, qapp) -> None:
    me.go(step("actions"))
    page = me.window.walk.page
    me.go(step("vision"))
    appearance.apply(qapp, "dark", 100)
    assert page.changes.is_stale
    me.go(step("actions"))
    me.words()
    assert not page.changes.is_stale
    me.paint()
    ground = page.grab().toImage().pixelColor(QPoint(4, 4))
    assert ground.lightness() < 128


def test_one_edit_measures_only_the_row_it_is_about(me: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    me.go(step("budget"))
    document = me.window.walk.document
    line = document.plan.budget_lines[1]
    document.set_value(line, "note", "Bij de leverancier gevraagd")
    me.words()
    measured: list[int | str] = []
    everything, one = QTableView.resizeRowsToContents, QTableView.resizeRowToContents

    def measure_all(table: QTableView) -> None:
        measured.append("all")
        everything(table)

    def measure(table: QTableView, row: int) -> None:
        measured.append(row)
        one(table, row)

    monkeypatch.setattr(RowsView, "resizeRowsToContents", measure_all)
    monkeypatch.setattr(RowsView, "resizeRowToContents", measure)
    document.set_value(line, "note", "Bij een andere leverancier gevraagd")
    me.words()
    assert set(measured) == {1}


def test_findings_of_an_edit_are_found_once(me: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    pages(me)
    me.go(step("plan"))
    found: list[object] = []
    real = steps.findings
    monkeypatch.setattr(steps, "findings", lambda *given: (found.append(given), real(*given))[1])
    document = me.window.walk.document
    document.set_value(document.plan.team, "name", "Lindehof")
    me.words()
    assert len(found) == 1


def test_nothing_that_is_shown_listens_to_the_document_by_itself(me: Person) -> None:
    """Every part hears of edits from a relay: of its page, of its sheet, or of its own."""
    pages(me)
    document = me.window.walk.document
    listeners = document.receivers("2changed(QVariantList)")
    # The pages and the notice above them, the list of steps, the right column and its panel, the window with its bar;
    # and what shares with the location, which shows nothing.
    assert listeners == len(steps.PAGES) + 6


def test_edits_that_wait_are_one_change_for_each_field() -> None:
    plan = new_plan(2027)
    team, person = plan.team, plan.people[0]
    gone = Removed(person)
    waiting = condensed(
        [Change(team, "name", "", "L"), gone, Change(team, "name", "L", "Li"), Change(team, "staff", None, 2)]
    )
    assert waiting == [gone, Change(team, "name", "", "Li"), Change(team, "staff", None, 2)]
