"""Forgetting somebody through the window: one question, and after it no byte of the name in the folder."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QTableView

from desktop.forgetting import ForgetDialog
from plans import common_versions
from plans.plan import Plan
from plans.plan_json import serialise
from plans.storage import backups, private
from plans.storage.library import Library
from resources.language import gettext as _
from tests.desktop.person import PATIENCE, Control, Key, Person
from tests.plans.test_anonymise import plan_with
from tests.plans.test_forgetting import EARLIER, NAME, mentioning
from tests.plans.test_traces import names_in_bytes

PEOPLE = "Mensen"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a library that names her in two plans, a copy of it, another library and what a crash left."""
    place = tmp_path / "digikoers"
    private.make_folder(place)
    library = Library.open(place / "digikoers.db")
    plan = mentioning()
    plan.team.name = "Team Łinde"
    plan.record.state = "concept"
    library.create(plan)
    binned = plan_with((EARLIER, "digicoach"), text=f"{NAME} en Piet")
    binned.team.name = "Team Oud"
    library.create(binned)
    library.bin(binned.id)
    library.copy("import")
    library.close()
    data = library.path.read_bytes()
    beside = Library.open(place / "digikoers-2.db")
    beside.create(plan_with((NAME, "digicoach"), text="Zwaluwtjes rooster"))
    beside.close()
    (backups.folder(library.path) / "digikoers-damaged-1.db").write_bytes(data[:5000] + data)
    (place / ".0123456789abcdef0123456789abcdef.part").write_bytes(data)
    return place


@pytest.fixture
def me(start, folder: Path) -> Person:
    me = start(library="digikoers/digikoers.db")
    me.push("Team Łinde · jaarplan 2027")
    return me


def menu(me: Person):
    return lambda: me.command(_("Forget somebody…"))


def wait_until_found(me: Person) -> ForgetDialog:
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ForgetDialog)
    me.qtbot.waitUntil(lambda: _("Looking through your plans and copies…") not in me.words(), timeout=PATIENCE)
    return dialog


def wait_until_forgotten(me: Person) -> None:
    me.qtbot.waitUntil(lambda: _("Close") in me.words().splitlines(), timeout=PATIENCE)


def opened(me: Person) -> Plan:
    return me.window.walk.document.plan


def people(me: Person) -> None:
    from resources.texts import text

    me.go(text("people", "step.title"))


def test_from_her_own_form_by_keyboard_and_no_byte_is_left(me: Person, folder: Path) -> None:
    assert len(names_in_bytes(folder)) >= 5
    # No lock keeps a name.
    me.window.walk.document.set_value(opened(me).record, "state", "adopted")
    people(me)
    card = next(item for item in me.window.findChildren(QAbstractButton) if NAME in item.accessibleName())
    me.click(card)
    said: list[str] = []

    def answer() -> None:
        wait_until_found(me)
        said.append(me.words())
        assert me.value(_("Who?")) == NAME
        assert me.value(_("What replaces it?")) == "digicoach"
        # Enter leaves all as it is: what cannot be undone is chosen on purpose.
        assert QApplication.focusWidget().text() == _("Cancel")
        for _turn in range(40):
            me.press(Key.Key_Tab)
            if getattr(QApplication.focusWidget(), "text", lambda: "")() == _("Forget"):
                break
        me.press(Key.Key_Return)
        wait_until_forgotten(me)
        said.append(me.words())
        me.press(Key.Key_Return)

    me.answering(answer, lambda: me.push(_("Forget this person…")))
    for line in (
        f"Gezocht naar “{NAME}”, “{EARLIER}”, in elke vorm.",
        "1 vastgestelde versie",
        "Team Oud · jaarplan 2027 (in de prullenbak): 2",
        "digikoers-2.db",
        "digikoers-damaged-1.db",
    ):
        assert line in said[0].splitlines(), said[0]
    assert _("The name has been taken out.") in said[1]
    assert names_in_bytes(folder) == {}
    assert opened(me).people[2].name == "digicoach"
    assert opened(me).people[2].hours_per_week is not None
    # Everything can still be opened, and the copy put back.
    library = Library.open(folder / "digikoers.db", read_only=True)
    assert serialise(library.load(opened(me).id)) == serialise(opened(me))
    library.close()


