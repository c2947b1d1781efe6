"""Taking lines from a spreadsheet, and the plan as a spreadsheet, through the window."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox

from plans.exchange import plan_file
from plans.importing.records.document_texts import target_word
from plans.plan_json import serialise
from plans.storage.library import Library
from resources.language import gettext as _
from tests.desktop.person import Key, Person
from tests.plans.importing.files_of_kinds import docx, ods, text, xlsx

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


def taking(me: Person, path: Path, answer) -> None:
    """Name the file in the first dialog, and answer in the second."""
    me.answering(
        lambda: me.name_file(path),
        lambda: me.answering_next(answer, lambda: me.command(_("Bring in your own list…"))),
    )


def shown(me: Person) -> list[tuple[str, ...]]:
    model = me.table(_("Lines of the list")).model()
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
    assert [line[-1].split("\n")[0] for line in seen] == ["✓ erbij", "▲ deels", "■ niet"]
    assert "Yusuf Şahin" in seen[0][-1]
    assert "morgen" in seen[1][-1]
    after = stored(tmp_path)
    assert {item["what"] for item in after["actions"]} - {item["what"] for item in before["actions"]} == {
        "Lampen ophangen (met Yusuf Şahin)",
        "Oefenen met de tablet (deadline: morgen)",
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
        take = me.visible(QAbstractButton, "Neem 2 regels over")
        me.press_until(Key.Key_Tab, take.hasFocus)
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
        lambda: me.command(_("Save as a spreadsheet…")),
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
        lambda: me.command(_("Save as a spreadsheet…")),
        lambda: me.push(_("Choose where…")),
        lambda: me.name_file(tmp_path / "plan.csv"),
        read_and_close,
    )
    assert (tmp_path / "plan-acties.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert not (tmp_path / "plan.csv").exists()
    assert "plan-….csv" in texts[0]


def chosen(me: Person, name: str, words: str) -> None:
    """Choose a line of a list by its name with the keyboard: open it, walk to the line, take it."""
    box = me.visible(QComboBox, name)
    place = next(row for row in range(box.count()) if box.itemText(row) == words)
    box.setFocus(Qt.FocusReason.TabFocusReason)
    me.press(Key.Key_F4)
    for key in (Key.Key_Home, *[Key.Key_Down] * place, Key.Key_Return):
        QTest.keyClick(box.view(), key)
    QApplication.processEvents()


def test_three_lists_and_a_word_plan_come_in_one_after_the_other(start, tmp_path: Path) -> None:
    """Own lists of a year: actions with costs, a budget with sums, people in parts, and a plan in Word."""
    me = start(str(plan_file.SAMPLE))
    before = stored(tmp_path)
    actions = xlsx(
        tmp_path / "acties.xlsx",
        (
            "Team Wilg",
            [
                ["Nr", "Actie", "Wie", "Klaar", "Kosten"],
                [1, "Laadkast ophangen", "Sanne", "half mrt", "€ 240"],
                ["Q2"],
                [2, "Nachtteam oefent", "Jusuf", "z.s.m.", None],
                ["Totaal", None, None, None, 240],
            ],
        ),
    )
    budget = ods(
        tmp_path / "begroting.ods",
        (
            "2027",
            [
                ["Kostenpost", "Stuks", "Stukprijs", "Bedrag"],
                ["Hoezen", 4, 25, 100],
                ["Totaal hoezen", None, None, 100],
            ],
        ),
    )
    people = text(
        tmp_path / "mensen.csv", "Achternaam;Voornaam;Rol;Uren p/w\nPrins;Ella;Digi-coach;4 uur per maand\n", "cp1252"
    )
    word = docx(
        tmp_path / "jaarplan.docx",
        "# Ambitie",
        "Over drie jaar doet iedereen mee.",
        "# Acties",
        [["Doel", "Actie", "Wie", "Gereed"], ["Meer contact", "- tablet kopen\n- oefenen", "Pia", "1 mei"]],
    )
    seen: list[str] = []

    def look_at_actions() -> None:
        seen.append(me.words())
        chosen(me, _("Who is {name}?").format(name="Jusuf"), "Yusuf Şahin")
        me.push("Neem 2 regels over")

    taking(me, actions, look_at_actions)
    assert "Jusuf" in seen[0]
    taking(me, budget, lambda: me.push("Neem 1 regel over"))
    taking(me, people, lambda: me.push("Neem 1 regel over"))

    def pick_the_text() -> None:
        chosen(me, _("Which table"), _("Texts"))
        name = _("“{text}” goes to").format(text="Over drie jaar doet iedereen mee.")
        chosen(me, name, target_word("vision.ambition"))
        me.push(next(words for words in me.words().split("\n") if words.startswith("Neem ")))

    taking(me, word, pick_the_text)
    after = stored(tmp_path)
    new = {
        table: [row for row in after[table] if row["id"] not in {old["id"] for old in before[table]}]
        for table in ("actions", "budget_lines", "people", "goals")
    }
    assert [row["what"] for row in new["actions"]] == [
        "Laadkast ophangen",
        "Nachtteam oefent (klaar: z.s.m.)",
        "tablet kopen",
        "oefenen",
    ]
    assert [(row["what"], row["quarter1"]) for row in new["budget_lines"]] == [
        ("Laadkast ophangen", 24_000),
        ("Hoezen", 2500),
    ]
    assert [row["name"] for row in new["people"]] == ["Ella Prins", "Pia"]
    yusuf = next(row["id"] for row in before["people"] if row["name"] == "Yusuf Şahin")
    assert new["actions"][1]["owner_id"] == yusuf
    for _time in range(4):
        me.push(_("Undo"))
    assert stored(tmp_path) == before


def test_what_is_chosen_is_shown_at_once_and_remembered(start, tmp_path: Path) -> None:
    me = start(str(plan_file.SAMPLE))
    before = stored(tmp_path)
    first = text(tmp_path / "januari.csv", "Onderwerp;Naam;Moment\nSensor kiezen;Sanne Bos;1 mei\n")
    second = text(tmp_path / "februari.csv", "Onderwerp;Naam;Moment\nSensor testen;Sanne Bos;1 juni\n")
    notes: list[str] = []

    def say_what_it_is() -> None:
        chosen(me, _("What it becomes"), "wordt Acties")
        chosen(me, _("Column {heading} becomes").format(heading="Onderwerp"), "Actie")
        chosen(me, _("Column {heading} becomes").format(heading="Moment"), "Klaar")
        me.push("Neem 1 regel over")

    def look() -> None:
        notes.append(me.words())
        me.push("Neem 1 regel over")

    taking(me, first, say_what_it_is)
    taking(me, second, look)
    assert _("The columns are as you chose them last time.") in notes[0]
    new = [row for row in stored(tmp_path)["actions"] if row["id"] not in {old["id"] for old in before["actions"]}]
    assert [(row["what"], row["due"]) for row in new] == [
        ("Sensor kiezen", "2027-05-01"),
        ("Sensor testen", "2027-06-01"),
    ]


def test_a_line_is_left_with_the_space_bar(start, sheet: Path, tmp_path: Path) -> None:
    me = start(str(plan_file.SAMPLE))
    before = stored(tmp_path)

    def leave_the_first() -> None:
        me.press(Key.Key_Space)
        assert shown(me)[0][-1].startswith("○")
        me.push("Neem 1 regel over")

    taking(me, sheet, leave_the_first)
    assert len(stored(tmp_path)["actions"]) == len(before["actions"]) + 1


def test_the_last_of_many_columns_can_be_chosen(start, tmp_path: Path) -> None:
    me = start(str(plan_file.SAMPLE))
    before = stored(tmp_path)
    between = [f"Kolom {number}" for number in range(60)]
    path = text(
        tmp_path / "breed.csv",
        f"Actie;Klaar;Stand;{';'.join(between)};Laatste\n"
        f"Sensor kiezen;1 mei;open;{';'.join('x' for _name in between)};Sanne Bos\n",
    )

    def choose_the_last() -> None:
        table = me.table(_("Lines of the list"))
        for key in (Key.Key_Down, Key.Key_End, Key.Key_Left):
            me.press(key)
        head = table.horizontalHeader()
        assert len(head.findChildren(QComboBox)) < 40, "only what is in sight has a list"
        chosen(me, _("Column {heading} becomes").format(heading="Laatste"), "Wie")
        me.push("Neem 1 regel over")

    taking(me, path, choose_the_last)
    [new] = [row for row in stored(tmp_path)["actions"] if row["id"] not in {old["id"] for old in before["actions"]}]
    assert new["owner_id"] == next(row["id"] for row in before["people"] if row["name"] == "Sanne Bos")


def test_a_saved_plan_file_comes_with_a_ready_text(start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.message_dialog.QDesktopServices.openUrl", lambda _url: True)
    me = start(str(plan_file.SAMPLE))
    texts: list[str] = []

    def copy() -> None:
        me.push(_("Copy the text, and open the folder"))
        texts.append(QApplication.clipboard().text())
        me.press(Key.Key_Escape)

    me.answering_in_turn(
        lambda: me.command(_("Save as a spreadsheet…")),
        lambda: me.push(_("Choose where…")),
        lambda: me.name_file(tmp_path / "plan.xlsx"),
        lambda: me.push(_("Share this with…")),
        copy,
    )
    assert "plan.xlsx" in texts[0]
