"""Tables as people use them: typing, sorting, copying and pasting, and taking rows out; with the keyboard alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QMenu, QTableView

from desktop.forms import clipboard
from resources.language import gettext as _
from resources.texts import text
from tests.desktop import measure
from tests.desktop.disk import on_disk
from tests.desktop.person import Control, Key, Person

LINES = "sections.lines.title"


@pytest.fixture
def me(start) -> Person:
    someone = start()
    someone.push(_("New plan"))
    someone.go("Begroting")
    return someone


@pytest.fixture
def lines(me: Person) -> QTableView:
    return me.table(text("budget", LINES))


def cells(table: QTableView) -> list[list[str]]:
    """Read the table, without the empty row at the end."""
    model = table.model()
    return [
        [str(model.index(row, column).data() or "") for column in range(model.columnCount())]
        for row in range(model.rowCount() - 1)
    ]


def copied(*rows: str) -> None:
    QApplication.clipboard().setText("\r\n".join(rows) + "\r\n")


def test_typing_in_the_last_row_adds_one(me: Person, lines: QTableView) -> None:
    me.walk_to(lines, 0, 0)
    me.type("Tablets")
    me.press(Key.Key_Return)
    assert cells(lines)[0][0] == "Tablets"
    assert lines.model().rowCount() == 2
    me.walk_to(lines, 0, 2)
    me.type("1.250,50")
    me.press(Key.Key_Return)
    assert cells(lines)[0][2] == "1.250,50"
    assert cells(lines)[0][6] == "1.251"


def test_tab_goes_from_cell_to_cell_while_typing(me: Person, lines: QTableView) -> None:
    me.walk_to(lines, 0, 0)
    me.type("Tablets")
    me.press(Key.Key_Tab)
    me.press(Key.Key_Tab)
    assert (lines.currentIndex().row(), lines.currentIndex().column()) == (0, 2)
    assert cells(lines) == [["Tablets", *[""] * 9]]


def test_tab_walks_the_cells_of_who_is_at_work_in_the_table(me: Person, lines: QTableView) -> None:
    me.rows(lines, ("Tablets",), ("Sensoren",))
    measure.settle()
    shown = [column for column in range(lines.model().columnCount()) if not lines.isColumnHidden(column)]
    me.walk_to(lines, 0, 0)
    stops = []

    def left() -> bool:
        if QApplication.focusWidget() is lines:
            stops.append((lines.currentIndex().row(), lines.currentIndex().column()))
        return QApplication.focusWidget() is not lines

    me.press_until(Key.Key_Tab, left)
    assert stops == [*((row, column) for row in (0, 1) for column in shown), (2, 0)]
    lines.setFocus(Qt.FocusReason.MouseFocusReason)
    lines.setCurrentIndex(lines.model().index(1, 0))
    me.press(Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert (lines.currentIndex().row(), lines.currentIndex().column()) == (0, shown[-1])


def test_tab_goes_past_a_table_in_which_nobody_is_at_work(me: Person, lines: QTableView) -> None:
    me.rows(lines, ("Tablets",), ("Sensoren",))
    lines.clearFocus()
    lines.setFocus(Qt.FocusReason.TabFocusReason)
    me.press(Key.Key_Tab)
    assert QApplication.focusWidget() is not lines


def test_tab_leaves_the_table_at_its_end(me: Person, lines: QTableView) -> None:
    me.rows(lines, ("Tablets",))
    me.walk_to(lines, 1, 0)
    me.press(Key.Key_Tab)
    assert QApplication.focusWidget() is not lines
    assert not lines.isAncestorOf(QApplication.focusWidget())


def test_a_block_from_a_spreadsheet_is_one_step(me: Person, lines: QTableView) -> None:
    copied(
        "Tablets\tICT op orde\t1.250,50\t€ 900",
        'Training, "kort"\tScholing\t1,250.50\t900,-',
        "Onvoorzien\tonvoorzien\t\t300",
    )
    me.walk_to(lines, 0, 0)
    me.press(Key.Key_V, Control)
    assert [row[:4] for row in cells(lines)] == [
        ["Tablets", "ICT op orde", "1.250,50", "900"],
        ['Training, "kort"', "Scholing", "1.250,50", "900"],
        ["Onvoorzien", "Onvoorzien", "", "300"],
    ]
    assert "€\u00a04.601" in me.words()
    me.press(Key.Key_Z, Control)
    assert cells(lines) == []
    me.press(Key.Key_Z, Control | Qt.KeyboardModifier.ShiftModifier)
    assert len(cells(lines)) == 3


def test_what_does_not_fit_stays_marked_with_its_reason(me: Person, lines: QTableView) -> None:
    copied("Tablets\tKnikkers\t-5\t0,005", "Sensoren\tVernieuwing\t10\tveel")
    me.walk_to(lines, 0, 0)
    me.press(Key.Key_V, Control)
    assert [row[:4] for row in cells(lines)] == [
        ["Tablets", "Knikkers", "-5", "0,005"],
        ["Sensoren", "Vernieuwing", "10", "veel"],
    ]
    words = me.words()
    assert "Knikkers" in words
    assert _("An amount cannot be negative. Type what it costs.") in words
    assert _("not saved yet") in words
    for row, column, better in ((0, 1, "Anders"), (0, 2, "5"), (0, 3, "1"), (1, 3, "2")):
        me.walk_to(lines, row, column)
        me.press(Key.Key_F2)
        if column == 1:
            me.press(Key.Key_End)
        else:
            me.press(Key.Key_A, Control)
            me.type(better)
        me.press(Key.Key_Return)
    assert _("not saved yet") not in me.words()
    assert "Knikkers" not in me.words()


def test_copy_gives_what_a_spreadsheet_takes(me: Person, lines: QTableView) -> None:
    me.rows(lines, ("Tablets", "", "1250,50", "3"), ("Sensoren", "", "10", "20"))
    me.walk_to(lines, 0, 2)
    for key in (Key.Key_Down, Key.Key_Right):
        me.press(key, Qt.KeyboardModifier.ShiftModifier)
    me.press(Key.Key_C, Control)
    assert QApplication.clipboard().text() == "1.250,50\t3\n10\t20\n"


def test_taking_rows_out_and_back(me: Person, lines: QTableView) -> None:
    me.rows(lines, ("Een", "", "1"), ("Twee", "", "2"), ("Drie", "", "3"))
    me.walk_to(lines, 0, 0)
    me.press(Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    me.press(Key.Key_Delete, Control)
    assert [row[0] for row in cells(lines)] == ["Drie"]
    me.press(Key.Key_Z, Control)
    assert [row[0] for row in cells(lines)] == ["Een", "Twee", "Drie"]


def test_delete_empties_cells(me: Person, lines: QTableView) -> None:
    me.rows(lines, ("Een", "", "1", "2"))
    me.walk_to(lines, 0, 2)
    me.press(Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    me.press(Key.Key_Delete)
    assert cells(lines)[0][:4] == ["Een", "", "", ""]


def test_sorting_shows_another_order_and_keeps_the_plan_s_own(me: Person, lines: QTableView) -> None:
    me.rows(lines, ("b", "", "30"), ("c", "", "4"), ("a", "", "200"))
    head = lines.horizontalHeader()

    def press_head(column: int) -> None:
        place = head.sectionViewportPosition(column) + 8
        me.click(head.viewport(), head.rect().topLeft() + type(head.rect().topLeft())(place, 8))

    press_head(0)
    assert [row[0] for row in cells(lines)] == ["a", "b", "c"]
    press_head(2)
    assert [row[2] for row in cells(lines)] == ["4", "30", "200"]
    press_head(2)
    assert [row[2] for row in cells(lines)] == ["200", "30", "4"]
    press_head(2)
    assert [row[0] for row in cells(lines)] == ["b", "c", "a"]


def test_a_row_moves_up_and_down(me: Person, lines: QTableView) -> None:
    me.rows(lines, ("Een",), ("Twee",), ("Drie",))
    me.walk_to(lines, 2, 0)
    up, down = (f"{words}: {lines.accessibleName()}" for words in (_("Up"), _("Down")))
    me.push(up)
    me.push(up)
    assert [row[0] for row in cells(lines)] == ["Drie", "Een", "Twee"]
    me.push(down)
    assert [row[0] for row in cells(lines)] == ["Een", "Drie", "Twee"]


def test_a_new_name_in_a_table_joins_the_plan_once(me: Person) -> None:
    me.go("Acties in de tijd")
    table = me.table(text("actions", "tables.action.title"))
    copied("Eerst\t\tŞahin Nguyễn", "Dan\t\tŞahin Nguyễn")
    me.walk_to(table, 0, 0)
    me.press(Key.Key_V, Control)
    me.go("Ambassadeurs en digicoaches")
    others = me.table(text("people", "sections.others.title"))
    assert [row[0] for row in cells(others)].count("Şahin Nguyễn") == 1


def test_what_is_being_typed_in_a_cell_is_kept_when_the_page_goes(me: Person, lines: QTableView) -> None:
    me.walk_to(lines, 0, 0)
    me.type("Tablets")
    me.go("Scholing")
    me.go("Begroting")
    assert cells(lines)[0][0] == "Tablets"


def test_five_hundred_rows_in_one_paste(me: Person, lines: QTableView) -> None:
    copied(*(f"Post {number}\tAnders\t{number}" for number in range(1, 501)))
    me.walk_to(lines, 0, 0)
    me.press(Key.Key_V, Control)
    assert len(cells(lines)) == 500
    assert "€\u00a0125.250" in me.words()


def test_a_cell_is_saved_while_it_is_typed_in(me: Person, lines: QTableView, qtbot, tmp_path: Path) -> None:
    me.walk_to(lines, 0, 0)
    me.type("Tab")
    assert _("not saved yet") in me.words()
    qtbot.waitUntil(lambda: on_disk(tmp_path / "test.db", "what", "budget_line") == ["Tab"])
    me.type("lets")
    me.press(Key.Key_Return)
    assert on_disk(tmp_path / "test.db", "what", "budget_line") == ["Tablets"]
    me.press(Key.Key_Z, Control)
    assert cells(lines) == []


def test_escape_leaves_a_cell_as_it_was(me: Person, lines: QTableView, qtbot, tmp_path: Path) -> None:
    me.rows(lines, ("Tablets",))
    me.walk_to(lines, 0, 0)
    me.press(Key.Key_F2)
    me.press(Key.Key_A, Control)
    me.type("Iets anders")
    qtbot.waitUntil(lambda: on_disk(tmp_path / "test.db", "what", "budget_line") == ["Iets anders"])
    me.press(Key.Key_Escape)
    assert cells(lines)[0][0] == "Tablets"
    assert on_disk(tmp_path / "test.db", "what", "budget_line") == ["Tablets"]


def test_escape_takes_nothing_else_back(me: Person, lines: QTableView, qtbot, tmp_path: Path) -> None:
    """What came after what was saved while typing stays: from another window, say."""
    me.rows(lines, ("Tablets",))
    document = me.window.walk.document
    me.walk_to(lines, 0, 0)
    me.press(Key.Key_F2)
    me.press(Key.Key_A, Control)
    me.type("Iets anders")
    qtbot.waitUntil(lambda: on_disk(tmp_path / "test.db", "what", "budget_line") == ["Iets anders"])
    document.set_value(document.plan.team, "location", "Huis Buitenzicht")
    me.press(Key.Key_Escape)
    assert cells(lines)[0][0] == "Tablets"
    assert document.plan.team.location == "Huis Buitenzicht"


@pytest.mark.parametrize("saved", [True, False])
def test_undo_in_an_open_cell_undoes_the_plan(
    me: Person, lines: QTableView, qtbot, tmp_path: Path, saved: bool
) -> None:
    """The plan has one history: what stands in the cell goes at once, and leaving it brings nothing back."""
    me.rows(lines, ("Tablets", "", "100"))
    me.walk_to(lines, 0, 0)
    me.press(Key.Key_F2)
    me.press(Key.Key_A, Control)
    me.type("Iets anders")
    if saved:
        qtbot.waitUntil(lambda: on_disk(tmp_path / "test.db", "what", "budget_line") == ["Iets anders"])
    me.press(Key.Key_Z, Control)
    assert cells(lines)[0][0] == "Tablets"
    assert QApplication.focusWidget() is lines
    me.press(Key.Key_Tab)
    assert (cells(lines)[0][0], cells(lines)[0][2]) == ("Tablets", "100")
    me.press(Key.Key_Y, Control)
    assert cells(lines)[0][0] == "Iets anders"
    me.press(Key.Key_Z, Control)
    me.press(Key.Key_F2)
    me.press(Key.Key_Z, Control)
    assert (cells(lines)[0][0], cells(lines)[0][2]) == ("Tablets", ""), "a cell in which nothing was typed"


def test_undo_in_an_open_list_undoes_the_choice(me: Person, lines: QTableView) -> None:
    me.rows(lines, ("Tablets", "", "100"))
    column = next(
        place for place in range(9) if lines.model().cells.head(place) == text("budget", "fields.budget_line.kind.name")
    )
    me.walk_to(lines, 0, column)
    me.press(Key.Key_F2)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QComboBox)
    me.press(Key.Key_Down)
    editor.activated.emit(editor.currentIndex())
    chosen = cells(lines)[0][column]
    assert chosen
    me.press(Key.Key_Z, Control)
    me.press(Key.Key_Tab)
    assert cells(lines)[0][column] == ""
    me.press(Key.Key_Y, Control)
    assert cells(lines)[0][column] == chosen


def test_undo_of_what_does_not_fit_takes_nothing_else_back(me: Person, lines: QTableView) -> None:
    me.rows(lines, ("Tablets", "", "100"))
    me.walk_to(lines, 0, 2)
    me.press(Key.Key_F2)
    me.press(Key.Key_A, Control)
    me.type("veel")
    me.press(Key.Key_Z, Control)
    assert [line.quarter1 for line in me.window.walk.document.plan.budget_lines] == [10_000]
    assert cells(lines)[0][0] == "Tablets"


def test_closing_takes_in_the_open_cell(me: Person, lines: QTableView, tmp_path: Path) -> None:
    me.walk_to(lines, 0, 0)
    me.type("Tablets")
    me.window.close()
    assert on_disk(tmp_path / "test.db", "what", "budget_line") == ["Tablets"]


def test_a_new_row_is_one_press_away_in_a_long_table(me: Person, lines: QTableView) -> None:
    copied(*(f"Post {number}" for number in range(40)))
    me.walk_to(lines, 0, 0)
    me.press(Key.Key_V, Control)
    me.push(_("New row"))
    me.type("Nog een")
    me.press(Key.Key_Return)
    assert cells(lines)[-1][0] == "Nog een"


def menu(me: Person, words: str) -> None:
    """Choose from the menu of the table, with the menu key and the arrows."""
    table = me.table(text("budget", LINES))
    here = table.visualRect(table.currentIndex()).center()
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, here, table.viewport().mapToGlobal(here))
    QApplication.sendEvent(table.viewport(), asked)
    shown = QApplication.activePopupWidget()
    assert isinstance(shown, QMenu)
    for _try in shown.actions():
        if shown.activeAction().text() == words:
            break
        QTest.keyClick(shown, Key.Key_Down)
    assert shown.activeAction().text() == words
    QTest.keyClick(shown, Key.Key_Return)
    QApplication.processEvents()
    me.turn_to()


def firsts(table: QTableView) -> list[str]:
    return [row[0] for row in cells(table)]


def test_sorting_with_the_keyboard_and_keeping_the_order(me: Person, lines: QTableView, tmp_path: Path) -> None:
    me.rows(lines, ("b", "", "30"), ("leeg",), ("c", "", "4"), ("a", "", "30"))
    me.walk_to(lines, 2, 2)
    menu(me, _("Sort, lowest first"))
    assert firsts(lines) == ["c", "b", "a", "leeg"]
    assert (lines.currentIndex().row(), lines.currentIndex().column()) == (0, 2), "the cursor stays with its row"
    menu(me, _("Sort, highest first"))
    assert firsts(lines) == ["b", "a", "c", "leeg"], "equal rows keep their order, empty cells come last"
    menu(me, _("The order of the plan"))
    assert firsts(lines) == ["b", "leeg", "c", "a"]
    menu(me, _("Sort, lowest first"))
    me.push(_("Keep this order"))
    assert firsts(lines) == ["c", "b", "a", "leeg"]
    assert not lines.model().is_sorted
    assert on_disk(tmp_path / "test.db", "what", "budget_line") == ["c", "b", "a", "leeg"]
    me.press(Key.Key_Z, Control)
    assert firsts(lines) == ["b", "leeg", "c", "a"]


def test_a_sorted_row_does_not_run_off_while_it_is_typed_in(me: Person, lines: QTableView) -> None:
    me.rows(lines, ("b", "", "30"), ("a", "", "4"))
    me.walk_to(lines, 0, 2)
    menu(me, _("Sort, lowest first"))
    me.walk_to(lines, 0, 2)
    me.type("99")
    me.press(Key.Key_Return)
    assert [row[2] for row in cells(lines)] == ["99", "30"]
    me.walk_to(lines, 2, 0)
    me.type("nieuw")
    me.press(Key.Key_Return)
    assert firsts(lines) == ["a", "b", "nieuw"]
    menu(me, _("The order of the plan"))
    assert firsts(lines) == ["b", "a", "nieuw"]


def test_one_summary_names_line_and_column_of_what_does_not_fit(me: Person, lines: QTableView) -> None:
    copied(
        "Tablets\tICT op orde\t(900)\t900-", "Sensoren\tKnikkers\t10\t20", "Kabels\tAnders\t1\t2\t3\t4\t\t\t\t\textra"
    )
    me.walk_to(lines, 0, 0)
    me.press(Key.Key_V, Control)
    words = me.words()
    assert "3 cellen passen niet. Voor 1 kolom is hier geen plaats." in words
    negative = _("An amount cannot be negative. Type what it costs.")
    assert f"Regel 1, Kw. 1: {negative}\nRegel 1, Kw. 2: {negative}\nRegel 2, Soort: “Knikkers”" in words
    assert [row[:6] for row in cells(lines)[1:]] == [
        ["Sensoren", "Knikkers", "10", "20", "", ""],
        ["Kabels", "Anders", "1", "2", "3", "4"],
    ]
    me.press(Key.Key_Z, Control)
    assert cells(lines) == []
    assert _("not saved yet") not in me.words()


def test_undoing_a_paste_over_rows_takes_its_marks_away_too(me: Person, lines: QTableView) -> None:
    me.rows(lines, ("Tablets", "", "1", "2"))
    copied("5\tveel")
    me.walk_to(lines, 0, 2)
    me.press(Key.Key_V, Control)
    assert cells(lines)[0][2:4] == ["5", "veel"]
    me.press(Key.Key_Z, Control)
    assert cells(lines)[0][2:4] == ["1", "2"]
    assert _("not saved yet") not in me.words()


def test_many_cells_that_do_not_fit_are_counted(me: Person, lines: QTableView) -> None:
    copied(*(f"Post {number}\tKnikkers" for number in range(8)))
    me.walk_to(lines, 0, 0)
    me.press(Key.Key_V, Control)
    words = me.words()
    assert "8 cellen passen niet." in words
    assert "Regel 5, Soort" in words
    assert "Regel 6, Soort" not in words
    assert "En nog 3." in words


def test_a_block_with_its_heads_blank_lines_and_a_loose_quote(me: Person, lines: QTableView) -> None:
    copied("Post\tSoort\tKw. 1", '"5 tablets\tAnders\t1', "\t\t", "Kabels\tAnders\t2")
    me.walk_to(lines, 0, 0)
    me.press(Key.Key_V, Control)
    assert [row[:3] for row in cells(lines)] == [['"5 tablets', "Anders", "1"], ["Kabels", "Anders", "2"]]


def test_what_is_copied_can_be_pasted_as_it_was(me: Person, lines: QTableView) -> None:
    me.rows(lines, ('Post "a"', "Anders", "1250,50", "3"), ("b", "Scholing", "0", ""))
    me.walk_to(lines, 0, 0)
    me.press(Key.Key_A, Control)
    me.press(Key.Key_C, Control)
    before = cells(lines)
    me.walk_to(lines, 2, 0)
    me.press(Key.Key_V, Control)
    assert cells(lines) == before + before


def test_whole_rows_are_chosen_with_shift_and_space(me: Person, lines: QTableView) -> None:
    me.rows(lines, ("Een", "", "1"), ("Twee", "", "2"), ("Drie", "", "3"))
    me.walk_to(lines, 1, 2)
    me.press(Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    me.press(Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    me.press(Key.Key_X, Control)
    assert cells(lines)[1] == [""] * 10
    assert QApplication.clipboard().text() == "Twee\t\t2\t\t\t\t2\t\t\t\nDrie\t\t3\t\t\t\t3\t\t\t\n"
    me.press(Key.Key_Z, Control)
    menu(me, _("Remove the selected rows"))
    assert firsts(lines) == ["Een"]


@given(st.lists(st.lists(st.text(st.characters(exclude_characters="\r\0")), min_size=1, max_size=4), min_size=1))
def test_a_block_reads_back_as_it_was_written(written: list[list[str]]) -> None:
    assert clipboard.parse_block(clipboard.write_block(written)) == written


@given(st.text(max_size=60))
def test_any_text_on_the_clipboard_is_a_block(typed: str) -> None:
    assert all(isinstance(cell, str) for line in clipboard.parse_block(typed) for cell in line)
