"""Several teams on one page: eight files become a page and a sheet; narrowing down, comparing, opening, stopping."""

from __future__ import annotations

import dataclasses
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from pypdf import PdfReader
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QListView, QTableView

from desktop.library import LibraryController
from desktop.portfolio.card import TeamCard
from desktop.portfolio.table import Teams, TeamsTable
from desktop.theme.appearance import appearance
from plans import portfolio
from plans.exchange import plan_file
from plans.plan import Plan
from plans.portfolio import themes
from plans.storage.library import Library
from plans.subjects.reviews import Measurement
from resources.language import gettext as _
from tests.desktop.person import PATIENCE, Key, Person

NAMES = ("De Beuk", "De Linde", "De Oever", "Het Anker", "Łódź", "Nachtzorg", "Thuiszorg Noord", "Wilgenhof")
PLACES = ("Huize Singelhof", "Wijk Noord")


def eight_teams(folder: Path) -> dict[str, Plan]:
    """Eight teams from the sample; the later in the alphabet, the more goals are stuck."""
    sample, _notice = plan_file.read(plan_file.SAMPLE)
    folder.mkdir()
    made = {}
    for number, name in enumerate(NAMES):
        plan = plan_file.with_new_keys(sample)
        plan.team.name, plan.team.location = name, PLACES[number % 2]
        goals = [item for item in plan.goals if not item.parked]
        for place, goal in enumerate(goals):
            plan.measurements.append(
                Measurement(
                    plan_id=plan.id, goal_id=goal.id, quarter=1, value=Decimal(4), why=f"Reden van {name}",
                    status="stuck" if place < number else "on_course", position=place,
                )
            )  # fmt: skip
        if name == "Wilgenhof":
            plan.reviews[0].asked, plan.reviews[0].asked_of = "Wifi op gang 3", "Rachid Benali"
        plan_file.write(plan, folder / f"team {number}.jaarplan")
        made[name] = plan
    return made


def add_folder(me: Person, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_given: str(folder))
    me.push(_("Add a folder…"))
    me.qtbot.waitUntil(lambda: me.table(_("Teams and their goals")).model().rowCount() > 0)


def shown(table: QTableView) -> list[str]:
    model = table.model()
    return [model.index(row, 0).data().split(",")[0] for row in range(model.rowCount())]