def test_it_cannot_be_undone_nor_what_was_done_before_it(me: Person, folder: Path) -> None:
    me.fill("Hoe heet het team?", f"Team van {NAME}")
    assert me.visible(QAbstractButton, "Ongedaan maken").isEnabled()

    def answer() -> None:
        me.type(NAME)
        me.press(Key.Key_Return)
        wait_until_found(me)
        assert _("This cannot be undone. Nor, from then on, can anything you did in this plan before it.") in me.words()
        me.push(_("Forget"))
        wait_until_forgotten(me)
        me.push(_("Close"))

    me.answering(answer, menu(me))
    assert me.value("Hoe heet het team?") == "Team van digicoach"
    assert not me.visible(QAbstractButton, "Ongedaan maken").isEnabled()
    me.press(Key.Key_Z, Control)
    me.press(Key.Key_Y, Control)
    assert me.value("Hoe heet het team?") == "Team van digicoach"
    assert names_in_bytes(folder) == {}


def test_somebody_who_is_no_longer_listed_by_a_typed_name(me: Person, folder: Path) -> None:
    document = me.window.walk.document
    document.remove(document.plan.people[2])
    said: list[str] = []

    def answer() -> None:
        me.type(EARLIER.lower())
        me.press(Key.Key_Return)
        wait_until_found(me)
        said.append(me.words())
        me.fill(_("What replaces it?"), "een oud-collega")
        me.push(_("Forget"))
        wait_until_forgotten(me)
        me.push(_("Close"))

    me.answering(answer, menu(me))
    # By the versions that were kept she is known by both her names.
    assert NAME in said[0]
    assert names_in_bytes(folder) == {}
    assert opened(me).versions[0].adopted_by == "een oud-collega"


def test_leaving_it_changes_nothing(me: Person, folder: Path) -> None:
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}

    def answer() -> None:
        me.type(NAME)
        me.press(Key.Key_Return)
        wait_until_found(me)
        me.press(Key.Key_Return)

    me.answering(answer, menu(me))
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_what_digikoers_kept_for_merging_is_called_by_what_it_is(me: Person, folder: Path) -> None:
    common_versions.keep_given(backups.folder(folder / "digikoers.db"), mentioning())

    def look() -> None:
        me.type(NAME)
        me.press(Key.Key_Return)
        wait_until_found(me)
        assert "Versie 1 van een plan dat je opende of doorgaf, bewaard om samen te voegen" in me.words()
        assert "common-" not in me.words()
        me.push(_("Cancel"))

    me.answering(look, menu(me))


def test_a_name_that_is_nowhere_is_said_and_another_can_be_typed(me: Person) -> None:
    def answer() -> None:
        me.press(Key.Key_Return)
        assert _("Choose somebody, or type a name.") in me.words()
        me.focus(_("Who?"))
        me.type("Bertha")
        me.press(Key.Key_Return)
        wait_until_found(me)
        assert _("The name was found nowhere.") in me.words()
        assert _("Forget") not in me.words().splitlines()
        me.fill(_("Who?"), EARLIER)
        me.push(_("Look for the name"))
        wait_until_found(me)
        assert _("Forget") in me.words().splitlines()
        me.press(Key.Key_Escape)

    me.answering(answer, menu(me))


def test_what_may_be_somebody_else_stays_unless_it_is_ticked(start, tmp_path: Path) -> None:
    library = Library.open(tmp_path / "test.db")
    library.create(plan_with(("Jan Kok", "digicoach"), ("Jan Vos", "ambassador"), text="Jan en Jan Kok"))
    library.close()
    me = start()
    me.push("Team zonder naam · jaarplan 2027" if "Team zonder naam" in me.words() else "Nieuw team · jaarplan 2027")

    def answer() -> None:
        me.type("Jan Kok")
        me.press(Key.Key_Return)
        wait_until_found(me)
        assert _("This stays, unless you tick it") in me.words()
        me.focus("Jan")
        me.press(Key.Key_Space)
        me.push(_("Forget"))
        wait_until_forgotten(me)
        me.push(_("Close"))

    me.answering(answer, menu(me))
    assert opened(me).vision.text == "digicoach en digicoach"


