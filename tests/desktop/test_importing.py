"""Taking lines from a spreadsheet, and the plan as a spreadsheet, through the window."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtWidgets import QAbstractButton

from plans.exchange import plan_file
from plans.plan_json import serialise
from plans.storage.library import Library
from resources.language import gettext as _
from tests.desktop.person import Key, Person

ROWS = (
    ["Actie", "Wie", "Deadline", "Kleur"],
    ["Lampen ophangen", "Marloes de Wit en Yusuf", "1 mei 2027", "rood"],
    ["Oefenen met de tablet", "Piet Bakker", "morgen", ""],
    ["", "Marloes de Wit", "", ""],
)


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    book = openpyxl.Workbook()
    for row in ROWS:
        book.active.append(row)
    book.save(tmp_path / "acties.xlsx")
    return tmp_path / "acties.xlsx"


def stored(tmp_path: Path) -> dict:
    library = Library.open(tmp_path / "test.db")
    try:
        [one] = library.plans()
        return serialise(library.load(one.id))["records"]
    finally:
        library.close()


def choose(me: Person, words: str) -> None:
    """Choose a line of the menu."""
    button = me.visible(QAbstractButton, _("Menu"))
    [action] = [item for item in button.menu().actions() if item.text() == words]
    assert action.isEnabled()
    action.trigger()


def taking(me: Person, path: Path, answer) -> None:
    """Name the file in the first dialog, and answer in the second."""
    me.answering(
        lambda: me.name_file(path),
        lambda: me.answering_next(answer, lambda: choose(me, _("From a spreadsheet…"))),
    )


def shown(me: Person) -> list[tuple[str, ...]]:
    model = me.table(_("Lines of the spreadsheet")).model()
    return [
        tuple(str(model.index(row, column).data()) for column in range(model.columnCount()))
        for row in range(model.rowCount())
    ]


def test_lines_are_shown_taken_and_brought_back_with_one_undo(start, sheet: Path, tmp_path: Path) -> None:
    me = start(str(plan_file.SAMPLE))
    before = stored(tmp_path)
    seen: list[tuple[str, ...]] = []

    def look_and_take() -> None:
        seen.extend(shown(me))
        assert "✓ 1 erbij · ▲ 1 deels · ■ 1 niet" in me.words()
        assert "Kleur" in me.words()
        me.push("Neem 2 regels over")

    taking(me, sheet, look_and_take)
    assert [line[0] for line in seen] == ["✓ erbij", "▲ deels", "■ niet"]
    assert "Yusuf Şahin" in seen[0][3]
    assert "morgen" in seen[1][3]
    after = stored(tmp_path)
    assert {item["what"] for item in after["actions"]} - {item["what"] for item in before["actions"]} == {
        "Lampen ophangen (met Yusuf Şahin)",
        "Oefenen met de tablet",
    }
    assert "Piet Bakker" in [item["name"] for item in after["people"]]
    me.push(_("Undo"))
    assert stored(tmp_path) == before
    me.push(_("Redo"))
    assert stored(tmp_path) == after


def test_leaving_the_preview_changes_nothing(start, sheet: Path, tmp_path: Path) -> None:
    me = start(str(plan_file.SAMPLE))
    before = stored(tmp_path)
    taking(me, sheet, lambda: me.press(Key.Key_Escape))
    assert stored(tmp_path) == before


def test_the_keyboard_alone_takes_the_lines(start, sheet: Path, tmp_path: Path) -> None:
    me = start(str(plan_file.SAMPLE))
    before = stored(tmp_path)

    def enter() -> None:
        me.press(Key.Key_Down)
        me.press(Key.Key_Tab)
        me.press(Key.Key_Tab)
        me.press(Key.Key_Return)

    taking(me, sheet, enter)
    assert len(stored(tmp_path)["actions"]) == len(before["actions"]) + 2


def test_what_is_no_spreadsheet_is_said_in_one_sentence(start, tmp_path: Path) -> None:
    me = start(str(plan_file.SAMPLE))
    before = stored(tmp_path)
    path = tmp_path / "rommel.xlsx"
    path.write_bytes(bytes(range(256)))
    texts: list[str] = []

    def read_and_close() -> None:
        texts.append(me.words())
        me.push(_("All right"))

    taking(me, path, read_and_close)
    assert "rommel.xlsx" in texts[0]
    assert stored(tmp_path) == before


def test_the_plan_goes_out_as_a_spreadsheet_and_comes_back_changed(start, tmp_path: Path) -> None:
    me = start(str(plan_file.SAMPLE))
    path = tmp_path / "plan.xlsx"
    me.answering_in_turn(
        lambda: choose(me, _("Save as a spreadsheet…")),
        lambda: me.push(_("Choose where…")),
        lambda: me.name_file(path),
        lambda: me.push(_("All right")),
    )
    book = openpyxl.load_workbook(path)
    page = book["Acties"]
    place = [cell.value for cell in page[1]].index("Actie") + 1
    page.cell(2, place).value = "Anders dan het was"
    book.save(path)
    taking(me, path, lambda: me.push("Neem 1 regel over"))
    assert stored(tmp_path)["actions"][0]["what"] == "Anders dan het was"


def test_the_plan_goes_out_as_csv_for_every_part(start, tmp_path: Path) -> None:
    me = start(str(plan_file.SAMPLE))
    texts: list[str] = []

    def read_and_close() -> None:
        texts.append(me.words())
        me.push(_("All right"))

    me.answering_in_turn(
        lambda: choose(me, _("Save as a spreadsheet…")),
        lambda: me.push(_("Choose where…")),
        lambda: me.name_file(tmp_path / "plan.csv"),
        read_and_close,
    )
    assert (tmp_path / "plan-acties.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert not (tmp_path / "plan.csv").exists()
    assert "plan-….csv" in texts[0]
