"""What may still be a name, shown before anything with roles is written: in print, files and the overview."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel

from desktop.possible_names import NamesDialog
from plans.exchange import plan_file
from plans.plan import Plan
from plans.printing.parts import PARTS
from resources.language import gettext as _
from tests.desktop.person import PATIENCE, Key, Person
from tests.desktop.test_print import in_print_window, saved
from tests.plans.test_anonymise import plan_with

BOTH = "2 woorden zijn misschien nog een naam"


@pytest.fixture
def plan() -> Plan:
    made = plan_with(("Roos Zwaluw", "digicoach"), text="Roos Zwaluw belt mevrouw Jansen en Ahmed. Ahmed weet het.")
    made.team.name = "Lindehof"
    made.reviews[0].asked = "Tijd voor mevrouw Jansen"
    return made


@pytest.fixture
def me(start, plan: Plan, tmp_path: Path) -> Person:
    file = tmp_path / "namen.jaarplan"
    plan_file.write(plan, file)
    person = start(str(file))
    person.window.settings.print_without = frozenset(PARTS) - {"vision"}
    return person


def menu(me: Person, words: str) -> Callable[[], object]:
    return lambda: me.command(words)


def going(me: Person) -> Callable[[], object]:
    return lambda: me.push(_("Choose where…"))


def closing(me: Person) -> Callable[[], object]:
    return lambda: me.press(Key.Key_Return)


def both_asked(me: Person) -> Callable[[], object]:
    """By the keyboard: the first by another word, the second stays."""

    def answer() -> None:
        words = me.words()
        assert BOTH in words
        assert "…digicoach belt mevrouw Jansen en Ahmed." in words
        assert (
            QApplication.focusWidget()
            in me.field(_("What to do with “{word}”").format(word="mevrouw Jansen")).children()
        )
        me.press(Key.Key_Left)
        me.press(Key.Key_Tab)
        me.press(Key.Key_End)
        me.type(" van ver")
        me.press(Key.Key_Return)

    return answer


def test_a_plan_file_with_roles_asks_once_and_remembers(me: Person, tmp_path: Path) -> None:
    first, second = tmp_path / "een.jaarplan", tmp_path / "twee.jaarplan"
    without = menu(me, _("Save without names…"))
    me.answering_in_turn(without, going(me), both_asked(me), lambda: me.name_file(first), closing(me))
    text = plan_file.read(first)[0].vision.text
    assert text == "digicoach belt iemand van ver en Ahmed. Ahmed weet het."
    # Said once, for this plan; in the plan itself nothing changed.
    me.answering_in_turn(without, going(me), lambda: me.name_file(second), closing(me))
    assert plan_file.read(second)[0].vision.text == text
    assert "Roos Zwaluw belt mevrouw Jansen" in me.window.walk.document.plan.vision.text
    assert not [path for path in tmp_path.rglob("*.ini") if b"Jansen" in path.read_bytes()]


def test_a_sheet_with_roles_asks_too_and_one_click_replaces_all(me: Person, tmp_path: Path) -> None:
    path = tmp_path / "rollen.xlsx"

    def roles() -> None:
        me.push(_("With roles instead of names"))
        me.push(_("Choose where…"))

    def replace_all() -> None:
        me.push(_("Replace all"))
        me.push(_("Go on"))

    me.answering_in_turn(
        menu(me, _("Save as a spreadsheet…")), roles, replace_all, lambda: me.name_file(path), closing(me)
    )
    book = openpyxl.load_workbook(path)
    words = "\n".join(str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value)
    assert "digicoach belt iemand en iemand. iemand weet het." in words
    assert not [name for name in ("Roos Zwaluw", "Zwaluw", "Jansen", "Ahmed") if name in words]


def test_cancelling_writes_nothing(me: Person, tmp_path: Path) -> None:
    before = sorted(tmp_path.rglob("*"))
    me.answering_in_turn(menu(me, _("Save without names…")), going(me), lambda: me.press(Key.Key_Escape))
    assert sorted(tmp_path.rglob("*")) == before


def test_nothing_is_asked_when_nothing_is_found(start, tmp_path: Path) -> None:
    file, to = tmp_path / "x.jaarplan", tmp_path / "rollen.jaarplan"
    plan_file.write(plan_with(("Roos Zwaluw", "digicoach"), text="Roos Zwaluw belt"), file)
    me = start(str(file))
    me.answering_in_turn(menu(me, _("Save without names…")), going(me), lambda: me.name_file(to), closing(me))
    assert plan_file.read(to)[0].vision.text == "digicoach belt"


@pytest.mark.parametrize("ending", [".pdf", ".html"])
def test_pages_with_roles_are_made_again_with_what_was_chosen(me: Person, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"x{ending}"
    asked: list[int] = []

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, NamesDialog)
        asked.append(len(dialog.rows))
        me.push(_("Replace all"))
        me.push(_("Go on"))

    to_save: list[bool] = []

    def name(*_given: object) -> tuple[str, str]:
        to_save.append(True)
        return str(path), ""

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(QFileDialog, "getSaveFileName", name)

        def print_and_wait(shown) -> None:
            me.push(_("With roles instead of names"))
            me.qtbot.waitUntil(lambda: shown.is_ready and shown.preview.is_sharp, timeout=PATIENCE)
            assert to_save == []
            me.answering_in_turn(lambda: me.push(_("Save…")), answer)
            me.qtbot.waitUntil(lambda: _("Open the file") in me.words(), timeout=PATIENCE)

        in_print_window(me, print_and_wait)
    assert (asked, to_save) == ([2], [True])
    words = path.read_bytes() if ending == ".html" else _pdf_words(path)
    assert b"Jansen" not in words
    assert b"Ahmed" not in words
    assert b"iemand" in words


def _pdf_words(path: Path) -> bytes:
    from pypdf import PdfReader

    return "\n".join(page.extract_text() for page in PdfReader(path).pages).encode()


def test_with_names_or_without_leftovers_the_print_window_asks_nothing(me: Person, tmp_path: Path) -> None:
    in_print_window(me, lambda _shown: saved(me, tmp_path / "namen.pdf"))
    assert b"Jansen" in _pdf_words(tmp_path / "namen.pdf")


def test_the_overview_asks_for_what_it_shows_only(
    start, plan: Plan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = plan_with(("Piet Merel", "digicoach"), text="Vraag Bertha ernaar.")
    other.team.name = "Wilgenhof"
    other.reviews[0].asked = "Ook tijd voor mevrouw Jansen"
    (tmp_path / "teams").mkdir()
    for made in (plan, other):
        plan_file.write(made, tmp_path / "teams" / f"{made.team.name}.jaarplan")
    to = tmp_path / "overzicht.html"
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_given: str(tmp_path / "teams"))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: (str(to), ""))
    me = start()
    me.push(_("Location overview…"))
    me.push(_("Add a folder…"))
    me.qtbot.waitUntil(lambda: me.table(_("Teams and their goals")).model().rowCount() == 2)
    said: list[str] = []

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        said.append("\n".join(label.text() for label in dialog.findChildren(QLabel)))
        me.choose(_("What to do with “{word}”").format(word="mevrouw Jansen"), _("Replace"))
        me.push(_("Go on"))

    def make() -> None:
        me.push(_("Save…"))
        me.qtbot.waitUntil(lambda: _("Saved as {name}.").format(name=to.name) in me.words(), timeout=PATIENCE)

    def save() -> None:
        me.choose(_("As"), _("Web page that can be read aloud"))
        me.push(_("With roles instead of names"))
        me.answering(answer, make)
        me.push(_("Close"))

    me.answering(save, lambda: me.push(_("Print or save…")))
    assert "1 woord is misschien nog een naam" in said[0]
    assert "Bertha" not in said[0]
    page = to.read_text(encoding="utf-8")
    assert "Jansen" not in page
    assert page.count("ijd voor iemand") == 2
