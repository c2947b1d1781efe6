"""The budget as a team leader works with it: lines that follow, sums by every answer, and what was really spent."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QTableView

from desktop.forms.rows_cells import Cells
from plans.derived import line_amounts
from plans.exchange.plan_file import SAMPLE
from plans.subjects.people import Person as Somebody
from resources.language import gettext as _
from resources.texts import text
from tests.desktop.disk import on_disk
from tests.desktop.person import Control, Key, Person
from tests.desktop.test_tables import cells, copied

ASK = "fields.budget_line.{}.ask"


def ask(field: str) -> str:
    return text("budget", ASK.format(field))


@pytest.fixture
def me(start) -> Person:
    someone = start()
    someone.push(_("New plan"))
    someone.go("Begroting")
    return someone


@pytest.fixture
def lines(me: Person) -> QTableView:
    return me.table(text("budget", "sections.lines.title"))


def spent(me: Person) -> QTableView:
    return me.table(text("budget", "sections.actual.title"))


def digicoach(me: Person, hours: str) -> None:
    """Put Samira in the plan as a digicoach with hours."""
    me.go("Ambassadeurs en digicoaches")
    plan = me.window.walk.document.plan if hasattr(me.window.walk, "document") else me.window.document.plan
    document = me.window.walk.document

    document.add(Somebody, name="Samira", role="digicoach", hours_per_week=Decimal(hours))
    assert plan.people[-1].name == "Samira"
    me.go("Begroting")


def choose_person(me: Person, name: str) -> None:
    me.push(text("budget", "sections.follows.title"))
    box = me.focus(ask("person_id"))
    assert isinstance(box, QComboBox)
    me.press(Key.Key_A, Control)
    me.type(name)
    me.press(Key.Key_Tab)


def test_a_line_follows_samira_and_stops_following(me: Person, lines: QTableView) -> None:
    digicoach(me, "8")
    me.rows(lines, ("Uren digicoach", "", "5"))
    me.walk_to(lines, 0, 0)
    choose_person(me, "Samira")
    me.fill(ask("rate"), "34")
    assert cells(lines)[0][2:7] == ["= 3.499", "= 3.536", "= 3.573", "= 3.573", "14.181"]
    assert "€\u00a014.181" in me.words()
    assert "Deze regel rekent met de uren van Samira. Overtypen hoeft niet." in me.words()
    cell = lines.model().index(0, 2)
    assert cell.data(Qt.ItemDataRole.ToolTipRole) == "rekent met de uren van Samira: 102,9 uur × €\u00a034,00"
    assert "rekent met de uren van Samira" in cell.data(Qt.ItemDataRole.AccessibleTextRole)
    me.walk_to(lines, 0, 2)
    me.type("9")
    assert cells(lines)[0][2] == "= 3.499"
    me.press(Key.Key_C, Control)
    assert QApplication.clipboard().text() == "3.498,60\n"
    me.push(_("No longer follow"))
    assert cells(lines)[0][2:7] == ["5", "", "", "", "5"]
    me.press(Key.Key_Z, Control)
    assert cells(lines)[0][2] == "= 3.499"


def test_pasting_over_a_linked_amount_says_so(me: Person, lines: QTableView) -> None:
    digicoach(me, "8")
    me.rows(lines, ("Uren digicoach",))
    me.walk_to(lines, 0, 0)
    choose_person(me, "Samira")
    me.fill(ask("rate"), "34")
    copied("Uren\tUren\t100", "Tablets\tICT op orde\t200")
    me.walk_to(lines, 0, 0)
    me.press(Key.Key_V, Control)
    assert cells(lines)[0][:3] == ["Uren", "Uren digicoach en ambassadeur", "= 3.499"]
    assert cells(lines)[1][:3] == ["Tablets", "ICT op orde", "200"]
    assert "Regel 1, Kw. 1: rekent met de uren van Samira" in me.words()


def test_sums_by_every_answer_and_what_waits(me: Person, lines: QTableView) -> None:
    me.rows(lines, ("Robot", "Experimenteerruimte", "600", "", "150"), ("Tablets", "ICT op orde", "2280"))
    me.walk_to(lines, 0, 0)
    me.choose(ask("necessity"), "Leuk als het kan")
    words = me.words()
    assert "€\u00a03.030" in words
    assert "wacht dit het eerst: “Robot” (€\u00a0750). Samen €\u00a0750." in words
    shown = words.splitlines()
    assert shown[shown.index("Experimenteerruimte", shown.index("Jaar")) :][:6] == [
        *("Experimenteerruimte", "600", "–", "150", "–", "750")
    ]
    assert shown[shown.index("Totaal") :][:6] == ["Totaal", "2.880", "–", "150", "–", "3.030"]
    me.choose(_("Divided by"), "Nodig?")
    # Choosing with the keyboard alone takes Enter, as a list does.
    me.press(Key.Key_Return)
    assert "Leuk als het kan" in me.words()


def test_what_is_spent_goes_on_after_adoption(me: Person, lines: QTableView, tmp_path: Path) -> None:
    me.rows(lines, ("Tablets", "", "100"))
    document = me.window.walk.document
    document.set_value(document.plan.record, "state", "adopted")
    assert not lines.model().flags(lines.model().index(0, 2)) & Qt.ItemFlag.ItemIsEditable
    assert lines.model().rowCount() == 1
    me.push(text("budget", "sections.actual.title"))
    me.rows(spent(me), ("", "", "95,50"), first=0)
    model = spent(me).model()
    assert [model.index(0, column).data() for column in (0, 1, 2, 6)] == ["Tablets", "100", "95,50", "96"]
    assert _("{amount} of this has been spent so far.").format(amount="€\u00a096") in me.words()
    assert on_disk(tmp_path / "test.db", "actual1", "budget_line") == [9550]
    me.walk_to(lines, 0, 0)
    me.push(text("budget", "sections.fund.title"))
    assert me.field(ask("fund")).isReadOnly()
    me.fill(ask("decided_on"), "1 maart")
    assert document.plan.budget_lines[0].decided_on == dt.date(document.plan.year, 3, 1)
    copied("200")
    me.walk_to(lines, 0, 2)
    me.press(Key.Key_V, Control)
    assert lines.model().index(0, 2).data() == "100"
    assert _("The plan is adopted: what was agreed is fixed.") in me.words()


def test_one_edit_works_out_only_the_line_it_is_about(start, monkeypatch: pytest.MonkeyPatch) -> None:
    """The work does not grow with the number of lines; nor does what the table asks for."""
    me = start(str(SAMPLE))
    me.go("Begroting")
    table = me.table(text("budget", "sections.lines.title"))
    counted = {"worked": 0, "shown": 0}
    work, show = line_amounts._of, Cells.text

    def working(*args):
        counted["worked"] += 1
        return work(*args)

    def showing(*args):
        counted["shown"] += 1
        return show(*args)

    monkeypatch.setattr(line_amounts, "_of", working)
    monkeypatch.setattr(Cells, "text", showing)
    found = []
    for wanted in (150, 450):
        here = table.model().rowCount() - 1
        copied(*(f"Post {number}\tAnders\t1" for number in range(wanted - here)))
        table.setCurrentIndex(table.model().index(here, 0))
        table.setFocus()
        me.press(Key.Key_V, Control)
        table.setCurrentIndex(table.model().index(0, 0))
        QApplication.processEvents()
        counted.update(worked=0, shown=0)
        me.rows(table, (f"Nu {wanted}",), first=0)
        QApplication.processEvents()
        found.append((counted["worked"], counted["shown"]))
    (few, little), (many, much) = found
    assert few == many <= 2
    assert much < 1.5 * little