def test_eight_files_become_one_page_and_one_sheet(start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    eight_teams(tmp_path / "teams")
    (tmp_path / "teams" / "kapot.jaarplan").write_text("niets")
    before = {path: path.read_bytes() for path in (tmp_path / "teams").iterdir()}
    me = start()
    me.push(_("Location overview…"))
    add_folder(me, tmp_path / "teams", monkeypatch)
    table = me.table(_("Teams and their goals"))
    # From three stuck goals on they all stand below each other by name; most stuck first.
    assert shown(table) == sorted(NAMES[5:]) + list(reversed(NAMES[:5]))
    words = me.words()
    assert "8 teams" in words
    assert "kapot.jaarplan" in words
    cell = table.model().index(0, 1)
    assert cell.data(Qt.ItemDataRole.AccessibleTextRole).startswith("■ Loopt vast, 1 ")

    to = tmp_path / "overzicht.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: (str(to), ""))

    def save() -> None:
        me.push(_("Save…"))
        me.qtbot.waitUntil(lambda: _("Saved as {name}.").format(name="overzicht.pdf") in me.words(), timeout=PATIENCE)
        me.push(_("Close"))

    me.answering(save, lambda: me.push(_("Print or save…")))
    sentence = "".join(page.extract_text() for page in PdfReader(to).pages)
    assert [sentence.find(name) >= 0 for name in NAMES] == [True] * 8
    assert "Wifi op gang 3" in sentence
    assert {path: path.read_bytes() for path in (tmp_path / "teams").iterdir()} == before


def test_narrowing_down_and_comparing_two_teams(start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    eight_teams(tmp_path / "teams")
    me = start()
    me.push(_("Location overview…"))
    add_folder(me, tmp_path / "teams", monkeypatch)
    table = me.table(_("Teams and their goals"))
    me.choose(_("Location"), "Wijk Noord")
    combo = me.field(_("Location"))
    combo.activated.emit(combo.currentIndex())
    assert sorted(shown(table)) == sorted(NAMES[1::2])
    assert "4 teams" in me.words()
    # How the themes go, of the teams in sight: what is said of them on paper and in the sheet as well.
    course, *_others = themes.courses(table.model().summaries)
    assert f"{course.called} · " in me.words()
    assert themes.say(course.quarters[0]) in me.words()
    first, second = shown(table)[:2]
    assert f"Reden van {first}" in me.words()
    me.push(_("Compare with another team"))
    me.press(Key.Key_Down)
    me.qtbot.waitUntil(lambda: f"Reden van {second}" in me.words())
    assert f"Reden van {first}" in me.words()
    me.push(_("Stop comparing"))
    me.qtbot.waitUntil(lambda: f"Reden van {first}" not in me.words())


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (1024, 700)])
def test_eight_of_eight_teams_are_in_sight(
    start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, width: int, height: int
) -> None:
    eight_teams(tmp_path / "teams")
    me = start()
    me.window.resize(width, height)
    me.push(_("Location overview…"))
    add_folder(me, tmp_path / "teams", monkeypatch)
    table = me.table(_("Teams and their goals"))
    assert isinstance(table, TeamsTable)

    def in_sight() -> int:
        edge = table.viewport().mapTo(me.window, table.viewport().rect().bottomLeft()).y()
        bottom = min(edge, me.window.height()) - table.viewport().mapTo(me.window, QPoint()).y()
        return sum(
            table.rowViewportPosition(row) + table.rowHeight(row) <= bottom + 1
            for row in range(table.model().rowCount())
        )

    me.qtbot.waitUntil(lambda: in_sight() == 8)
    assert not table.verticalScrollBar().maximum(), "the page scrolls, not the table"
    assert QApplication.focusWidget() is table, "work goes on there"
    card = me.window.findChild(TeamCard)
    assert card.mapTo(me.window, QPoint()).x() >= table.mapTo(me.window, table.rect().topRight()).x()
    assert card.mapTo(me.window, card.rect().topRight()).x() < width
    # What is asked stands in full below the table.
    assert "Wifi op gang 3 (aan: Rachid Benali" in me.words()
    table.selectRow(7)
    picture = table.viewport().grab().toImage()
    for column in range(1, 6):
        left = table.columnViewportPosition(column)
        dot = picture.pixelColor(left + 1, table.rowViewportPosition(0) + table.rowHeight(0) // 2)
        assert dot == appearance.goal_colour(column), "each goal has its own colour"


def test_more_teams_stand_closer(qtbot, qapp) -> None:
    sample, _notice = plan_file.read(plan_file.SAMPLE)
    one = portfolio.summary(sample)
    model = Teams()
    table = TeamsTable(model)
    qtbot.addWidget(table)
    appearance.dress(table)
    table.take_room(600)
    high = []
    for count in (3, 8, 40):
        model.show([one] * count)
        high.append(table.high)
    assert high == sorted(high, reverse=True)
    assert len(set(high)) == 3


def test_no_goal_stays_away_when_teams_with_more_goals_come(qtbot, qapp) -> None:
    sample, _notice = plan_file.read(plan_file.SAMPLE)
    model = Teams()
    table = TeamsTable(model)
    qtbot.addWidget(table)
    appearance.dress(table)
    table.resize(400, 400)
    table.show()
    for count in range(6):
        model.show([dataclasses.replace(portfolio.summary(sample), goals=portfolio.summary(sample).goals[:count])])
        hidden = [column for column in range(model.columnCount()) if table.isColumnHidden(column)]
        assert hidden == [model.last]


def test_a_team_opens_to_read_along(start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is put in the library of the manager is a copy to read, never one to work in without a word."""
    eight_teams(tmp_path / "teams")
    me = start()
    me.push(_("Location overview…"))
    add_folder(me, tmp_path / "teams", monkeypatch)
    table = me.table(_("Teams and their goals"))
    table.setFocus()
    first = shown(table)[0]
    assert _("Read this plan") in me.words()
    me.press(Key.Key_Return)
    assert me.value("Hoe heet het team?") == first
    assert "◇ " + _("read only, with remarks of your own") in me.words()
    field = me.field("Hoe heet het team?")
    assert isinstance(field, QLineEdit)
    assert field.isReadOnly()
    # From the open plan the list at the left leads to the overview, which still stands there; and back again.
    me.go("Locatie-overzicht")
    assert me.table(_("Teams and their goals")).model().rowCount() == 8
    me.push(_("← Back"))
    assert me.value("Hoe heet het team?") == first
    # A second time it is there already, and stays to read.
    me.go("Locatie-overzicht")
    me.table(_("Teams and their goals")).setFocus()
    me.answering(lambda: me.push(_("Put it alongside")), lambda: me.press(Key.Key_Return))
    assert [plan.to_read for plan in library_of(me).plans()] == [True, True]


def test_a_plan_of_the_own_library_opens_to_work_in(start, monkeypatch: pytest.MonkeyPatch) -> None:
    me = start()
    me.push(_("Look at the sample"))
    me.go("Locatie-overzicht")
    me.push(_("Add my plans"))
    me.qtbot.waitUntil(lambda: _("Open this plan") in me.words())
    me.push(_("Open this plan"))
    me.fill("Hoe heet het team?", "De nieuwe naam")
    assert me.value("Hoe heet het team?") == "De nieuwe naam"


def library_of(me: Person) -> Library:
    (desk,) = me.window.findChildren(LibraryController)
    assert desk.library
    return desk.library


def test_saved_for_excel_narrowed_down_and_without_names(
    start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = eight_teams(tmp_path / "teams")
    me = start()
    me.push(_("Location overview…"))
    add_folder(me, tmp_path / "teams", monkeypatch)
    combo = me.field(_("Location"))
    me.choose(_("Location"), PLACES[0])
    combo.activated.emit(combo.currentIndex())
    to = tmp_path / "overzicht.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: (str(to), ""))

    def save() -> None:
        me.choose(_("As"), _("Excel, to work with"))
        me.push(_("With roles instead of names"))
        me.push(_("Save…"))
        me.qtbot.waitUntil(lambda: _("Saved as {name}.").format(name="overzicht.xlsx") in me.words(), timeout=PATIENCE)
        me.push(_("Close"))

    me.answering(save, lambda: me.push(_("Print or save…")))
    book = openpyxl.load_workbook(to)
    sentence = "\n".join(str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value)
    assert [name in sentence for name in NAMES] == [True, False] * 4
    assert made["De Beuk"].leader.name not in sentence
    assert f"Alleen: {PLACES[0]}" in sentence


def test_saved_as_a_page_that_can_be_read_aloud(start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = eight_teams(tmp_path / "teams")
    me = start()
    me.push(_("Location overview…"))
    add_folder(me, tmp_path / "teams", monkeypatch)
    to = tmp_path / "overzicht.html"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: (str(to), ""))

    def save() -> None:
        me.choose(_("As"), _("Web page that can be read aloud"))
        me.push(_("Save…"))
        me.qtbot.waitUntil(lambda: _("Saved as {name}.").format(name="overzicht.html") in me.words(), timeout=PATIENCE)
        me.push(_("Close"))

    me.answering(save, lambda: me.push(_("Print or save…")))
    sentence = to.read_text(encoding="utf-8")
    assert "<th" in sentence
    assert [name for name in made if name not in sentence] == []


def test_the_arrows_pass_over_the_overview_and_enter_opens_it(start) -> None:
    me = start()
    me.push(_("Look at the sample"))
    steps = me.visible(QListView, _("Steps of the plan"))
    steps.setFocus()
    me.press(Key.Key_End)
    assert steps.currentIndex().data() == "Locatie-overzicht"
    assert _("Add my plans") not in me.words()
    me.press(Key.Key_Return)
    assert _("Add my plans") in me.words()
    me.press(Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert _("Add my plans") not in me.words()
    assert steps.currentIndex().data() != "Locatie-overzicht"


def test_a_folder_without_plans_is_said(start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "leeg").mkdir()
    me = start()
    me.push(_("Location overview…"))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_given: str(tmp_path / "leeg"))
    me.push(_("Add a folder…"))
    sentence = _("There is no plan file in the folder “{folder}”.").format(folder="leeg")
    me.qtbot.waitUntil(lambda: sentence in me.words())


def test_the_plans_of_the_library_stand_side_by_side_too(start) -> None:
    me = start()
    me.push(_("Look at the sample"))
    me.go("Locatie-overzicht")
    me.push(_("Add my plans"))
    me.qtbot.waitUntil(lambda: me.table(_("Teams and their goals")).model().rowCount() == 1)
    me.push(_("Start again"))
    assert _("Print or save…") not in me.words()
    me.push("Digikoers")
    assert _("New plan") in me.words()


def test_the_table_asks_only_for_what_is_in_sight(qtbot, qapp) -> None:
    """Ten thousand teams are as light as ten: no cell is looked at before it comes in sight."""
    sample, _notice = plan_file.read(plan_file.SAMPLE)
    one = portfolio.summary(sample)
    asked = []

    class Counting(Teams):
        def data(self, index, role=Qt.ItemDataRole.DisplayRole):
            asked.append(index.row())
            return super().data(index, role)

    model = Counting()
    table = TeamsTable(model)
    qtbot.addWidget(table)
    appearance.dress(table)
    table.resize(1200, 700)
    table.show()
    model.show([one] * 10_000)
    QApplication.sendEvent(table, QEvent(QEvent.Type.LayoutRequest))
    table.grab()
    assert asked
    assert len(asked) < 2_000
    assert max(asked) < 20