def test_a_library_that_is_held_elsewhere_keeps_all_as_it_is_until_it_is_tried_again(me: Person, folder: Path) -> None:
    copies = {path: path.read_bytes() for path in (folder / "backups").iterdir()}
    other = sqlite3.connect(folder / "digikoers.db", isolation_level=None)
    failed = _("Your plan could not be saved just now. Nothing else was changed; try again.")

    def answer() -> None:
        me.type(NAME)
        me.press(Key.Key_Return)
        wait_until_found(me)
        other.execute("BEGIN IMMEDIATE")
        me.push(_("Forget"))
        me.qtbot.waitUntil(lambda: failed in me.words(), timeout=PATIENCE)
        assert {path: path.read_bytes() for path in (folder / "backups").iterdir()} == copies
        other.execute("ROLLBACK")
        me.push(_("Forget"))
        wait_until_forgotten(me)
        me.push(_("Close"))

    me.answering(answer, menu(me))
    other.close()
    assert names_in_bytes(folder) == {}


def test_in_a_library_that_is_only_read_nothing_changes(
    me: Person, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Library, "read_only", property(lambda _library: True))
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}

    def answer() -> None:
        me.type(NAME)
        me.press(Key.Key_Return)
        wait_until_found(me)
        me.push(_("Forget"))
        me.qtbot.waitUntil(lambda: "is alleen open om te lezen" in me.words(), timeout=PATIENCE)
        me.press(Key.Key_Escape)

    me.answering(answer, menu(me))
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_whatever_is_typed_is_looked_for(me: Person) -> None:
    for typed in ("(", "*.[", "de", "x" * 3_000, "🙂", "iemand", "Jan Jan Jan"):

        def answer(typed: str = typed) -> None:
            me.type(typed[:40])
            me.field(_("Who?")).setEditText(typed)
            me.press(Key.Key_Return)
            wait_until_found(me)
            assert _("The name was found nowhere.") in me.words(), typed
            me.press(Key.Key_Escape)

        me.answering(answer, menu(me))


def test_who_leaves_while_it_is_looked_for_leaves_all_as_it_is(me: Person, folder: Path) -> None:
    def answer() -> None:
        me.type(NAME)
        me.press(Key.Key_Return)
        me.press(Key.Key_Escape)

    me.answering(answer, menu(me))
    assert QApplication.activeModalWidget() is None
    assert names_in_bytes(folder) != {}


def test_a_colleague_in_the_table_as_well_also_in_a_closed_plan(start, tmp_path: Path) -> None:
    library = Library.open(tmp_path / "test.db")
    plan = plan_with((NAME, "colleague"), text=f"Vraag {NAME}")
    plan.team.name, plan.record.state = "Lindehof", "closed"
    library.create(plan)
    library.close()
    me = start()
    me.push("Lindehof · jaarplan 2027")
    people(me)
    table = next(item for item in me.window.findChildren(QTableView) if item.isVisible() and _row_of(item) is not None)
    me.walk_to(table, _row_of(table) or 0, 0)

    def answer() -> None:
        wait_until_found(me)
        me.push(_("Forget"))
        wait_until_forgotten(me)
        me.push(_("Close"))

    me.answering(answer, lambda: me.push(_("Forget this person…")))
    assert opened(me).vision.text == "Vraag collega"
    assert [item.name for item in opened(me).people if item.role == "colleague"] == ["collega"]


def _row_of(table: QTableView) -> int | None:
    names = [table.model().index(row, 0).data() for row in range(table.model().rowCount())]
    return names.index(NAME) if NAME in names else None
